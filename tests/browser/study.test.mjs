// Flash cards and the quiz in a real browser: by keyboard alone, on a phone and on a desk, with progress that stays.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { build } from "./site.mjs";
import { hosts, listen, stage, violations } from "./stage.mjs";

const out = build("/guide/");
const data = JSON.parse(readFileSync(join(out, "study.json"), "utf8"));
/** The deck with the fewest words that still fills a whole quiz, and the smallest of all. */
const bySize = [...data.decks].sort((a, b) => a.cards.length - b.cards.length);
const small = bySize[0];
const whole = bySize.find(({ cards }) => cards.length >= 10);

const guide = stage(out);

async function open(path, options = {}) {
  const context = await guide.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = listen(await context.newPage());
  await page.goto(guide.url + path);
  return page;
}

/** Nothing was wrong on the page, nothing was asked of another host, nothing hangs over its edge. */
async function isSound(page) {
  assert.deepEqual(page.problems, [], "errors in the console");
  assert.deepEqual(hosts(page), [new URL(guide.url).origin], "requests to other hosts");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "sideways scroll");
}

const text = (page, selector) => page.locator(selector).innerText();
const focused = (page, selector) => page.evaluate((selector) => document.activeElement?.matches(selector), selector);

/** Goes on by the Tab key until the focus is on what the selector names. */
async function tabTo(page, selector) {
  for (let step = 0; step < 40; step += 1) {
    if (await focused(page, selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the Tab key does not reach ${selector}`);
}

const cardOf = (name) => data.cards.find(([, term]) => term === name);

for (const [where, width, height] of [["a phone", 390, 800], ["a desk", 1280, 900]]) {
  test(`on ${where}, a whole deck is learnt by keyboard alone`, async () => {
    const page = await open(`study/?deck=${small.id}`, { viewport: { width, height } });
    await page.waitForSelector(".flash");
    assert.equal(await page.locator("[data-study-deck]").inputValue(), small.id);
    assert.deepEqual(await violations(page), []);
    await tabTo(page, ".flash-turn");

    // The keys of the answers do nothing before the card is turned.
    const first = await text(page, ".flash-term");
    await page.keyboard.press("1");
    assert.equal(await text(page, ".flash-term"), first);
    assert.equal(await page.locator(".flash-back").isVisible(), false);
    await page.keyboard.press("Space");
    assert.equal(await text(page, ".flash-back p"), cardOf(first)[2]);
    assert.equal(await page.locator(".flash-back a").getAttribute("href"), cardOf(first)[4]);
    assert.equal(await text(page, "[data-study-status]"), cardOf(first)[2]);
    assert.equal(await page.locator(".flash-turn").getAttribute("aria-expanded"), "true");
    assert.deepEqual(await violations(page), []);

    // A word that was not known comes back in the same round.
    await page.keyboard.press("ArrowLeft");
    assert.equal(await text(page, ".study-count"), `0 of ${small.cards.length} known`);
    for (let known = 1; known <= small.cards.length; known += 1) {
      assert.equal(await focused(page, ".flash-turn"), true, "the next card has the focus");
      if (known === small.cards.length) assert.equal(await text(page, ".flash-term"), first);
      await page.keyboard.press("Enter");
      await page.keyboard.press(known % 2 ? "1" : "ArrowRight");
      if (known < small.cards.length) {
        assert.equal(await text(page, ".study-count"), `${known} of ${small.cards.length} known`);
        assert.match(await text(page, "[data-study-status]"), new RegExp(`^${known} of ${small.cards.length} known\\. Next: `));
      }
    }
    assert.equal(await focused(page, ".study-end"), true);
    assert.equal(await text(page, ".study-end"), `You know all ${small.cards.length} words.`);
    assert.equal(await text(page, ".study-again li a"), first);
    assert.deepEqual(await violations(page), []);
    await isSound(page);
    await page.context().close();
  });
}

test("Space and the arrows work before anything has the focus", async () => {
  const page = await open(`study/?deck=${small.id}`);
  await page.waitForSelector(".flash");
  const first = await text(page, ".flash-term");
  await page.keyboard.press("Space");
  assert.equal(await text(page, ".flash-back p"), cardOf(first)[2]);
  assert.equal(await page.evaluate(() => scrollY), 0, "the page does not scroll");
  await page.keyboard.press("ArrowRight");
  assert.equal(await text(page, ".study-count"), `1 of ${small.cards.length} known`);
  // A control of the page keeps its keys.
  const before = await text(page, ".flash-term");
  await page.locator("[data-study-mode='cards']").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await text(page, ".flash-term"), before);
  await isSound(page);
  await page.context().close();
});

test("progress stays after a reload, and starts over when asked to", async () => {
  const page = await open(`study/?deck=${small.id}`);
  await page.waitForSelector(".flash");
  const learnt = await text(page, ".flash-term");
  await page.locator(".flash-turn").click();
  await page.locator(".study-answers .button", { hasText: "I knew it" }).click();
  assert.equal(await text(page, ".study-count"), `1 of ${small.cards.length} known`);
  await page.reload();
  await page.waitForSelector(".flash");
  assert.equal(await text(page, ".study-count"), `1 of ${small.cards.length} known`);
  assert.equal(await page.evaluate((base) => JSON.parse(localStorage.getItem(base)), `study:/guide/:${small.id}`).then((ids) => ids[0]), cardOf(learnt)[0]);

  // Another deck has its own progress, and the address names it.
  await page.locator("[data-study-deck]").selectOption(whole.id);
  assert.equal(new URL(page.url()).search, `?deck=${whole.id}`);
  assert.equal(await text(page, ".study-count"), `0 of ${whole.cards.length} known`);
  await page.locator("[data-study-deck]").selectOption(small.id);
  await page.locator(".study-bar .button").click();
  assert.equal(await text(page, ".study-count"), `0 of ${small.cards.length} known`);
  await page.reload();
  await page.waitForSelector(".flash");
  assert.equal(await text(page, ".study-count"), `0 of ${small.cards.length} known`);
  await isSound(page);
  await page.context().close();
});

test("a browser that keeps nothing can still be studied with, and the page says so", async () => {
  const context = await guide.newContext();
  await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("refused"); } }));
  const page = await context.newPage();
  await page.goto(`${guide.url}study/?deck=${small.id}`);
  await page.locator(".flash-turn").click();
  await page.locator(".study-answers .button").last().click();
  assert.equal(await text(page, ".study-count"), `1 of ${small.cards.length} known`);
  assert.match(await text(page, "[data-study-note]"), /ends with your visit/);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`a quiz is taken by keyboard and tells the score, ${colorScheme}`, async () => {
    const page = await open(`study/?deck=${whole.id}`, { viewport: { width: 390, height: 800 }, colorScheme });
    await page.waitForSelector(".flash");
    await tabTo(page, '[data-study-mode="quiz"]');
    await page.keyboard.press("Enter");
    assert.equal(await page.locator('[data-study-mode="quiz"]').getAttribute("aria-pressed"), "true");
    assert.equal(new URL(page.url()).search, `?deck=${whole.id}&mode=quiz`);
    await tabTo(page, ".quiz-choice");
    const wrong = [];
    for (let number = 1; number <= 10; number += 1) {
      assert.equal(await text(page, ".study-count"), `Question ${number} of 10`);
      const short = await text(page, ".quiz-short");
      const choices = await page.locator(".quiz-choice > span").allInnerTexts();
      assert.equal(new Set(choices).size, 4);
      const right = choices.findIndex((name) => cardOf(name)[2] === short);
      assert.ok(right >= 0, "the right word is among the choices");
      const inDeck = choices.every((name) => whole.cards.includes(data.cards.indexOf(cardOf(name))));
      assert.ok(inDeck, "the choices are words of the deck");
      const miss = number === 2 || number === 5;
      await page.keyboard.press(String((miss ? (right + 1) % 4 : right) + 1));
      if (miss) wrong.push(choices[right]);
      assert.match(await text(page, ".quiz-told p"), miss ? /^Not quite\. It is / : /^Right\. /);
      assert.equal(await page.locator(".quiz-told a").getAttribute("href"), cardOf(choices[right])[4]);
      assert.equal(await text(page, "[data-study-status]"), miss ? `Not quite. It is ${choices[right]}.` : `Right: ${choices[right]}.`);
      if (number < 3) assert.deepEqual(await violations(page), []);
      assert.equal(await focused(page, ".quiz-told .button"), true);
      await page.keyboard.press("Enter");
    }
    assert.equal(await text(page, ".study-end"), "8 of 10");
    assert.equal(await focused(page, ".study-end"), true);
    assert.deepEqual(await page.locator(".study-again a").allInnerTexts(), wrong);
    assert.deepEqual(await violations(page), []);
    await isSound(page);
    await page.reload();
    await page.waitForSelector(".quiz-choice");
    await page.context().close();
  });
}

test("wrong answers are of the right word's kind where the deck has enough of it", async () => {
  const page = await open(`study/?deck=${bySize.at(-1).id}&mode=quiz`);
  await page.waitForSelector(".quiz-choice");
  const deck = bySize.at(-1).cards.map((at) => data.cards[at]);
  for (let number = 1; number <= 10; number += 1) {
    const short = await text(page, ".quiz-short");
    const kind = deck.find((card) => card[2] === short)[3];
    const kinds = (await page.locator(".quiz-choice > span").allInnerTexts()).map((name) => cardOf(name)[3]);
    const enough = Math.min(4, deck.filter((card) => card[3] === kind).length);
    assert.equal(kinds.filter((one) => one === kind).length, enough);
    await page.locator(".quiz-choice").first().click();
    await page.locator(".quiz-told .button").click();
  }
  await page.context().close();
});

test("the pages of topics, roles and cheat sheets lead to their decks", async () => {
  const page = await open("");
  for (const [start, folder] of [["topic:", "topics"], ["role:", "roles"], ["cheat-sheet:", "cheat-sheets"]]) {
    const deck = data.decks.find(({ id }) => id.startsWith(start));
    await page.goto(`${guide.url}${folder}/${deck.id.slice(start.length)}/`);
    await page.locator("main a", { hasText: /^Study( these words)?$/ }).first().click();
    await page.waitForSelector(".flash");
    assert.equal(await page.locator("[data-study-deck]").inputValue(), deck.id);
    assert.equal(new URL(page.url()).search, `?deck=${deck.id}`);
  }
  await isSound(page);
  await page.context().close();
});

test("an address that names no deck shows the first one", async () => {
  const page = await open("study/?deck=topic:none");
  await page.waitForSelector(".flash");
  assert.equal(await page.locator("[data-study-deck]").inputValue(), data.decks[0].id);
  await isSound(page);
  await page.context().close();
});

test("nothing moves where motion is not wanted", async () => {
  const page = await open(`study/?deck=${small.id}`, { reducedMotion: "reduce" });
  await page.locator(".flash-turn").click();
  assert.equal(await page.locator(".flash-back").evaluate((back) => back.getAnimations().length), 0);
  await page.context().close();
});

test("without JavaScript the page lists the pages that hold the words", async () => {
  const page = await open("study/", { javaScriptEnabled: false });
  assert.equal(await page.locator("[data-study]").isVisible(), false);
  assert.match(await text(page, "main"), /needs JavaScript/);
  assert.equal(await page.locator("main noscript .tags a").count(), data.decks.length);
  await page.context().close();
});

// The cards over jargon links: by pointer, by keyboard, by touch, and on paper.

import assert from "node:assert/strict";
import test from "node:test";

import { build } from "./site.mjs";
import { listen, stage } from "./stage.mjs";

const PAGE = "articles/reading-a-python-resume/";
const guide = stage(build("/guide/"));

async function open(options = {}) {
  const context = await guide.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = listen(await context.newPage());
  await page.goto(guide.url + PAGE, { waitUntil: "networkidle" });
  return page;
}

const first = (page) => page.locator("a.term[data-term]").first();

test("a card opens after the pointer rests, stays while the pointer is in it, and closes after", async () => {
  const page = await open();
  const requests = page.requests.length;
  await first(page).hover();
  assert.equal(await page.locator(".card").count(), 0, "not at once");
  await page.waitForSelector(".card", { timeout: 1500 });
  const id = await first(page).getAttribute("data-term");
  const definition = await page.locator(`[data-definition="${id}"] dd`).evaluate((node) => node.textContent.trim());
  assert.equal((await page.locator(".card-text").innerText()).trim(), definition);
  await page.locator(".card").hover();
  await page.waitForTimeout(700);
  assert.equal(await page.locator(".card").count(), 1, "a card that is read stays");
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => !document.querySelector(".card"));
  assert.equal(page.requests.length, requests, "cards ask for nothing");
  await page.context().close();
});

test("no card opens over a link that comes to a mouse at rest", async () => {
  const page = await open();
  const box = await first(page).boundingBox();
  // The mouse rests where the link will stand after a scroll by 40 pixels.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 40);
  const over = () => page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest("a.term") !== null, [box.x + box.width / 2, box.y + box.height / 2 - 40]);
  assert.equal(await over(), false, "the mouse starts beside the link");
  await page.evaluate(() => scrollBy({ top: 40, behavior: "instant" }));
  assert.equal(await over(), true, "the link has come to the mouse");
  await page.waitForTimeout(900);
  assert.equal(await page.locator(".card").count(), 0);
  await page.context().close();
});

test("a card opens on keyboard focus, is described, and closes on Escape", async () => {
  const page = await open();
  await page.locator("main a.term[data-term]").first().evaluate((link) => {
    const before = document.createElement("button");
    link.parentElement.insertBefore(before, link);
    before.focus();
  });
  await page.keyboard.press("Tab");
  await page.waitForSelector(".card");
  assert.equal(await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.className), "card-text");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".card").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.matches("a.term")), true);
  await page.context().close();
});

test("on touch the first tap opens the card and its link leads on", async () => {
  const page = await open({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  const link = first(page);
  await link.scrollIntoViewIfNeeded();
  await link.tap();
  await page.waitForSelector(".card");
  assert.equal(page.url(), guide.url + PAGE);
  const target = await link.getAttribute("href");
  await page.locator(".card-more").tap();
  await page.waitForURL(`**${target}`);
  await page.context().close();
});

test("on paper the page ends with the definitions it used", async () => {
  const page = await open();
  await page.emulateMedia({ media: "print" });
  const linked = await page.locator("main a.term[data-term]").evaluateAll((links) => [...new Set(links.map((link) => link.dataset.term))].sort());
  const defined = await page.locator("[data-definition]").evaluateAll((entries) => entries.map((entry) => entry.dataset.definition).sort());
  assert.ok(linked.length > 5);
  assert.deepEqual(linked.filter((id) => !defined.includes(id)), []);
  assert.equal(await page.locator(".print-definitions").isVisible(), true);
  await page.emulateMedia({ media: "screen" });
  assert.equal(await page.locator(".print-definitions").isVisible(), false);
  await page.context().close();
});

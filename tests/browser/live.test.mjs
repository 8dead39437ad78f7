// The author's loop in a real browser: what is saved is what is seen, in place, and mistakes wait over the last good page.

import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, afterEach, before } from "node:test";

import { article, guide, name, start, stop, term } from "./author.mjs";
import { launch, project } from "./site.mjs";
import { violations } from "./stage.mjs";


let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  stop();
});

/** Text that fills several screens, so that there is something to scroll. */
const LONG = Array.from({ length: 60 }, (_, at) => `\n\nParagraph ${at} of a long page about nothing in particular.`).join("");

/** Opens a page of a guide that is served, once its script listens to the server. */
async function open(server, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.told = [];
  page.on("console", (message) => message.type() === "error" && page.told.push(`${message.text()} ${message.location().url}`));
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => page.told.push(error.message));
  await Promise.all([page.waitForRequest("**/__plainspeak/events"), page.goto(server.url + path)]);
  await page.evaluate(() => (window.mark = "still here"));
  return page;
}

/** Waits until the text of the page holds some words. */
const shows = (page, words) => page.waitForFunction((words) => document.body.textContent.includes(words), words);
const isSameDocument = async (page) => assert.equal(await page.evaluate(() => window.mark), "still here", "the document was not loaded again");

/** What a page may say while its server is away: nothing but that. */
const besides = (page) => page.told.filter((text) => !/net::ERR_/.test(text));

/** What axe finds wrong with the page and what lies over it. */
async function violationsQuietly(page) {
  const told = page.told.length;
  const wrong = await violations(page);
  // axe itself tries styles that the policy refuses.
  page.told.length = told;
  return wrong;
}

const panel = (page) => page.locator("plainspeak-live .panel");
const badge = (page) => page.locator("plainspeak-live .badge");
const files = (root, at) => ({ article: join(root, `content/articles/article-${at}.md`), term: join(root, `content/terms/term-${at}.md`) });

test("a saved body is seen in place: the document, the scroll, the focus and an open box stay", async () => {
  const root = guide();
  const file = files(root, 1).term;
  const text = (mark) => term(1, mark + LONG).replace("---\nIt", "ask:\n  - question: What did you use it for?\n    good_answer: Something real.\n    weak_answer: Nothing.\n---\nIt");
  writeFileSync(file, text("firstmark"));
  const server = await start(root);
  const page = await open(server, "terms/term-1/");
  // The body is folded below the questions; what readers opened stays open.
  const boxes = page.locator("main details");
  await boxes.evaluateAll((nodes) => nodes.forEach((node) => (node.open = true)));
  const link = page.locator("main a.term").first();
  await link.evaluate((node) => node.focus({ preventScroll: true }));
  await page.evaluate(() => scrollTo(0, 900));
  await page.waitForFunction(() => scrollY === 900);
  writeFileSync(file, text("secondmark"));
  await shows(page, "secondmark");
  await isSameDocument(page);
  assert.equal(await page.evaluate(() => document.body.textContent.includes("firstmark")), false);
  assert.equal(await page.evaluate(() => scrollY), 900);
  assert.equal(await page.evaluate(() => document.activeElement?.matches("main a.term")), true);
  assert.equal(await boxes.evaluateAll((nodes) => nodes.length > 0 && nodes.every((node) => node.open)), true);
  assert.deepEqual(page.told, []);
});

test("what is typed into a box stays while paragraphs come, go and move around it", async () => {
  const root = guide();
  const file = files(root, 1).article;
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  const input = page.locator("header form[data-search] .search-input").first();
  await input.fill("half a wo");
  const bodies = ["one\n\ntwo\n\nthree", "three\n\ntwo\n\none", "## New\n\ntwo\n\n```python\nprint(1)\n```\n", "> two\n\n- a\n- b", "end"];
  for (const [at, body] of bodies.entries()) {
    writeFileSync(file, article(1, 10, `\n\n${body}\n\nround ${at}`));
    await shows(page, `round ${at}`);
    const built = await page.evaluate(async () => new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").querySelector("article, main").textContent);
    assert.equal(await page.evaluate(() => {
      const copy = document.querySelector("article, main").cloneNode(true);
      for (const added of copy.querySelectorAll("button.copy, .search-list, p.hidden[role=status]")) added.remove();
      return copy.textContent;
    }), built);
  }
  assert.equal(await input.inputValue(), "half a wo");
  assert.equal(await input.evaluate((node) => node === document.activeElement), true);
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
});

test("a saved style applies in place", async () => {
  const root = guide();
  mkdirSync(join(root, "static/css"), { recursive: true });
  const file = join(root, "static/css/99-own.css");
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  const width = (pixels) => page.waitForFunction((pixels) => getComputedStyle(document.querySelector("h1")).outlineWidth === `${pixels}px`, pixels);
  for (const pixels of [7, 3, 7]) {
    writeFileSync(file, `h1 { outline: ${pixels}px solid red }\n`);
    await width(pixels);
  }
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1);
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`a mistake lies over the last good page as text, with all there is to know, and goes when it is mended (${colorScheme})`, async () => {
    const root = guide();
    appendFileSync(join(root, "site.yaml"), 'editor: "vscode://file/{path}:{line}:{column}"\n');
    const { article: file } = files(root, 1);
    const { term: other } = files(root, 2);
    const server = await start(root);
    const page = await open(server, "articles/article-1/", { colorScheme });
    const good = [readFileSync(file, "utf8"), readFileSync(other, "utf8")];
    writeFileSync(other, good[1].replace("kind: tool", "kind: \"<img src=x onerror=window.hacked=1>\""));
    await panel(page).waitFor();
    writeFileSync(file, good[0].replace("tags: [two]", "tags: [nowhere]"));
    await page.waitForFunction(() => document.querySelector("plainspeak-live").shadowRoot.querySelectorAll("li").length === 2);
    const told = await panel(page).innerText();
    for (const part of ["2 mistakes", "content/terms/term-2.md:4:7", "content/articles/article-1.md:5:8", "<img src=x onerror=window.hacked=1>", "How to mend it: "]) {
      assert.ok(told.includes(part), `${part}\n${told}`);
    }
    assert.equal(await panel(page).locator("img").count(), 0);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.match(await panel(page).locator("li", { hasText: "term-2.md" }).locator(".line.here").innerText(), /^4\s*kind: "<img/);
    assert.equal(await panel(page).locator("a.place", { hasText: "term-2.md" }).getAttribute("href"), `vscode://file/${other}:4:7`);
    assert.ok((await page.locator("main").innerText()).includes("uses Zed"), "the last good page is beneath");
    assert.deepEqual(await violationsQuietly(page), []);
    writeFileSync(file, good[0]);
    writeFileSync(other, good[1]);
    await panel(page).waitFor({ state: "detached" });
    assert.equal(await badge(page).count(), 0);
    await isSameDocument(page);
    assert.deepEqual(page.told, []);
  });
}

test("a list of mistakes is put aside by Escape or its button, stays aside, and comes back on demand", async () => {
  const root = guide();
  const { term: file, article: other } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "terms/term-1/");
  const good = readFileSync(file, "utf8");
  writeFileSync(file, good.replace("kind: tool", "kind: nope"));
  await panel(page).waitFor();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  assert.match(await badge(page).innerText(), /^1 mistake/);
  assert.deepEqual(await violationsQuietly(page), []);
  writeFileSync(other, article(1, 10).replace("tags: [two]", "tags: [nowhere]"));
  await page.waitForFunction(() => document.querySelector("plainspeak-live").shadowRoot.querySelector(".badge")?.textContent.startsWith("2 mistakes"));
  await badge(page).press("Enter");
  await panel(page).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("plainspeak-live").shadowRoot.activeElement?.className), "close");
  await panel(page).locator(".close").click();
  await badge(page).waitFor();
  writeFileSync(file, good);
  writeFileSync(other, article(1, 10));
  await badge(page).waitFor({ state: "detached" });
  writeFileSync(file, good.replace("kind: tool", "kind: again"));
  await panel(page).waitFor();
  assert.deepEqual(page.told, []);
});

test("a broken template is told over the page, and one that is mended reaches it", async () => {
  const root = guide();
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  const file = join(root, "templates/components/footer.html");
  mkdirSync(join(root, "templates/components"), { recursive: true });
  const own = readFileSync(join(project, "templates/components/footer.html"), "utf8").replace("{{ site.title }}", "footmark");
  writeFileSync(file, own.replace("footmark", "{{ nope"));
  await panel(page).waitFor();
  assert.match(await panel(page).innerText(), /templates\/components\/footer\.html:\d+:\d+/);
  writeFileSync(file, own);
  await shows(page, "footmark");
  await panel(page).waitFor({ state: "detached" });
  assert.deepEqual(page.told, []);
});

test("warnings wait in a badge, and the badge lists them", async () => {
  const root = guide();
  const { term: file, article: written } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "terms/term-1/");
  writeFileSync(file, term(1).replace(/It is used.*/, ""));
  await badge(page).waitFor();
  assert.match(await badge(page).innerText(), /^\d+ warnings?$/);
  assert.equal(await panel(page).count(), 0);
  assert.deepEqual(await violationsQuietly(page), []);
  await badge(page).click();
  await panel(page).waitFor();
  assert.match(await panel(page).innerText(), /warning: .*\s+content\/terms\/term-1\.md:\d+:\d+/);
  assert.deepEqual(await violationsQuietly(page), []);
  await page.keyboard.press("Escape");
  await badge(page).waitFor();
  // Other saves leave what was found about the whole guide where it is, until it is mended.
  await page.evaluate(() => new MutationObserver((seen) => (window.seen = seen.length)).observe(document.querySelector("plainspeak-live").shadowRoot, { childList: true, subtree: true }));
  writeFileSync(written, article(1, 10).replace("About things.", "About other things."));
  await server.until(async () => (await server.get("articles/article-1/")).text.includes("About other things."), "another save");
  await page.waitForTimeout(400);
  assert.equal(await page.evaluate(() => window.seen), undefined);
  writeFileSync(file, term(1));
  await badge(page).waitFor({ state: "detached" });
  assert.deepEqual(page.told, []);
});

test("a link that a save elsewhere broke is told, stays aside through other saves, and goes when it is mended", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  writeFileSync(files(root, 2).article, article(2, 10, "See [the first](article-1.md#first)."));
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  writeFileSync(file, article(1, 10).replace("## First", "## Second"));
  await panel(page).waitFor();
  assert.match(await panel(page).innerText(), /content\/articles\/article-2\.md:9:\d+/);
  await shows(page, "Second");
  await page.keyboard.press("Escape");
  writeFileSync(file, article(1, 10, "othermark").replace("## First", "## Second"));
  await shows(page, "othermark");
  await page.waitForTimeout(400);
  assert.match(await badge(page).innerText(), /^1 mistake/);
  writeFileSync(file, article(1, 10));
  await badge(page).waitFor({ state: "detached" });
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
});

test("the page follows its file to a new name, also where a mistake came between", async () => {
  const root = guide();
  const server = await start(root);
  const page = await open(server, "articles/article-1/#first");
  renameSync(files(root, 1).article, join(root, "content/articles/renamed.md"));
  await page.waitForURL("**/guide/articles/renamed/#first");
  await shows(page, "uses Zed");
  const { term: other } = files(root, 1);
  writeFileSync(other, term(1).replace("kind: tool", "kind: nope"));
  await panel(page).waitFor();
  renameSync(join(root, "content/articles/renamed.md"), join(root, "content/articles/again.md"));
  await server.until(() => server.said().match(/the last good site stays/g)?.length === 2, "the new name is noted");
  writeFileSync(other, term(1));
  await page.waitForURL("**/guide/articles/again/#first");
  assert.deepEqual(page.told, []);
});

test("a page whose file is gone says so, and is there again with the file", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  const text = readFileSync(file, "utf8");
  rmSync(file);
  await shows(page, "This page is not in the book");
  writeFileSync(file, text);
  await shows(page, "uses Zed");
  assert.deepEqual(page.told.filter((text) => !/status of 404/.test(text)), []);
});

test("a server that is killed and started again is found, and what was saved between is seen", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const first = await start(root);
  const page = await open(first, "articles/article-1/");
  let server = first;
  for (const round of [1, 2, 3]) {
    server.child.kill("SIGKILL");
    await new Promise((resolve) => server.child.once("exit", resolve));
    writeFileSync(file, article(1, 10, `mark of round ${round}`));
    server = await start(root, ["--port", new URL(first.url).port]);
    await shows(page, `mark of round ${round}`);
  }
  writeFileSync(file, article(1, 10, "mark of the last edit"));
  await shows(page, "mark of the last edit");
  await isSameDocument(page);
  assert.deepEqual(besides(page), []);
});

test("a server that starts again with a mistake tells it over the page, which stays until it is mended", async () => {
  const root = guide();
  const { article: file, term: other } = files(root, 1);
  const first = await start(root);
  const page = await open(first, "articles/article-1/");
  first.child.kill("SIGKILL");
  await new Promise((resolve) => first.child.once("exit", resolve));
  writeFileSync(other, "---\nterm: [\n---\n");
  writeFileSync(file, article(1, 10, "latemark"));
  await start(root, ["--port", new URL(first.url).port]);
  await panel(page).waitFor();
  assert.ok((await page.locator("main").innerText()).includes("uses Zed"));
  writeFileSync(other, term(1));
  await shows(page, "latemark");
  await panel(page).waitFor({ state: "detached" });
  await isSameDocument(page);
  assert.deepEqual(besides(page).filter((text) => !/status of 503/.test(text)), []);
});

test("a page opened on a guide with a mistake shows it, and the guide once it is mended", async () => {
  const root = guide();
  const { term: file } = files(root, 1);
  writeFileSync(file, "---\nterm: [\n---\n");
  const server = await start(root);
  const page = await open(server, "guide/articles/article-1/");
  await panel(page).waitFor();
  assert.deepEqual(await violationsQuietly(page), []);
  writeFileSync(file, term(1));
  await shows(page, "uses Zed");
  await panel(page).waitFor({ state: "detached" });
  assert.deepEqual(page.told.filter((text) => !/status of 503/.test(text)), []);
});

test("cards, search, copying and the glossary's filter work on what was saved just now", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "articles/article-1/", { permissions: ["clipboard-read", "clipboard-write"] });
  const input = page.locator("header form[data-search] .search-input").first();
  const find = async (words, wanted) => {
    await input.fill(words);
    await page.waitForFunction((wanted) => [...document.querySelectorAll('[role="option"]')].some((option) => option.textContent.includes(wanted)), wanted);
  };
  await find(name(2), name(2));
  writeFileSync(join(root, "content/terms/quux.md"), "---\nterm: Quuxor\nshort: A term of today.\nkind: tool\ntags: [one]\n---\nNew.\n");
  writeFileSync(file, article(1, 10, "It speaks of Quuxor and xylophones.\n\n```python\nprint(\"copied\")\n```\n"));
  await shows(page, "xylophones");
  await page.waitForSelector('main a.term[data-term="quux"]');
  await find("Quuxor", "A term of today.");
  await find("xylophones", "Article 1");
  await input.fill("");
  await page.locator('main a.term[data-term="quux"]').hover();
  await page.waitForSelector(".card");
  assert.equal(await page.locator(".card-text").innerText(), "A term of today.");
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => !document.querySelector(".card"));
  writeFileSync(file, article(1, 10, "\n\n```python\nprint(\"changed\")\n```\n"));
  await shows(page, "changed");
  await page.locator("button.copy").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === 'print("changed")\n');
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
  const glossary = await open(server, "glossary/");
  await glossary.locator("[data-glossary-filter]").fill("brand");
  writeFileSync(join(root, "content/terms/brand.md"), "---\nterm: Brandnew\nshort: A term of this minute.\nkind: tool\ntags: [one]\n---\nNew.\n");
  await glossary.waitForFunction(() => /^1 of /.test(document.querySelector("[data-glossary-status]").textContent));
  assert.equal(await glossary.locator("[data-entry]:visible").count(), 1);
  await isSameDocument(glossary);
  assert.deepEqual(glossary.told, []);
});

test("a page that was cut off while much was saved catches up", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  await page.context().setOffline(true);
  for (let round = 0; round < 5; round++) {
    writeFileSync(file, article(1, 10, `missed ${round}`));
    await server.until(async () => (await server.get("articles/article-1/")).text.includes(`missed ${round}`), "it is served");
  }
  await page.context().setOffline(false);
  await shows(page, "missed 4");
  await isSameDocument(page);
  assert.deepEqual(besides(page), []);
});

test("a hidden page holds no connection, so that any number stand open, and catches up when it is seen", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  const pages = [page];
  // Chromium without a window never hides a page; it is told that it did.
  const see = (page, seen) => page.evaluate((seen) => {
    Object.defineProperty(document, "hidden", { value: !seen, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, seen);
  // A browser opens six connections to a host.
  for (let at = 0; at < 8; at++) {
    await see(pages.at(-1), false);
    const next = await page.context().newPage();
    await Promise.all([next.waitForRequest("**/__plainspeak/events"), next.goto(`${server.url}articles/article-${at}/`)]);
    pages.push(next);
  }
  for (let round = 0; round < 3; round++) {
    writeFileSync(file, article(1, 10, `unseen ${round}`));
    await server.until(async () => (await server.get("articles/article-1/")).text.includes(`unseen ${round}`), "it is served");
  }
  assert.equal(await page.evaluate(() => document.body.textContent.includes("unseen")), false);
  await see(page, true);
  await shows(page, "unseen 2");
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
});

test("a hundred saves in a row end in the last one, without an error", async () => {
  const root = guide();
  const { article: file } = files(root, 1);
  const server = await start(root);
  const page = await open(server, "articles/article-1/");
  for (let round = 0; round < 100; round++) {
    writeFileSync(file, article(1, 10, `${"paragraph\n\n".repeat(round % 7)}round ${round}.`));
    if (round % 3 === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await shows(page, "round 99.");
  await isSameDocument(page);
  assert.deepEqual(page.told, []);
});

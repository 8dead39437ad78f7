// The decoder's page: what it shows, and that the text never leaves the browser.

import assert from "node:assert/strict";
import test from "node:test";

import { build } from "./site.mjs";
import { listen, stage, violations } from "./stage.mjs";

const SECRET = "Zanzibarq Ltd";
const AD = `Backend Engineer
${SECRET}

Requirements
- 5 years of Python 2.7 and Django
- Experience with Go, Java and JavaScript

Nice to have
- k8s
- FooQL

We react quickly and go the extra mile.
`;

const guide = stage(build("/guide/"));

async function open(width, height, options = {}) {
  const context = await guide.newContext({ viewport: { width, height }, permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = listen(await context.newPage());
  await page.goto(`${guide.url}decode/`, { waitUntil: "networkidle" });
  return page;
}

test("the text stays in the browser, offline as well, and leaves no trace", async () => {
  const page = await open(1280, 900);
  assert.equal(page.requests.some(({ url }) => url.includes("decode/table.json")), false, "nothing is loaded before it is used");
  await Promise.all([page.waitForResponse("**/decode/table.json"), page.waitForResponse("**/decode/texts.json"), page.focus("[data-decode-text]")]);
  await page.waitForLoadState("networkidle");
  const before = page.requests.length;
  assert.ok(page.requests.some(({ url }) => url.includes("decode/table.json")));
  await page.context().setOffline(true);
  await page.fill("[data-decode-text]", AD);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".decode-marked mark");
  await page.click("[data-decode-copy]");
  assert.deepEqual(page.requests.slice(before), [], "nothing is asked for once the page is there");
  assert.equal(page.url(), `${guide.url}decode/`);
  const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, await indexedDB.databases(), await caches.keys()]));
  assert.equal(kept.includes("Zanzibarq"), false, kept);
  assert.equal(JSON.stringify(page.requests).includes("Zanzibarq"), false);
  assert.match(await page.locator(".privacy").innerText(), /stays in your browser/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const [where, width, height] of [["a phone", 390, 800], ["a desk", 1280, 900]]) {
  test(`on ${where}, an ad is explained`, async () => {
    const page = await open(width, height);
    await page.fill("[data-decode-text]", AD);
    await page.click('[data-decode-form] button[type="submit"]');
    await page.waitForSelector(".decode-marked mark");
    const marks = await page.locator(".decode-marked mark").evaluateAll((marks) => marks.map((mark) => [mark.dataset.term, mark.textContent]));
    assert.deepEqual(marks, [["backend", "Backend"], ["python", "Python"], ["django", "Django"], ["go", "Go"], ["java", "Java"], ["javascript", "JavaScript"], ["kubernetes", "k8s"]]);
    assert.equal(await page.locator(".decode-marked").evaluate((node) => node.textContent), AD);
    assert.equal(await page.locator(".decode-roles ol > li > a").first().innerText(), "Backend web developer");
    const words = await page.locator(".decode-words").evaluateAll((parts) => parts.map((part) => [part.querySelector("h3").firstChild.textContent.trim(), [...part.querySelectorAll(".term-list a")].map((link) => link.textContent)]));
    assert.deepEqual(words, [["Must have", ["Python", "Go", "Java", "JavaScript", "Django"]], ["Nice to have", ["Kubernetes"]], ["Also named", ["Backend"]]]);
    const remarks = await page.locator(".decode-remarks").innerText();
    assert.match(remarks, /Python 2\.7 is an old version/);
    assert.match(remarks, /Java and JavaScript are not the same/);
    assert.match(remarks, /Python comes with Django/);
    assert.deepEqual(await page.locator(".decode-unknown li").allInnerTexts(), ["FooQL"]);
    assert.ok(await page.locator(".decode-ask details").count() >= 3);
    assert.match(await page.locator("[data-decode-status]").innerText(), /7 terms explained\. It looks like: Backend web developer\./);
    // Under the sticky header a button would look smaller than it is.
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("a mark opens its card, which keeps to itself how the word was found", async () => {
  const page = await open(1280, 900);
  await page.fill("[data-decode-text]", AD);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".decode-marked mark");
  await page.locator('.decode-marked mark[data-term="go"] a').hover();
  await page.waitForSelector(".card");
  const card = await page.locator(".card").innerText();
  assert.match(card, /^Language\s+Go\s/);
  assert.doesNotMatch(card, /Found by|letter case/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".card").count(), 0);
  await page.context().close();
});

test("samples, copying and clearing work; a resume is read as one", async () => {
  const page = await open(1280, 900);
  const samples = page.locator("[data-decode-sample]");
  assert.equal(await samples.count(), 3);
  await samples.nth(1).click();
  await page.waitForSelector(".decode-remarks");
  assert.match(await page.locator(".decode-remarks").innerText(), /several jobs in one/);
  await samples.nth(2).click();
  await page.waitForFunction(() => document.querySelector(".decode-title")?.textContent?.startsWith("The resume"));
  assert.match(await page.locator(".decode-flags").innerText(), /no verdict on a person/);
  await page.click("[data-decode-copy]");
  await page.waitForFunction(() => document.querySelector("[data-decode-copy]")?.textContent === "Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^What it describes\n- Machine learning engineer/);
  await page.click("[data-decode-clear]");
  assert.equal(await page.locator("[data-decode-result]").isHidden(), true);
  assert.equal(await page.inputValue("[data-decode-text]"), "");
  await page.context().close();
});

test("an empty text is asked for, and markup in a text stays text", async () => {
  const page = await open(390, 800);
  await page.click('[data-decode-form] button[type="submit"]');
  assert.equal(await page.locator("[data-decode-status]").innerText(), "Paste a text first.");
  await page.fill("[data-decode-text]", '<img src=x onerror="document.title=1"> PostgreSQL <b>BOLDQL</b>');
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".decode-marked mark");
  assert.equal(await page.locator(".decode-result img").count(), 0);
  assert.notEqual(await page.title(), "1");
  await page.context().close();
});

test("the ad's own words, its sentences, years, choices and facts are shown", async () => {
  const page = await open(1280, 900);
  const ad = "Senior Data Engineer\nSalary: €70,000-€80,000\n\nMust have\n- 4+ years of Python\n- Redshift or Snowflake\n- EC2";
  await page.fill("[data-decode-text]", ad);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".decode-words");
  const words = await page.locator(".decode-words").first().innerText();
  assert.match(words, /One is enough: Amazon Redshift, Snowflake/);
  assert.match(words, /Virtual machine in the text: “EC2”/);
  assert.match(words, /Python 4\+ years/);
  assert.match(words, /“4\+ years of Python”/);
  assert.match(await page.locator(".decode-facts").innerText(), /Level\s+Senior\s+Pay\s+€70,000-€80,000/);
  await page.context().close();
});

test("a text without technology is told as what it is", async () => {
  const page = await open(1280, 900);
  await page.fill("[data-decode-text]", "Registered nurse\nYou go the extra mile, react calmly, and like pandas.");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".decode-title");
  assert.equal(await page.locator(".decode-title").innerText(), "No technology found");
  assert.equal(await page.locator(".decode-roles, .decode-ask, .decode-flags, .decode-marked mark").count(), 0);
  await page.context().close();
});

test("without JavaScript the page says where to look instead", async () => {
  const page = await open(1280, 900, { javaScriptEnabled: false });
  assert.match(await page.locator(".decode-form .note").innerText(), /The glossary explains every term/);
  await page.context().close();
});

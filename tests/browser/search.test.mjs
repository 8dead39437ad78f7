// The search box and the search page in a real browser: by keyboard alone, on a phone and on a desk.

import assert from "node:assert/strict";
import test from "node:test";

import { build } from "./site.mjs";
import { listen, stage, violations } from "./stage.mjs";

const sizes = [["a phone", 390, 800], ["a desk", 1280, 900]];

const guide = stage(build("/guide/"));

async function open(path, width, height, options = {}) {
  const page = await guide.newPage({ viewport: { width, height }, ...options });
  listen(page);
  await page.goto(guide.url + path);
  return page;
}

const active = (page) => page.evaluate(() => {
  const id = document.activeElement?.getAttribute("aria-activedescendant");
  return id ? document.getElementById(id)?.querySelector(".option-name")?.textContent ?? document.getElementById(id)?.textContent : null;
});
const shown = (page, count = 1) => page.waitForFunction((count) => document.querySelectorAll('[role="option"]').length >= count, count);

for (const [where, width, height] of sizes) {
  test(`on ${where}, a term is found and opened by keyboard alone`, async () => {
    const page = await open("about/", width, height);
    assert.equal(page.requests.some(({ url }) => /search-index|\/search\.[0-9a-f]+\.js/.test(url)), false, "nothing of the search is loaded before it is used");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "combobox");
    await page.keyboard.type("k8s");
    await shown(page);
    assert.equal(await active(page), "Kubernetes");
    assert.match(await page.locator('[role="option"]').first().innerText(), /k8s → Kubernetes/);
    assert.equal(await page.locator(".search-input:focus").getAttribute("aria-expanded"), "true");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/terms/kubernetes/");
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  test(`on ${where}, the arrows walk through the list and Escape closes it`, async () => {
    const page = await open("", width, height);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("java and javascript");
    await shown(page, 4);
    assert.equal(await active(page), "Java vs JavaScript");
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page), "Java");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), null);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), "All results for “java and javascript”");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator('[role="option"]').count(), 0);
    assert.equal(await page.locator(".search-input:focus").getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator(".search-input:focus").inputValue(), "java and javascript");
    await page.close();
  });

  test(`on ${where}, the search page shows results, filters them and helps where there are none`, async () => {
    const page = await open("search/?q=docker", width, height);
    await page.waitForSelector(".result");
    assert.equal(await page.locator(".result a").first().innerText(), "Docker");
    assert.match(await page.locator(".results-head").innerText(), /^\d+ results for “docker”$/);
    assert.ok(await page.locator(".excerpt mark").count() > 0);
    assert.deepEqual(await violations(page), []);
    await page.goto(`${guide.url}search/?q=python`);
    await page.waitForSelector(".result");
    await page.selectOption("#filter-kind", "article");
    await page.waitForFunction(() => document.querySelector(".results h2")?.textContent === "Guides");
    assert.match(page.url(), /kind=article/);
    assert.equal(await page.locator(".results h2").count(), 1);
    await page.goto(`${guide.url}search/?q=xqzzv`);
    await page.waitForSelector(".results h2");
    assert.equal(await page.locator(".results-head").innerText(), "Nothing found for “xqzzv”.");
    assert.equal(await page.locator(".results h2").innerText(), "Nearest in the glossary");
    assert.ok(await page.locator(".result").count() > 0);
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
}

test("a typo is answered with a question", async () => {
  const page = await open("search/?q=djnagoo", 1280, 900);
  await page.waitForSelector(".result");
  assert.match(await page.locator(".results-head").innerText(), /Did you mean Django\?$/);
  await page.close();
});

test("without JavaScript the form leads to the glossary", async () => {
  const page = await open("", 1280, 900, { javaScriptEnabled: false });
  await page.locator("main form[data-search] .search-input").fill("docker");
  await page.locator("main form[data-search] button").click();
  await page.waitForURL("**/glossary/");
  await page.close();
});

test("the module that a page loads answers in a browser as in Node", async () => {
  const page = await open("", 1280, 900);
  const found = await page.evaluate(async () => {
    const box = document.querySelector('script[src*="search-box"]').src;
    const name = (await (await fetch(box)).text()).match(/import\("([^"]*\/search\.[^"]+)"\)/)[1];
    const { openIndex } = await import(new URL(name, box).href);
    const folder = document.documentElement.dataset.searchIndex;
    const index = await openIndex(async (path) => (await fetch(folder + path)).text());
    const queries = ["k8s", "cubernetes", "what is the difference between java and javascript", "machne lerning"];
    const results = await Promise.all(queries.map((query) => index.search(query)));
    return results.map(([first]) => first.id);
  });
  assert.deepEqual(found, ["kubernetes", "kubernetes", "java-vs-javascript", "machine-learning"]);
  await page.close();
});

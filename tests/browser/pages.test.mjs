// Every kind of page in a real browser: accessible, steady, quiet, and on its own host.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { build, samples } from "./site.mjs";
import { hosts, listen, stage, violations } from "./stage.mjs";


const out = build("https://example.org/guide/");
const paths = samples(out);
const guide = stage(out);

/** Opens a page and tells what it asked for and complained about. */
async function open(path, options) {
  const context = await guide.newContext({ bypassCSP: true, ...options });
  const page = listen(await context.newPage());
  await page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(guide.url + path, { waitUntil: "load" });
  return page;
}

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    describe(`${width} px, ${colorScheme}`, () => {
      for (const path of paths) {
        test(`/${path}`, async () => {
          const page = await open(path, { viewport: { width, height: 844 }, colorScheme });
          const shape = await page.evaluate(() => ({
            over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            shift: window.layoutShift,
            headings: document.querySelectorAll("h1").length,
          }));
          const wrong = await violations(page);
          await page.context().close();
          // The page for addresses that lead nowhere answers with 404, which is its business.
          const told = page.problems.filter((text) => path !== "404.html" || !/status of 404/.test(text));
          assert.deepEqual(told, [], "errors in the console");
          assert.deepEqual(hosts(page), [new URL(guide.url).origin], "requests to other hosts");
          assert.equal(shape.over, 0, "pixels of sideways scroll");
          assert.ok(shape.shift < 0.01, `layout shift ${shape.shift}`);
          assert.equal(shape.headings, 1, "first-level headings");
          assert.deepEqual(wrong, []);
        });
      }
    });
  }
}

describe("without JavaScript", () => {
  for (const path of paths) {
    test(`/${path} shows its text and its links`, async () => {
      const context = await guide.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(guide.url + path);
      // A search needs JavaScript; its page leads to the glossary without it.
      if (path === "search/") await page.waitForURL("**/glossary/");
      const heading = page.locator("h1").first();
      assert.ok(await heading.isVisible());
      assert.ok((await page.locator("main").innerText()).trim().length > 40);
      assert.ok((await page.locator("a[href]").count()) > 5);
      await context.close();
    });
  }
});

describe("the content-security-policy", () => {
  test("holds on every kind of page: nothing is refused", async () => {
    const context = await guide.newContext();
    const page = await context.newPage();
    const refused = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    for (const path of paths) {
      await page.goto(guide.url + path, { waitUntil: "load" });
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-/);
    }
    await context.close();
    assert.deepEqual(refused, []);
  });
});

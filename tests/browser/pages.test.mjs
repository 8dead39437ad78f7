// Every kind of page in a real browser: accessible, steady, quiet, and on its own host.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { build, launch, samples, serve } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const out = build("https://example.org/guide/");
const paths = samples(out);
let site;
let browser;

before(async () => {
  site = await serve(out, "/guide/");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** Opens a page and tells what it asked for and complained about. */
async function open(path, options) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const told = [];
  const hosts = new Set();
  page.on("console", (message) => {
    // The page for addresses that lead nowhere answers with 404, which is its business.
    if (message.type() === "error" && path !== "404.html") told.push(message.text());
  });
  page.on("pageerror", (error) => told.push(error.message));
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(site.url + path, { waitUntil: "load" });
  return { page, told, hosts, close: () => context.close() };
}

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    describe(`${width} px, ${colorScheme}`, () => {
      for (const path of paths) {
        test(`/${path}`, async () => {
          const opened = await open(path, { viewport: { width, height: 844 }, colorScheme });
          const { page, told, hosts } = opened;
          const shape = await page.evaluate(() => ({
            over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            shift: window.layoutShift,
            headings: document.querySelectorAll("h1").length,
          }));
          await page.evaluate(axe);
          const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          await opened.close();
          assert.deepEqual(told, [], "errors in the console");
          assert.deepEqual([...hosts], [new URL(site.url).origin], "requests to other hosts");
          assert.equal(shape.over, 0, "pixels of sideways scroll");
          assert.ok(shape.shift < 0.01, `layout shift ${shape.shift}`);
          assert.equal(shape.headings, 1, "first-level headings");
          const violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
          assert.deepEqual(violations, []);
        });
      }
    });
  }
}

describe("without JavaScript", () => {
  for (const path of paths) {
    test(`/${path} shows its text and its links`, async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(site.url + path);
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
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    for (const path of paths) {
      await page.goto(site.url + path, { waitUntil: "load" });
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-/);
    }
    await context.close();
    assert.deepEqual(refused, []);
  });
});

// What the tests of pages have in common: a built guide in a browser, an ear for what a page says, and axe.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";

import { launch, serve } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serves the site in the folder `out` below /guide/ and starts a browser for the tests of one file; both end with them. */
export function stage(out) {
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
  return {
    get url() {
      return site.url;
    },
    newContext: (options) => browser.newContext(options),
    newPage: (options) => browser.newPage(options),
  };
}

/** Notes from now on what a page complains about and what it asks for, as `problems` and `requests`. */
export function listen(page) {
  page.problems = [];
  page.requests = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("request", (request) => page.requests.push({ url: request.url(), method: request.method(), body: request.postData() ?? "" }));
  return page;
}

/** The hosts that a page which is listened to has asked. */
export const hosts = (page) => [...new Set(page.requests.map(({ url }) => new URL(url).origin))];

/** What axe finds wrong with a page. */
export async function violations(page) {
  await page.evaluate(axe);
  // A text that still fades in has no colour to measure.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), tags);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

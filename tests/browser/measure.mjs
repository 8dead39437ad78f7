// Measures where the questions start and how high pages are, on 60 terms and all roles: node tests/browser/measure.mjs SITE [SITE]
//
// SITE is a built site; with two, the second is compared with the first. Prints medians at two widths, and what came of the limits.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { launch, serve } from "./site.mjs";

const widths = [{ name: "desk", width: 1280, height: 900, limit: 900 }, { name: "phone", width: 390, height: 844, limit: 1100 }];
const wanted = 60;

/** The base path below which a site expects to live. */
const baseOf = (out) => /data-root="([^"]*)"/.exec(readFileSync(join(out, "index.html"), "utf8"))[1];

/** The ids of a folder's pages that are no redirects. */
function pages(out, folder) {
  const whole = (id) => {
    const file = join(out, folder, id, "index.html");
    return existsSync(file) && !readFileSync(file, "utf8").includes('http-equiv="refresh"');
  };
  return readdirSync(join(out, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).filter(whole).sort();
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What each page measures: its height, and where its questions start; null where it has none. */
async function measure(out, paths, viewport) {
  const site = await serve(out, baseOf(out));
  const browser = await launch();
  const page = await browser.newPage({ viewport });
  const found = [];
  for (const path of paths) {
    await page.goto(site.url + path, { waitUntil: "load" });
    found.push(await page.evaluate((path) => {
      const asked = document.getElementById("what-to-ask")?.querySelector(".qa");
      return {
        path,
        height: document.documentElement.scrollHeight,
        ask: asked ? Math.round(asked.getBoundingClientRect().top + scrollY) : null,
        words: document.querySelector("main").textContent.split(/\s+/).length,
      };
    }, path));
  }
  await browser.close();
  site.close();
  return found;
}

const sites = process.argv.slice(2).map((site) => resolve(site));
if (sites.length === 0) throw new Error("name a built site");
const terms = pages(sites[0], "terms");
const step = terms.length / wanted;
const sample = Array.from({ length: Math.min(wanted, terms.length) }, (_, at) => terms[Math.floor(at * step)]);
const groups = { terms: sample.map((id) => `terms/${id}/`), roles: pages(sites[0], "roles").map((id) => `roles/${id}/`) };
for (const [name, paths] of Object.entries(groups)) {
  for (const { name: at, limit, ...viewport } of widths) {
    const heights = [];
    for (const out of sites) {
      const found = await measure(out, paths.filter((path) => existsSync(join(out, path))), viewport);
      const asks = found.map(({ ask }) => ask).filter((ask) => ask !== null);
      heights.push(median(found.map(({ height }) => height)));
      const over = asks.filter((ask) => ask > limit).length;
      console.log(`${name} ${at} ${out}: ${found.length} pages, questions at ${median(asks)} (limit ${limit}, ${over} of ${asks.length} below it), height ${heights.at(-1)}`);
      if (process.env.ALL) for (const one of found) console.log(`  ${one.path} ask ${one.ask} height ${one.height} words ${one.words}`);
    }
    if (heights.length > 1) console.log(`${name} ${at}: height ${Math.round((heights[1] / heights[0] - 1) * 100)} %`);
  }
}

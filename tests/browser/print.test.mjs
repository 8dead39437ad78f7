// What comes out of the printer: cheat sheets on the paper they promise, and pages that know they are paper.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { build, guide, isRedirect, samples } from "./site.mjs";
import { stage } from "./stage.mjs";

const out = build("https://example.org/guide/");
const name = "Plainspeak";
const papers = { A4: [595, 842], Letter: [612, 792] };
const sheets = readdirSync(join(out, "cheat-sheets"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((id) => !isRedirect(out, `cheat-sheets/${id}/`));

const shown = stage(out);

/** Opens a page at the size of a desk, as someone who is about to print has it. */
async function open(path, media) {
  const page = await shown.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(shown.url + path, { waitUntil: "load" });
  // What media a PDF is made for must stay open here: a page told to be a screen prints as a screen.
  if (media) await page.emulateMedia({ media });
  return page;
}

/** The pages of a PDF, each by its size in points. Chromium writes its page objects as plain text. */
function pagesOf(pdf) {
  const text = pdf.toString("latin1").replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, "");
  assert.doesNotMatch(text, /\/Type\s*\/ObjStm/, "objects that this reader cannot see");
  const objects = text.split(/\bendobj\b/).filter((object) => /\/Type\s*\/Page(?![A-Za-z])/.test(object));
  const count = [...text.matchAll(/\/Type\s*\/Pages\b[\s\S]*?\/Count\s+(\d+)/g)].map((match) => Number(match[1]));
  assert.equal(Math.max(...count), objects.length, "the page tree and the page objects disagree");
  return objects.map((object) => {
    const box = /\/MediaBox\s*\[\s*([\d.\s-]+)\]/.exec(object);
    assert.ok(box, "a page without a MediaBox");
    const [left, bottom, right, top] = box[1].trim().split(/\s+/).map(Number);
    return [Math.round(right - left), Math.round(top - bottom)];
  });
}

/** One field of the front matter of a cheat sheet. */
function field(id, key) {
  const file = join(guide, "content/cheat-sheets", `${id}.md`);
  assert.ok(existsSync(file), `${file} is not there`);
  const front = readFileSync(file, "utf8").split(/^---$/m)[1];
  return new RegExp(`^${key}:\\s*(\\S+)\\s*$`, "m").exec(front)?.[1];
}

/** A date as the site writes it: 20 November 2026. */
function written(date) {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** The elements that a selector finds and that take up room on the page, each by a short description. */
function visible(page, selector) {
  return page.locator(selector).evaluateAll((nodes) => nodes
    .filter((node) => {
      const { width, height } = node.getBoundingClientRect();
      return node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1;
    })
    .map((node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}: ${node.textContent.trim().slice(0, 40)}`));
}

test("there are cheat sheets to print", () => assert.ok(sheets.length >= 10, `${sheets.length} cheat sheets`));

for (const id of sheets) {
  describe(`the cheat sheet ${id}`, () => {
    const path = `cheat-sheets/${id}/`;

    test("fills the pages it promises, on its paper", async () => {
      const page = await open(path);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await page.close();
      const pages = pagesOf(pdf);
      assert.equal(pages.length, Number(field(id, "max_pages") ?? 1), "pages");
      const [width, height] = papers[field(id, "paper") ?? "A4"];
      for (const [wide, high] of pages) {
        assert.ok(Math.abs(wide - width) <= 1 && Math.abs(high - height) <= 1, `a page of ${wide}x${high}, not ${width}x${height}`);
      }
    });

    test("fills its page", async () => {
      const page = await open(path, "print");
      // The room between the margins of 10 and 11 mm, at 96 pixels to the inch.
      const [wide, high] = field(id, "paper") === "Letter" ? [733, 980] : [710, 1047];
      await page.setViewportSize({ width: wide, height: high });
      const filled = await page.locator(".sheet").evaluate((sheet, high) => sheet.getBoundingClientRect().height / high, high);
      await page.close();
      assert.ok(filled >= 0.9, `${Math.round(filled * 100)} % of the page`);
    });

    test("names the site, its day and its address", async () => {
      const updated = field(id, "updated");
      assert.ok(updated, "the file has no date");
      const page = await open(path, "print");
      const foot = page.locator(".sheet-foot");
      assert.ok(await foot.isVisible());
      const parts = await foot.locator("span").allInnerTexts();
      await page.close();
      assert.deepEqual(parts, [name, `example.org/guide/${path}`, written(updated)]);
    });
  });
}

test("a printed term ends with the definitions of the words it uses, which the screen does not show", async () => {
  const page = await open("terms/django/");
  const definitions = page.locator(".print-definitions");
  assert.equal(await definitions.count(), 1);
  assert.equal(await definitions.isVisible(), false, "shown on the screen");
  await page.emulateMedia({ media: "print" });
  assert.ok(await definitions.isVisible(), "not printed");
  const found = await page.evaluate(() => {
    const ids = (selector, key) => [...new Set([...document.querySelectorAll(selector)].map((node) => node.dataset[key]))].sort();
    const block = document.querySelector(".print-definitions");
    const bottom = block.getBoundingClientRect().bottom;
    const shown = (node) => node.checkVisibility() && node.getBoundingClientRect().height > 1;
    return {
      used: ids("main .prose a.term[data-term]", "term"),
      defined: ids("[data-definition]", "definition"),
      empty: [...block.querySelectorAll("dd")].filter((node) => node.innerText.trim().length < 20).length,
      belowMain: block.getBoundingClientRect().top >= document.querySelector("main").getBoundingClientRect().bottom - 1,
      after: [...document.querySelectorAll("body *")]
        .filter((node) => !node.children.length && shown(node) && node.getBoundingClientRect().top >= bottom)
        .map((node) => node.className),
    };
  });
  await page.close();
  assert.ok(found.used.length > 3, "the entry uses few words");
  assert.deepEqual(found.used.filter((id) => !found.defined.includes(id)), [], "used without a definition");
  assert.equal(found.empty, 0, "empty definitions");
  assert.ok(found.belowMain, "the definitions stand before the end of the entry");
  assert.deepEqual(found.after, ["print-line"], "what follows the definitions");
});

describe("on paper", () => {
  const clickable = "nav, [role=navigation], [role=search], input[type=search], input[type=text], textarea, select, button, [role=button], .button, .skip";
  for (const path of samples(out)) {
    test(`/${path} has nothing to click, and says where it comes from`, async () => {
      const page = await open(path, "print");
      const left = await visible(page, clickable);
      const line = page.locator(path.match(/^cheat-sheets\/./) ? ".sheet-foot" : ".print-line");
      const says = (await line.isVisible()) ? await line.innerText() : "";
      const dated = (await page.locator(".colophon time[datetime], .entry-head time[datetime]").count()) > 0;
      const days = await visible(page, ".colophon time[datetime], .entry-head time[datetime]");
      await page.close();
      assert.deepEqual(left, []);
      assert.ok(says.includes(name), `no name of the site in “${says}”`);
      assert.ok(says.includes(`example.org/guide/${path}`), `no address in “${says}”`);
      if (dated) assert.ok(days.length > 0 || /\b[A-Z][a-z]+ 20\d\d\b/.test(says), "the day is lost on paper");
    });
  }
});

// Every link, anchor and asset of the built guide leads somewhere, wherever it is mounted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { parse } from "parse5";

import { build, files } from "./site.mjs";

function* elements(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* elements(child);
  if (node.content) yield* elements(node.content);
}

const attribute = (element, name) => element.attrs.find((attr) => attr.name === name)?.value;

/** What a page asks for and what it offers. */
function read(html) {
  const ids = [];
  const links = [];
  for (const element of elements(parse(html))) {
    const id = attribute(element, "id");
    if (id !== undefined) ids.push(id);
    for (const name of ["href", "src"]) {
      const value = attribute(element, name);
      if (value !== undefined) links.push({ value, element: element.tagName, rel: attribute(element, "rel") ?? "" });
    }
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const id of (attribute(element, name) ?? "").split(/\s+/).filter(Boolean)) {
        links.push({ value: `#${id}`, element: element.tagName, rel: name });
      }
    }
    const data = Object.fromEntries(element.attrs.map((attr) => [attr.name, attr.value]));
    for (const name of ["data-search-index", "data-jargon-table", "data-cards", "data-study-cards"]) {
      if (data[name]) links.push({ value: data[name], element: element.tagName, rel: name });
    }
    assert.equal(attribute(element, "style"), undefined, "a style attribute, which the policy forbids");
    if (element.tagName === "script" && attribute(element, "type") !== "application/ld+json") {
      assert.notEqual(attribute(element, "src"), undefined, "an inline script, which the policy forbids");
    }
    if (element.tagName === "img") assert.notEqual(attribute(element, "alt"), undefined, "a picture without a description");
  }
  return { ids, links };
}

for (const base of ["/guide/", "/"]) {
  test(`mounted at ${base}, every link, anchor and asset is there`, () => {
    const out = build(`https://example.org${base}`);
    const all = new Set(files(out));
    const pages = new Map();
    for (const path of all) {
      if (path.endsWith(".html")) pages.set(path, read(readFileSync(join(out, path), "utf8")));
    }
    const wrong = [];
    for (const [path, page] of pages) {
      const twice = page.ids.filter((id, index) => page.ids.indexOf(id) !== index);
      if (twice.length > 0) wrong.push(`${path}: the ids ${twice.join(", ")} stand twice`);
      const own = `https://example.org${base}${path.replace(/index\.html$/, "")}`;
      for (const { value, rel } of page.links) {
        const url = new URL(value, own);
        if (url.origin !== "https://example.org" || !url.protocol.startsWith("http")) {
          if (rel && /stylesheet|icon|preload|manifest/.test(rel)) wrong.push(`${path}: asks another host for ${value}`);
          continue;
        }
        const below = decodeURIComponent(url.pathname);
        if (!below.startsWith(base)) {
          wrong.push(`${path}: ${value} leaves the base path`);
          continue;
        }
        const name = below.slice(base.length);
        const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
        if (!all.has(file) && rel !== "data-search-index") {
          wrong.push(`${path}: ${value} leads nowhere`);
        } else if (url.hash && pages.has(file)) {
          const id = decodeURIComponent(url.hash.slice(1));
          if (!pages.get(file).ids.includes(id)) wrong.push(`${path}: ${value} names no place`);
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(pages.size > 100, `${pages.size} pages`);
  });
}

test("the pages that search engines are told of exist", () => {
  const out = build("https://example.org/guide/");
  const all = new Set(files(out));
  const told = [...readFileSync(join(out, "sitemap.xml"), "utf8").matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]);
  const missing = told.filter((url) => !all.has(`${decodeURIComponent(new URL(url).pathname).slice("/guide/".length)}index.html`));
  assert.deepEqual(missing, []);
  assert.ok(told.length > 50);
});

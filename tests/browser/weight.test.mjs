// What a first visit moves: little, of its own, and nothing of the search before someone searches.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { build, isRedirect } from "./site.mjs";
import { stage } from "./stage.mjs";

/** What one first view may move, in bytes, compressed as a host compresses text. */
const limit = 60 * 1024;

const out = build("/guide/");
const paths = ["", "terms/django/", "roles/python-engineer/", "articles/machine-learning-in-plain-words/", "decode/"];
const text = /^(text\/|application\/(javascript|json|xml|manifest\+json)|image\/svg\+xml)/;

const guide = stage(out);

/** Everything that a first view of a page receives: where from, what kind, how many bytes on the way. */
async function firstView(path) {
  const context = await guide.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const received = [];
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("response", (response) => {
    received.push((async () => {
      const type = response.headers()["content-type"] ?? "";
      const body = await response.body();
      return { url: response.url(), status: response.status(), type, bytes: text.test(type) ? gzipSync(body).length : body.length };
    })());
  });
  await page.goto(guide.url + path, { waitUntil: "networkidle" });
  const responses = await Promise.all(received);
  await context.close();
  return { asked, responses };
}

for (const path of paths) {
  test(`a first view of /${path} is light`, async () => {
    assert.ok(existsSync(join(out, path, "index.html")) && !isRedirect(out, path), "the page is not there");
    const { asked, responses } = await firstView(path);
    const own = new URL(guide.url).origin;
    const told = responses.map(({ url, bytes }) => `${String(bytes).padStart(6)}  ${url.replace(guide.url, "/")}`).join("\n");
    assert.deepEqual(asked.filter((url) => !url.startsWith(own) && !url.startsWith("data:")), [], "requests to other hosts");
    assert.deepEqual(responses.filter(({ status }) => status !== 200), [], "answers other than 200");
    assert.ok(responses.some(({ url }) => url.endsWith(".css")) && responses.some(({ url }) => url.endsWith(".js")), `nothing but the page was counted:\n${told}`);
    assert.deepEqual(asked.filter((url) => /\.(woff2?|ttf|otf|eot)(\?|$)/.test(url)), [], "font files");
    assert.deepEqual(responses.filter(({ type }) => /font/.test(type)), [], "fonts");
    assert.deepEqual(asked.filter((url) => /search-index|\/search\.[0-9a-f]+\.js/.test(url)), [], "parts of the search");
    const total = responses.reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(total <= limit, `${total} bytes, ${total - limit} too many:\n${told}`);
  });
}

// The Nu HTML checker finds no error on any kind of page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { join } from "node:path";

import vnu from "vnu-jar";

import { build, files, isRedirect } from "./site.mjs";

test("every page of the guide is valid HTML", () => {
  const out = build("https://example.org/guide/");
  const pages = files(out).filter((path) => path.endsWith(".html"));
  const whole = pages.filter((path) => path === "404.html" || !isRedirect(out, path.replace(/index\.html$/, "")));
  const redirect = pages.find((path) => !whole.includes(path));
  const checked = [...whole, redirect].map((path) => join(out, path));
  const result = spawnSync("java", ["-jar", String(vnu), "--errors-only", "--format", "json", ...checked], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(result.error, undefined);
  const { messages } = JSON.parse(result.stderr);
  const errors = messages.map((message) => `${message.url.split("/site/")[1]}:${message.lastLine}: ${message.message}`);
  assert.deepEqual(errors.slice(0, 20), []);
  assert.ok(checked.length > 100);
});

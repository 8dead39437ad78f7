// The matcher in Node: the shared cases of the jargon rules, and ten thousand texts that Rust and JavaScript match alike.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { openTable } from "../../static/jargon.js";
import { build, files, project, random } from "../browser/site.mjs";

const matchTexts = process.env.MATCH_TEXTS ?? join(project, "target/debug/examples/match-texts");
const vectors = JSON.parse(readFileSync(join(project, "tests/vectors/jargon.json"), "utf8"));
const ads = readdirSync(join(project, "tests/vectors/ads")).sort().map((name) => {
  const text = readFileSync(join(project, "tests/vectors/ads", name), "utf8").split("\n\n").slice(1).join("\n\n");
  return text.replace(/\[\[[^|\]]+\|([^\]]+)\]\]/g, "$1");
});

/** A guide whose terms are those of the shared cases. */
function vectorGuide() {
  const root = mkdtempSync(join(tmpdir(), "plainspeak-vectors-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "content/terms"), { recursive: true });
  writeFileSync(join(root, "site.yaml"), "title: Cases\n");
  for (const { id, ...fields } of vectors.terms) {
    const front = { short: "A term.", kind: "tool", ...fields };
    const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    writeFileSync(join(root, `content/terms/${id}.md`), `---\n${lines.join("\n")}\n---\n`);
  }
  return root;
}

const decoderOf = (out) => openTable(JSON.parse(readFileSync(join(out, "decode/table.json"), "utf8")));

/** Rust's matches, with places in units of UTF-16 as JavaScript counts them. */
function rust(root, texts) {
  const json = execFileSync(matchTexts, [root], { input: JSON.stringify(texts), maxBuffer: 1 << 30, encoding: "utf8" });
  return JSON.parse(json).map((matches, at) => {
    const bytes = Buffer.from(texts[at], "utf8");
    const units = (place) => bytes.subarray(0, place).toString("utf8").length;
    return matches.map(([term, start, end, reason]) => ({ term, start: units(start), end: units(end), reason }));
  });
}

/** Texts of spellings, cues, context words, signs and plain words, in all kinds of disorder. */
function texts(table, count, seed) {
  const pick = random(seed);
  const one = (list) => list[pick(list.length)];
  const spellings = table.terms.flatMap(({ spellings }) => spellings.map(([, text]) => text));
  const words = [
    "we", "You", "the", "experience with", "is a plus", "must have", "and", "or", "a", "in", "developer", "THE", "Nice to have:", "Requirements",
    "years", "5+ years", "2.7", "3.11", "3", "v8", "GmbH", "REST", "ÉCOLE", "naïve", "straße", "İ", "日本", "𝔘𝔫𝔦", "e\u0301", "data engineer", "software development", "PYTHON", "pro&shy;gram", "Kuber-\nnetes", "K8s.Docker", "&amp;", "Go-to-market", "➤ ", "o ", "Full-stack Python developer",
    "What we offer", "SQSx", "GraphDB", "IoT", "x@y.zz", "https://go.dev/python", "#go", "@python", "\\Go", "$R", "_C_", "C++20", "k8s's", "APIs", "today", "I",
    ...table.terms.flatMap(({ context }) => context.slice(0, 2)), ...table.excludes.slice(0, 40),
  ];
  const signs = [" ", " ", " ", " ", " ", ", ", " / ", "/", " | ", "; ", ". ", "! ", ": ", "-", "\n", "\n\n", "\n- ", "\n* ", "\n• ", "\n-", " (", ") ", "&", "'s ", "’s ", ".", "\u00a0", "\u2011", "\u0001", "\t", "\r\n", "+", "#", "\\", "“", "” "];
  const recase = [(text) => text, (text) => text, (text) => text, (text) => text.toUpperCase(), (text) => text.toLowerCase(), (text) => `${text}s`, (text) => text.replaceAll(" ", "-"), (text) => text.replaceAll("-", "_")];
  return Array.from({ length: count }, () => {
    let text = "";
    for (let length = 1 + pick(24); length > 0; length--) text += one(recase)(pick(2) ? one(spellings) : one(words)) + one(signs);
    return text;
  });
}

test("every case of pasted text holds in JavaScript", () => {
  const { scan } = decoderOf(build("/", vectorGuide()));
  const ids = vectors.terms.map(({ id }) => id).sort();
  assert.ok(vectors.text.length >= 100, `${vectors.text.length} cases`);
  for (const { name, text, matches } of vectors.text) {
    assert.deepEqual(scan(text).map(({ term, start, end }) => [ids[term], text.slice(start, end)]), matches, name ?? text);
  }
});

test("ten thousand texts are matched alike in Rust and in JavaScript", () => {
  const root = vectorGuide();
  const out = build("/guide/", root);
  const table = JSON.parse(readFileSync(join(out, "decode/table.json"), "utf8"));
  const { scan } = openTable(table);
  const all = [...ads, ...vectors.text.map(({ text }) => text), ...texts(table, 10_000, 20261121)];
  const expected = rust(root, all);
  const own = (text) => scan(text).map(({ term, start, end, reason }) => ({ term: table.terms[term].id, start, end, reason }));
  for (const [at, text] of all.entries()) assert.deepEqual(own(text), expected[at], JSON.stringify(text));
  assert.ok(expected.reduce((sum, matches) => sum + matches.length, 0) > 20_000);
});

test("module and table are small", () => {
  const out = build("/");
  const size = (pattern) => files(out).filter((name) => pattern.test(name)).reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0);
  const module = size(/^assets\/decoder\.[0-9a-f]+\.js$/);
  assert.ok(module > 0 && module < 16_384, `module: ${module} bytes`);
  const terms = JSON.parse(readFileSync(join(out, "decode/table.json"), "utf8")).terms.length;
  const table = size(/^decode\/table\.json$/);
  assert.ok(table < (25_000 * terms) / 200, `table: ${table} bytes for ${terms} terms`);
  console.log(`module ${module} bytes, table ${table} bytes for ${terms} terms`);
});

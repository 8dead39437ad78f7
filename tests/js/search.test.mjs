// The search module in Node: its words, its answers over the flagship guide, its behaviour on small and large guides.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { openIndex, squash, stem, words } from "../../static/search.js";
import { build, files, project } from "../browser/site.mjs";

const vectors = JSON.parse(readFileSync(join(project, "tests/vectors/tokens.json"), "utf8"));

/** Opens the index of a built site, and counts what it reads, compressed as a host sends it. */
function opened(out, moved = { bytes: 0 }) {
  return openIndex(async (path) => {
    const text = await readFile(join(out, "search-index", path), "utf8");
    moved.bytes += gzipSync(text).length;
    return text;
  });
}

/** A guide of terms, built. */
function guide(terms) {
  const root = mkdtempSync(join(tmpdir(), "plainspeak-guide-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "content/terms"), { recursive: true });
  writeFileSync(join(root, "site.yaml"), "title: A guide\n");
  for (const [id, front, body = ""] of terms) writeFileSync(join(root, `content/terms/${id}.md`), `---\n${front}\n---\n${body}\n`);
  return build("/", root);
}

/** Names that are far from one another: `many(3)` gives three terms. */
function many(count) {
  const parts = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"];
  return Array.from({ length: count }, (_, at) => {
    const name = [...String(at).padStart(5, "0")].map((digit) => parts[Number(digit)]).join("");
    return [`made-up-${at}`, `term: ${name}\nshort: Made-up thing number ${at}.\nkind: tool`];
  });
}

test("every vector of words holds in JavaScript", () => {
  assert.ok(vectors.length >= 25);
  for (const vector of vectors) {
    assert.deepEqual(words(vector.text), vector.words, vector.text);
    assert.equal(squash(vector.text), vector.key, vector.text);
    if (vector.stem) assert.equal(stem(vector.text), vector.stem, vector.text);
  }
});

test("every query of the table finds its page first", async () => {
  const index = await opened(build("/guide/"));
  const table = readFileSync(join(project, "tests/vectors/search.tsv"), "utf8").trim().split("\n").slice(1);
  const wrong = [];
  for (const line of table) {
    const [query, expected] = line.split("\t");
    const [first] = await index.search(query, { limit: 5 });
    const found = first ? `${first.kind}:${first.id}` : "nothing";
    if (found !== expected) wrong.push(`${query}: expected ${expected}, found ${found}`);
  }
  assert.ok(table.length >= 200, `${table.length} queries`);
  assert.deepEqual(wrong, []);
});

const small = () => [
  ["kubernetes", "term: Kubernetes\nshort: Keeps packed programs running.\nkind: platform\naliases: [k8s]\nmisspellings: [Kubernets]\ntags: []", "It restarts what fails."],
  ["java", "term: Java\nshort: A language of banks.\nkind: language\nconfused_with: [{term: javascript, difference: Two languages with one half of a name.}]"],
  ["javascript", "term: JavaScript\nshort: The language of web pages.\nkind: language\naliases: [JS]"],
  ["csharp", "term: C#\nshort: A language by Microsoft.\nkind: language"],
  ["dotnet", "term: .NET\nshort: Where such programs run.\nkind: platform"],
  ["c", "term: C\nshort: An old language.\nkind: language\nweak: [C]\ncontext: [compiler]"],
  ["iac", "term: Infrastructure as Code (IaC)\nshort: Servers are described in files.\nkind: practice"],
  ["tdd", "term: Test-Driven Development\nshort: First the check, then the program.\nkind: practice"],
  ["balancer", "term: Load Balancer\nshort: Spreads requests.\nkind: tool"],
  ["hashing", "term: Hash Function\nshort: Passwords are stored with it.\nkind: concept"],
  ["rails", "term: Ruby on Rails\nshort: A framework.\nkind: framework\naliases: [Rails]"],
  ["ruby", "term: Ruby\nshort: A language.\nkind: language"],
];

for (const [size, filler] of [["a small guide", 0], ["a guide cut into shards", 1500]]) {
  test(`names, spoken signs, typos, comparisons and texts are found in ${size}`, async () => {
    const out = guide([...small().map(([id, front, body]) => [id, front.replace("\ntags: []", ""), body]), ...many(filler)]);
    const index = await opened(out);
    const first = async (query, options) => {
      const [result] = await index.search(query, options);
      return result ? [result.kind, result.id, result.matched] : null;
    };
    assert.equal(files(join(out, "search-index")).some((name) => /\/k0\.txt$/.test(name)), filler > 0);
    assert.deepEqual(await first("k8s"), ["term", "kubernetes", "k8s"]);
    assert.deepEqual(await first("K8S "), ["term", "kubernetes", "k8s"]);
    assert.deepEqual(await first("kuber"), ["term", "kubernetes", "Kubernetes"]);
    assert.deepEqual(await first("cubernetes"), ["term", "kubernetes", "Kubernetes"]);
    assert.deepEqual(await first("kuberntes"), ["term", "kubernetes", "Kubernetes"]);
    assert.deepEqual(await first("c sharp"), ["term", "csharp", "C#"]);
    assert.deepEqual(await first("c#"), ["term", "csharp", "C#"]);
    assert.deepEqual(await first("c"), ["term", "c", "C"]);
    assert.deepEqual(await first("dot net"), ["term", "dotnet", ".NET"]);
    assert.deepEqual(await first("java script"), ["term", "javascript", "JavaScript"]);
    assert.deepEqual(await first("what is the difference between js and java?"), ["comparison", "java-vs-javascript", "Java vs JavaScript"]);
    assert.deepEqual(await first("javascript or java"), ["comparison", "java-vs-javascript", "Java vs JavaScript"]);
    assert.equal((await index.search("restarts"))[0].excerpt, "It <mark>restarts</mark> what fails.");
    const id = async (query) => (await first(query))?.[1];
    for (const query of ["iac", "what is IaC", "infrastructure as code", "infrastructure as cod", "infra as code"]) assert.equal(await id(query), "iac", query);
    for (const query of ["tdd", "what does TDD mean", "test driven"]) assert.equal(await id(query), "tdd", query);
    for (const query of ["load balancing", "what balances load", "load balancers"]) assert.equal(await id(query), "balancer", query);
    assert.equal(await id("storing passwords"), "hashing");
    assert.equal(await id("C♯"), "csharp");
    assert.equal(await id("what is kuber"), "kubernetes");
    assert.equal(await id("senior kuberntes"), "kubernetes");
    assert.equal(await id("kubectl"), "kubernetes");
    assert.equal(await id("javas"), "javascript");
    assert.equal(await id("ruby rails"), "rails");
    assert.deepEqual(await first("java", { kind: "comparison" }), ["comparison", "java-vs-javascript", "Java vs JavaScript"]);
    assert.equal(await first("xqzwv"), null);
    assert.equal(await first(" …!"), null);
  });
}

test("a typo never beats a name as it is spelt", async () => {
  const index = await opened(guide([
    ["react", "term: React\nshort: A library.\nkind: library"],
    ["reach", "term: Reach\nshort: Another one.\nkind: library"],
  ]));
  assert.deepEqual((await index.search("reach")).map(({ id, typo }) => [id, typo]), [["reach", false]]);
  assert.equal((await index.search("reakt"))[0].typo, true);
});

test("what an excerpt shows is text and never markup", async () => {
  const index = await opened(guide([["a", "term: Alpha\nshort: First.\nkind: tool", "Write `<script>alert(1)</script>` for trouble & more."]]));
  const [{ excerpt }] = await index.search("trouble");
  assert.equal(excerpt, "Write &#60;script&#62;alert(1)&#60;/script&#62; for <mark>trouble</mark> &#38; more.");
});

test("a file that could not be read is asked for again", async () => {
  const out = guide(many(600));
  let failing = true;
  const index = await openIndex(async (path) => {
    if (failing && path !== "index.json") throw new Error("offline");
    return readFile(join(out, "search-index", path), "utf8");
  });
  await assert.rejects(index.search("bababababa"));
  failing = false;
  assert.equal((await index.search("bababababa"))[0].id, "made-up-0");
});

test("the first answer costs few bytes: module, index and shards", async () => {
  const module = gzipSync(readFileSync(join(build("/"), files(build("/")).find((name) => /^assets\/search\.[0-9a-f]+\.js$/.test(name))))).length;
  assert.ok(module < 5000, `module: ${module} bytes`);
  for (const [terms, most] of [[200, 15_000], [2000, 50_000]]) {
    const moved = { bytes: module };
    const index = await opened(guide(many(terms)), moved);
    assert.equal((await index.search("bababababe")).length > 0, true);
    assert.ok(moved.bytes <= most, `${terms} terms: ${moved.bytes} bytes`);
  }
});

// What the tests of `plainspeak serve` share: a small guide to write in, and a server that shows it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { program } from "./site.mjs";

const SCRIPT = /<script type="module" src="\/__plainspeak\/live\.js" data-run="\w+" data-generation="\d+"><\/script>\n/;

/** A guide of a few terms and articles that link to one another. */
export function guide({ articles = 12, terms = 10 } = {}) {
  const root = mkdtempSync(join(tmpdir(), "plainspeak-serve-"));
  guides.add(root);
  mkdirSync(join(root, "content/terms"), { recursive: true });
  mkdirSync(join(root, "content/articles"));
  writeFileSync(join(root, "site.yaml"), "title: A guide\nbase_url: https://example.org/guide/\ntags: [one, two]\n");
  for (let at = 0; at < terms; at++) writeFileSync(join(root, `content/terms/term-${at}.md`), term(at));
  for (let at = 0; at < articles; at++) writeFileSync(join(root, `content/articles/article-${at}.md`), article(at, terms));
  return root;
}

/** The name of a term, the file of one, the file of an article; `more` ends its text. */
export const name = (at) => `Zed${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10) % 10]}or`;
export const term = (at, more = "") => `---\nterm: ${name(at)}\nshort: A made-up thing.\nkind: tool\ntags: [one]\n---\nIt is used with ${name(at + 1)}. ${more}\n`;
export const article = (at, terms, more = "") => `---\ntitle: Article ${at}\nsummary: About things.\ndate: 2026-01-0${1 + (at % 9)}\ntags: [two]\n---\n## First\n\nA team uses ${name(at % terms)} and ${name((at + 3) % terms)}. ${more}\n`;

/** The servers that run and the guides they serve: none outlives its test. */
const running = new Set();
const guides = new Set();

/** Ends the servers and takes their guides away. */
export function stop() {
  for (const child of running) child.kill("SIGKILL");
  for (const root of guides) rmSync(root, { recursive: true, force: true });
  running.clear();
  guides.clear();
}

/** Starts `serve`; gives its address and ways to ask it. */
export async function start(root, extra = [], [before, words] = [program, []]) {
  const child = spawn(before, [...words, ...(before === program ? [] : [program]), "serve", "--root", root, "--no-drafts", ...(extra.includes("--port") ? [] : ["--port", "0"]), ...extra], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let said = "";
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        said += text;
        const found = /serving (http:\/\/\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
    }
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  let base = url;
  const get = async (path) => {
    const answer = await fetch(base + path, { redirect: "manual" });
    return { status: answer.status, text: (await answer.text()).replace(SCRIPT, "") };
  };
  const state = async () => {
    const abort = new AbortController();
    const answer = await fetch(new URL("/__plainspeak/events", url), { signal: abort.signal });
    let text = "";
    for await (const chunk of answer.body) {
      text += Buffer.from(chunk).toString("utf8");
      if (text.includes("\n\n")) break;
    }
    abort.abort();
    return JSON.parse(/^data: (.*)$/m.exec(text)[1]);
  };
  const until = async (fits, what) => {
    for (let tries = 0; tries < 400; tries++) {
      if (await fits()) return;
      await sleep(20);
    }
    assert.fail(`did not happen: ${typeof what === "function" ? await what() : what}\n${said}`);
  };
  return { url, child, get, state, until, said: () => said, rebase: (path) => (base = new URL(path, url).href) };
}

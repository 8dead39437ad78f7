// Measures what an author waits for: node scripts/measure-serve.mjs [ARTICLES TERMS]
//
// Makes a large guide, serves it with the release program (`cargo build --release` first; PLAINSPEAK names another one), edits
// it as an author would, and prints a table. Figures of a machine that does other work at the same time mean little.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const project = join(dirname(fileURLToPath(import.meta.url)), "..");
// The modules of the tests read it when they are loaded.
process.env.PLAINSPEAK ??= join(project, "target/release/plainspeak");
const { launch } = await import("../tests/browser/site.mjs");
const { start, stop } = await import("../tests/browser/author.mjs");

const [articles, terms] = process.argv.length > 3 ? process.argv.slice(2) : ["8000", "2000"];
/** How long the author thinks between two saves, in milliseconds. */
const THINKING = 400;

/** Milliseconds on a clock that the browser shares. */
const now = () => performance.timeOrigin + performance.now();
const rows = [];
const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

/** Notes the median and the worst of some times. */
function note(what, times, target) {
  const sorted = times.toSorted((a, b) => a - b);
  rows.push([what, ms(sorted[Math.floor(sorted.length / 2)]), ms(sorted.at(-1)), target]);
}

/** Saves a change of a file; gives the moment before. */
function save(file, change) {
  const text = change(readFileSync(file, "utf8"));
  const at = now();
  writeFileSync(file, text);
  return at;
}

/** How long it takes from a moment until a page fits. */
async function served(server, path, fits, since) {
  while (!fits((await server.get(path)).text)) await sleep(1);
  return now() - since;
}

/** Waits until the server has nothing more to find out. */
async function rest(server) {
  for (let last = -1, same = 0; same < 4;) {
    const { generation } = await server.state();
    same = generation === last ? same + 1 : 0;
    last = generation;
    await sleep(500);
  }
}

/** The memory of a program, in MB. */
const memory = ({ child }) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024);

const root = mkdtempSync(join(tmpdir(), "plainspeak-measure-"));
const article = (number) => join(root, `content/articles/article-${number}.md`);
const term = (id) => join(root, `content/terms/${id}.md`);
const page = (number) => `articles/article-${number}/`;
const append = (mark) => (text) => `${text.trimEnd()}\n\nThe text of ${mark} stands here.\n`;

/** Starts the server; gives it, and how long its first page took. */
async function first(what) {
  const since = now();
  const server = await start(root);
  note(what, [await served(server, page(7), (text) => text.includes("Article number 7"), since)], "1500 ms");
  return server;
}

/** Edits bodies, each of another article; how long until they are served. */
async function editBodies(server, count, name, pause) {
  const times = [];
  for (let round = 0; round < count; round++) {
    const mark = `${name}-${round}`;
    const number = (round * 37) % Number(articles);
    times.push(await served(server, page(number), (text) => text.includes(mark), save(article(number), append(mark))));
    await sleep(pause);
  }
  return times;
}

/** Edits the page on show; how long until a frame shows it. */
async function watchEdits(server, count) {
  const browser = await launch();
  const shown = await browser.newPage();
  await Promise.all([shown.waitForRequest("**/__plainspeak/events"), shown.goto(server.url + page(7))]);
  const times = [];
  for (let round = 0; round < count; round++) {
    const mark = `seen-${round}`;
    await shown.evaluate((mark) => {
      window.seen = new Promise((resolve) => {
        const look = () => {
          if (document.querySelector("main").textContent.includes(mark)) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        };
        look();
      });
    }, mark);
    const since = save(article(7), append(mark));
    times.push((await shown.evaluate(() => window.seen)) - since);
    await sleep(THINKING);
  }
  await browser.close();
  return times;
}

/** Changes terms that the page of an article uses. */
async function editTerms(server) {
  const used = [...(await server.get(page(7))).text.matchAll(/data-definition="([^"]+)"/g)].map(([, id]) => id);
  const shorts = [];
  for (const [round, id] of used.slice(0, 5).entries()) {
    const since = save(term(id), (text) => text.replace(/^short: .*/m, `short: Another short text ${round}.`));
    shorts.push(await served(server, page(7), (text) => text.includes(`Another short text ${round}.`), since));
    await sleep(THINKING);
  }
  note("a term's short text saved → served on a page that uses it", shorts, "");
  const renames = [];
  for (const id of used.slice(5, 10)) {
    const name = new RegExp(`\\b${id}\\]`);
    const files = readdirSync(join(root, "content/terms")).map((file) => join(root, "content/terms", file));
    const naming = files.filter((file) => name.test(readFileSync(file, "utf8")));
    const since = now();
    renameSync(term(id), term(`renamed-${id}`));
    for (const file of naming) save(file, (text) => text.replace(name, `renamed-${id}]`));
    renames.push(await served(server, page(7), (text) => text.includes(`terms/renamed-${id}/`), since));
    await sleep(THINKING);
  }
  note("a term renamed → links follow", renames, "1000 ms");
}

try {
  execFileSync("cargo", ["run", "--release", "--quiet", "--example", "generate-guide", "--", root, articles, terms], { cwd: project, stdio: "inherit" });
  const cold = await first("the first page, nothing kept from before");
  await rest(cold);
  cold.child.kill("SIGINT");
  await new Promise((resolve) => cold.child.once("exit", resolve));
  const server = await first("the first page");
  await rest(server);
  note("a body saved → served (50)", await editBodies(server, 50, "served", THINKING), "30, worst 100 ms");
  note("a body saved → seen in Chromium (20)", await watchEdits(server, 20), "80 ms");
  await editTerms(server);
  await rest(server);
  const before = memory(server);
  await editBodies(server, 200, "memory", 20);
  await rest(server);
  rows.push(["memory before and after 200 more edits", `${before} MB`, `${memory(server)} MB`, "flat"]);
  const asked = now();
  server.child.kill("SIGINT");
  await new Promise((resolve) => server.child.once("exit", resolve));
  note("SIGINT → ended", [now() - asked], "1000 ms");
  console.log(`${articles} articles, ${terms} terms, ${availableParallelism()} cores\n`);
  for (const [what, median, worst, target] of [["", "median", "worst", "target"], ...rows]) {
    console.log(`${what.padEnd(60)} ${median.padStart(9)} ${worst.padStart(9)}   ${target}`);
  }
} finally {
  stop();
  rmSync(root, { recursive: true, force: true });
}

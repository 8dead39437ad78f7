// The author's loop without a browser: what is saved is what is served, whatever happens on the disk.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { afterEach } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { article, guide, name, start, stop } from "../browser/author.mjs";
import { files, program, random } from "../browser/site.mjs";

afterEach(stop);

/** The pages that differ from a fresh build. */
async function difference(root, server) {
  const out = join(mkdtempSync(join(tmpdir(), "plainspeak-fresh-")), "site");
  try {
    execFileSync(program, ["build", "--root", root, "--out", out], { stdio: ["ignore", "pipe", "pipe"] });
    const wrong = [];
    for (const file of files(out).filter((file) => file !== ".plainspeak-site")) {
      const { text } = await server.get(file.replace(/index\.html$/, ""));
      if (text !== readFileSync(join(out, file), "utf8")) wrong.push(file);
    }
    return wrong;
  } finally {
    rmSync(join(out, ".."), { recursive: true, force: true });
  }
}

const isFresh = (root, server) => server.until(async () => (await difference(root, server)).length === 0, async () => `differs: ${await difference(root, server)}`);

test("a thousand edits, renames, deletions and bad saves: what is served is what a fresh build gives", async () => {
  const root = guide({ articles: 30, terms: 20 });
  const server = await start(root);
  const pick = random(7);
  const one = (list) => list[pick(list.length)];
  const bad = ["---\ntitle: [\n---\n", "---\nterm: \n---\n", "no front matter at all", "---\ntitle: x\n", "\u0000\u0001", "---\nsummary: y\nnope: 1\n---\n"];
  let fresh = 100;
  let edits = 0;
  for (let burst = 0; burst < 25; burst++) {
    const broken = new Map();
    for (let step = 0; step < 40; step++, edits++) {
      const folder = join(root, "content", one(["articles", "articles", "terms"]));
      const names = readdirSync(folder).filter((file) => !broken.has(join(folder, file)));
      const file = join(folder, one(names));
      const kind = pick(10);
      if (kind < 4) appendFileSync(file, `\nMore text ${edits} with ${name(pick(20))}.\n`);
      else if (kind === 4) writeFileSync(file, readFileSync(file, "utf8").replace(/(short|summary): .*/, `$1: Changed in step ${edits}.`));
      else if (kind === 5) {
        broken.set(file, readFileSync(file));
        writeFileSync(file, one(bad));
      } else if (kind === 6 && folder.endsWith("articles")) renameSync(file, join(folder, `moved-${fresh++}.md`));
      else if (kind === 7 && folder.endsWith("articles") && names.length > 10) rmSync(file);
      else if (kind === 8) writeFileSync(join(root, `content/articles/new-${fresh}.md`), article(fresh++, 20));
      else {
        const temporary = join(folder, `.${pick(1000)}.swp`);
        writeFileSync(temporary, readFileSync(file, "utf8") + "\nSaved by a rename.\n");
        renameSync(temporary, file);
      }
      if (pick(5) === 0) await sleep(pick(12));
    }
    for (const [file, text] of broken) writeFileSync(file, text);
    await isFresh(root, server);
  }
  assert.equal(edits, 1000);
});

test("editors save in their ways, and each save counts", async () => {
  const root = guide();
  const server = await start(root);
  const file = join(root, "content/articles/article-1.md");
  const shows = (mark) => server.until(async () => (await server.get("articles/article-1/")).text.includes(mark), mark);
  const text = (mark) => article(1, 10, mark);
  // vim: a probe, a swap file, the old file moved away, a new one in its place.
  writeFileSync(join(root, "content/articles/4913"), "");
  rmSync(join(root, "content/articles/4913"));
  writeFileSync(join(root, "content/articles/.article-1.md.swp"), "swap");
  renameSync(file, `${file}~`);
  writeFileSync(file, text("vimmark"));
  rmSync(`${file}~`);
  await shows("vimmark");
  // emacs: a backup beside the file, an auto-save file, a lock that is a dangling link.
  writeFileSync(`${file}~`, text("old"));
  writeFileSync(join(root, "content/articles/#article-1.md#"), text("unsaved"));
  symlinkSync("someone@nowhere:1", join(root, "content/articles/.#article-1.md"));
  writeFileSync(file, text("emacsmark"));
  await shows("emacsmark");
  // JetBrains: a temporary file, then two renames.
  writeFileSync(`${file}___jb_tmp___`, text("jetbrainsmark"));
  renameSync(file, `${file}___jb_old___`);
  renameSync(`${file}___jb_tmp___`, file);
  rmSync(`${file}___jb_old___`);
  await shows("jetbrainsmark");
  // VS Code: cut to nothing and written again.
  const handle = openSync(file, "w");
  await sleep(3);
  writeSync(handle, text("codemark"));
  closeSync(handle);
  await shows("codemark");
  // A slow writer, piece by piece.
  const slow = openSync(file, "w");
  for (const piece of text("slowmark").match(/[\s\S]{1,40}/g)) {
    writeSync(slow, piece);
    await sleep(12);
  }
  closeSync(slow);
  await shows("slowmark");
  await isFresh(root, server);
  assert.equal((await server.state()).problems.filter(({ severity }) => severity === "error").length, 0);
});

test("five hundred files at once, a folder that moves, a folder that goes and comes back", async () => {
  const root = guide();
  const server = await start(root);
  for (let at = 100; at < 600; at++) writeFileSync(join(root, `content/articles/article-${at}.md`), article(at, 10));
  await isFresh(root, server);
  for (let at = 100; at < 600; at++) rmSync(join(root, `content/articles/article-${at}.md`));
  await isFresh(root, server);
  mkdirSync(join(root, "content/articles/2026"));
  writeFileSync(join(root, "content/articles/2026/deep.md"), article(50, 10, "deepmark"));
  await server.until(async () => (await server.get("articles/deep/")).text.includes("deepmark"), "a file in a new folder");
  renameSync(join(root, "content/articles/2026"), join(root, "content/articles/2027"));
  appendFileSync(join(root, "content/articles/2027/deep.md"), "\nmovedmark\n");
  await server.until(async () => (await server.get("articles/deep/")).text.includes("movedmark"), "a file in a moved folder");
  renameSync(join(root, "content"), join(root, "away"));
  await server.until(async () => (await server.get("articles/article-1/")).status === 404, "the content is gone");
  renameSync(join(root, "away"), join(root, "content"));
  await server.until(async () => (await server.get("articles/article-1/")).status === 200, "the content is back");
  appendFileSync(join(root, "content/articles/article-1.md"), "\nbackmark\n");
  await server.until(async () => (await server.get("articles/article-1/")).text.includes("backmark"), "a save after that counts");
  await isFresh(root, server);
});

test("a mistake is told with its place, keeps the last good page, and goes when it is mended", async () => {
  const root = guide();
  const server = await start(root);
  const file = join(root, "content/terms/term-1.md");
  const good = readFileSync(file, "utf8");
  const page = (await server.get("terms/term-1/")).text;
  writeFileSync(file, good.replace("kind: tool", "kind: tooll <b>"));
  await server.until(async () => (await server.state()).problems.some(({ code }) => code === "unknown-value"), async () => JSON.stringify(await server.state()));
  const [problem] = (await server.state()).problems;
  assert.deepEqual([problem.severity, problem.file, problem.line, problem.column], ["error", "content/terms/term-1.md", 4, 7]);
  assert.deepEqual(problem.excerpt[2], [4, "kind: tooll <b>"]);
  assert.equal((await server.get("terms/term-1/")).text, page);
  writeFileSync(file, good);
  await server.until(async () => (await server.state()).problems.length === 0, "the mistake is gone");
  await isFresh(root, server);
});

test("templates, styles and site.yaml count without a restart; a broken template keeps the site", async () => {
  const root = guide();
  const server = await start(root);
  mkdirSync(join(root, "templates"));
  writeFileSync(join(root, "templates/not-found.html"), '{% extends "base.html" %}{% block main %}<h1>ownmark</h1>{% endblock main %}');
  await server.until(async () => (await server.get("nowhere/")).text.includes("ownmark"), "an own template");
  writeFileSync(join(root, "templates/not-found.html"), "{% block main %}{{ nope");
  await server.until(async () => (await server.state()).problems.some(({ file }) => file === "templates/not-found.html"), "a broken template is told");
  assert.equal((await server.get("nowhere/")).text.includes("ownmark"), true);
  rmSync(join(root, "templates"), { recursive: true });
  await server.until(async () => !(await server.get("nowhere/")).text.includes("ownmark"), "the built-in template is back");
  mkdirSync(join(root, "static/css"), { recursive: true });
  writeFileSync(join(root, "static/css/99-own.css"), "body { outline: 1px solid red }\n");
  const styles = async () => (await server.get(/href="\/guide\/(assets\/site\.[^"]+\.css)"/.exec((await server.get("")).text)[1])).text;
  await server.until(async () => (await styles()).includes("outline: 1px solid red"), "an own style");
  writeFileSync(join(root, "site.yaml"), readFileSync(join(root, "site.yaml"), "utf8").replace("A guide", "Another guide"));
  await server.until(async () => (await server.get("")).text.includes("Another guide"), "another title");
  await isFresh(root, server);
});

test("a guide that starts with a mistake is shown once it is mended", async () => {
  const root = guide();
  const file = join(root, "content/terms/term-1.md");
  const good = readFileSync(file, "utf8");
  writeFileSync(file, "---\nterm: [\n---\n");
  const server = await start(root);
  assert.equal((await server.get("")).status, 503);
  writeFileSync(file, good);
  // Without a site nobody knew where it would be mounted.
  server.rebase("/guide/");
  await server.until(async () => (await server.get("")).status === 200, "the site is there");
  await isFresh(root, server);
});

test("no path leaves the site and no stranger is answered", async () => {
  const root = guide();
  writeFileSync(join(root, "secret.txt"), "secretmark");
  const server = await start(root);
  const { hostname, port } = new URL(server.url);
  const ask = (path, headers = {}) => new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, text, headers: answer.headers }));
    }).on("error", reject).end();
  });
  for (const path of ["/guide/../secret.txt", "/guide/%2e%2e/secret.txt", "/guide/..%2fsecret.txt", "/guide//etc/passwd", "/secret.txt", "/guide/secret.txt", `/guide/${join(root, "secret.txt")}`, "/guide/..%5csecret.txt", "/%00"]) {
    const { status, text } = await ask(path);
    assert.ok([307, 400, 404].includes(status), `${path}: ${status}`);
    assert.equal(text.includes("secretmark") || text.includes("root:"), false, path);
  }
  for (const host of ["evil.example", `evil.example:${port}`, "localhost.evil.example", "192.168.7.7"]) {
    assert.equal((await ask("/guide/", { host })).status, 403, host);
  }
  const { status, headers } = await ask("/guide/", { host: `localhost:${port}`, origin: "https://evil.example" });
  assert.equal(status, 200);
  assert.equal(headers["access-control-allow-origin"], undefined);
});

test("a port that is taken is told, and `auto` takes the next", async () => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address();
  const root = guide();
  const child = spawn(program, ["serve", "--root", root, "--port", String(port)]);
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  assert.equal(code, 1);
  assert.match(said, new RegExp(`port ${port} is in use; .--port auto. takes the next free one`));
  taken.close();
  const [one, two] = [await start(root, ["--port", "auto"]), await start(root, ["--port", "auto"])];
  assert.notEqual(new URL(one.url).port, new URL(two.url).port);
});

test("Ctrl-C ends it within a second, with open streams", async () => {
  const server = await start(guide());
  const abort = new AbortController();
  const stream = fetch(new URL("/__plainspeak/events", server.url), { signal: abort.signal }).then(async (answer) => {
    for await (const chunk of answer.body) void chunk;
  }).catch(() => {});
  await sleep(200);
  const asked = Date.now();
  server.child.kill("SIGINT");
  const code = await new Promise((resolve) => server.child.once("exit", resolve));
  assert.equal(code, 0);
  assert.ok(Date.now() - asked < 1000);
  abort.abort();
  await stream;
});

test("where the system cannot tell of changes they are looked for, and it says so", async () => {
  const root = guide();
  const server = await start(root, ["--poll"]);
  await server.until(() => /looking for changes/.test(server.said()), "it says that it looks");
  appendFileSync(join(root, "content/articles/article-1.md"), "\npolledmark\n");
  await server.until(async () => (await server.get("articles/article-1/")).text.includes("polledmark"), "a polled change");
  await isFresh(root, server);
});

// A name space of its own has its own limit of watched files.
const limited = (limit) => ["unshare", ["-Ur", "sh", "-c", `echo ${limit} > /proc/sys/user/max_inotify_watches && exec "$@"`, "sh"]];
const canLimit = (() => {
  try {
    execFileSync(...((command) => [command[0], [...command[1], "true"]])(limited(1)), { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

test("at the system's limit of watched files changes are looked for, at the start and later", { skip: !canLimit && "no name spaces here" }, async () => {
  // The root, content/ and its two folders.
  for (const limit of [2, 4]) {
    const root = guide();
    const server = await start(root, [], limited(limit));
    if (limit === 4) {
      assert.equal(/limit of watched files/.test(server.said()), false);
      mkdirSync(join(root, "content/articles/deep"));
    }
    await server.until(() => /limit of watched files/.test(server.said()), `it says that it looks at the limit ${limit}`);
    writeFileSync(join(root, "content/articles/late.md"), article(1, 10, "latemark"));
    await server.until(async () => (await server.get("articles/late/")).text.includes("latemark"), "a polled change");
    server.child.kill("SIGKILL");
  }
});

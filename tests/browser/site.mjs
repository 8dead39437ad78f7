// Builds the guide of the tests and serves it as a host would: plain files below a base path.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

export const project = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The program under test. */
export const program = process.env.PLAINSPEAK ?? join(project, "target/debug/plainspeak");

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8", ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** The guide that the tests look at: one of their own, or the one that PLAINSPEAK_GUIDE names. */
export const guide = process.env.PLAINSPEAK_GUIDE ?? join(project, "tests/guide");

/** Builds the guide at `root` for `base` into a folder that goes away with the process. */
export function build(base, root = guide, extra = []) {
  const out = join(mkdtempSync(join(tmpdir(), "plainspeak-")), "site");
  execFileSync(program, ["build", "--root", root, "--out", out, "--base-url", base, ...extra], { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => rmSync(dirname(out), { recursive: true, force: true }));
  return out;
}

/** Serves the folder `out` below the path `base`, as GitHub Pages does: index files, a 404 page, nothing else. */
export async function serve(out, base) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = decodeURIComponent(pathname);
    const below = path.startsWith(base) ? path.slice(base.length) : null;
    const file = below === null ? null : find(out, below);
    if (file?.redirect) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const name = file ?? join(out, "404.html");
    response.writeHead(file ? 200 : 404, { "content-type": types[extname(name)] ?? "application/octet-stream" });
    response.end(readFileSync(name));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

function find(out, below) {
  const path = join(out, below);
  if (!path.startsWith(out)) return null;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return path;
  if (!stat?.isDirectory()) return null;
  if (below !== "" && !below.endsWith("/")) return { redirect: true };
  const index = join(path, "index.html");
  return statSync(index, { throwIfNoEntry: false }) ? index : null;
}

/** Every file below a folder, by its path. */
export function files(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? files(folder, path) : [path];
  });
}

/** Starts Debian's Chromium, or the one that CHROMIUM names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** One page of every kind that the guide has, by its path. */
export function samples(out) {
  const first = (folder) => {
    const names = readdirSync(join(out, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const whole = names.map((entry) => `${folder}/${entry.name}/`).find((path) => !isRedirect(out, path));
    return whole ? [whole] : [];
  };
  const lists = ["", "glossary/", "glossary/kind/language/", "roles/", "articles/", "cheat-sheets/", "interviews/", "compare/", "topics/", "search/", "decode/", "study/", "404.html"];
  const known = ["terms/django/", "terms/python/", "terms/go/", "roles/python-engineer/", "roles/data-engineer/"];
  const one = ["articles", "cheat-sheets", "interviews", "compare", "topics"].flatMap(first);
  return [...lists, ...known, ...one, "about/"].filter((path) => find(out, path) && !find(out, path).redirect);
}

/** Whether the page at a path only leads on to another. */
export function isRedirect(out, path) {
  return readFileSync(join(out, path, "index.html"), "utf8").includes('http-equiv="refresh"');
}

/** A generator of numbers below `n` that gives the same row for the same seed (mulberry32). */
export function random(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

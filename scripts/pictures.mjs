// Takes the pictures of the guide that the README and the manual show: node scripts/pictures.mjs
//
// Builds the guide as the browser tests do (PLAINSPEAK names the program), opens one page of every kind and writes the top of it
// to docs/pictures/.

import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { build, launch, project, serve } from "../tests/browser/site.mjs";

const folder = join(project, "docs/pictures");
const most = 2.5e6;
const desk = { viewport: { width: 1280, height: 900 }, colorScheme: "light" };
const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" };

const advert = `Senior backend engineer (Python)

You have five years of experience with Python, Django or FastAPI, and PostgreSQL. You have built REST APIs, you write tests with
pytest, and you know your way around Docker, Kubernetes and CI/CD. Experience with Go, Kafka and AWS is a plus.`;

const views = [
  { name: "home", path: "", phone: true },
  { name: "glossary", path: "glossary/" },
  { name: "term", path: "terms/django/", phone: true },
  { name: "role", path: "roles/python-engineer/", phone: true },
  { name: "article", path: "articles/which-python-developer-do-you-need/" },
  { name: "cheat-sheet", path: "cheat-sheets/backend-web-developer-call/" },
  { name: "question-bank", path: "interviews/data-engineering-interviews/" },
  { name: "comparison", path: "compare/docker-vs-kubernetes/" },
  { name: "topic", path: "topics/cloud/" },
  { name: "search", path: "search/?q=docker", ready: (page) => page.waitForSelector(".result"), phone: true },
  { name: "decode", path: "decode/", ready: decode },
];

/** Pastes the advert and lets the page read it, where the page has what reads it. */
async function decode(page) {
  if ((await page.locator('script[src*="decode"]').count()) === 0) {
    console.error("the page /decode/ loads no decoder: its picture shows the empty form");
    return;
  }
  await page.locator("[data-decode-text]").fill(advert);
  await page.locator("[data-decode-form] button[type=submit]").click();
  await page.waitForSelector("[data-decode-result]:not([hidden]) [data-term]");
  await page.evaluate(() => document.querySelector("[data-decode-result]")?.scrollIntoView());
  await page.mouse.move(0, 0);
}

const site = await serve(build("/guide/"), "/guide/");
const browser = await launch();

/** Takes one picture and tells its size in bytes. */
async function picture(view, where, options) {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 1, reducedMotion: "reduce" });
  const page = await context.newPage();
  const answer = await page.goto(site.url + view.path, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${view.path} is not there`);
  await view.ready?.(page);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  const file = join(folder, `${view.name}-${where}.png`);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  await context.close();
  const { size } = statSync(file);
  console.log(`${String(size).padStart(8)}  ${view.name}-${where}.png`);
  return size;
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith(".png")) rmSync(join(folder, file));
let total = 0;
try {
  for (const view of views) {
    total += await picture(view, "desk", desk);
    if (view.phone) total += await picture(view, "phone", phone);
  }
} finally {
  await browser.close();
  site.close();
}
console.log(`${String(total).padStart(8)}  in all`);
if (total > most) {
  console.error(`more than ${most} bytes: drop a picture`);
  process.exitCode = 1;
}

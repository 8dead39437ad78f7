// What a recruiter comes for, done as a recruiter does it: ten tasks, each from the home page in three actions at most.
//
// An action is a click, the typing of a text, a press of Enter or the choice of an answer. Putting the cursor into the search box
// counts as a click. Reading is free, and each answer has to be in sight where the last action leaves the reader; only the chooser,
// whose questions stand above its answers, may be scrolled on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { build } from "./site.mjs";
import { listen, stage } from "./stage.mjs";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const most = 3;

const guide = stage(build("/guide/"));

/** A recruiter on the home page, whose actions are counted. */
class Recruiter {
  constructor(page) {
    this.page = page;
    this.actions = [];
  }

  async #act(what, action) {
    this.actions.push(what);
    assert.ok(this.actions.length <= most, `more than ${most} actions: ${this.actions.join(", ")}`);
    await action();
  }

  /** Clicks the one thing with this name, or the first that a locator finds. */
  click(what, locator = this.page.getByRole("link", { name: what, exact: true })) {
    return this.#act(`click “${what}”`, () => locator.first().click());
  }

  /** Chooses one of several answers. */
  select(what) {
    return this.#act(`select “${what}”`, () => this.page.getByRole("radio", { name: what }).check());
  }

  /** Types into what has the focus. */
  type(text) {
    return this.#act(`type “${text}”`, () => this.page.keyboard.type(text));
  }

  enter() {
    return this.#act("press Enter", () => this.page.keyboard.press("Enter"));
  }

  /** Asks the big search box: a click and a text, then a wait until the suggestions answer this very text. */
  async ask(text) {
    await this.click("Look up a term", this.page.locator("#hero-search"));
    await this.type(text);
    await this.page.waitForFunction((all) => [...document.querySelectorAll('[role="option"]')].some((option) => option.textContent.includes(all)), text);
  }

  /** Picks a suggestion by its name. */
  pick(name) {
    return this.click(name, this.page.locator('[role="option"]').filter({ has: this.page.locator(".option-name", { hasText: name }) }));
  }

  /** Where the recruiter ends up. */
  arrives(path) {
    return this.page.waitForURL((url) => url.pathname === `/guide/${path}`, { timeout: 5000 });
  }

  /** Reads an answer: it must be there, in sight without scrolling, and say this. */
  async reads(locator, pattern) {
    const found = locator.filter({ visible: true }).first();
    await found.waitFor({ timeout: 5000 });
    await this.page.waitForFunction(() => new Promise((resolve) => {
      const at = scrollY;
      setTimeout(() => resolve(scrollY === at), 100);
    }));
    assert.match((await found.innerText()).replace(/\s+/g, " "), pattern);
    const box = await found.boundingBox();
    const { width, height } = this.page.viewportSize();
    const inSight = box.y < height - 20 && box.y + box.height > 20 && box.x >= 0 && box.x < width;
    assert.ok(inSight, `the answer is out of sight, ${Math.round(box.y)} px from the top of a screen of ${height} px`);
  }
}

function task(name, viewport, work) {
  test(`${name} (${viewport.width} px)`, async () => {
    const context = await guide.newContext({ viewport, reducedMotion: "reduce" });
    const page = listen(await context.newPage());
    await page.goto(guide.url);
    await work(new Recruiter(page), page);
    await context.close();
    assert.deepEqual(page.problems, []);
  });
}

task("is k8s the same as Docker?", phone, async (recruiter, page) => {
  await recruiter.ask("is k8s the same as Docker?");
  await recruiter.enter();
  await recruiter.arrives("compare/docker-vs-kubernetes/");
  await recruiter.reads(page.locator("h1"), /Docker.*is not.*Kubernetes/);
  await recruiter.reads(page.locator(".lede"), /^Docker packs one program .*; Kubernetes looks after hundreds/);
});

task("what does py torch mean?", desk, async (recruiter, page) => {
  await recruiter.ask("what does py torch mean?");
  await recruiter.enter();
  await recruiter.arrives("terms/pytorch/");
  await recruiter.reads(page.locator("h1"), /^PyTorch/);
  await recruiter.reads(page.locator(".lede"), /toolkit for building and teaching programs that learn/);
});

task("what do I ask a data engineer first?", desk, async (recruiter, page) => {
  await recruiter.click("Data engineer");
  await recruiter.arrives("roles/data-engineer/");
  await recruiter.click("What to ask", page.locator(".side .toc a", { hasText: "What to ask" }));
  await recruiter.reads(page.locator("#what-to-ask .qa-text"), /^How would you build a pipeline for a terabyte a day\?$/);
  await recruiter.reads(page.locator("#what-to-ask .qa-body"), /Good answer Asks when it must be ready and what may fail/);
});

task("print me one page for tomorrow's intake call about a backend developer", phone, async (recruiter, page) => {
  await recruiter.click("Print a cheat sheet");
  await recruiter.arrives("cheat-sheets/");
  await recruiter.click("A call about a backend job");
  await recruiter.arrives("cheat-sheets/backend-web-developer-call/");
  await recruiter.reads(page.locator(".sheet-bar"), /^One A4 page, made to be printed/);
  await recruiter.reads(page.getByRole("button", { name: "Print" }), /^Print$/);
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await recruiter.click("Print", page.getByRole("button", { name: "Print" }));
  assert.equal(await page.title(), "printed");
});

task("what does a machine learning engineer earn in which city?", desk, async (recruiter, page) => {
  await recruiter.click("Machine learning engineer");
  await recruiter.arrives("roles/machine-learning-engineer/");
  await recruiter.click("Python engineer", page.locator(".facts").getByRole("link", { name: "Python engineer" }));
  await recruiter.arrives("roles/python-engineer/");
  await recruiter.click("What it pays", page.locator(".side .toc a", { hasText: "What it pays" }));
  await recruiter.reads(page.locator("#what-it-pays h2"), /^What it pays$/);
  await recruiter.reads(page.locator("#what-it-pays table.places"), /Los Angeles, CA \+32 % \$160,000 Chicago, IL \+8 % \$117,500/);
  assert.match(await page.locator("#what-it-pays table.bars").last().innerText(), /Senior machine learning developer\s+\$100,000 to \$130,000/);
});

task("is C# the same as C++?", desk, async (recruiter, page) => {
  await recruiter.ask("is C# the same as C++?");
  await recruiter.enter();
  await recruiter.arrives("compare/cpp-vs-csharp/");
  await recruiter.reads(page.locator("h1"), /C\+\+.*is not.*C#/);
  await recruiter.reads(page.locator(".lede"), /^C# tidies up memory by itself .*; C\+\+ leaves memory to the programmer/);
});

task("which Python versions are old?", desk, async (recruiter, page) => {
  await recruiter.ask("which Python versions are old?");
  await recruiter.pick("Python versions and what they tell");
  await recruiter.arrives("articles/python-versions-and-what-they-tell/");
  await recruiter.reads(page.locator(".prose table"), /2\.x Legacy Support ended at the start of 2020/);
});

task("which Python developer do I need?", phone, async (recruiter, page) => {
  await recruiter.click("Find out in three questions");
  await recruiter.arrives("roles/python-engineer/");
  await recruiter.select(/A guess the product makes by itself/);
  await recruiter.select(/^Data scientists/);
  const answer = page.locator(".chooser-results [data-archetype='3']");
  await answer.scrollIntoViewIfNeeded();
  await recruiter.reads(answer, /^Machine learning engineer Turns methods that learn from data/);
  const meters = await page.locator(".chooser-results .chooser-meter").evaluateAll((nodes) => nodes.map((node) => parseInt(getComputedStyle(node).backgroundSize, 10)));
  assert.deepEqual(meters, [0, 33, 66, 0], "how far each role's meter is filled");
  assert.equal(await page.locator("[data-chooser-status]").textContent(), "Best match: Machine learning engineer");
});

task("how do I say NGINX aloud?", phone, async (recruiter, page) => {
  await recruiter.ask("how do I say NGINX aloud?");
  await recruiter.enter();
  await recruiter.arrives("terms/nginx/");
  await recruiter.reads(page.locator("h1 .say"), /engine X$/);
});

task("where do I find all words about the cloud?", phone, async (recruiter, page) => {
  await recruiter.click("Cloud", page.locator(".tags").getByRole("link", { name: /^Cloud/ }));
  await recruiter.arrives("topics/cloud/");
  await recruiter.reads(page.locator("h1"), /^Cloud$/);
  await recruiter.reads(page.locator("#words h2"), /^Words \d\d$/);
  assert.ok((await page.locator("#words [data-term]").count()) >= 25);
  assert.ok(await page.locator("#words [data-term='docker'] + p").isVisible());
});

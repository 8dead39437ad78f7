// What every page does beyond showing: theme, menu, questions, printing, copying, the glossary's filters.
// Everything here adds to a page that works without it.

/** @type {(selector: string, root?: ParentNode) => HTMLElement[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Switches between light and dark, and remembers the choice. */
function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

/** Closes the phone's menu on Escape and on a tap elsewhere. */
function watchMenu() {
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-menu]"));
  if (!menu) return;
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/**
 * Opens or closes all questions of one list.
 * @param {HTMLElement} button
 */
function openAll(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  const list = button.closest("[data-questions]");
  for (const box of list ? all("details", list) : []) {
    /** @type {HTMLDetailsElement} */ (box).open = open;
  }
  button.setAttribute("aria-expanded", String(open));
  button.textContent = open ? "Close all" : "Open all";
}

/** Opens what the address names and what it is folded into. */
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  let moved = false;
  for (let box = target?.closest("details"); box; box = box.parentElement?.closest("details") ?? null) {
    moved ||= !box.open;
    box.open = true;
  }
  if (moved) target?.scrollIntoView();
}

/**
 * A term in a few lines, to paste into a mail or a note: what it is, who can be taken instead, what to ask.
 * @returns {string}
 */
function entryText() {
  const text = (/** @type {string} */ selector, /** @type {ParentNode} */ root = document) =>
    (root.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim();
  const lines = [`${text(".entry-head h1")}: ${text(".entry-head .lede")}`];
  const accept = all(".accept li").map((item) => item.textContent?.replace(/(\S)\s+(\S+)$/, "$1 ($2)").trim());
  if (accept.length) lines.push(`Accept instead: ${accept.join(", ")}`);
  for (const box of all("#what-to-ask .qa")) {
    lines.push("", `Ask: ${text(".qa-text", box)}`);
    for (const answer of all("dl > div", box)) lines.push(`${text("dt", answer)}: ${text("dd", answer)}`);
  }
  return [...lines, "", location.href.replace(/#.*/, "")].join("\n");
}

/** Opens the answers while the page is on its way to paper; what else is folded stays as the reader left it. */
function watchPrinting() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ (all("main .qa:not([open])"));
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
    opened = [];
  });
}

/** Gives every block of code a button that copies it. */
function addCopyButtons() {
  if (!navigator.clipboard) return;
  for (const figure of all("figure.code")) {
    if (!figure.querySelector("code") || figure.querySelector("button.copy")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(button, figure.querySelector("code")?.textContent ?? ""));
    figure.append(button);
  }
}

/**
 * Copies a text and says so on the button for two seconds.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
async function copy(button, text) {
  const label = [...button.childNodes];
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed";
  }
  setTimeout(() => button.replaceChildren(...label), 2000);
}

/** Folds a text as the filter box compares it: no marks, lower case. */
const fold = (/** @type {string} */ text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Narrows the glossary in place: by words, by kind, by topic. */
function watchGlossary() {
  const glossary = document.querySelector("[data-glossary]");
  const box = /** @type {HTMLInputElement | null} */ (glossary?.querySelector("[data-glossary-filter]"));
  if (!glossary || !box) return;
  const read = () => all("[data-entry]", glossary).map((node) => ({
    node,
    text: fold(`${node.querySelector("a")?.textContent} ${node.querySelector(".aliases")?.textContent ?? ""}`),
  }));
  let entries = read();
  const links = all("[data-filter-kind], [data-filter-topic]", glossary);
  // A page that lists one kind only has nothing to give for another: there the links stay links.
  const whole = !links.some((link) => link.hasAttribute("aria-current"));
  const status = glossary.querySelector("[data-glossary-status]");
  const clear = /** @type {HTMLButtonElement | null} */ (glossary.querySelector("[data-glossary-clear]"));
  const empty = /** @type {HTMLElement | null} */ (glossary.querySelector("[data-glossary-empty]"));
  let kind = "";
  let topic = "";

  const apply = () => {
    const words = fold(box.value.trim());
    let shown = 0;
    for (const { node, text } of entries) {
      const fits = text.includes(words)
        && (!kind || node.dataset.kind === kind)
        && (!topic || (node.dataset.topics ?? "").split(" ").includes(topic));
      node.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of all("[data-group]", glossary)) {
      group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    }
    const narrowed = Boolean(words || kind || topic);
    if (status) status.textContent = narrowed ? `${shown} of ${entries.length} terms` : "";
    if (clear) clear.hidden = !narrowed;
    if (empty) empty.hidden = shown > 0;
    if (whole) {
      for (const link of links) {
        const on = link.dataset.filterKind ? link.dataset.filterKind === kind : link.dataset.filterTopic === topic;
        if (on) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
  };

  box.addEventListener("input", apply);
  document.addEventListener("plainspeak:update", () => {
    entries = read();
    apply();
  });
  clear?.addEventListener("click", () => {
    box.value = kind = topic = "";
    apply();
    box.focus();
  });
  if (!whole) return;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      const { filterKind, filterTopic } = link.dataset;
      if (filterKind) kind = kind === filterKind ? "" : filterKind;
      if (filterTopic) topic = topic === filterTopic ? "" : filterTopic;
      apply();
    });
  }
}

/**
 * Says aloud which job the answers point to; the eye sees it without a script. On a phone, where the result stands far
 * below the questions, a line at the foot of the screen names it, and the last answer leads there.
 */
function watchChooser() {
  for (const chooser of all("[data-chooser]")) {
    const status = chooser.querySelector("[data-chooser-status]");
    const best = /** @type {HTMLElement | null} */ (chooser.querySelector("[data-chooser-best]"));
    let whole = false;
    chooser.addEventListener("reset", () => {
      whole = false;
      if (best) best.hidden = true;
      if (status) status.textContent = "";
    });
    chooser.addEventListener("change", () => {
      /** @type {Map<string, number>} */
      const scores = new Map();
      for (const input of all("input:checked", chooser)) {
        for (const number of (input.dataset.points ?? "").split(" ")) {
          scores.set(number, (scores.get(number) ?? 0) + 1);
        }
      }
      const most = Math.max(0, ...scores.values());
      const titles = all("[data-archetype]", chooser)
        .filter((item) => scores.get(item.dataset.archetype ?? "") === most)
        .map((item) => item.querySelector("a")?.textContent);
      const match = most ? `Best match: ${titles.join(", ")}` : "";
      if (status) status.textContent = match;
      if (!best) return;
      best.textContent = match;
      best.hidden = !match;
      const first = !whole;
      whole = all("input:checked", chooser).length === Number(chooser.dataset.questions);
      // The line is there on narrow screens only; beside the questions the result is in sight anyway.
      if (whole && first && best.offsetParent) chooser.querySelector(".chooser-results")?.scrollIntoView({ block: "start" });
    });
  }
}

/** @type {IntersectionObserver | undefined} */
let headings;

/** Marks the heading one reads in the table of contents beside the text. */
function watchHeadings() {
  headings?.disconnect();
  const links = new Map(all(".side .toc a[href^='#']").map((link) => [link.getAttribute("href")?.slice(1), link]));
  if (links.size === 0) return;
  headings = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-12% 0px -75% 0px" });
  for (const id of links.keys()) {
    const target = id ? document.getElementById(id) : null;
    if (target) headings.observe(target);
  }
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("[data-theme-switch]")) switchTheme();
  if (target.closest("[data-print]")) print();
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-open-all]"));
  if (button) openAll(button);
  const copying = /** @type {HTMLButtonElement | null} */ (target.closest("[data-copy], [data-copy-entry]"));
  if (copying) {
    const string = copying.parentElement?.querySelector("[data-copy-text]")?.textContent ?? "";
    copy(copying, copying.hasAttribute("data-copy") ? string : entryText());
  }
  // A link to a folded section that the address names already changes no address.
  if (target.closest("a[href^='#']")) setTimeout(openTarget);
});
addEventListener("hashchange", openTarget);
// A guide that is being written changes below an open page; what is new on it has to work, too.
document.addEventListener("plainspeak:update", () => {
  addCopyButtons();
  watchHeadings();
});
openTarget();
watchMenu();
watchPrinting();
addCopyButtons();
watchGlossary();
watchChooser();
watchHeadings();

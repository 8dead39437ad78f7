// The search box of every page as a combobox (WAI-ARIA 1.2), and the search page.
// The index and the module that reads it are loaded when a reader first turns to a box.

/** @typedef {{kind: string, id: string, title: string, url: string, matched: string, short: string, excerpt: string, termKind: string, tags: string[], typo: boolean}} Result */

/** What the groups of results are called, and what one of them is. */
const KINDS = {
  term: ["Terms", "Term"],
  role: ["Roles", "Role"],
  comparison: ["Side by side", "Comparison"],
  article: ["Guides", "Guide"],
  "cheat-sheet": ["Cheat sheets", "Cheat sheet"],
  "question-bank": ["Interview questions", "Questions"],
  page: ["Pages", "Page"],
};

/** How many results a box lists, and how many the search page. */
const IN_BOX = 8;
const ON_PAGE = 40;

const folder = document.documentElement.dataset.searchIndex ?? "";

/** @type {Promise<any> | undefined} */
let opened;

/** Opens the index; a failure is tried again at the next letter. */
function open() {
  opened ??= import("./search.js").then(({ openIndex }) => openIndex(async (/** @type {string} */ path) => {
    // The start of the index keeps its name from deploy to deploy, the rest does not.
    const answer = await fetch(folder + path, path === "index.json" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }));
  opened.catch(() => (opened = undefined));
  return opened;
}

// While a guide is written its index changes below an open page.
document.addEventListener("plainspeak:update", () => (opened = undefined));

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} kind */
const words = (kind) => kind.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

/** What a result is, in a word or two. @param {Result} result */
const kindName = (result) => (result.termKind ? words(result.termKind) : KINDS[/** @type {keyof typeof KINDS} */ (result.kind)][1]);

/** The name that matched, where it is another than the title. @param {Result} result */
const alias = (result) => (result.matched && result.matched !== result.title ? result.matched : "");

/** Groups by kind; the group of the best result first. @param {Result[]} results */
function grouped(results) {
  /** @type {Map<string, Result[]>} */
  const groups = new Map();
  for (const result of results) groups.set(result.kind, [...(groups.get(result.kind) ?? []), result]);
  return [...groups].map(([kind, list]) => ({ title: KINDS[/** @type {keyof typeof KINDS} */ (kind)][0], list }));
}

/** Puts an excerpt into an element. The module escapes everything but its marks. @param {HTMLElement} into @param {Result} result */
function describe(into, result) {
  if (result.excerpt) into.innerHTML = result.excerpt;
  else into.textContent = result.short;
  return into;
}

/** The address of the search page for a query. @param {HTMLFormElement} form @param {string} query */
const pageFor = (form, query) => `${form.action}?q=${encodeURIComponent(query)}`;

let boxes = 0;

/** Makes a form's input a combobox. @param {HTMLFormElement} form */
function combobox(form) {
  const input = /** @type {HTMLInputElement | null} */ (form.querySelector(".search-input"));
  if (!input) return;
  const number = (boxes += 1);
  const list = element("ul", { class: "search-list", id: `search-list-${number}`, role: "listbox", "aria-label": "Results" });
  list.hidden = true;
  const status = element("p", { class: "hidden", role: "status" });
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  let asked = 0;
  /** @type {HTMLElement | null} */
  let active = null;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="option"]')]);
  const close = () => {
    asked += 1;
    list.hidden = true;
    list.replaceChildren();
    activate(null);
    input.setAttribute("aria-expanded", "false");
  };
  const activate = (/** @type {HTMLElement | null} */ option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  let made = 0;
  const option = (/** @type {string} */ url, /** @type {string} */ className, /** @type {(Node | string)[]} */ ...children) =>
    element("li", {
      class: `option ${className}`.trim(), id: `search-option-${number}-${(made += 1)}`, role: "option", "aria-selected": "false", "data-url": url,
    }, ...children);

  const show = (/** @type {string} */ query, /** @type {Result[]} */ results) => {
    made = 0;
    const parts = grouped(results).map(({ title, list }, at) => {
      const id = `search-group-${number}-${at}`;
      const rows = list.map((result) => {
        const name = [element("span", { class: "option-name" }, result.title)];
        const other = alias(result);
        if (other) name.unshift(element("span", { class: "option-alias" }, `${other} → `));
        if (result.typo) name.unshift(element("span", { class: "option-alias" }, "Did you mean "));
        return option(result.url, `k-${result.termKind || result.kind}`, ...name, " ",
          element("span", { class: "option-kind" }, kindName(result)),
          describe(element("span", { class: "option-text" }), result));
      });
      return element("li", { role: "presentation" }, element("span", { class: "search-group", id, role: "presentation" }, title),
        element("ul", { role: "group", "aria-labelledby": id }, ...rows));
    });
    const all = results.length ? `All results for “${query}”` : `Nothing found for “${query}”. See what is near`;
    parts.push(element("li", { role: "presentation", class: "search-all" }, element("ul", { role: "group", "aria-label": "More" }, option(pageFor(form, query), "", all))));
    list.replaceChildren(...parts);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    // A name that was typed as it is spelt is what the reader wants: Enter goes there.
    activate(results[0]?.matched && !results[0].typo ? options()[0] : null);
    const count = results.length === 1 ? "1 result" : `${results.length} results`;
    status.textContent = results.length ? `${results[0].typo ? "Did you mean " : `${count}, first `}${results[0].title}` : "Nothing found";
  };

  const update = async () => {
    const query = input.value.trim();
    if (!query) return close();
    const mine = (asked += 1);
    try {
      const results = await (await open()).search(query, { limit: IN_BOX });
      if (mine === asked) show(query, results);
    } catch {
      if (mine === asked) status.textContent = "The search could not be loaded. Press Enter to try again.";
    }
  };

  input.addEventListener("focus", () => open().catch(() => {}));
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        update();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      const at = active ? all.indexOf(active) + step : step > 0 ? 0 : all.length - 1;
      activate(all[at] ?? null);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active?.dataset.url) {
      event.preventDefault();
      location.assign(active.dataset.url);
    }
  });
  // The pointer must not take the focus from the input before the click is done.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = /** @type {Element} */ (event.target).closest("[data-url]");
    if (!(chosen instanceof HTMLElement) || !chosen.dataset.url) return;
    if (event.ctrlKey || event.metaKey) window.open(chosen.dataset.url);
    else location.assign(chosen.dataset.url);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  form.addEventListener("submit", (event) => {
    if (!input.value.trim()) event.preventDefault();
  });
}

/** Shows the results of the address's query on the search page, and keeps both in step. @param {HTMLElement} page */
function searchPage(page) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("main form[data-search]"));
  const input = /** @type {HTMLInputElement | null} */ (form?.querySelector(".search-input"));
  const start = document.getElementById("search-start");
  if (!form || !input) return;
  const head = element("p", { class: "results-head", role: "status" });
  const filters = element("div", { class: "result-filters" });
  const lists = element("div");
  page.replaceChildren(head, filters, lists);
  let asked = 0;

  const choice = (/** @type {string} */ name, /** @type {string} */ label, /** @type {[string, string][]} */ values, /** @type {string} */ chosen) => {
    const select = /** @type {HTMLSelectElement} */ (element("select", { id: `filter-${name}`, name }));
    for (const [value, text] of [["", "All"], ...values]) select.append(element("option", { value, ...(value === chosen ? { selected: "" } : {}) }, text));
    select.addEventListener("change", () => go({ [name]: select.value }));
    return element("span", { class: "result-filter" }, element("label", { for: select.id }, label), select);
  };
  const go = (/** @type {Record<string, string>} */ changes) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
    update();
  };
  const row = (/** @type {Result} */ result) => {
    const link = element("a", { href: result.url }, result.title);
    const other = alias(result);
    const kind = element("span", { class: `option-kind k-${result.termKind || result.kind}` }, kindName(result));
    const item = element("li", { class: "result" }, ...(other ? [element("span", { class: "option-alias" }, `${other} → `)] : []), link, " ", kind,
      element("p", {}, result.short));
    if (result.excerpt && result.excerpt.replace(/<\/?mark>/g, "") !== result.short) item.append(describe(element("p", { class: "excerpt" }), result));
    return item;
  };
  const update = async () => {
    const parameters = new URLSearchParams(location.search);
    const query = (parameters.get("q") ?? "").trim();
    const [kind, tag] = [parameters.get("kind") ?? "", parameters.get("tag") ?? ""];
    if (document.activeElement !== input) input.value = query;
    if (start) start.hidden = Boolean(query);
    const mine = (asked += 1);
    if (!query) {
      head.textContent = "";
      filters.replaceChildren();
      lists.replaceChildren();
      return;
    }
    document.title = `${query} · ${document.title.replace(/^.* · /, "")}`;
    /** @type {any} */
    let index;
    /** @type {Result[]} */
    let results;
    try {
      index = await open();
      results = await index.search(query, { limit: ON_PAGE, kind, tag, deep: true });
    } catch {
      head.textContent = "The search could not be loaded. Check the connection and try again.";
      return;
    }
    if (mine !== asked) return;
    const count = results.length === ON_PAGE ? `The best ${ON_PAGE} results` : results.length === 1 ? "1 result" : `${results.length} results`;
    const typo = results[0]?.typo;
    head.textContent = results.length ? `${count} for “${query}”${typo ? `. Did you mean ${results[0].title}?` : ""}` : `Nothing found for “${query}”.`;
    filters.replaceChildren(
      choice("kind", "Kind", Object.entries(KINDS).map(([value, [text]]) => [value, text]), kind),
      choice("tag", "Topic", index.tags.map((/** @type {string} */ value) => [value, words(value)]), tag),
    );
    lists.replaceChildren(...grouped(results).flatMap(({ title, list }) => [
      element("h2", {}, title), element("ul", { class: "result-list" }, ...list.map(row)),
    ]));
    if (results.length === 0) lists.append(await nothing(index, query, Boolean(kind || tag)));
  };
  /** What to do where nothing was found: fewer filters, the nearest names, a suggestion. */
  const nothing = async (/** @type {any} */ index, /** @type {string} */ query, /** @type {boolean} */ filtered) => {
    const ways = element("ul", { class: "result-list" });
    if (filtered) {
      const all = element("a", { href: pageFor(form, query) }, "Search everything");
      ways.append(element("li", { class: "result" }, all));
    }
    /** @type {Map<string, Result>} */
    const near = new Map();
    for (let size = query.length - 1; size > 0 && near.size < 3; size--) {
      for (const result of await index.search(query.slice(0, size), { limit: 3, kind: "term" })) near.set(result.url, result);
    }
    ways.append(...[...near.values()].slice(0, 5).map(row));
    const part = element("div", {}, element("h2", {}, filtered ? "Without the filters" : "Nearest in the glossary"), ways);
    const suggest = page.dataset.suggest;
    if (suggest) {
      part.append(element("p", {}, element("a", { href: `${suggest}?title=${encodeURIComponent(`Explain “${query}”`)}` }, `Suggest “${query}” for the glossary`)));
    }
    return part;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: input.value.trim() });
    input.blur();
  });
  addEventListener("popstate", update);
  update();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !k) return;
  const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("form[data-search] .search-input")]);
  const input = inputs.find((one) => one.checkVisibility());
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
for (const form of document.querySelectorAll("form[data-search]")) combobox(/** @type {HTMLFormElement} */ (form));
const page = document.querySelector("[data-search-page]");
if (page instanceof HTMLElement) searchPage(page);

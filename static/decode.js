// The page of the decoder: takes the text that a reader pastes, shows what it says. Everything
// happens here: the table and the texts are fetched when the reader turns to the box, and nothing is ever sent.

import { openDecoder } from "./decoder.js";

const root = document.documentElement.dataset;

/** The kinds of terms in the order in which they are listed. */
const KIND_ORDER = ["language", "framework", "library", "tool", "platform", "database", "file-format", "practice", "concept", "metric", "company", "role"];
const KIND_NAMES = {
  language: "Languages", framework: "Frameworks", library: "Libraries", tool: "Tools", platform: "Platforms", database: "Databases",
  "file-format": "File formats", practice: "Practices", concept: "Concepts", metric: "Metrics", company: "Companies", role: "Roles",
};
const NEED_NAMES = { must: "Must have", nice: "Nice to have", open: "Also named" };
/** From how many must-haves on an ad asks for much. */
const MANY = 12;

/** What each kind of text is called; "other" is one that could not be told. */
const TEXT_NAMES = /** @type {Record<string, string>} */ ({
  ad: "The ad", resume: "The resume", mail: "The mail", chat: "The chat", tags: "The list", other: "The text",
});
const FACT_NAMES = /** @type {Record<string, string>} */ ({
  level: "Level", pay: "Pay", place: "Place", remote: "Where", contract: "Contract", clearance: "Clearance",
  language: "Languages", degree: "Degree",
});

const FLAG_NAMES = { green: ["good", "Good signs"], yellow: ["ask", "Ask about"], red: ["stop", "Look closer"] };

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

/** An element with text of the guide, which the build has made safe HTML. @param {string} name @param {string} html */
function rich(name, html) {
  const made = document.createElement(name);
  made.innerHTML = html;
  return made;
}

/** Items with commas between them. @param {Node[]} items */
const listed = (items) => items.flatMap((item, at) => (at ? [", ", item] : [item]));

/** @param {string} className @param {string} id @param {string} title @param {(Node | string)[]} children */
const panel = (className, id, title, ...children) =>
  element("section", { class: `panel ${className}`, "aria-labelledby": id }, element("h3", { id }, title), ...children);

/** The two files of the decoder, read once. */
async function load() {
  const read = async (/** @type {string | undefined} */ url) => {
    const answer = await fetch(url ?? "");
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  };
  const [table, texts] = await Promise.all([read(root.jargonTable), read(root.jargonTexts)]);
  const terms = new Map(table.terms.map((/** @type {any} */ row) => [row.id, row]));
  const roles = new Map(table.roles.map((/** @type {any} */ row) => [row.id, row]));
  return { base: table.base, decode: openDecoder(table).decode, texts, terms, roles };
}

/** @typedef {Awaited<ReturnType<typeof load>>} Guide */
/** @typedef {ReturnType<Guide["decode"]>} Decoded */

/** Builds what is shown of an answer. @param {Guide} guide @param {string} text @param {Decoded} found @param {string | undefined} suggest */
function show(guide, text, found, suggest) {
  const { base, terms, roles, texts } = guide;
  const termUrl = (/** @type {string} */ id) => `${base}terms/${id}/`;
  const term = (/** @type {string} */ id) => element("a", { "data-term": id, href: termUrl(id) }, terms.get(id).name);
  const role = (/** @type {string} */ id) => element("a", { href: `${base}roles/${id}/` }, roles.get(id).title);
  const isAd = found.kind !== "resume";
  const name = TEXT_NAMES[found.kind];
  const lower = name.toLowerCase();
  /** A sentence of the text, short enough to quote. @param {{start: number, end: number}} place */
  const quote = ({ start, end }) => {
    const whole = text.slice(start, end).replace(/\s+/g, " ").replace(/^[^\p{L}\p{N}.#“"(]+|[;,\s]+$/gu, "");
    return whole.length > 180 ? `${whole.slice(0, 180).replace(/\s\S*$/, "")} …` : whole;
  };

  const marked = () => {
    /** @type {(Node | string)[]} */
    const parts = [];
    let at = 0;
    for (const { term: id, start, end, reason } of found.matches) {
      const link = element("a", { class: "term", "data-term": id, "data-reason": reason, href: termUrl(id) }, text.slice(start, end));
      parts.push(text.slice(at, start), element("mark", { "data-term": id, class: `k-${terms.get(id).kind}` }, link));
      at = end;
    }
    return element("p", { class: "decode-marked" }, ...parts, text.slice(at));
  };

  const describes = () => {
    const items = found.roles.map((/** @type {any} */ { role: id, score, evidence }) => {
      const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      for (const [key, value] of Object.entries({ class: "fit-bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" })) picture.setAttribute(key, value);
      for (const [name, width] of [["fit-track", 100], ["fit-fill", score]]) {
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        for (const [key, value] of Object.entries({ class: name, width, height: 6 })) bar.setAttribute(key, String(value));
        picture.append(bar);
      }
      const label = score >= 70 ? "clear match" : score >= 40 ? "likely" : "some signs";
      const because = evidence.length ? element("p", {}, "because of ", ...listed(evidence.map(term))) : "";
      return element("li", {}, role(id), " ", element("span", { class: "fit" }, label), picture, because);
    });
    return items.length ? element("ol", {}, ...items) : element("p", { class: "empty" }, "No role stands out.");
  };

  /** Remarks: many wishes, several jobs in one, old versions, what comes along, names that differ. */
  const notes = () => {
    const list = [];
    // Of a choice one is enough.
    const spared = found.choices.filter((/** @type {any} */ { need }) => need === "must")
      .reduce((/** @type {number} */ sum, /** @type {any} */ { terms: own }) => sum + own.length - 1, 0);
    const wanted = found.terms.filter((/** @type {any} */ { need }) => need === "must").length - spared;
    if (isAd && wanted > MANY) list.push(element("li", {}, `${name} has ${wanted} must-haves. Ask the team which five it cannot do without.`));
    if (isAd && found.jobs.length) {
      list.push(element("li", {}, `${lower.replace("the", "This")} asks for several jobs in one: `, ...listed(found.jobs.map(role)), ". Ask which of them comes first."));
    }
    for (const { term: id, text: shown, status, range } of found.versions) {
      if (status !== "legacy") continue;
      const note = texts.terms[id][2][range];
      list.push(element("li", {}, element("strong", {}, shown), " is an old version. ", ...(note ? [rich("span", note)] : [])));
    }
    const implied = found.implied.filter((/** @type {any} */ { named }) => named && isAd);
    for (const { term: id, by } of implied.slice(0, 4)) {
      list.push(element("li", {}, term(id), " comes with ", ...listed(by.slice(0, 3).map(term)), by.length > 3 ? " and others" : "", ": no need to ask for both."));
    }
    const mixed = found.not_the_same.map(([a, b]) =>
      element("li", {}, term(a), " and ", term(b), " are not the same. ", rich("span", texts.differences[`${a} ${b}`] ?? "")));
    list.push(...mixed.splice(0, mixed.length > 3 ? 2 : 3));
    if (!list.length) return [];
    const more = mixed.length
      ? [element("details", { class: "decode-mixed" }, element("summary", {}, `${mixed.length} more pairs that are easily mixed up`), element("ul", { class: "decode-notes" }, ...mixed))]
      : [];
    return [panel("decode-remarks", "decode-remarks-title", "Before you call", element("ul", { class: "decode-notes" }, ...list), ...more)];
  };

  const box = (/** @type {any[]} */ [question, good, weak], /** @type {string} */ goodName, /** @type {string} */ weakName) => {
    const answers = element("dl");
    if (good) answers.append(element("div", {}, element("dt", { class: "good" }, goodName), rich("dd", good)));
    if (weak) answers.append(element("div", {}, element("dt", { class: "stop" }, weakName), rich("dd", weak)));
    const title = rich("span", question);
    title.className = "qa-text";
    return element("details", { class: "qa" }, element("summary", {}, title), element("div", { class: "qa-body" }, answers));
  };
  const questions = found.questions.map((/** @type {any} */ { role: id, term, place }) =>
    id ? box(texts.roles[id][1][place], "Good answer", "Weak answer") : box(texts.terms[term][1][place], "Good answer", "Weak answer"));

  const flags = Object.entries(FLAG_NAMES).flatMap(([color, [className, title]]) => {
    const own = found.flags.filter((/** @type {any} */ flag) => flag.color === color);
    if (!own.length) return [];
    const items = own.map((/** @type {any} */ { role: id, place }) => rich("li", texts.roles[id][2][color][place]));
    return [element("div", { class: `flag-column ${className}` }, element("h4", { class: "flag-title" }, title), element("ul", {}, ...items))];
  });

  /** The terms of one need, by kind; of all needs for a resume. @param {string} need */
  const words = (need) => {
    const own = found.terms.filter((/** @type {any} */ used) => (isAd ? used.need === need : need === "open"));
    if (!own.length) return [];
    const groups = KIND_ORDER.flatMap((kind) => {
      const rows = own.filter((/** @type {any} */ used) => terms.get(used.term).kind === kind);
      const items = rows.map((/** @type {any} */ { term: id, others, text: words, sentence, years }) => {
        const asked = years === undefined ? [] : [" ", element("span", { class: "count" }, found.years[years].text)];
        const shown = words === terms.get(id).name ? [] : [" ", element("span", { class: "decode-small" }, `in the text: “${words}”`)];
        const either = others.flatMap((/** @type {string} */ other) => [" or ", term(other)]);
        return element("li", { class: `k-${kind}` }, term(id), ...either, ...shown, ...asked,
          element("p", {}, texts.terms[id][0]), element("p", { class: "decode-small decode-quote" }, `“${quote(sentence)}”`));
      });
      return rows.length ? [element("h4", {}, KIND_NAMES[/** @type {keyof typeof KIND_NAMES} */ (kind)]), element("ul", { class: "term-list" }, ...items)] : [];
    });
    const head = element("h3", { id: `decode-${need}-title` }, isAd ? NEED_NAMES[/** @type {keyof typeof NEED_NAMES} */ (need)] : "Its words", " ", element("span", { class: "count" }, String(own.length)));
    const any = found.choices.filter((/** @type {any} */ choice) => choice.need === need && isAd)
      .map((/** @type {any} */ { terms: members }) => element("li", {}, "One is enough: ", ...listed(members.map(term))));
    const choices = any.length ? [element("ul", { class: "decode-notes" }, ...any)] : [];
    return [element("section", { class: "panel decode-words", "aria-labelledby": `decode-${need}-title` }, head, ...choices, ...groups)];
  };

  const unknown = found.unknown.map(({ text: word, sentence }) => element("li", { title: quote(sentence) }, suggest
    ? element("a", { href: `${suggest}?title=${encodeURIComponent(`Explain “${word}”`)}` }, word) : word));
  const general = found.years.filter(({ terms: own }) => !own.length).map(({ text: shown }) => shown);
  const facts = Object.entries(FACT_NAMES).map(([kind, label]) => [label, found.facts.filter((/** @type {any} */ fact) => fact.kind === kind)
    .map((/** @type {any} */ fact) => fact.text)]).concat([["Experience", general]]).filter(([, all]) => all.length);
  const glance = facts.length ? [panel("decode-facts", "decode-facts-title", "At a glance", element("dl", { class: "decode-glance" },
    ...facts.map(([label, all]) => element("div", {}, element("dt", {}, String(label)), element("dd", {}, /** @type {string[]} */ (all).join(", "))))))] : [];

  const actions = element("div", { class: "decode-actions" },
    element("button", { class: "button quiet", type: "button", "data-print": "" }, "Print"),
    element("button", { class: "button quiet", type: "button", "data-decode-copy": "" }, "Copy as text"));
  const count = found.terms.length === 1 ? "1 term" : `${found.terms.length} terms`;
  return [
    element("h2", { class: "decode-title", tabindex: "-1" }, found.technical ? `${name}, with ${count} explained` : "No technology found"),
    actions,
    element("div", { class: "decode-grid" },
      element("div", { class: "decode-column" },
        panel("decode-ad", "decode-ad-title", found.technical ? `${name}, explained` : name, marked()), ...glance, ...notes()),
      element("div", { class: "decode-column" },
        ...(found.technical ? [panel("decode-roles", "decode-roles-title", "What it describes", describes())] : []),
        ...(questions.length ? [panel("decode-ask", "decode-ask-title", "What to ask", ...questions)] : []),
        ...(flags.length && !isAd ? [panel("decode-flags", "decode-flags-title", "Worth a question", element("p", { class: "decode-small" }, "Things to ask about, no verdict on a person."), element("div", { class: "flags" }, ...flags))] : [])),
      element("div", { class: "decode-terms" }, ...words("must"), ...words("nice"), ...words("open")),
      ...(unknown.length ? [panel("decode-unknown", "decode-unknown-title", "Not in the glossary yet", element("p", { class: "decode-small" }, suggest ? "Each link suggests the word to the guide, and sends nothing else." : ""), element("ul", { class: "tags plain" }, ...unknown))] : [])),
    // The cards read their definitions here; on paper it ends the page.
    element("aside", { class: "print-definitions", "aria-label": "Definitions" }, element("dl", {}, ...found.terms.map((/** @type {any} */ { term: id }) => {
      const row = terms.get(id);
      return element("div", { "data-definition": id, "data-kind": row.kind, "data-kind-label": row.kind.replace(/^./, (/** @type {string} */ letter) => letter.toUpperCase()).replace("-", " ") },
        element("dt", {}, row.name), element("dd", {}, texts.terms[id][0]));
    }))),
  ];
}

/** An answer as plain text, for an e-mail or notes. @param {Guide} guide @param {Decoded} found */
function asText({ terms, roles, texts }, found) {
  const plain = (/** @type {string} */ html) => rich("p", html).textContent ?? "";
  /** @type {string[]} */
  const lines = [];
  const part = (/** @type {string} */ title, /** @type {string[]} */ items) => {
    if (items.length) lines.push(title, ...items.map((item) => `- ${item}`), "");
  };
  part("What it describes", found.roles.map((/** @type {any} */ { role }) => roles.get(role).title));
  for (const [need, title] of Object.entries(NEED_NAMES)) {
    const own = found.terms.filter((/** @type {any} */ used) => used.need === need);
    const any = found.choices.filter((/** @type {any} */ choice) => choice.need === need)
      .map((/** @type {any} */ choice) => `One is enough: ${choice.terms.map((/** @type {string} */ id) => terms.get(id).name).join(", ")}`);
    part(title, [...any, ...own.map((/** @type {any} */ { term, text: words, years }) => {
      const { name } = terms.get(term);
      const asked = years === undefined ? "" : `, ${found.years[years].text}`;
      return `${words}${words === name ? "" : ` (${name})`}${asked}: ${texts.terms[term][0]}`;
    })]);
  }
  part("What to ask", found.questions.map((/** @type {any} */ { role, term, place }) => plain((role ? texts.roles[role] : texts.terms[term])[1][place][0])));
  part("Not in the glossary yet", found.unknown.map(({ text }) => text));
  return lines.join("\n").trim();
}

/** Makes the page work. @param {HTMLElement} page */
function start(page) {
  const form = page.querySelector("[data-decode-form]");
  const box = /** @type {HTMLTextAreaElement | null} */ (page.querySelector("[data-decode-text]"));
  const result = /** @type {HTMLElement | null} */ (page.querySelector("[data-decode-result]"));
  const status = page.querySelector("[data-decode-status]");
  if (!form || !box || !result || !status) return;
  /** @type {Promise<Guide> | undefined} */
  let guide;
  /** Fetches table and texts when the reader turns to the form; a failure is tried again. */
  const ready = () => {
    guide ??= load();
    guide.catch(() => (guide = undefined));
    return guide;
  };
  // While a guide is written its terms change below an open page.
  document.addEventListener("plainspeak:update", () => (guide = undefined));
  for (const sign of ["focusin", "pointerover", "paste"]) {
    form.addEventListener(sign, () => ready().catch(() => {}), { once: true });
  }
  /** @type {Decoded | null} */
  let found = null;

  const decode = async () => {
    const text = box.value;
    if (!text.trim()) {
      status.textContent = "Paste a text first.";
      box.focus();
      return;
    }
    /** @type {Guide} */
    let known;
    try {
      known = await ready();
    } catch {
      status.textContent = "The decoder could not be loaded. Check the connection and try again.";
      return;
    }
    found = known.decode(text);
    result.replaceChildren(...show(known, text, found, result.dataset.suggest));
    result.hidden = false;
    const roles = found.roles.map((/** @type {any} */ { role }) => known.roles.get(role).title);
    status.textContent = !found.technical ? "No technology found." : `${found.terms.length} terms explained.${roles.length ? ` It looks like: ${roles[0]}.` : ""}`;
    const title = /** @type {HTMLElement | null} */ (result.querySelector(".decode-title"));
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decode();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      decode();
    }
  });
  page.addEventListener("click", async (event) => {
    const target = /** @type {Element} */ (event.target);
    const sample = /** @type {HTMLElement | null} */ (target.closest("[data-decode-sample]"));
    if (sample) {
      const template = document.getElementById(sample.dataset.decodeSample ?? "");
      box.value = template instanceof HTMLTemplateElement ? (template.content.textContent ?? "").trim() : "";
      decode();
    } else if (target.closest("[data-decode-clear]")) {
      box.value = "";
      found = null;
      result.hidden = true;
      result.replaceChildren();
      status.textContent = "Cleared.";
      box.focus();
    } else if (target.closest("[data-decode-copy]") && found) {
      const button = /** @type {HTMLElement} */ (target.closest("[data-decode-copy]"));
      try {
        await navigator.clipboard.writeText(asText(await ready(), found));
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => (button.textContent = "Copy as text"), 2000);
    }
  });
}

const page = document.querySelector("[data-decoder]");
if (page instanceof HTMLElement) start(page);

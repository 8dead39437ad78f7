// Keeps an open page in step with the guide that its author writes. Only `plainspeak serve` adds it
// to pages; no built site holds it.

const own = document.querySelector('script[src="/__plainspeak/live.js"]');
/** How long to wait before a server that is away is asked again, in milliseconds. */
const AGAIN = 500;

/** The run of the server that this page hears, and the generation of that run that it shows. */
let run = own?.dataset.run ?? "";
let shown = Number(own?.dataset.generation ?? 0);
/** The newest generation that the server told of. */
let wanted = shown;
/** The page as the server sent it last, before any script touched it. @type {Document | null} */
let pristine = null;

const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html");
const strip = (/** @type {string} */ html) => html.replace(/<script[^>]*__plainspeak\/live\.js[^>]*><\/script>\n?/, "");

/** Whether a live node stands for a node of the page as it was sent. @param {Node} live @param {Node} sent */
const isLike = (live, sent) => live.nodeName === sent.nodeName && (!(sent instanceof Element) || /** @type {Element} */ (live).id === sent.id);

/**
 * The live nodes that stand for the sent ones; null where scripts have changed too much.
 * @param {Node} live @param {Node} sent
 */
function pairs(live, sent) {
  const nodes = [...live.childNodes];
  let at = 0;
  /** @type {ChildNode[]} */
  const found = [];
  for (const child of sent.childNodes) {
    while (at < nodes.length && !isLike(nodes[at], child)) at += 1;
    if (at === nodes.length) return null;
    found.push(nodes[at]);
    at += 1;
  }
  return found;
}

/**
 * Changes the attributes that the sent page changed; what is open stays open.
 * @param {Element} live @param {Element} before @param {Element} after
 */
function morphAttributes(live, before, after) {
  for (const { name } of before.attributes) {
    if (!after.hasAttribute(name) && name !== "open") live.removeAttribute(name);
  }
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value && name !== "open") live.setAttribute(name, value);
  }
}

/**
 * Changes a live node as the sent page changed from `before` to `after`, and leaves the rest alone:
 * what scripts added, what is open, what has the focus.
 * @param {Node} live @param {Node} before @param {Node} after
 */
function morph(live, before, after) {
  if (before.isEqualNode(after)) return;
  if (live instanceof Element && before instanceof Element && after instanceof Element) {
    morphAttributes(live, before, after);
  } else if (live.nodeType === Node.TEXT_NODE) {
    live.nodeValue = after.nodeValue;
    return;
  }
  const known = pairs(live, before);
  const fresh = (/** @type {Node} */ node) => document.importNode(node, true);
  if (!known) {
    /** @type {Element} */ (live).replaceChildren(...[...after.childNodes].map(fresh));
    return;
  }
  const old = [...before.childNodes];
  const next = [...after.childNodes];
  // What is the same at both ends stays; what lies between is matched in order.
  let start = 0;
  while (start < old.length && start < next.length && old[start].isEqualNode(next[start])) start += 1;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old[old.length - 1 - end].isEqualNode(next[next.length - 1 - end])) end += 1;
  const place = known[old.length - end] ?? null;
  let at = start;
  for (const node of next.slice(start, next.length - end)) {
    const match = old.findIndex((one, index) => index >= at && index < old.length - end && isLike(one, node));
    if (match >= 0) {
      for (; at < match; at += 1) known[at].remove();
      morph(known[match], old[match], node);
      at = match + 1;
    } else {
      live.insertBefore(fresh(node), known[at] && at < old.length - end ? known[at] : place);
    }
  }
  for (; at < old.length - end; at += 1) known[at].remove();
}

/** Takes a new style sheet in before the old one goes, so that the page never stands bare. @param {Document} next */
function swapStyles(next) {
  const sheets = (/** @type {Document} */ page) => /** @type {HTMLLinkElement[]} */ ([...page.querySelectorAll('link[rel="stylesheet"]')]);
  const address = (/** @type {Element} */ link) => link.getAttribute("href");
  const wished = sheets(next).map(address);
  const gone = sheets(document).filter((link) => !wished.includes(address(link)));
  const there = sheets(document).map(address);
  const fresh = wished.filter((href) => !there.includes(href)).map((href) => element("link", "", { rel: "stylesheet", href: href ?? "" }));
  (gone.at(-1) ?? document.head.lastElementChild)?.after(...fresh);
  const loaded = fresh.map((link) => new Promise((done) => ["load", "error"].forEach((end) => link.addEventListener(end, done))));
  Promise.all(loaded).then(() => gone.forEach((link) => link.remove()));
}

/** What only a new document can take in: other scripts, another kind of page. @param {Document} page */
const frame = (page) => [page.body.className, ...[...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src"))].join("\n");

/** Loads the document anew; nothing more happens in this one. @returns {Promise<never>} */
function reload() {
  location.reload();
  return new Promise(() => {});
}

/** Makes the page what the server sent last. @param {Document} before @param {Document} next */
function apply(before, next) {
  swapStyles(next);
  document.title = next.title;
  morphAttributes(document.documentElement, before.documentElement, next.documentElement);
  morph(document.body, before.body, next.body);
}

/** Shows the page of the newest generation. */
async function catchUp() {
  if (pristine && shown >= wanted) return;
  const target = wanted;
  const answer = await fetch(location.href, { cache: "no-store" });
  const text = await answer.text();
  // A server that started with a mistake has no site yet: what is here stays.
  if (pristine && answer.status === 503) return;
  const next = parse(strip(text));
  const script = /data-run="(\w+)" data-generation="(\d+)"/.exec(text);
  const before = pristine;
  pristine = next;
  if (before) {
    if (frame(before) !== frame(next)) return reload();
    try {
      if (!before.isEqualNode(next)) apply(before, next);
    } catch {
      return reload();
    }
    shown = Math.max(target, script?.[1] === run ? Number(script[2]) : 0);
    // The scripts of the page may hold texts of the site that are old now, whatever page this is.
    document.dispatchEvent(new Event("plainspeak:update"));
  } else if (script?.[1] !== own?.dataset.run || Number(script?.[2]) !== shown) {
    // The page was made before this script could ask what it looked like.
    return reload();
  }
}

/** One at a time; a server that is away is asked again. @type {Promise<unknown>} */
let work = Promise.resolve();
const refresh = () => (work = work.then(catchUp).catch(() => setTimeout(refresh, AGAIN)));

/** What lies over the page, once there was something to show. @type {ShadowRoot | null} */
let layer = null;
/** What is wrong now, and whether its list is open: mistakes open by themselves, warnings wait. */
let state = { problems: /** @type {any[]} */ ([]), open: false };

/** @param {string} name @param {string} className @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(name, className, attributes, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** One problem as the overlay shows it: only text, never markup. @param {any} problem */
function entry({ severity, code, file, line, column, message, hint, excerpt, editor }) {
  const place = `${file}:${line}:${column}`;
  const lines = excerpt.map((/** @type {[number, string]} */ [number, text]) =>
    element("span", number === line ? "line here" : "line", {}, element("span", "number", {}, String(number)), text || " "));
  return element("li", severity, {},
    element("p", "message", {}, element("b", "", {}, `${severity}: `), message, " ", element("code", "", {}, code)),
    editor ? element("a", "place", { href: editor }, place) : element("span", "place", {}, place),
    element("pre", "", { tabindex: "0", role: "group", "aria-label": place }, ...lines),
    ...(hint ? [element("p", "hint", {}, `How to mend it: ${hint}`)] : []));
}

/** The place of what is shown; empty where nothing is wrong. */
function openLayer() {
  if (layer) return /** @type {HTMLElement} */ (layer.lastElementChild);
  const host = document.createElement("plainspeak-live");
  layer = host.attachShadow({ mode: "open" });
  const place = element("div", "", { hidden: "" });
  const style = element("link", "", { rel: "stylesheet", href: "/__plainspeak/live.css" });
  style.addEventListener("load", () => (place.hidden = false));
  layer.append(style, place);
  document.documentElement.append(host);
  return place;
}

/** Shows errors over the last good page, and warnings as a number in the corner. */
function show() {
  const { problems, open } = state;
  if (!problems.length && !layer) return;
  const place = openLayer();
  const hadFocus = layer?.activeElement;
  const errors = problems.filter(({ severity }) => severity === "error");
  const kind = errors.length ? "errors" : "warnings";
  const count = errors.length || problems.length;
  const title = errors.length
    ? `${count} ${count === 1 ? "mistake" : "mistakes"} to mend; until then the page may show older text`
    : `${count} ${count === 1 ? "warning" : "warnings"}`;
  const button = element("button", open ? "close" : `badge ${kind}`, { type: "button", "aria-expanded": String(open) }, open ? "Close" : title);
  button.addEventListener("click", () => toggle(!open));
  if (!problems.length) place.replaceChildren();
  else if (!open) place.replaceChildren(element("section", "corner", { "aria-label": "Plainspeak" }, button));
  else {
    const head = element("header", "", {}, element("div", "", { role: errors.length ? "alert" : "status" }, element("h2", "", {}, title)), button);
    const list = element("ol", "", {}, ...(errors.length ? errors : problems).map(entry));
    place.replaceChildren(element("section", `panel ${kind}`, { "aria-label": title }, head, list));
  }
  // Whoever is on the keyboard here stays here.
  if (hadFocus && problems.length) button.focus();
}

/** @param {boolean} open */
function toggle(open) {
  state.open = open;
  show();
  /** @type {HTMLElement | null | undefined} */ (layer?.querySelector("button"))?.focus();
}

/** Takes in what is wrong now. @param {any[]} problems */
function report(problems) {
  if (JSON.stringify(problems) === JSON.stringify(state.problems)) return;
  const wrong = (/** @type {any[]} */ list) => list.some(({ severity }) => severity === "error");
  // A list that was put aside stays there until all is mended; one of warnings gives way to mistakes.
  const same = state.problems.length > 0 && wrong(state.problems) === wrong(problems);
  state = { problems, open: same ? state.open : wrong(problems) };
  show();
}

/** The stream that this page hears. @type {EventSource | null} */
let events = null;

/** Listens to the server; the browser connects again by itself, and hears then what it missed. */
function listen() {
  const stream = new EventSource("/__plainspeak/events");
  events = stream;
  stream.addEventListener("message", ({ data }) => {
    const told = JSON.parse(data);
    const to = told.moved[decodeURI(location.pathname)] ?? told.moved[location.pathname];
    if (to) return location.replace(to + location.search + location.hash);
    // Another run counts from the beginning.
    if (told.run !== run) shown = -1;
    run = told.run;
    wanted = told.generation;
    report(told.problems);
    return refresh();
  });
  // An answer that is no stream, of a proxy for example, would be the last.
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => events === stream && listen(), AGAIN);
  });
}

/** Listens only while the page is seen: browsers open six connections to a host, and a guide may stand open in more tabs. */
function listenWhileSeen() {
  if (document.hidden) {
    events?.close();
    events = null;
  } else if (!events) {
    listen();
  }
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && state.open) toggle(false);
});
// A page that the browser kept for its back button is as old as the reader's visit.
addEventListener("pageshow", (event) => event.persisted && location.reload());
refresh().then(() => {
  document.addEventListener("visibilitychange", listenWhileSeen);
  listenWhileSeen();
});

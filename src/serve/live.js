// Keeps an open page in step with the guide that its author writes. Only `plainspeak serve` adds it
// to pages; no built site holds it.

const own = document.querySelector('script[src="/__plainspeak/live.js"]');
/** The generation that this page shows. */
let shown = Number(own?.dataset.generation ?? 0);
/** The page as the server sent it last, before any script touched it. @type {Document | null} */
let pristine = null;
let busy = false;
let wanted = shown;

/** Where the author's place on the page must survive. */
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
 * Changes a live node as the sent page changed from `before` to `after`, and leaves the rest alone:
 * what scripts added, what is open, what has the focus.
 * @param {Node} live @param {Node} before @param {Node} after
 */
function morph(live, before, after) {
  if (before.isEqualNode(after)) return;
  if (live instanceof Element && before instanceof Element && after instanceof Element) {
    for (const { name } of [...before.attributes]) {
      if (!after.hasAttribute(name) && name !== "open") live.removeAttribute(name);
    }
    for (const { name, value } of after.attributes) {
      if (before.getAttribute(name) !== value && name !== "open") live.setAttribute(name, value);
    }
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
  const address = (/** @type {Document} */ page) => [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href"));
  const [old, fresh] = [address(document), address(next)];
  for (const href of fresh.filter((href) => !old.includes(href))) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href ?? "";
    const gone = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((one) => !fresh.includes(one.getAttribute("href")));
    link.addEventListener("load", () => gone.forEach((one) => one.remove()));
    (gone[0] ?? document.head.lastElementChild)?.after(link);
  }
}

const scripts = (/** @type {Document} */ page) => [...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")).join("\n");

/** Shows the page of the newest generation. */
async function refresh() {
  if (busy) return;
  busy = true;
  try {
    while (shown < wanted || !pristine) {
      const target = wanted;
      const answer = await fetch(location.href, { cache: "no-store" });
      const text = await answer.text();
      const next = parse(strip(text));
      const before = pristine;
      pristine = next;
      const of = Number(text.match(/data-generation="(\d+)"/)?.[1] ?? target);
      if (!before) {
        // The page was made before this script could ask what it looked like.
        if (of !== shown) return location.reload();
      } else if (!before.isEqualNode(next)) {
        if (scripts(before) !== scripts(next)) return location.reload();
        swapStyles(next);
        document.title = next.title;
        morph(document.body, before.body, next.body);
        document.dispatchEvent(new Event("plainspeak:update"));
      }
      shown = Math.max(of, target);
    }
  } finally {
    busy = false;
  }
}

/** @type {ShadowRoot | null} */
let layer = null;
let minimized = false;

/** @param {string} name @param {string} className @param {(Node | string)[]} children */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** One problem as the overlay shows it: only text, never markup. @param {any} problem */
function entry({ severity, code, file, line, column, message, hint, excerpt, editor }) {
  const place = `${file}:${line}:${column}`;
  const link = element(editor ? "a" : "span", "place", place);
  if (editor) link.setAttribute("href", editor);
  const lines = excerpt.map((/** @type {[number, string]} */ [number, text]) =>
    element("span", number === line ? "line here" : "line", element("span", "number", String(number)), text || " "));
  return element("li", severity, element("p", "message", element("b", "", `${severity}: `), message, " ", element("code", "", code)), link,
    element("pre", "", ...lines), ...(hint ? [element("p", "hint", `How to mend it: ${hint}`)] : []));
}

/** Shows errors over the last good page, and warnings as a number in the corner. @param {any[]} problems */
function report(problems) {
  if (!layer) {
    if (!problems.length) return;
    const host = document.createElement("plainspeak-live");
    layer = host.attachShadow({ mode: "open" });
    document.documentElement.append(host);
  }
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/__plainspeak/live.css";
  const errors = problems.filter(({ severity }) => severity === "error");
  const kind = errors.length ? "errors" : "warnings";
  const title = errors.length
    ? `${errors.length} ${errors.length === 1 ? "mistake keeps" : "mistakes keep"} the newest text from being shown`
    : `${problems.length} ${problems.length === 1 ? "warning" : "warnings"}`;
  if (!problems.length) {
    layer.replaceChildren();
    minimized = false;
    return;
  }
  const open = errors.length ? !minimized : layer.querySelector("section") !== null && !layer.querySelector(".errors");
  const badge = element("button", `badge ${kind}`, title);
  badge.setAttribute("type", "button");
  badge.setAttribute("aria-expanded", String(open));
  const close = element("button", "close", "Close");
  close.setAttribute("type", "button");
  const panel = element("section", kind, element("header", "", element("h2", "", title), close), element("ol", "", ...(errors.length ? errors : problems).map(entry)));
  panel.setAttribute("role", "alertdialog");
  panel.setAttribute("aria-label", title);
  const show = (/** @type {boolean} */ visible) => {
    minimized = !visible;
    layer?.replaceChildren(style, visible ? panel : badge);
  };
  badge.addEventListener("click", () => show(true));
  close.addEventListener("click", () => show(false));
  show(open);
  if (!errors.length && !open) minimized = false;
}

/** Listens to the server; the browser connects again by itself, and hears then what it missed. */
function listen() {
  const events = new EventSource("/__plainspeak/events");
  events.addEventListener("message", ({ data }) => {
    const { generation, problems, moved } = JSON.parse(data);
    const to = moved[decodeURI(location.pathname)] ?? moved[location.pathname];
    if (to) return location.replace(to + location.hash);
    // A server that started anew counts from the beginning: what it has is what counts.
    if (generation < shown) return location.reload();
    wanted = generation;
    report(problems);
    return refresh().catch(() => {});
  });
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && layer?.querySelector("section")) /** @type {HTMLElement | null} */ (layer.querySelector(".close"))?.click();
});
refresh().catch(() => {}).then(listen);

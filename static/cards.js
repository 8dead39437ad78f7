// The card that opens over a jargon link: name, kind, short definition, a way on.
// It shows what the page carries anyway for paper, so that it needs no request. Without it the link is a link.

/** How long the pointer rests before a card opens, and how long a card stays after it has left, in milliseconds
 * (after MediaWiki's page previews). */
const OPEN_AFTER = 500;
const CLOSE_AFTER = 300;

/** How far from its link and from the window's edges a card stands, in pixels. */
const GAP = 8;

/** @type {{link: HTMLAnchorElement, card: HTMLElement} | null} */
let shown = null;
let opening = 0;
let closing = 0;
/** What kind of pointer touched the page last. */
let pointer = "mouse";
/** Where the mouse was moved to last. */
let [restX, restY] = [-1, -1];

/**
 * The jargon link that an event happened on.
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
function linkOf(event) {
  return event.target instanceof Element ? event.target.closest("a.term[data-term]") : null;
}

/** @param {Event} event */
function isInCard(event) {
  return shown !== null && event.target instanceof Node && shown.card.contains(event.target);
}

/**
 * @param {string} className
 * @param {string} text
 */
function part(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * Makes the card of a link from the definitions at the end of the page.
 * @param {HTMLAnchorElement} link
 */
function make(link) {
  const id = link.dataset.term ?? "";
  const entry = document.querySelector(`[data-definition="${CSS.escape(id)}"]`);
  if (!(entry instanceof HTMLElement)) return null;
  const name = entry.querySelector("dt")?.textContent ?? "";
  const card = document.createElement("span");
  card.className = `card k-${entry.dataset.kind}`;
  card.id = "term-card";
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", name);
  card.popover = "manual";
  const text = part("card-text", entry.querySelector("dd")?.textContent ?? "");
  text.id = "term-card-text";
  const more = document.createElement("a");
  more.className = "card-more";
  more.href = link.href;
  more.textContent = `Read more about ${name}`;
  card.append(part("card-kind", entry.dataset.kindLabel ?? ""), part("card-title", name), text);
  card.append(more);
  return card;
}

/** Puts the card below its link, or above it where there is more room. */
function place() {
  if (!shown) return;
  const { link, card } = shown;
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const below = at.bottom + GAP + size.height <= innerHeight || at.top < size.height + GAP;
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - size.width - GAP));
  card.style.left = `${left}px`;
  card.style.top = `${below ? at.bottom + GAP : at.top - size.height - GAP}px`;
}

/** @param {HTMLAnchorElement} link */
function open(link) {
  clearTimeout(closing);
  if (shown?.link === link) return;
  close();
  const card = make(link);
  if (!card) return;
  // Right behind its link, so that the keyboard and a screen reader go on into it.
  link.after(card);
  card.showPopover();
  link.setAttribute("aria-describedby", "term-card-text");
  shown = { link, card };
  place();
}

function close() {
  clearTimeout(opening);
  clearTimeout(closing);
  if (!shown) return;
  shown.link.removeAttribute("aria-describedby");
  shown.card.remove();
  shown = null;
}

function closeSoon() {
  clearTimeout(opening);
  clearTimeout(closing);
  closing = window.setTimeout(close, CLOSE_AFTER);
}

document.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  if (shown && !isInCard(event) && linkOf(event) !== shown.link) close();
}, true);

document.addEventListener("pointermove", ({ clientX, clientY }) => {
  [restX, restY] = [clientX, clientY];
}, { passive: true, capture: true });

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  // What scrolls or appears under a mouse that rests was not pointed at.
  if (event.clientX === restX && event.clientY === restY) return;
  if (isInCard(event)) {
    clearTimeout(closing);
    return;
  }
  const link = linkOf(event);
  if (!link) return;
  clearTimeout(closing);
  clearTimeout(opening);
  opening = window.setTimeout(() => open(link), OPEN_AFTER);
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "mouse" && (linkOf(event) || isInCard(event))) closeSoon();
});

document.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) open(link);
  else if (shown && !isInCard(event)) closeSoon();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !shown) return;
  const { link, card } = shown;
  if (card.contains(document.activeElement)) link.focus();
  close();
});

// On touch the first tap opens the card, which holds the way on.
document.addEventListener("click", (event) => {
  const link = linkOf(event);
  // A click without a press is the Enter key, which follows the link.
  if (!link || event.detail === 0 || pointer === "mouse" || shown?.link === link) return;
  open(link);
  if (shown) event.preventDefault();
});

addEventListener("scroll", place, { passive: true, capture: true });
addEventListener("resize", place);

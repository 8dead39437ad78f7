// Flash cards and a quiz on the words of one deck. What a reader knows stays in the reader's browser.
// Every view is built from text nodes, and one polite live region says what changed.

/** @typedef {{id: string, term: string, short: string, kind: string, url: string}} Card */
/** @typedef {{id: string, title: string, cards: Card[]}} Deck */

/** How many questions a quiz has, and how many words each offers. */
const QUESTIONS = 10;
const CHOICES = 4;

const page = /** @type {HTMLElement} */ (document.querySelector("[data-study]"));
const stage = /** @type {HTMLElement} */ (page?.querySelector("[data-study-stage]"));
const picker = /** @type {HTMLSelectElement} */ (page?.querySelector("[data-study-deck]"));
const modes = /** @type {HTMLButtonElement[]} */ ([...(page?.querySelectorAll("[data-study-mode]") ?? [])]);
const status = page?.querySelector("[data-study-status]");
const note = page?.querySelector("[data-study-note]");

/** @type {{all: Card[], decks: Map<string, Deck>}} */
let words = { all: [], decks: new Map() };
/** @type {Deck} */
let deck;
let mode = "cards";
/** What a key does in the view that is shown. @type {(key: string) => boolean} */
let onKey = () => false;

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

/** @param {string} className @param {() => void} action @param {(Node | string)[]} children */
function button(className, action, ...children) {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type: "button", class: className }, ...children));
  made.addEventListener("click", action);
  return made;
}

/** A key in a button's label, for eyes only: its name would only garble the label. @param {string} key */
const hint = (key) => element("kbd", { "aria-hidden": "true" }, key);

/** @param {string} text */
function say(text) {
  if (status) status.textContent = text;
}

/** @param {string} kind */
const kindName = (kind) => kind.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

/** @param {number} count */
const wordCount = (count) => (count === 1 ? "1 word" : `${count} words`);

/** The list in a new order, each as likely as the others (Fisher and Yates). @template T @param {T[]} list */
function shuffled(list) {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

/** Where a deck's progress is kept; guides on one host keep theirs apart by their base path. @param {string} id */
const place = (id) => `study:${document.documentElement.dataset.root ?? "/"}:${id}`;

/** The ids of the words that the reader knows. @returns {Set<string>} */
function readKnown() {
  try {
    const kept = JSON.parse(localStorage.getItem(place(deck.id)) ?? "[]");
    const ids = new Set(Array.isArray(kept) ? kept : []);
    // A word that left the deck is not counted.
    return new Set(deck.cards.map(({ id }) => id).filter((id) => ids.has(id)));
  } catch {
    return new Set();
  }
}

/** @param {Set<string>} known */
function writeKnown(known) {
  try {
    if (known.size > 0) localStorage.setItem(place(deck.id), JSON.stringify([...known]));
    else localStorage.removeItem(place(deck.id));
  } catch {
    if (note) note.textContent = "This browser keeps nothing for this page, so your progress ends with your visit.";
  }
}

/** A row that says how far one is. @param {string} text @param {number} value @param {number} max @param {Node[]} more */
function progressRow(text, value, max, ...more) {
  const bar = element("progress", { max: String(max), value: String(value), "aria-label": text });
  return element("div", { class: "study-bar" }, element("p", { class: "study-count" }, text), ...more, bar);
}

/** Words to look at again, each with its meaning. @param {string} title @param {Card[]} cards */
function wordList(title, cards) {
  const rows = cards.map((card) => element("li", {}, element("a", { href: card.url }, card.term), element("p", {}, card.short)));
  return element("div", { class: "study-again" }, element("h3", {}, title), element("ul", {}, ...rows));
}

/** Moves the keyboard on, with the whole view in sight and not only what has the focus. @param {HTMLElement} target */
function moveTo(target) {
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
  stage.firstElementChild?.scrollIntoView({ block: "nearest" });
}

/** Shows the end of a round or a quiz and leads the keyboard there. @param {string} title @param {(Node | string)[]} rest */
function showEnd(title, ...rest) {
  onKey = () => false;
  const head = element("h2", { class: "study-end", tabindex: "-1" }, title);
  stage.replaceChildren(head, ...rest);
  return head;
}

/** Asks about every word of the deck that is not known yet; a word not known comes back until it is. @param {boolean} focus */
function showCards(focus) {
  const known = readKnown();
  const queue = shuffled(deck.cards.filter(({ id }) => !known.has(id)));
  /** @type {Set<Card>} */
  const missed = new Set();

  const startOver = () => {
    writeKnown(new Set());
    showCards(true);
    say(`Started over. ${wordCount(deck.cards.length)} to learn. First: ${stage.querySelector(".flash-term")?.textContent}.`);
  };
  const answer = (/** @type {boolean} */ knew) => {
    const card = /** @type {Card} */ (queue.shift());
    if (knew) {
      known.add(card.id);
      writeKnown(known);
    } else {
      missed.add(card);
      queue.push(card);
    }
    show(true);
    const next = queue[0];
    if (next) say(`${known.size} of ${deck.cards.length} known. Next: ${next.term}, ${kindName(next.kind)}.`);
  };
  const finish = (/** @type {boolean} */ focus) => {
    const text = deck.cards.length === 1 ? "You know the one word here" : `You know all ${wordCount(deck.cards.length)}`;
    const head = showEnd(`${text}.`,
      ...(missed.size ? [wordList("These took more than one try", [...missed])] : []),
      element("div", { class: "study-next" }, button("button", () => choose("quiz"), "Take the quiz"), button("button quiet", startOver, "Start over")));
    if (focus) {
      moveTo(head);
      say(`${text}.`);
    }
  };
  const show = (/** @type {boolean} */ focus) => {
    const card = queue[0];
    if (!card) return finish(focus);
    let turned = false;
    const more = element("span", { class: "flash-hint" }, "Turn the card");
    const front = button("flash-turn", () => turn(),
      element("span", { class: `kind k-${card.kind}` }, kindName(card.kind)), element("span", { class: "flash-term" }, card.term), more);
    front.setAttribute("aria-expanded", "false");
    front.setAttribute("aria-controls", "flash-back");
    const back = element("div", { class: "flash-back", id: "flash-back" },
      element("p", {}, card.short), element("a", { href: card.url }, `Read the entry on ${card.term}`));
    back.hidden = true;
    const again = button("button quiet", () => answer(false), "Again ", hint("←"));
    const knew = button("button", () => answer(true), "I knew it ", hint("→"));
    again.disabled = knew.disabled = true;
    const turn = () => {
      turned = !turned;
      back.hidden = !turned;
      more.hidden = turned;
      again.disabled = knew.disabled = !turned;
      front.setAttribute("aria-expanded", String(turned));
      // Some browsers give a clicked button no focus, and the answers' keys work from here.
      front.focus();
      say(turned ? card.short : card.term);
    };
    onKey = (key) => {
      if (key === " ") {
        front.click();
        return true;
      }
      const knows = key === "1" || key === "ArrowRight";
      if (!turned || !(knows || key === "2" || key === "ArrowLeft")) return false;
      answer(knows);
      return true;
    };
    const over = button("button quiet", startOver, "Start over");
    over.disabled = known.size === 0 && missed.size === 0;
    stage.replaceChildren(
      progressRow(`${known.size} of ${deck.cards.length} known`, known.size, deck.cards.length, over),
      element("div", { class: `flash k-${card.kind}` }, front, back),
      element("div", { class: "study-answers" }, again, knew));
    if (focus) moveTo(front);
  };
  show(focus);
}

/** The wrong words beside the right one: of its kind and its deck first, of any kind and deck last. @param {Card} right */
function wrongFor(right) {
  const others = shuffled(words.all).filter(({ id, short }) => id !== right.id && short !== right.short);
  const rank = (/** @type {Card} */ card) => (deck.cards.includes(card) ? 0 : 2) + (card.kind === right.kind ? 0 : 1);
  return others.sort((a, b) => rank(a) - rank(b)).slice(0, CHOICES - 1);
}

/** Asks which word means what the definition says, and tells at once. @param {boolean} focus */
function showQuiz(focus) {
  const asked = shuffled(deck.cards).slice(0, QUESTIONS);
  /** @type {Card[]} */
  const missed = [];

  const finish = () => {
    const score = `${asked.length - missed.length} of ${asked.length}`;
    const rest = missed.length ? wordList("Look at these again", missed) : element("p", {}, "Every answer was right.");
    const head = showEnd(score, rest,
      element("div", { class: "study-next" }, button("button", () => choose("quiz"), "Another quiz"), button("button quiet", () => choose("cards"), "Back to the cards")));
    moveTo(head);
    say(missed.length ? `${score} right. To look at again: ${missed.map(({ term }) => term).join(", ")}.` : `${score} right.`);
  };
  const ask = (/** @type {number} */ at, /** @type {boolean} */ focus) => {
    const right = asked[at];
    if (!right) return finish();
    const choices = shuffled([right, ...wrongFor(right)]);
    const where = `Question ${at + 1} of ${asked.length}`;
    const told = element("div", { class: "quiz-told" });
    let open = true;
    const buttons = choices.map((card, number) => button("quiz-choice", () => take(card), hint(String(number + 1)), element("span", {}, card.term)));
    const take = (/** @type {Card} */ card) => {
      open = false;
      const isRight = card === right;
      if (!isRight) missed.push(right);
      buttons.forEach((made, number) => {
        const is = choices[number] === right ? "right" : choices[number] === card ? "wrong" : "";
        made.disabled = true;
        if (!is) return;
        made.classList.add(is);
        made.append(element("span", { class: "quiz-mark" }, is === "right" ? "✓ Right" : "✗ Your answer"));
      });
      const next = button("button", () => ask(at + 1, true), at + 1 < asked.length ? "Next question" : "See the result");
      told.append(element("p", {}, isRight ? "Right. " : "Not quite. It is ", element("a", { href: right.url }, isRight ? `Read the entry on ${right.term}` : right.term), isRight ? "" : "."), next);
      next.focus();
      say(isRight ? `Right: ${right.term}.` : `Not quite. It is ${right.term}.`);
    };
    onKey = (key) => {
      const card = choices[Number(key) - 1];
      if (!open || !card) return false;
      take(card);
      return true;
    };
    stage.replaceChildren(
      progressRow(where, at, asked.length),
      element("h2", { class: "quiz-ask", id: "quiz-ask" }, "Which word is it?"),
      element("p", { class: "quiz-short" }, right.short),
      element("div", { class: "quiz-choices", role: "group", "aria-labelledby": "quiz-ask" }, ...buttons),
      told);
    if (!focus) return;
    moveTo(buttons[0]);
    say(`${where}. ${right.short}`);
  };
  ask(0, focus);
}

/** Shows the deck in one of the two modes, and says so in the address. @param {string} wanted */
function choose(wanted, focus = true) {
  mode = wanted;
  for (const one of modes) one.setAttribute("aria-pressed", String(one.dataset.studyMode === mode));
  history.replaceState(null, "", `?deck=${deck.id}${mode === "quiz" ? "&mode=quiz" : ""}`);
  stage.setAttribute("aria-label", deck.title);
  if (mode === "quiz") showQuiz(focus);
  else showCards(focus);
}

/** @param {string} id @param {string} wanted */
function openDeck(id, wanted) {
  const found = words.decks.get(id) ?? words.decks.get(picker.options[0]?.value ?? "");
  if (!found) return;
  deck = found;
  picker.value = deck.id;
  choose(wanted, false);
}

/** Reads the words and shows the deck that the address names. */
async function start() {
  const parameters = new URLSearchParams(location.search);
  try {
    // The file keeps its name from deploy to deploy.
    const answer = await fetch(document.documentElement.dataset.studyCards ?? "", { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const data = await answer.json();
    const all = data.cards.map((/** @type {string[]} */ [id, term, short, kind, url]) => ({ id, term, short, kind, url }));
    const decks = data.decks.map((/** @type {{id: string, title: string, cards: number[]}} */ { id, title, cards }) => [id, { id, title, cards: cards.map((at) => all[at]) }]);
    words = { all, decks: new Map(decks) };
  } catch {
    const text = "The cards could not be loaded. Check the connection and try again.";
    stage.replaceChildren(element("p", {}, text), button("button", start, "Try again"));
    say(text);
    return;
  }
  openDeck(parameters.get("deck") ?? "", parameters.get("mode") === "quiz" ? "quiz" : "cards");
}

if (page) {
  page.querySelector("[data-study-pick]")?.addEventListener("submit", (event) => event.preventDefault());
  picker.addEventListener("change", () => {
    if (words.decks.size === 0) return;
    openDeck(picker.value, mode);
    say(`${deck.title}: ${wordCount(deck.cards.length)}, ${readKnown().size} known.`);
  });
  for (const one of modes) {
    one.addEventListener("click", () => {
      if (!deck) return;
      choose(one.dataset.studyMode ?? "cards", false);
      say(mode === "quiz" ? `Quiz: ${stage.querySelector(".study-count")?.textContent}.` : `Cards: ${stage.querySelector(".study-count")?.textContent ?? "all known"}.`);
    });
  }
  // From the start, and wherever the keyboard is but in a control of its own, which needs its keys itself.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    const at = event.target instanceof Element ? event.target : null;
    const presses = event.key === " " || event.key === "Enter";
    const control = at?.closest("a, button, input, select, textarea, summary, [contenteditable]");
    if (control && (presses || !stage.contains(control))) return;
    if (onKey(event.key)) event.preventDefault();
  });
  start();
}

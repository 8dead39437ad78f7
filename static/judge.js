// Which candidates of a pasted text are terms: the same as `src/jargon/judge.rs` (JARGON-RULES, R7 and R14 to R17).
// What is doubtful is decided by what is certain, and proof never runs in a circle.

import {
  BORDER, CLOSING, LETTER, LOWER, OPENING, SPACE, UPPER, WORD, fold, is, next, previous, split, trim,
} from "./text.js";

export const [ORDINARY, CASE_SENSITIVE, COMMON_WORD, WEAK, MISSPELLING, FORM] = [0, 1, 2, 3, 4, 5];

/**
 * @typedef {{text: string, kind: number, shared: boolean, loose: boolean, proud: boolean, term: number}} Spelling
 * @typedef {{range: [number, number], extent: number, spelling: Spelling, others: Spelling[], cased: boolean,
 *   small: boolean}} Candidate
 * @typedef {{text: string, section: number, bullet: boolean, candidates: Candidate[]}} Part
 * @typedef {Record<"before" | "after" | "suffixes" | "strong" | "signs" | "nouns" | "fields" | "titles" | "starts",
 *   string[]>} Cues
 */

const gap = (/** @type {string} */ c) => c === BORDER || SPACE.test(c);
const listSign = (/** @type {string} */ c) => ",/;|&()•·+".includes(c);
const words = (/** @type {string} */ folded) => split(folded, (c) => !WORD.test(c)).map(([word]) => word).filter(Boolean);

/**
 * Whether a candidate is certain: nothing else is called so.
 * @param {Candidate} candidate
 */
const isSure = ({ spelling: { kind, shared }, cased, others, small }) =>
  cased && !shared && !small && !others.length && kind !== COMMON_WORD && kind !== WEAK;

/**
 * The terms of which a list of candidates is certain.
 * @param {Candidate[]} candidates
 */
const sureTerms = (candidates) => new Set(candidates.filter(isSure).map(({ spelling }) => spelling.term));

/**
 * Whether a set holds another term than one.
 * @param {Set<number>} terms
 * @param {number} term
 */
const hasOther = (terms, term) => terms.size > (terms.has(term) ? 1 : 0);

/**
 * How many of the phrases a text names.
 * @param {string[]} all its words
 * @param {Set<string>} phrases of three words at most
 */
function named(all, phrases) {
  const found = new Set();
  for (let at = 0; at < all.length; at++) {
    for (let length = 1; length <= 3; length++) {
      const phrase = all.slice(at, at + length).join(" ");
      if (phrases.has(phrase)) found.add(phrase);
    }
  }
  return found;
}

/**
 * Whether a line names a technical job: "Java developer", "Site Reliability Engineer".
 * @param {string} text
 * @param {Candidate[]} candidates
 * @param {Record<"nouns" | "fields" | "titles", Set<string>>} cues
 */
function isTechnicalTitle(text, candidates, { nouns, fields, titles }) {
  const all = split(fold(text), (c) => !WORD.test(c) && !".+#".includes(c))
    .map(([word, at]) => /** @type {[string, number]} */ ([word.replace(/\.+$/, ""), at])).filter(([word]) => word);
  return all.slice(0, TITLE_WORDS).some(([word, at], index) => {
    if (titles.has(word)) return true;
    if (!nouns.has(word)) return false;
    const before = all.slice(Math.max(0, index - 3), index).map(([word]) => word);
    const pairs = before.slice(1).map((word, place) => `${before[place]} ${word}`);
    return [...before, ...pairs].some((word) => fields.has(word))
      || candidates.some(({ extent, cased }) => cased && extent < at && !trim(text.slice(extent, at)));
  });
}

/** How many words of a line are looked at for a title, and how many lines. */
const [TITLE_WORDS, TITLE_LINES] = [15, 3];
/** From how many certain terms or signs on a whole text is technical, and one in how many words must be a term. */
const [SURE_TERMS, SIGNS, WORDS_A_TERM] = [3, 3, 100];
/** Up to how many words a text is too short to tell by itself: a cue proves a word then, in a shorter one any proof. */
const [SHORT, SHORTER] = [20, 12];

/**
 * What a whole text, its sections and its lines tell of how technical they are.
 * @param {Part[]} parts
 * @param {Record<keyof Cues, Set<string>>} cues
 */
export function evidenceOf(parts, cues) {
  /** @type {Map<number, Set<number>>} */
  const sections = new Map();
  const all = new Set();
  const signs = new Set();
  let count = 0;
  const lines = parts.map((part) => {
    const own = words(fold(part.text));
    count += own.length;
    const found = named(own, cues.signs);
    for (const sign of found) signs.add(sign);
    const terms = sections.get(part.section) ?? new Set();
    sections.set(part.section, terms);
    for (const term of sureTerms(part.candidates)) {
      all.add(term);
      terms.add(term);
    }
    return found.size > 0;
  });
  const titled = parts.slice(0, TITLE_LINES).some((part) => isTechnicalTitle(part.text, part.candidates, cues));
  const technical = titled || signs.size >= SIGNS || (all.size >= SURE_TERMS && all.size * WORDS_A_TERM >= count);
  const numbers = [...sections.keys()];
  const texts = numbers.map((number) =>
    fold(parts.filter(({ section }) => section === number).map(({ text }) => text).join("\n")));
  return {
    short: count <= SHORTER ? 2 : Number(count <= SHORT),
    technical,
    /** The section of a line, folded. @param {number} line */
    section: (line) => texts[numbers.indexOf(parts[line].section)],
    /** Whether the text around a candidate is technical. @param {number} line @param {number} term */
    isTechnical: (line, term) => technical || lines[line] || signs.size > 1
      || hasOther(/** @type {Set<number>} */ (sections.get(parts[line].section)), term),
  };
}

/**
 * Whether a sentence starts at a place; opening signs, bullets and borders before the word are passed over.
 * @param {string} text
 * @param {number} at
 */
function startsSentence(text, at) {
  const bullet = !WORD.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
  let space = false;
  for (let place = at, c = previous(text, place); c; place -= c.length, c = previous(text, place)) {
    if (SPACE.test(c)) space = true;
    else if (".!?".includes(c)) return space;
    else if ("-–—".includes(c)) {
      if (!bullet) return false;
    } else if (!(OPENING.includes(c) || CLOSING.includes(c) || "•·*>#".includes(c) || c === BORDER)) return false;
  }
  return true;
}

/**
 * Whether a block is written like a title, one of its words left out.
 * @param {string} text
 * @param {[number, number]} range
 */
function isTitle(text, [from, to]) {
  let [count, long, small] = [0, 0, false];
  for (const [word, start] of split(text, gap)) {
    const own = [...word].filter((c) => LETTER.test(c));
    if (!own.length) continue;
    count += 1;
    if (start < to && from < start + word.length) continue;
    small ||= !UPPER.test(own[0]);
    if (own.length < 4) continue;
    long += 1;
    if (!UPPER.test(own[0])) return false;
  }
  return count >= 3 && (long > 0 || !small);
}

/**
 * The word behind a place, behind white space.
 * @param {string} text
 * @param {number} at
 */
function wordAfter(text, at) {
  const rest = text.slice(at).replace(/^\u0001+/, "");
  const ahead = rest.replace(/^[\p{White_Space}\u0001]+/u, "");
  if (ahead.length === rest.length) return "";
  let word = "";
  for (const c of ahead) {
    if (!WORD.test(c)) break;
    word += c.toLowerCase();
  }
  return word;
}

/**
 * The longest cue that ends a text as whole words.
 * @param {string} before folded
 * @param {Set<string>} cues of five words at most
 */
function cueAtEnd(before, cues) {
  if (!before.endsWith(" ")) return "";
  const last = trim(before).split(/ +/).slice(-5);
  while (last.length && !cues.has(last.join(" ").replace(/^[^\p{Alphabetic}\p{N}]+/u, ""))) last.shift();
  return last.join(" ").replace(/^[^\p{Alphabetic}\p{N}]+/u, "");
}

/**
 * What the places around a candidate prove (R7 and R16), whatever the text around it is: why, and how strongly:
 * 2 in any text, 1 in a short one, 0 in a technical one.
 * @param {Part} part
 * @param {string} folded the part's text
 * @param {Candidate} candidate
 * @param {Record<keyof Cues, Set<string>>} cues
 * @param {string[]} context
 * @returns {[reason: string, strength: number] | null}
 */
function proofOf({ text, bullet, candidates }, folded, { range, extent, spelling }, cues, context) {
  const before = cueAtEnd(folded.slice(0, range[0]).replaceAll(BORDER, ""), cues.before);
  const word = wordAfter(text, extent);
  const strength = cues.strong.has(before) || cues.strong.has(word) ? 2 : 1;
  if (before) return [`after “${before}”`, strength];
  const plain = spelling.kind === COMMON_WORD && /^(?:service|deployment|integration|project)s?$/.test(word);
  if (!plain && cues.after.has(word)) return [`before “${word}”`, strength];
  const near = nearWord(folded, range, context);
  if (near) return [`near “${near}”`, 0];
  const [head, tail] = [text.slice(0, range[0]), text.slice(extent)];
  if (!WORD.test(head)) {
    if (candidates.length === 1 && !WORD.test(tail)) return ["alone in its block", 0];
    const opens = /^[\p{White_Space}]*(?:[([:–—-]|[0-9]|\.?$|\. )/u.test(tail) && (bullet || [...text].length <= LINE);
    if (opens || (bullet && cues.starts.has(word))) return ["at the start of a bullet", 0];
  }
  const held = OPENING.includes(previous(text, range[0]) || "x") && CLOSING.includes(next(text, extent) || "x");
  return held ? ["in brackets", 0] : null;
}

/** Up to how many characters a line without a bullet may be one all the same. */
const LINE = 60;

/**
 * A word of a term's field elsewhere in a block.
 * @param {string} folded
 * @param {[number, number]} own
 * @param {string[]} context
 */
function nearWord(folded, own, context) {
  const inWord = (/** @type {string} */ c) => c === "_" || is(WORD, c);
  const spelled = folded.slice(...own);
  for (const word of context) {
    if (word === spelled) continue;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      let end = at + word.length;
      if (folded[end] === "s" && !inWord(next(folded, end + 1))) end += 1;
      const apart = at + word.length <= own[0] || own[1] <= at;
      if (apart && !inWord(previous(folded, at)) && !inWord(next(folded, end))) return word;
    }
  }
  return "";
}

/**
 * Why a candidate stands without its neighbors; "" where nothing proves it.
 * @param {Part} part
 * @param {Candidate} candidate
 * @param {{technical: boolean, short: number, folded: string, wide: string, cues: Record<keyof Cues, Set<string>>, context: string[]}} around
 */
function alone(part, candidate, { technical, short, folded, wide, cues, context }) {
  const { spelling, cased, range } = candidate;
  const plain = ["spelling", "exact case", "letter case", "", "misspelling", "spelling"][spelling.kind];
  if (isSure(candidate)) return plain;
  const ambiguous = spelling.kind === COMMON_WORD || spelling.kind === WEAK;
  const shown = part.text.slice(...range);
  // A common word in capitals is one that shouts, and needs what a common word needs at the start of a sentence.
  const shouts = !cased && spelling.kind !== WEAK && shown.length > (LOWER.test(part.text) ? 2 : 1) && !LOWER.test(shown) && UPPER.test(shown);
  if (!cased && !shouts) return "";
  if (technical && cased && !ambiguous) return plain;
  const proof = proofOf(part, folded, candidate, cues, context);
  if (proof && (technical || (cased && proof[1] + short > 1))) return proof[0];
  const far = technical && cased && spelling.kind === WEAK ? nearWord(wide, [-1, -1], context) : "";
  if (far) return `in a section with “${far}”`;
  if (!technical || spelling.kind !== COMMON_WORD || shouts) return "";
  const upper = UPPER.test(part.text) && !LOWER.test(part.text);
  return !upper && !startsSentence(part.text, range[0]) && !isTitle(part.text, range) ? plain : "";
}

/**
 * How two neighbors are tied: by a sign of a list or a word, by a blank alone, or not at all.
 * @param {string} between
 */
function tie(between) {
  let signs = [...between].some(listSign);
  for (const [word] of split(between, (c) => gap(c) || listSign(c))) {
    if (!word) continue;
    if (!/^(?:and|or)$/i.test(word)) return "";
    signs = true;
  }
  if (signs) return "list";
  return between && !between.includes("\n") && [...between].every((c) => SPACE.test(c)) ? "blank" : "";
}

/**
 * Where a member of a list ends: a version behind it belongs to it.
 * @param {string} text
 * @param {Candidate} candidate
 */
function memberEnd(text, { extent, spelling }) {
  if (spelling.kind === WEAK) return extent;
  const version = /^[ \u00a0][0-9]+(?:\.[0-9]+)*(?![\p{Alphabetic}\p{N}]|\.[0-9])\+?/u.exec(text.slice(extent));
  return extent + (version?.[0].length ?? 0);
}

/**
 * Lets members of runs stand (R15): a stretch between signs in which nothing but terms stands, two of them for certain.
 * @param {string} text
 * @param {Candidate[]} candidates
 * @param {string[]} ties
 * @param {string[]} reasons
 */
function runs(text, candidates, ties, reasons) {
  for (let first = 0; first < candidates.length; ) {
    let last = first;
    while (last + 1 < candidates.length && ties[last]) last += 1;
    const standing = reasons.slice(first, last + 1).filter(Boolean).length;
    const tail = text.slice(memberEnd(text, candidates[last]));
    const whole = !WORD.test(text.slice(0, candidates[first].range[0])) && !WORD.test(tail);
    const ends = /^[\p{White_Space}]*(?:$|[.;:)(\]\n])/u.test(tail);
    if (last > first && ends && (standing > 1 || (whole && standing > 0))) {
      for (let at = first; at <= last; at++) reasons[at] ||= "in a run of terms";
    }
    first = last + 1;
  }
}

/**
 * Why each candidate of a part stands; "" where it does not.
 * @param {Part} part
 * @param {number} line
 * @param {ReturnType<typeof evidenceOf>} evidence
 * @param {Record<keyof Cues, Set<string>>} cues
 * @param {(term: number) => string[]} contextOf
 */
export function judge(part, line, evidence, cues, contextOf) {
  const { text, candidates } = part;
  const folded = fold(text);
  const reasons = candidates.map((candidate) => {
    const { term } = candidate.spelling;
    const technical = evidence.isTechnical(line, term);
    const wide = evidence.section(line);
    return alone(part, candidate, { technical, short: evidence.short, folded, wide, cues, context: contextOf(term) });
  });
  const ties = candidates.slice(1).map(({ range }, at) => tie(text.slice(memberEnd(text, candidates[at]), range[0])));
  // A list stands or falls together: proof walks along it in both directions.
  const hand = (/** @type {number} */ from, /** @type {number} */ to) => {
    if (ties[Math.min(from, to)] === "list" && reasons[from] && candidates[to].cased) reasons[to] ||= "in a list with a term";
  };
  for (let at = 1; at < candidates.length; at++) hand(at - 1, at);
  for (let at = candidates.length - 1; at > 0; at--) hand(at, at - 1);
  runs(text, candidates, ties, reasons);
  return reasons;
}

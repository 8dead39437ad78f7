// Finds jargon in a pasted text: the same rules as `src/jargon/`, over the table that the guide writes.
// No text leaves the page: nothing here can send one.

import { addresses, blocks } from "./blocks.js";
import { CASE_SENSITIVE, COMMON_WORD, FORM, MISSPELLING, ORDINARY, WEAK, evidenceOf, judge } from "./judge.js";
import {
  BORDER, DIGIT, LETTER, OPENING, SEPARATORS, SPACE, WORD, charAfter, charBefore, clean, fold, holds, is, letters, next,
  previous, trim,
} from "./text.js";

/** @typedef {import("./judge.js").Spelling} Spelling */
/** @typedef {import("./judge.js").Candidate} Candidate */
/** @typedef {{text: string, spellings: Spelling[], excluded: boolean}} Pattern */
/** @typedef {{term: number, others: number[], start: number, end: number, reason: string}} Match */

const ambiguous = (/** @type {number} */ kind) => kind === COMMON_WORD || kind === WEAK;

/**
 * The plural of a lower-case English word.
 * @param {string} word
 */
function plural(word) {
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  return /y$/.test(word) && !/[aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/**
 * The plural of a spelling, its ending in lower case.
 * @param {string} text
 */
function pluralOf(text) {
  const small = text.toLowerCase();
  const many = plural(small);
  return many.startsWith(small) ? text + many.slice(small.length) : `${text.replace(/[yY]+$/, "")}ies`;
}

/**
 * Whether two texts are the same but for the kind of separator.
 * @param {string} found
 * @param {string} spelling
 */
function sameCase(found, spelling) {
  const others = [...spelling];
  const own = [...found];
  return own.length === others.length
    && own.every((c, at) => c === others[at] || (SEPARATORS.includes(c) && SEPARATORS.includes(others[at])));
}

/**
 * Whether a token may start at a place: no, yes, or yes and a backslash suppresses it.
 * @param {string} text
 * @param {number} start
 * @param {number} kind
 */
function startsToken(text, start, kind) {
  const c = charBefore(text, start);
  if (!c) return "yes";
  if (c === "\\") {
    const free = previous(text, text.lastIndexOf("\\", start - 1));
    return !free || SPACE.test(free) || OPENING.includes(free) || free === BORDER ? "suppressed" : "";
  }
  if (WORD.test(c) || ("_.@#$".includes(c) && text[start] !== ".")) return "";
  return (c === "-" || c === "\u2011") && ambiguous(kind) && WORD.test(text.slice(0, start)) ? "" : "yes";
}

/**
 * Whether a token may end at a place.
 * @param {string} text
 * @param {number} at
 */
function endsToken(text, at) {
  const [c, end] = charAfter(text, at);
  if (!c) return true;
  if ("_+#".includes(c) || (c >= "\u0300" && c <= "\u036f")) return c === "+" && is(LETTER, charAfter(text, end)[0]);
  const [following] = charAfter(text, end);
  if (".@&".includes(c)) return !is(WORD, following);
  if (c === "/") return !is(DIGIT, following);
  return !WORD.test(c);
}

/**
 * Where a spelling with its version ends, if it is a token; 0 where it is none.
 * @param {string} text
 * @param {[number, number]} range
 * @param {number} kind
 * @param {Set<string>} suffixes
 */
function tokenEnd(text, range, kind, suffixes) {
  if (endsToken(text, range[1])) {
    const rest = /^[-\u2011]/.test(text.slice(range[1])) ? text.slice(range[1] + 1) : null;
    const suffix = rest === null ? "" : [...letters(rest, 0)].map((c) => c.toLowerCase()).join("");
    return ambiguous(kind) && rest !== null && !suffixes.has(suffix) ? 0 : range[1];
  }
  const version = /^[0-9]+(?:\.[0-9]+)*\+?/.exec(text.slice(range[1]));
  if (!version || kind === WEAK || /[0-9]/.test(text[range[1] - 1])) return 0;
  const extent = range[1] + version[0].length;
  return endsToken(text, extent) ? extent : 0;
}

/**
 * Every pattern of a table by the letters it starts with.
 * @param {any} table
 */
function patternsOf(table) {
  /** @type {Map<string, Map<string, Pattern>>} */
  const patterns = new Map();
  const pattern = (/** @type {string} */ label) => {
    const text = fold(trim(label));
    const start = letters(text, 0) || next(text, 0);
    const group = patterns.get(start) ?? new Map();
    patterns.set(start, group);
    const known = group.get(text) ?? { text, spellings: [], excluded: false };
    group.set(text, known);
    return known;
  };
  for (const [term, { spellings }] of table.terms.entries()) {
    for (const [number, text] of spellings) {
      const spelling = { text, kind: number & 7, shared: (number & 8) > 0, loose: (number & 16) > 0, proud: (number & 32) > 0, term };
      pattern(text).spellings.push(spelling);
      if (spelling.kind > CASE_SENSITIVE || !is(LETTER, previous(text, text.length))) continue;
      const many = pluralOf(text);
      pattern(many).spellings.push({ ...spelling, text: many });
    }
  }
  for (const phrase of table.excludes) pattern(phrase).excluded = true;
  for (const phrase of table.longer) if (!pattern(phrase).spellings.length) pattern(phrase).excluded = true;
  return patterns;
}

/**
 * What a pattern is at a place: the first spelling that fits it, with those of other terms that fit as well.
 * @param {string} text
 * @param {Pattern} pattern
 * @param {[number, number]} range
 * @param {Set<string>} suffixes
 * @returns {(Candidate & {suppressed: boolean}) | null}
 */
function candidateAt(text, pattern, range, suffixes) {
  /** @type {(Candidate & {suppressed: boolean}) | null} */
  let best = null;
  const shown = text.slice(...range);
  for (const spelling of pattern.spellings) {
    const anyCase = [ORDINARY, MISSPELLING, FORM].includes(spelling.kind);
    const cased = anyCase || spelling.loose || sameCase(shown, spelling.text);
    if (best && (!cased || (best.cased && best.spelling.term === spelling.term))) continue;
    const starts = startsToken(text, range[0], spelling.kind);
    const extent = starts ? tokenEnd(text, range, spelling.kind, suffixes) : 0;
    if (!extent) continue;
    const doubtful = !anyCase && cased && !sameCase(shown, spelling.text);
    const own = doubtful ? { ...spelling, shared: true } : spelling;
    if (best?.cased && cased) best.others.push(own);
    else {
      // Some names are everyday words in lower case only: a python, Python.
      const small = spelling.proud && !sameCase(shown, spelling.text);
      best = { range, extent, spelling: own, others: [], cased, small, suppressed: starts === "suppressed" };
    }
  }
  return best;
}

/** Where a pattern may start: its letters, or a sign. */
const STARTS = /(?<![\p{Alphabetic}\p{N}]\u0001*)(?:\p{Alphabetic}+|\P{Alphabetic})/gu;

/**
 * Reads the table of a site.
 * @param {any} table
 */
export function openTable(table) {
  const patterns = patternsOf(table);
  const cues = /** @type {Record<keyof import("./judge.js").Cues, Set<string>>} */ (
    Object.fromEntries(Object.entries(table.cues).map(([name, words]) => [name, new Set(words)])));
  const tokens = new Set([...patterns.values()].flatMap((group) =>
    [...group.values()].filter(({ spellings }) => spellings.length).flatMap(({ text }) => text.split(" "))));
  const known = (/** @type {string} */ word) => tokens.has(word);
  const contextOf = (/** @type {number} */ term) => table.terms[term].context;

  /**
   * Every candidate that may stand where it is: leftmost, then longest.
   * @param {string} text
   * @returns {Candidate[]}
   */
  const candidates = (text) => {
    const folded = fold(text);
    const opaque = addresses(text);
    const found = [];
    for (const { index: at, 0: start } of folded.matchAll(STARTS)) {
      const group = patterns.get(start);
      if (group) {
        for (const pattern of group.values()) {
          if (!pattern.text || !folded.startsWith(pattern.text, at)) continue;
          /** @type {[number, number]} */
          const range = [at, at + pattern.text.length];
          if (opaque.some(([from, to]) => from < range[1] && range[0] < to)) continue;
          if (pattern.excluded && !is(WORD, charAfter(text, range[1])[0])) found.push({ range, candidate: null });
          const candidate = candidateAt(text, pattern, range, cues.suffixes);
          if (candidate) found.push({ range, candidate });
        }
      }
    }
    found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1] || Number(!!a.candidate) - Number(!!b.candidate));
    let end = 0;
    return found.flatMap(({ range, candidate }) => {
      if (range[0] < end) return [];
      end = range[1];
      return candidate && !candidate.suppressed ? [candidate] : [];
    });
  };

  /**
   * Which of several terms with one label is meant: the one whose field the text names most; all where none leads.
   * @param {Candidate} candidate
   * @param {string} block folded
   * @param {string} whole folded
   */
  const choose = ({ spelling, others }, block, whole) => {
    const count = (/** @type {number} */ term) => contextOf(term)
      .reduce((/** @type {number} */ sum, /** @type {string} */ word) =>
        sum + (holds(block, word) ? 4 : 0) + (holds(whole, word) ? 1 : 0), 0);
    const ranked = [spelling, ...others].map(({ term }) => ({ term, count: count(term) }));
    const best = Math.max(...ranked.map(({ count }) => count));
    const first = ranked.find(({ count }) => count === best)?.term ?? spelling.term;
    return [...new Set([first, ...ranked.filter(({ count }) => count === best).map(({ term }) => term)])];
  };

  /**
   * The terms of a text, in order; places are units of UTF-16, terms are numbers.
   * @param {string} text
   * @returns {Match[]}
   */
  const scan = (text) => {
    const cleaned = clean(text, known);
    const whole = fold(cleaned.text);
    const parts = blocks(cleaned.text).map(({ from, to, bullet, section }) => {
      const own = cleaned.text.slice(from, to);
      return { from, text: own, bullet, section, candidates: candidates(own) };
    });
    const evidence = evidenceOf(parts, cues);
    return parts.flatMap((part, line) => {
      const reasons = judge(part, line, evidence, cues, contextOf);
      return part.candidates.flatMap((candidate, at) => {
        if (!reasons[at]) return [];
        const [start, end] = [cleaned.start(part.from + candidate.range[0]), cleaned.end(part.from + candidate.range[1])];
        const [term, ...others] = candidate.others.length ? choose(candidate, fold(part.text), whole) : [candidate.spelling.term];
        return [{ term, others, start, end, reason: reasons[at] }];
      });
    });
  };

  return { scan };
}

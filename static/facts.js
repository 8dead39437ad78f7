// What a text says besides its terms: what kind of text it is, facts of the job, words that no entry explains.

import { addresses, bulletLength } from "./blocks.js";
import { LOWER, WORD, fold, holds, next, previous, is, singular, split, trim } from "./text.js";

/** @typedef {import("./asks.js").Unit} Unit */
/** @typedef {{start: number, end: number}} Place */

/** How many lines at the top may be the title. */
const TOP_LINES = 3;

/**
 * Level, place, pay and the like, as they stand.
 * @param {Unit[]} units @param {[string, RegExp, boolean][]} patterns kind, pattern, whether of the title
 */
export function factsOf(units, patterns) {
  /** @type {{kind: string, text: string, start: number, end: number}[]} */
  const facts = [];
  for (const [kind, pattern, title] of patterns) {
    for (const { from, text } of title ? units.slice(0, TOP_LINES).filter(({ text }) => text.length < 90) : units) {
      for (const { indices } of text.matchAll(pattern)) {
        const [start, end] = /** @type {[number, number]} */ (indices?.[1] ?? indices?.[0]);
        const shown = text.slice(start, end);
        const free = !facts.some((one) => one.start < from + end && from + start < one.end
          || (one.kind === kind && (kind === "level" || fold(one.text) === fold(shown))));
        if (free) facts.push({ kind, text: shown, start: from + start, end: from + end });
      }
    }
  }
  return facts.sort((a, b) => a.start - b.start);
}

/** Up to how many characters a text may be a list of tags. */
const TAGS = 1000;


/**
 * What kind of text it is: an ad, a resume, a mail, a chat, tags, or nothing that could be told.
 * @param {string} text @param {Unit[]} units @param {Place[]} found @param {Record<string, RegExp>} patterns
 * @param {string[][]} phrases of resumes and of ads @param {boolean} titled whether a job's name stands on top
 */
export function kindOf(text, units, found, patterns, phrases, titled) {
  const small = fold(text.replace(/[’‘]/g, "'"));
  const lines = text.split("\n").filter(trim);
  const said = lines.map((line) => patterns.speaker.exec(line)).filter((one) => one !== null);
  const asks = units.some(({ title, need }) => title && need < 2);
  const timed = said.filter(([all]) => /^\s*\[?[0-9]/.test(all)).length;
  if (said.length > 1 && said.length * 2 > lines.length && (timed > 1 || (text.includes("?") && !asks))) return "chat";
  const words = text.length > TAGS ? [] : split(text, (c) => !WORD.test(c))
    .filter(([word, at]) => word && !found.some(({ start, end }) => start <= at && at < end));
  if (found.length > 2 && text.length <= TAGS && words.length * 4 <= found.length && !asks && !titled) return "tags";
  if (patterns.greeting.test(lines[0] ?? "") || (lines.length < 15 && lines.slice(-3).some((line) => patterns.regards.test(line)))) return "mail";
  const [resume, ad] = phrases.map((all) => all.filter((phrase) => holds(small, phrase)).length);
  if (resume > ad) return resume > 1 ? "resume" : "other";
  return ad > 1 || asks || titled || units.some(({ need }) => need < 2) ? "ad" : "other";
}

/** Whether a word looks like jargon. @param {string} word */
function isJargon(word) {
  const text = word.replace(/(?<!\.j)s+$/, "");
  const capitals = text.replace(/[^A-Z]/g, "").length;
  return (/^[A-Z0-9]{2,}$/.test(text) && capitals >= 2) || /^(?=.*\p{L}{2}).*(?:\.js|DB|SQL)$/u.test(text) || /^[A-Z]\/[0-9][A-Z0-9]+$/.test(text)
    || (text.length >= 4 && /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text));
}
const TOKEN = /[A-Z]\/[0-9][A-Z0-9]+|[A-Za-z0-9+#]+(?:\.js\b)?/g;
/** From how many characters on two words are no neighbors. */
const FAR = 40;
const LISTED = /^[\s*]*(?:[,/;|()•·+]|\b(?:and|or)\b|[\s*])*$/i;

/**
 * Words that look like technology and have no entry.
 * @param {string} text @param {Unit[]} units @param {Place[]} found @param {Record<string, RegExp>} patterns
 * @param {(key: string) => boolean} explained whether a folded word is explained or known @param {Set<string>} plain words of people and places
 * @param {(line: string) => boolean} isTitle whether a line names a job, or technology
 */
export function unknownWords(text, units, found, patterns, explained, plain, isTitle) {
  const seen = new Set();
  /** @type {{text: string, start: number, end: number, sentence: {start: number, end: number}}[]} */
  const unknown = [];
  const firms = new Set([...text.matchAll(patterns.firm)].map(([, name]) => fold(name)));
  for (const [number, { from, to, text: line, title }] of units.entries()) {
    const bullet = bulletLength(line) > 0;
    if (!LOWER.test(line) && (title || !bullet || trim(line).split(/\p{White_Space}+/u).length > 2)) continue;
    const opaque = addresses(line);
    const own = found.filter(({ start }) => from <= start && start < to);
    /** @type {[number, number][]} */
    const known = own.map(({ start, end }) => [start - from, end - from]);
    const tokens = [...line.matchAll(TOKEN)].filter(({ 0: word }) => /[A-Z]|\.js$/.test(word)).map(({ index, 0: word }) => ({ at: index, end: index + word.length, word, key: singular(fold(word)) }))
      .filter(({ at, end, key }) => !known.some(([a, b]) => a < end && at < b) && !opaque.some(([a, b]) => a <= at && at < b)
        && !is(WORD, previous(line, at)) && !is(WORD, next(line, end)) && !firms.has(key));
    /** @type {typeof tokens} */
    const chosen = tokens.filter(({ word, key, at }) => isJargon(word) && !explained(key)
      && !plain.has(fold(word)) && !(/^[A-Z]{2}$/.test(word) && /\p{Lu}\p{Ll}+,\s*$/u.test(line.slice(0, at))));
    // A name with a capital is one where its neighbor in a list is.
    for (let grown = own.length + chosen.length > 0 && !title; grown; ) {
      const near = [...known, ...chosen.map(({ at, end }) => /** @type {[number, number]} */ ([at, end]))];
      const more = tokens.filter((token) => {
        const { word, key, at, end } = token;
        if (chosen.includes(token) || !/^[A-Z][a-z]{2,}/.test(word) || explained(key) || plain.has(fold(word))) return false;
        const tied = (/** @type {string} */ gap) => gap.length < FAR && /[,/|]|\band\b|\bor\b/.test(gap) && LISTED.test(gap);
        const whole = /^\s*(?:$|[,/;|().]|and\b|or\b)/.test(line.slice(end)) && /(?:^|[,/;|(]|\band|\bor|\b(?:with|of|in|like|as|know|using))\W*$/.test(line.slice(Math.max(0, at - FAR), at));
        return whole && (bullet || at > 0) && near.some(([a, b]) => (b <= at && tied(line.slice(b, at))) || (end <= a && tied(line.slice(end, a))));
      });
      chosen.push(...more);
      grown = more.length > 0;
    }
    // What stands on top beside no job is the firm's name.
    if (number < TOP_LINES && line.length < 90 && !/[.!?:]$/.test(line) && !isTitle(line)) for (const { key } of chosen.splice(0)) seen.add(key);
    for (const { at, end, word, key } of chosen.sort((a, b) => a.at - b.at)) {
      if (seen.has(key)) continue;
      seen.add(key);
      unknown.push({ text: word, start: from + at, end: from + end, sentence: { start: from, end: to } });
    }
  }
  return unknown;
}

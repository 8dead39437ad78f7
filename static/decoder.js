// What a job ad or a resume says, beyond its terms: what it wants most, which job it describes, what to ask.
// The one implementation: `plainspeak decode` runs it, too.

import { addresses, blocks } from "./blocks.js";
import { openTable } from "./jargon.js";
import { LOWER, SPACE, WORD, fold, is, next, previous, split, trim } from "./text.js";

const NEEDS = ["must", "nice", "open"];
const [MUST, NICE, OPEN] = [0, 1, 2];
const COLORS = ["green", "yellow", "red"];

/** The settings of `src/decode/roles.rs`. */
const [SHOWN, LEAST, LEAST_PART, NAME_ON_TOP, NAME_BELOW, TOP, OWN_TERMS, OWN_SCORE, OWN_SCORE_UNNAMED] = [3, 18, 45, 70, 15, 250, 3, 60, 40];
const [ROLE_QUESTIONS, TERM_QUESTIONS] = [2, 5];

/** The places of a phrase in a text. @param {string} text @param {string} phrase */
function* places(text, phrase) {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) yield at;
}

/** Whether a folded text holds one of the phrases as whole words. @param {string} folded @param {string[]} phrases */
function says(folded, phrases) {
  return phrases.some((phrase) => {
    for (const at of places(folded, phrase)) {
      let end = at + phrase.length;
      if (folded[end] === "s") end += 1;
      if (!is(WORD, previous(folded, at)) && !is(WORD, next(folded, end))) return true;
    }
    return false;
  });
}

/** The version right behind a term, and where it ends. @param {string} text @param {number} at @returns {[number[], number] | null} */
function versionAfter(text, at) {
  const found = /^[ \u00a0-]?[vV]?([0-9]+(?:\.[0-9]+)*)/.exec(text.slice(at));
  if (!found) return null;
  const end = at + found[0].length;
  const tail = text.slice(end).replace(/^[ \u00a0+\-–]+/, "").toLowerCase();
  if (text[end] === "+" || /^(?:year|yr|jahre|month)/.test(tail)) return null;
  const version = found[1].split(".").map(Number);
  return version.every((part) => part < 2 ** 32) && version[0] < 1000 ? [version, end] : null;
}

/** Compares the start of a version with a bound, number by number. @param {number[]} version @param {number[]} bound */
function compare(version, bound) {
  for (const [at, part] of bound.entries()) {
    if (at >= version.length) return -1;
    if (version[at] !== part) return version[at] - part;
  }
  return 0;
}

/** Whether a word looks like jargon. @param {string} word */
function isJargon(word) {
  const text = word.replace(/s+$/, "");
  const capitals = text.replace(/[^A-Z]/g, "").length;
  return (/^[A-Z0-9]{2,}$/.test(text) && capitals >= 2)
    || (text.length >= 4 && /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text));
}
const notInWord = (/** @type {string} */ c) => !/[A-Za-z0-9+#]/.test(c);
const singular = (/** @type {string} */ word) => word.replace(/s$/, "");

/**
 * Makes a decoder of the table of a site.
 * @param {any} table
 */
export function openDecoder(table) {
  const { scan } = openTable(table);
  const { terms: rows, roles, needs: phrases, kinds } = table;
  const folded = (/** @type {string} */ text) => fold(trim(text));
  const explained = new Set([
    ...rows.flatMap((/** @type {any} */ { spellings }) => spellings.map((/** @type {any[]} */ [, text]) => text)),
    ...roles.flatMap((/** @type {any} */ { names }) => names), ...table.excludes, ...table.known,
  ].flatMap((label) => split(label, notInWord).map(([word]) => singular(folded(word)))));

  /** @param {string} line @param {string} small */
  const heading = (line, small) => {
    const shown = trim(line);
    const words = small.split(" ").filter((word) => WORD.test(word)).length;
    if (!shown || /^[-*•·–—]/.test(shown) || /[.,;!]$/.test(shown) || words > 8 || [...shown].length > 60) return null;
    if (says(small, phrases[1])) return NICE;
    if (says(small, phrases[2])) return OPEN;
    if (says(small, phrases[0])) return MUST;
    return shown.endsWith(":") ? OPEN : null;
  };
  /** Where each line ends, and what it wants. @param {string} text */
  const lineNeeds = (text) => {
    let under = OPEN;
    let end = 0;
    return text.split(/(?<=\n)/).map((line) => {
      end += line.length;
      const small = folded(line);
      under = heading(line, small) ?? under;
      return { end, need: says(small, phrases[4]) ? NICE : says(small, phrases[3]) ? MUST : under };
    });
  };

  /** @typedef {{term: number, need: number, count: number}} TermUse */
  /** @param {string} text @param {{term: number, start: number}[]} found @returns {TermUse[]} */
  const termsOf = (text, found) => {
    const lines = lineNeeds(text);
    /** @type {Map<number, TermUse>} */
    const terms = new Map();
    let line = 0;
    for (const { term, start } of found) {
      while (line < lines.length && lines[line].end <= start) line += 1;
      const need = lines[line]?.need ?? OPEN;
      const known = terms.get(term) ?? { term, need, count: 0 };
      known.count += 1;
      known.need = Math.min(known.need, need);
      terms.set(term, known);
    }
    return [...terms.values()];
  };

  /** What the names of the roles count. @param {string} text */
  const names = (text) => {
    const small = folded(text);
    /** @type {[number, number, number][]} */
    const hits = [];
    for (const [number, { names }] of roles.entries()) {
      for (const name of names) {
        for (const at of places(small, name)) {
          const tail = small.slice(at + name.length).replace(/^s+/, "");
          if (!is(WORD, previous(small, at)) && !is(WORD, next(tail, 0))) hits.push([at, name.length, number]);
        }
      }
    }
    hits.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]);
    const top = [...small].slice(0, TOP).join("").length;
    const counts = roles.map(() => 0);
    let [last, end] = [0, 0];
    for (const [at, length, number] of hits) {
      if (at < end && !(at === last && length === end - last)) continue;
      [last, end] = [at, at + length];
      counts[number] = Math.max(counts[number], at < top ? NAME_ON_TOP : NAME_BELOW);
    }
    return counts;
  };

  /** @param {string} text @param {TermUse[]} terms */
  const guess = (text, terms) => {
    const named = names(text);
    const scored = roles.map((/** @type {any} */ role, /** @type {number} */ number) => {
      const weights = new Map(role.weights);
      const evidence = terms.filter(({ term }) => weights.has(term)).map(({ term, need }) => {
        const weight = /** @type {number} */ (weights.get(term));
        return { term, counts: need === NICE ? Math.floor(weight / 2) : weight };
      });
      evidence.sort((a, b) => b.counts - a.counts || a.term - b.term);
      const sum = evidence.reduce((sum, { counts }) => sum + counts, 0);
      // Of two clear cases the one that is named wins.
      const rank = Math.min(100, Math.floor((sum * 100) / role.norm)) + named[number];
      return { number, role, rank, score: Math.min(100, rank), evidence: evidence.map(({ term }) => term) };
    }).filter((/** @type {any} */ { number, score, evidence }) => score >= LEAST && (evidence.length || named[number]) && terms.length);
    scored.sort((/** @type {any} */ a, /** @type {any} */ b) => b.rank - a.rank || a.number - b.number);
    const known = new Set();
    const least = named.includes(NAME_ON_TOP) ? OWN_SCORE : OWN_SCORE_UNNAMED;
    const jobs = scored.filter((/** @type {any} */ { role, score, evidence }, /** @type {number} */ at) => {
      const own = evidence.filter((/** @type {number} */ term) => role.must.includes(term) && !known.has(term)).length;
      const isJob = at === 0 || (own >= OWN_TERMS && score >= least);
      if (isJob) for (const [term] of role.weights) known.add(term);
      return isJob;
    });
    const best = scored[0]?.score ?? 0;
    return {
      guesses: scored.filter((/** @type {any} */ { score }) => score * 100 >= best * LEAST_PART).slice(0, SHOWN),
      jobs: jobs.length > 1 ? jobs : [],
    };
  };

  /** @param {TermUse[]} terms */
  const impliedBy = (terms) => {
    /** @type {Map<number, Set<number>>} */
    const by = new Map();
    for (const { term } of terms) {
      const open = [...rows[term].implies];
      const seen = new Set([term]);
      for (let number = open.pop(); number !== undefined; number = open.pop()) {
        if (seen.has(number)) continue;
        seen.add(number);
        by.set(number, (by.get(number) ?? new Set()).add(term));
        open.push(...rows[number].implies);
      }
    }
    return [...by].sort(([a], [b]) => a - b).map(([number, by]) => ({
      term: rows[number].id,
      by: [...by].sort((a, b) => a - b).map((term) => rows[term].id),
      named: terms.some(({ term }) => term === number),
    }));
  };

  /** @param {string} text @param {{start: number, end: number}[]} found */
  const unknownWords = (text, found) => {
    const known = new Set();
    /** @type {{text: string, start: number, end: number}[]} */
    const unknown = [];
    for (const { from, to } of blocks(text)) {
      const part = text.slice(from, to);
      if (!LOWER.test(part) && part.split(new RegExp(SPACE, "gu")).filter(Boolean).length > 2) continue;
      const opaque = addresses(part);
      for (const [word, at] of split(part, notInWord)) {
        if (!isJargon(word)) continue;
        const [start, end] = [from + at, from + at + word.length];
        const key = singular(folded(word));
        const free = !found.some((one) => one.start < end && start < one.end) && !opaque.some(([a, b]) => a <= at && at < b);
        if (!free || explained.has(key) || known.has(key)) continue;
        known.add(key);
        unknown.push({ text: word, start, end });
      }
    }
    return unknown;
  };

  /**
   * Reads a text. Places are units of UTF-16.
   * @param {string} text
   */
  function decode(text) {
    const found = scan(text);
    const terms = termsOf(text, found);
    const { guesses, jobs } = guess(text, terms);
    const id = (/** @type {number} */ term) => rows[term].id;
    const used = new Set(terms.map(({ term }) => term));
    const numbers = [...used].sort((a, b) => a - b);
    const small = folded(text);
    const count = (/** @type {string[]} */ phrases) => phrases.filter((phrase) => says(small, [phrase])).length;
    /** @type {any[]} */
    const versions = [];
    for (const { term, start, end } of found) {
      const version = rows[term].versions.length ? versionAfter(text, end) : null;
      const range = version && rows[term].versions.find((/** @type {any[]} */ [, from, to]) =>
        (!from || compare(version[0], from) >= 0) && (!to || compare(version[0], to) <= 0));
      const shown = version ? text.slice(start, version[1]) : "";
      if (range && !versions.some((one) => one.term === id(term) && one.text === shown)) {
        versions.push({ term: id(term), text: shown, status: range[0], range: range[3] });
      }
    }
    /** @type {any[]} */
    const questions = [];
    /** @type {any[]} */
    const flags = [];
    const best = guesses[0]?.role;
    if (best) {
      const touched = (/** @type {number[]} */ list) => list.some((term) => used.has(term));
      const all = best.questions.map((/** @type {number[]} */ list, /** @type {number} */ place) => ({ place, first: touched(list) }));
      const places = [...all.filter((/** @type {any} */ { first }) => first), ...all.filter((/** @type {any} */ { first }) => !first)];
      for (const { place } of places.slice(0, ROLE_QUESTIONS)) questions.push({ role: best.id, place });
      for (const [color, lists] of best.flags.entries()) {
        for (const [place, list] of lists.entries()) if (touched(list)) flags.push({ role: best.id, color: COLORS[color], place });
      }
    }
    const wanted = terms.filter(({ term }) => rows[term].asks > 0).sort((a, b) => a.need - b.need);
    for (const { term } of wanted.slice(0, TERM_QUESTIONS)) questions.push({ term: id(term), place: 0 });
    return {
      kind: count(kinds[0]) > count(kinds[1]) ? "resume" : "ad",
      matches: found.map(({ term, start, end, reason }) => ({ term: id(term), text: text.slice(start, end), start, end, reason })),
      terms: terms.map(({ term, need, count }) => ({ term: id(term), need: NEEDS[need], count })),
      roles: guesses.map((/** @type {any} */ { role, score, evidence }) => ({ role: role.id, score, evidence: evidence.slice(0, 6).map(id) })),
      jobs: jobs.map((/** @type {any} */ { role }) => role.id),
      implied: impliedBy(terms),
      not_the_same: numbers.flatMap((a) => rows[a].confused_with.filter((/** @type {number} */ b) => b > a && used.has(b)).map((/** @type {number} */ b) => [id(a), id(b)])),
      versions,
      questions,
      flags,
      unknown: unknownWords(text, found),
    };
  }

  return { decode, scan };
}

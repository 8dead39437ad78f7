// What a job ad or a resume says, beyond its terms: what it wants most, which job it describes, what to ask.
// The one implementation: `plainspeak decode` runs it, too.

import { NICE, openAsks } from "./asks.js";
import { bulletLength } from "./blocks.js";
import { factsOf, kindOf, unknownWords } from "./facts.js";
import { openTable } from "./jargon.js";
import { WORD, compiled, fold, notInWord, singular, split, trim } from "./text.js";

const NEEDS = ["must", "nice", "open"];
const COLORS = ["green", "yellow", "red"];

/** How many roles are shown, from which score on, and from which part of the best one's. */
const [SHOWN, LEAST, LEAST_PART] = [3, 45, 45];
/** How many terms a text must name for a role, and what the role's name counts in the title. */
const [ROLE_TERMS, NAME] = [3, 70];
/** From how many terms of its own, and which score on, a second role is a job of its own. */
const [OWN_TERMS, OWN_SCORE, OWN_SCORE_UNNAMED] = [3, 90, 40];
const [ROLE_QUESTIONS, TERM_QUESTIONS] = [2, 5];
/** Up to how many lines and characters a title may have. */
const [NAME_LINES, NAME_LENGTH] = [3, 110];

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


/** @typedef {import("./asks.js").Use} Use */
/** @typedef {{term: number, need: number, count: number, use: Use}} TermUse */

/**
 * Makes a decoder of the table of a site.
 * @param {any} table
 */
export function openDecoder(table) {
  const { scan } = openTable(table);
  const { terms: rows, roles, kinds } = table;
  const names = new Set(table.names);
  const patterns = table.facts.map((/** @type {any[]} */ [kind, source, flags, title]) =>
    [kind, new RegExp(source, `d${flags}`), title]);
  const folded = (/** @type {string} */ text) => fold(trim(text));
  const explained = new Set([
    ...rows.flatMap((/** @type {any} */ { spellings }) => spellings.map((/** @type {any[]} */ [, text]) => text)),
    ...roles.flatMap((/** @type {any} */ { names }) => names), ...table.excludes, ...table.known,
  ].flatMap((label) => split(label, notInWord).map(([word]) => singular(folded(word)))));

  const read = openAsks(table);

  /** The terms once each, with the use that wants them most. @param {Use[]} uses @returns {TermUse[]} */
  const termsOf = (uses) => {
    /** @type {Map<number, TermUse>} */
    const terms = new Map();
    for (const use of uses) {
      const known = terms.get(use.term) ?? { term: use.term, need: use.need, count: 0, use };
      known.count += 1;
      if (use.need < known.need || (use.need === known.need && known.use.years < 0 && use.years >= 0)) known.use = use;
      known.need = known.use.need;
      terms.set(use.term, known);
    }
    return [...terms.values()];
  };

  /** A title or a role's name in one way of writing. @param {string} text */
  const titled = (text) => {
    const words = split(fold(text.replace(/[/|()–—:!]| - /g, " + ")), (c) => !WORD.test(c) && !".+#".includes(c)).map(([word]) => word.replace(/\.+$/, "")).filter((word) => word && word !== "of");
    return ` ${words.join(" ")} `.replace(/ (?:developer|programmer|dev|eng)s?(?= )/g, " engineer").replace(/ (back|front|full) end(?= )| (full) stack(?= )/g, (all) => ` ${all.replace(/ /g, "")}`)
      .replace(/ dev ops(?= )/g, " devops").replace(/ vp(?= )/g, " vice president").replace(/ ml(?= )/g, " machine learning").replace(/ (engineer|scientist|analyst|researcher)s(?= )/g, " $1");
  };
  const nouns = new Set([...table.jobs, ...table.cues.nouns, ...table.cues.titles]);
  const ours = new Set([...table.cues.nouns, ...table.cues.titles, "president", "director", "researcher"]);
  const roleNames = roles.map(({ names }) => names.map(titled));
  /** Words of titles that tell of no field. */
  const PLAIN = new Set(table.plain);

  /** The roles that a text is titled by, and the title where it names another job. @param {string} text @param {import("./asks.js").Unit[]} units */
  const titleOf = (text, units) => {
    const tops = units.filter(({ text: line }, at) => at < NAME_LINES && line.length <= NAME_LENGTH && !/[.!?]$/.test(trim(line)));
    const all = [...tops.map((unit) => ({ from: unit.from, to: unit.to, text: unit.text })),
      ...[...text.matchAll(compiled(table).called)].map(({ index, 0: whole, 1: name }) => ({ from: index + whole.length - name.length, to: index + whole.length, text: name }))];
    const named = roles.map(() => false);
    for (const { text: line } of all) {
      const own = titled(line);
      // `QA automation engineer` is no automation engineer: a word before a name that no role knows makes another job of it.
      const free = (/** @type {string} */ name) => {
        const at = own.indexOf(name);
        const ahead = at > 0 ? own.slice(0, at).trim().split(" ").pop() ?? "" : "";
        return at >= 0 && (!ahead || PLAIN.has(ahead) || nouns.has(ahead) || !/\p{Alphabetic}/u.test(ahead)
          || roleNames.flat().some((/** @type {string} */ other) => other.includes(` ${ahead} `)));
      };
      const hits = roleNames.map((/** @type {string[]} */ names) => names.filter(free));
      const longest = hits.flat().filter((name) => !hits.flat().some((other) => other.length > name.length && other.includes(name)));
      for (const [number, names] of hits.entries()) named[number] ||= names.some((/** @type {string} */ name) => longest.includes(name));
    }
    // `Full-stack developer & DevOps hero`: a part that fits one role alone names it.
    for (const { text: line } of all.filter(({ text }) => named.includes(true) && /\s[&+/]\s|\sand\s/.test(text))) {
      for (const part of line.split(/\s[&+/]\s|\sand\s/)) {
        const words = titled(part).split(" ").filter((word) => table.cues.titles.includes(word));
        const fit = roleNames.map((/** @type {string[]} */ names) => words.some((word) => names.some((name) => name.startsWith(` ${word} `))));
        if (fit.filter(Boolean).length === 1) named[fit.indexOf(true)] = true;
      }
    }
    const title = all.find(({ text: line }) => titled(line).split(" ").some((word) => nouns.has(word)));
    return { named, title };
  };

  /**
   * Whether a role fits a title that names none of ours: it shares a word of its field, or the title has none.
   * @param {string} title @param {string[]} names
   */
  const fits = (title, names) => {
    const words = titled(title).trim().split(" ").filter((word) => word !== "+");
    const noun = words.findIndex((word) => nouns.has(word) && !PLAIN.has(word));
    if (noun >= 0 && !ours.has(words[noun])) return false;
    const has = (/** @type {string} */ word) => names.some((name) => name.includes(` ${word} `));
    const tells = (/** @type {string} */ word) => !PLAIN.has(word) && (!nouns.has(word) || table.cues.titles.includes(word));
    const before = words.slice(Math.max(0, noun - 2), noun + 1).filter(tells);
    const field = before.length ? before : words.slice(noun + 1, noun + 5).filter(tells);
    return before.length ? before.every(has) : !field.length || field.some(has);
  };

  /** @param {TermUse[]} terms @param {ReturnType<typeof titleOf>} top @param {string} kind */
  const guess = (terms, { named, title }, kind) => {
    const own = named.includes(true);
    const scored = roles.map((/** @type {any} */ role, /** @type {number} */ number) => {
      const weights = new Map(role.weights);
      const evidence = terms.filter(({ term }) => weights.has(term)).map(({ term, need }) => {
        const weight = /** @type {number} */ (weights.get(term));
        return { term, counts: need === NICE ? Math.floor(weight / 2) : weight };
      });
      evidence.sort((a, b) => b.counts - a.counts || a.term - b.term);
      const sum = evidence.reduce((sum, { counts }) => sum + counts, 0);
      // Of two clear cases the one that is named wins.
      const rank = Math.min(100, Math.floor((sum * 100) / role.norm)) + (named[number] ? NAME : 0);
      const score = own || !title || kind === "resume" || fits(title.text, roleNames[number]) ? Math.min(100, rank) : 0;
      return { number, role, rank, score, evidence: evidence.map(({ term }) => term) };
    }).filter((/** @type {any} */ { score, evidence }) => score >= LEAST && evidence.length && terms.length >= ROLE_TERMS);
    scored.sort((/** @type {any} */ a, /** @type {any} */ b) => b.rank - a.rank || a.number - b.number);
    const known = new Set();
    const least = own ? OWN_SCORE : OWN_SCORE_UNNAMED;
    const jobs = scored.filter((/** @type {any} */ { number, role, score, evidence }, /** @type {number} */ at) => {
      const fresh = evidence.filter((/** @type {number} */ term) => role.must.includes(term) && !known.has(term)).length;
      const isJob = at === 0 || (fresh >= OWN_TERMS && (named[number] || score >= least));
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

  /**
   * Reads a text. Places are units of UTF-16.
   * @param {string} text
   */
  function decode(text) {
    const found = scan(text);
    const { units, uses, years } = read(text, found);
    const terms = termsOf(uses);
    const top = titleOf(text, units);
    const kind = kindOf(text, units, found, compiled(table), kinds, top.title !== undefined);
    const { guesses, jobs } = guess(terms, top, kind);
    const id = (/** @type {number} */ term) => rows[term].id;
    const used = new Set(terms.map(({ term }) => term));
    const numbers = [...used].sort((a, b) => a - b);
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
    const place = (/** @type {import("./asks.js").Span} */ { from, to }) => ({ start: from, end: to });
    const members = (/** @type {Use[]} */ own) => [...new Set(own.map(({ term }) => id(term)))];
    const choices = [...new Set(uses.map(({ choice }) => choice).filter(Boolean))].map((number) => {
      const own = uses.filter(({ choice }) => choice === number);
      return { need: NEEDS[Math.max(...own.map(({ need }) => need))], terms: members(own), sentence: place(own[0].sentence) };
    }).filter(({ terms }) => terms.length > 1);
    return {
      kind,
      technical: found.length > 0,
      matches: found.map(({ term, others, start, end, reason }, at) => ({
        term: id(term), others: others.map(id), text: text.slice(start, end), start, end, reason, need: NEEDS[uses[at].need],
      })),
      terms: terms.map(({ term, need, count, use }) => ({
        term: id(term), text: text.slice(use.start, use.end), need: NEEDS[need], count, sentence: place(use.sentence),
        ...(use.years >= 0 ? { years: use.years } : {}), others: use.others.map(id),
      })),
      choices,
      years: years.map(({ start, end, least, most, of }) => ({ text: trim(text.slice(start, end)), start, end, least, most, terms: members(of) })),
      facts: factsOf(units, patterns),
      roles: guesses.map((/** @type {any} */ { role, score, evidence }) => ({ role: role.id, score, evidence: evidence.slice(0, 6).map(id) })),
      jobs: jobs.map((/** @type {any} */ { role }) => role.id),
      implied: impliedBy(terms),
      not_the_same: numbers.flatMap((a) => rows[a].confused_with.filter((/** @type {number} */ b) => b > a && used.has(b)).map((/** @type {number} */ b) => [id(a), id(b)])),
      versions,
      questions,
      flags,
      unknown: unknownWords(text, units, found, compiled(table), (key) => explained.has(key), names,
        (line) => bulletLength(line) > 0 || titled(line).split(" ").some((word) => nouns.has(word))),
    };
  }

  return { decode, scan };
}

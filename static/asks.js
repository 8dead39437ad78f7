// What a text asks for: must-have or nice-to-have by headings and remarks, choices, years and what they count.

import { bulletLength } from "./blocks.js";
import { compiled, fold, holds, trim, trimEnd } from "./text.js";

export const [MUST, NICE, OPEN] = [0, 1, 2];

/**
 * @typedef {{from: number, to: number}} Span
 * @typedef {Span & {text: string, need: number, title: boolean}} Unit
 * @typedef {{term: number, others: number[], start: number, end: number, extent: number, unit: number, sentence: Span, need: number,
 *   choice: number, years: number}} Use
 * @typedef {{start: number, end: number, least: number, most: number | null, of: Use[]}} Years
 */

const plain = (/** @type {string} */ text) => fold(text.replace(/[’‘]/g, "'"));

/**
 * Reads what a text asks for; `phrases` are headings of must-haves, of nice-to-haves and of neither; remarks before
 * and behind what they are about, must-have and nice-to-have each; what comes before members of a choice.
 * @param {any} table
 */
export function openAsks(table) {
  const patterns = compiled(table);
  const [headMust, headNice, headOpen, preMust, preNice, sufMust, sufNice, choices] = table.needs;
  const either = (/** @type {string[]} */ phrases) =>
    phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  /** What each remark says, and whether it stands before what it is about. @type {Map<string, [number, boolean]>} */
  const meanings = new Map();
  for (const [all, need, before] of /** @type {[string[], number, boolean][]} */ (
    [[preMust, MUST, true], [preNice, NICE, true], [sufMust, MUST, false], [sufNice, NICE, false]])) {
    for (const phrase of all) if (!meanings.has(phrase)) meanings.set(phrase, [need, before]);
  }
  const longest = [...meanings.keys()].sort((a, b) => b.length - a.length);
  const remark = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either(longest)})(?![\\p{L}\\p{N}])`, "gu");
  const choice = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either(choices)})[:\\s]*(?:(?:our|the|a|an|either)\\s+)?$`, "u");
  const named = (/** @type {string} */ small, /** @type {string[]} */ phrases) => phrases.some((phrase) => holds(small, phrase));

  /** What a heading's words say; null where they say nothing. @param {string} small */
  const says = (small) => named(small, headNice) ? NICE : named(small, headOpen) ? OPEN : named(small, headMust) ? MUST : null;

  /**
   * What a line says as a heading: its need, or null where it is none.
   * @param {string} line @param {boolean} fresh whether nothing it could go on with stands before it
   * @param {boolean} leads whether a bullet follows
   */
  const heading = (line, fresh, leads) => {
    if (line.length > 200) return null;
    const shown = trim(line).replace(/^(?:[#>*_\s\p{Extended_Pictographic}\ufe0f]+|[0-9]+[.)]\s)+|[\s*_:?…]+$/gu, "");
    const small = plain(shown);
    const words = small.split(/[^\p{L}\p{N}']+/u).filter(Boolean).length;
    const marked = /[:?]\W*$/.test(line) || /^[\s#*_]*[#*_]{2}|^\s*#/.test(line);
    if (!words || words > 9 || [...shown].length > 70 || /[.,;!]$/.test(shown) || /:\s/.test(shown)) return null;
    const bullet = bulletLength(line) > 0;
    if (bullet && !marked && !/^\s*(?:[0-9]|\p{Extended_Pictographic})/u.test(line)) return null;
    const known = says(small);
    if (known !== null && (fresh || marked || leads)) return known;
    return !bullet && (leads || marked) && words <= 6 ? OPEN : null;
  };

  /** The lines of a text with their needs by heading; wrapped ones joined. @param {string} text @returns {Unit[]} */
  const units = (text) => {
    /** @type {Unit[]} */
    const all = [];
    const lines = text.split(/(?<=\n)/);
    let [need, at, joins, fresh] = [OPEN, 0, false, true];
    for (const [index, line] of lines.entries()) {
      const content = trimEnd(line);
      const from = at;
      at += line.length;
      if (!content) {
        [joins, fresh] = [false, true];
        continue;
      }
      const bullet = bulletLength(content);
      let below = index + 1;
      while (below < lines.length && !trim(lines[below])) below += 1;
      const found = heading(content, fresh || !joins, bulletLength(lines[below] ?? "") > 0);
      if (found !== null) need = found;
      const last = all[all.length - 1];
      if (found === null && joins && !bullet && last) {
        last.to = from + content.length;
        last.text = text.slice(last.from, last.to);
      } else {
        // `Must have: Java` is a heading and what stands below it in one line.
        const label = found === null ? /^[^:.]{2,40}:(?=\s)/.exec(content) : null;
        const own = label ? says(plain(label[0].slice(bullet, -1))) : null;
        all.push({ from, to: from + content.length, text: content, need: own ?? need, title: found !== null });
      }
      joins = found === null && [...content].length >= 50 && !content.endsWith(":");
      fresh = false;
    }
    return all;
  };

  /** The sentences of a line. @param {Unit} unit @returns {Span[]} */
  const sentences = ({ from, text }) => {
    const spans = [];
    let start = 0;
    for (const { index, 0: sign } of text.matchAll(/[.!?…](?=\s+[\p{Lu}\p{N}“"(])\s+|;\s+/gu)) {
      // `e.g. Kafka`, `min. 3 years` go on.
      if (/(?:^|[\s(])(?:e\.g|i\.e|min|max|incl|approx|yrs?|sr|jr|etc|vs)$/i.test(text.slice(Math.max(0, index - 8), index)) && sign[0] === ".") continue;
      spans.push({ from: from + start, to: from + index + 1 });
      start = index + sign.length;
    }
    return [...spans, { from: from + start, to: from + text.length }];
  };

  /** The parts of a sentence that a remark says something of. @param {string} text @returns {(Span & {need: number})[]} */
  const remarked = (text) => {
    const small = plain(text);
    const found = [...small.matchAll(remark)].map(({ index, 0: words }) => {
      const [need, before] = /** @type {[number, boolean]} */ (meanings.get(words));
      return { from: index, to: index + words.length, need, before, words };
    });
    let end = 0;
    return found.map(({ from, to, need, before, words }, at) => {
      const start = end;
      const open = small.lastIndexOf("(", from);
      const inside = open >= start && !small.slice(open, from).includes(")");
      if (before) {
        const close = inside ? small.indexOf(")", to) : -1;
        end = close >= 0 ? close : found[at + 1]?.before ? found[at + 1].from : small.length;
        // A remark behind another one's words is about its own part.
        if (close < 0 && found[at + 1] && !found[at + 1].before) {
          end = Math.max(to, small.slice(0, found[at + 1].from).search(/(?:[,(]|\band|\bbut)[^,(]*$/));
        }
        return { from: to, to: end, need };
      }
      end = to;
      if (inside && /[\p{L}\p{N}]/u.test(small.slice(open + 1, from))) return { from: open, to, need };
      const back = inside ? open : from;
      // `X is a plus` is about its clause, a bare `X a plus` about the last word of a list.
      const whole = /^(?:is|are|was|would|will|not|but)\b/.test(words);
      const parts = [...small.slice(start, back).matchAll(/[;(]|,\s+(?:but|and|while)\s|\bbut\s|, /g)];
      const cut = parts.filter(({ 0: sign }) => !whole || sign !== ", ").pop();
      return { from: cut ? start + cut.index : start, to, need };
    });
  };

  /** How far apart two words may be listed, and how: the sign between them; "" where they are no list. @param {string} between */
  const tie = (between) => {
    if (between.length > 60) return "";
    const shown = trim(between.replace(/^\s*\([^)]*\)/, ""));
    const found = /^(?:v?[0-9][0-9.x+]*\s*)?(,?\s*(?:and\s*\/\s*or|or\s*\/\s*and|or|and|&|plus|as well as)|,|\/|\||\+)?\s*(?:an?|the|even|either|also)?$/i.exec(shown);
    if (!found?.[1]) return "";
    const sign = found[1].replace(/[,\s]+/g, "").toLowerCase();
    return sign || ",";
  };

  /**
   * Marks the members of choices: each gets the number of its choice.
   * @param {string} text @param {Use[]} uses
   */
  const choose = (text, uses) => {
    const { terms } = table;
    const kin = (/** @type {Use} */ a, /** @type {Use} */ b) => terms[a.term].kind === terms[b.term].kind
      && terms[a.term].kind !== "language" && terms[a.term].broader.some((/** @type {number} */ one) => terms[b.term].broader.includes(one));
    let number = 0;
    const ties = uses.slice(1).map((use, at) => use.sentence.from === uses[at].sentence.from && use.start >= uses[at].extent
      ? tie(text.slice(uses[at].extent, use.start)) : "");
    for (let first = 0; first < uses.length; first++) {
      let last = first;
      while (ties[last]) last += 1;
      const signs = ties.slice(first, last);
      const before = plain(text.slice(Math.max(uses[first].sentence.from, uses[first].start - 80), uses[first].start));
      const after = plain(text.slice(uses[last].extent, Math.min(uses[last].sentence.to, uses[last].extent + 40)));
      const cue = choice.test(before) || /(?:one (?:or more )?of|any of|either|at least (?:one|two)(?: of)?|one)\s[^,;:]{0,40}[:(]\s*$/.test(before)
        || /^\s*[,(]*\s*(?:or|and)\s+(?:similar|equivalent|comparable|alike|other|another)|^\s*,?\s*(?:etc\b|\.\.\.|…)/.test(after);
      const mark = (/** @type {number} */ from, /** @type {number} */ to) => {
        if (to <= from || uses[from].choice) return;
        number += 1;
        for (let at = from; at <= to; at++) uses[at].choice = number;
      };
      if (cue) mark(first, last);
      else {
        for (const [at, sign] of signs.entries()) {
          let from = first + at;
          if (sign.includes("or")) {
            // The words before an `or` are of its choice where they are of its kind.
            while (from > first && ties[from - 1] === "," && terms[uses[from - 1].term].kind === terms[uses[from].term].kind) from -= 1;
            mark(from, first + at + 1);
          } else if (sign === "/" && !signs.slice(0, at).includes("/") && kin(uses[from], uses[from + 1])) {
            let to = from + 1;
            while (ties[to] === "/" && kin(uses[to], uses[to + 1])) to += 1;
            mark(from, to);
          }
        }
      }
      first = last;
    }
  };

  const count = (/** @type {string} */ word) => Number(word) || table.numbers[word.toLowerCase()];

  /** The years that a text asks for. @param {string} text @param {Unit[]} all @param {Use[]} uses @returns {Years[]} */
  const years = (text, all, uses) => all.flatMap((unit, number) => [...unit.text.matchAll(patterns.years)].flatMap((found, index, list) => {
    const [start, end] = [unit.from + found.index, unit.from + found.index + found[0].length];
    const [head, tail] = [unit.text.slice(0, found.index), unit.text.slice(found.index + found[0].length)];
    if (patterns.past.test(head) || !patterns.asked.test(tail) || patterns.ago.test(tail)) return [];
    const least = count(found[2]);
    const most = found[3] ? count(found[3]) : null;
    const open = found[4] || found[5] || /^(?!up)/i.test(found[1] ?? "up");
    const stop = list[index + 1] ? unit.from + list[index + 1].index : unit.to;
    const near = uses.filter((use) => use.unit === number);
    const chain = (/** @type {Use[]} */ row, /** @type {boolean} */ back) => {
      let end = 1;
      const sign = () => back ? tie(text.slice(row[end].extent, row[end - 1].start)) : tie(text.slice(row[end - 1].extent, row[end].start));
      while (end < row.length && sign()) end += 1;
      return row.slice(0, end);
    };
    const after = near.filter((use) => use.start >= end && use.start < stop);
    const gap = after.length ? text.slice(end, after[0].start) : ",";
    const general = /\bsoftware\b|\b(?:role|position|team|industry)\b|[,;:)]|[.!?]\s/.test(gap) || gap.split(/\s+/).length > 9;
    const before = near.filter((use) => use.extent <= start).reverse();
    const behind = before.length && /^\s*(?:[(:,–—-]+|with|for)?\s*(?:at least\s*)?$/i.test(text.slice(before[0].extent, start));
    const of = !general ? chain(after, false) : behind ? chain(before, true).slice(0, /^\s*[(]/.test(text.slice(before[0].extent)) ? 1 : 9) : [];
    return [{ start, end, least: most === null && !open && found[1] ? 0 : least, most: most ?? (open ? null : least), of }];
  }));

  /**
   * The words of a text with what it says of each.
   * @param {string} text
   * @param {{term: number, others: number[], start: number, end: number}[]} found
   */
  return (text, found) => {
    const all = units(text);
    /** @type {Use[]} */
    const uses = [];
    let at = 0;
    for (const [unit, own] of all.entries()) {
      for (const sentence of sentences(own)) {
        const spans = remarked(text.slice(sentence.from, sentence.to));
        for (; at < found.length && found[at].start < sentence.to; at++) {
          const { term, others, start, end } = found[at];
          const place = start - sentence.from;
          const said = spans.filter(({ from, to }) => from <= place && place < to).pop();
          const extent = end + (/^[0-9][0-9.]*\+?(?![\p{L}\p{N}])/u.exec(text.slice(end))?.[0].length ?? 0);
          uses.push({ term, others, start, end, extent, unit, sentence, need: own.title ? OPEN : said?.need ?? own.need, choice: 0, years: -1 });
        }
      }
    }
    choose(text, uses);
    const counted = years(text, all, uses);
    for (const [number, { of }] of counted.entries()) for (const use of of) use.years = number;
    return { units: all, uses, years: counted };
  };
}

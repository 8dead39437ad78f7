// Finds jargon in a pasted text and says what the text asks for: the same rules as `src/jargon/` and
// `src/decode/`, over the table that they write. No text leaves the page: nothing here can send one.

const BORDER = "\u0001";
const WORD = /[\p{Alphabetic}\p{N}]/u;
const LETTER = /\p{Alphabetic}/u;
const DIGIT = /\p{N}/u;
const SPACE = /\p{White_Space}/u;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const OPENING = "\"'“‘«([{„‚";
const CLOSING = "”’»)]}";
const SEPARATORS = " -_\n\u00a0\u2011";

const [ORDINARY, CASE_SENSITIVE, COMMON_WORD, WEAK, MISSPELLING] = [0, 1, 2, 3, 4];
const ambiguous = (/** @type {number} */ kind) => kind === COMMON_WORD || kind === WEAK;

const is = (/** @type {RegExp} */ kind, /** @type {string | undefined} */ c) => c !== undefined && c !== "" && kind.test(c);

/** One character in lower case, where that is one character. @param {string} c */
function lower(c) {
  const small = c.toLowerCase();
  return [...small].length === 1 ? small : c;
}

/** A text folded: lower case, one kind of separator; as long as before. @param {string} text */
export function fold(text) {
  let folded = "";
  for (const c of text) folded += SEPARATORS.includes(c) ? " " : lower(c);
  return folded;
}

/** A text without white space at its ends. @param {string} text */
const trim = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

/** The whole character that ends before a place. @param {string} text @param {number} at */
function previous(text, at) {
  if (at <= 0) return "";
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && at > 1 ? text.slice(at - 2, at) : text[at - 1];
}

/** The whole character at a place. @param {string} text @param {number} at */
const next = (text, at) => (at < text.length ? String.fromCodePoint(/** @type {number} */ (text.codePointAt(at))) : "");

/** The last character before a place that is no border. @param {string} text @param {number} at */
function charBefore(text, at) {
  let c = previous(text, at);
  while (c === BORDER) c = previous(text, (at -= 1));
  return c;
}

/** The first character from a place on that is no border, and where it ends. @param {string} text @param {number} at @returns {[string, number]} */
function charAfter(text, at) {
  while (text[at] === BORDER) at += 1;
  const c = next(text, at);
  return [c, at + c.length];
}

/** The plural of a lower-case English word. @param {string} word */
function plural(word) {
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  return /y$/.test(word) && !/[aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The plural of a spelling, its ending in lower case. @param {string} text */
function pluralOf(text) {
  const small = text.toLowerCase();
  const many = plural(small);
  return many.startsWith(small) ? text + many.slice(small.length) : `${text.replace(/[yY]+$/, "")}ies`;
}

/** The letters that a text starts with. @param {string} text @param {number} at */
function letters(text, at) {
  let end = at;
  for (let c = next(text, end); is(LETTER, c); c = next(text, end)) end += c.length;
  return text.slice(at, end);
}

/** The words of a text with their places, cut at characters of a kind. @param {string} text @param {(c: string) => boolean} cut @returns {[string, number][]} */
function split(text, cut) {
  /** @type {[string, number][]} */
  const words = [];
  let start = 0;
  let at = 0;
  for (const c of text) {
    if (cut(c)) {
      words.push([text.slice(start, at), start]);
      start = at + c.length;
    }
    at += c.length;
  }
  words.push([text.slice(start), start]);
  return words;
}
const gap = (/** @type {string} */ c) => c === BORDER || SPACE.test(c);
const alike = (/** @type {[number, number]} */ [a, b], /** @type {[number, number]} */ [c, d]) => a < d && c < b;

/** Whether a word is an address without a scheme: a host with a path, or with a hyphen in it. @param {string} word */
function isHost(word) {
  const [part] = /** @type {RegExpExecArray} */ (/^[a-z0-9.-]*/.exec(word));
  const host = part.replace(/[.-]+$/, "");
  const rest = word.slice(part.length);
  return /^(?:(?:[a-z0-9-]+\.)+(?:com|org|edu|gov|dev)|(?:[a-z0-9-]+\.){2,}(?:io|ai|net|co|uk|de|eu))$/.test(host)
    && !is(WORD, next(rest, 0)) && !/^[_@+]/.test(rest) && (rest[0] === "/" || host.includes("-"));
}

/** Where addresses stand, in which nothing is found. @param {string} text @returns {[number, number][]} */
function addresses(text) {
  return split(text, (c) => SPACE.test(c))
    .filter(([word]) => {
      const bare = word.replace(/^["'“‘«([{„‚<\u0001]+/, "");
      const at = word.indexOf("@");
      const host = word.slice(at + 1);
      return word.includes("://") || bare.startsWith("www.") || isHost(bare)
        || (at > 0 && /[A-Za-z0-9]$/.test(word.slice(0, at)) && host.includes(".") && /^[A-Za-z0-9]/.test(host));
    })
    .map(([word, at]) => [at, at + word.length]);
}

/** How long the white space and the number before the text of a numbered line are. @param {string} line */
const numberLength = (line) => /^\p{White_Space}*[0-9]+[.)] /u.exec(line)?.[0].length ?? 0;

/** Whether a line starts with a bullet or a number. @param {string} line */
function isBullet(line) {
  const text = line.replace(/^\p{White_Space}+/u, "");
  return numberLength(line) > 0 || /^[•·▪◦‣–—]/.test(text) || (/^[-*]/.test(text) && (text[1] === " " || is(LETTER, next(text, 1))));
}

/** The blocks of a text: paragraphs and bullets. @param {string} text @returns {[number, number][]} */
function blocks(text) {
  /** @type {[number, number][]} */
  const found = [];
  let joins = false;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const content = line.replace(/\p{White_Space}+$/u, "");
    const from = at;
    at += line.length;
    if (!trim(content)) {
      joins = false;
      continue;
    }
    const last = found[found.length - 1];
    if (last && joins && !isBullet(content)) last[1] = from + content.length;
    else found.push([from + numberLength(content), from + content.length]);
    joins = [...content].length >= 50 && !content.endsWith(":");
  }
  return found;
}

/** Whether two texts are the same but for the kind of separator. @param {string} found @param {string} spelling */
function sameCase(found, spelling) {
  const others = [...spelling];
  const own = [...found];
  return own.length === others.length
    && own.every((c, at) => c === others[at] || (SEPARATORS.includes(c) && SEPARATORS.includes(others[at])));
}

/** What the letter case of a block tells, and what stands in it. @param {string} text */
function blockOf(text) {
  const folded = fold(text).replaceAll(BORDER, "");
  const upper = UPPER.test(text) && !LOWER.test(text);
  const isBulletAt = (/** @type {number} */ at) => !WORD.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
  const startsSentence = (/** @type {number} */ at) => {
    let space = false;
    for (let place = at, c = previous(text, place); c; place -= c.length, c = previous(text, place)) {
      if (SPACE.test(c)) space = true;
      else if (".!?".includes(c)) return space;
      else if (!(OPENING.includes(c) || CLOSING.includes(c) ||"•·*-–—>#".includes(c) || c === BORDER) || ("-–—".includes(c) && !isBulletAt(at))) return false;
    }
    return true;
  };
  const isTitle = (/** @type {[number, number]} */ range) => {
    let words = 0;
    let long = 0;
    let small = false;
    for (const [word, start] of split(text, gap)) {
      const own = [...word].filter((c) => LETTER.test(c));
      if (!own.length) continue;
      words += 1;
      if (alike([start, start + word.length], range)) continue;
      small ||= !UPPER.test(own[0]);
      if (own.length < 4) continue;
      long += 1;
      if (!UPPER.test(own[0])) return false;
    }
    return words >= 3 && (long > 0 || !small);
  };
  return { text, folded, caseProves: (/** @type {[number, number]} */ range) => !upper && !startsSentence(range[0]) && !isTitle(range) };
}

/** Whether only signs of a list, `and` and `or` lie between two places. @param {string} between */
function isEnumeration(between) {
  const sign = (/** @type {string} */ c) => ",/;|&()•·".includes(c);
  let signs = [...between].some(sign);
  for (const [word] of split(between, (c) => gap(c) || sign(c))) {
    if (!word) continue;
    if (!/^(?:and|or)$/i.test(word)) return false;
    signs = true;
  }
  return signs;
}

/** @typedef {{range: [number, number], extent: number, spelling: any, backslash: boolean}} Candidate */

/**
 * Reads the table of a site.
 * @param {any} table
 */
export function openTable(table) {
  const [cuesBefore, cuesAfter, suffixes] = table.cues;
  const cues = { before: cuesBefore.map((/** @type {string} */ cue) => [cue, fold(trim(cue))]), after: new Set(cuesAfter), suffixes: new Set(suffixes) };
  /** Patterns by the letters they start with. @type {Map<string, Map<string, {text: string, spellings: any[], excluded: boolean}>>} */
  const patterns = new Map();
  const pattern = (/** @type {string} */ label) => {
    const text = fold(trim(label));
    const start = letters(text, 0);
    let group = patterns.get(start);
    if (!group) patterns.set(start, (group = new Map()));
    let known = group.get(text);
    if (!known) group.set(text, (known = { text, spellings: [], excluded: false }));
    return known;
  };
  for (const [term, { spellings }] of table.terms.entries()) {
    for (const [kind, text] of spellings) {
      pattern(text).spellings.push({ text, kind, term });
      if (kind <= CASE_SENSITIVE && is(LETTER, previous(text, text.length))) {
        const many = pluralOf(text);
        pattern(many).spellings.push({ text: many, kind, term });
      }
    }
  }
  for (const phrase of table.excludes) pattern(phrase).excluded = true;

  /** Whether a token may start at a place; whether a backslash suppresses it. @param {string} text @param {[number, number]} range @param {number} kind */
  const before = (text, [start], kind) => {
    const c = charBefore(text, start);
    if (c === "\\") {
      const at = text.lastIndexOf("\\", start - 1);
      const free = previous(text, at);
      return !free || SPACE.test(free) || OPENING.includes(free) || free === BORDER ? { backslash: true } : null;
    }
    if (!c) return { backslash: false };
    if (WORD.test(c) || ("_.@#$".includes(c) && text[start] !== ".")) return null;
    return (c === "-" || c === "\u2011") && ambiguous(kind) && WORD.test(text.slice(0, start)) ? null : { backslash: false };
  };
  /** Whether a token may end at a place. @param {string} text @param {number} at */
  const after = (text, at) => {
    const [c, end] = charAfter(text, at);
    if (!c) return true;
    if ("_+#".includes(c) || (c >= "\u0300" && c <= "\u036f")) return false;
    const [following] = charAfter(text, end);
    if (".@&".includes(c)) return !is(WORD, following);
    if (c === "/") return !is(DIGIT, following);
    return !WORD.test(c);
  };
  /** Where a spelling with its version ends, if it is a token. @param {string} text @param {[number, number]} range @param {number} kind */
  const boundaries = (text, range, kind) => {
    const start = before(text, range, kind);
    if (!start) return null;
    if (after(text, range[1])) {
      const rest = /^[-\u2011]/.test(text.slice(range[1])) ? text.slice(range[1] + 1) : null;
      const blocked = ambiguous(kind) && rest !== null && !cues.suffixes.has([...letters(rest, 0)].map((c) => c.toLowerCase()).join(""));
      return blocked ? null : { ...start, extent: range[1] };
    }
    const version = /^[0-9]+(?:\.[0-9]+)*\+?/.exec(text.slice(range[1]));
    if (!version || ambiguous(kind) || /[0-9]/.test(text[range[1] - 1])) return null;
    const extent = range[1] + version[0].length;
    return after(text, extent) ? { ...start, extent } : null;
  };

  /** Every candidate that may stand where it is: leftmost, then longest. @param {string} text @returns {Candidate[]} */
  const candidates = (text) => {
    const folded = fold(text);
    const opaque = addresses(text);
    /** @type {Candidate[]} */
    const found = [];
    for (let at = 0; at < folded.length; at += next(folded, at).length) {
      if (is(WORD, charBefore(folded, at))) continue;
      const start = letters(folded, at);
      for (const group of start ? [patterns.get(start), patterns.get("")] : [patterns.get("")]) {
        for (const pattern of group?.values() ?? []) {
          if (!pattern.text || !folded.startsWith(pattern.text, at)) continue;
          /** @type {[number, number]} */
          const range = [at, at + pattern.text.length];
          if (opaque.some((other) => alike(other, range))) continue;
          if (pattern.excluded && !is(WORD, charAfter(text, range[1])[0])) found.push({ range, extent: range[1], spelling: null, backslash: false });
          for (const spelling of pattern.spellings) {
            const counts = spelling.kind === ORDINARY || spelling.kind === MISSPELLING || sameCase(text.slice(...range), spelling.text);
            const placed = counts ? boundaries(text, range, spelling.kind) : null;
            if (placed) {
              found.push({ range, extent: placed.extent, spelling, backslash: placed.backslash });
              break;
            }
          }
        }
      }
    }
    found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1] || Number(a.spelling !== null) - Number(b.spelling !== null));
    let end = 0;
    return found.filter(({ range }) => {
      const free = range[0] >= end;
      if (free) end = range[1];
      return free;
    });
  };

  /** Why a candidate stands without its neighbours; null where nothing proves it. */
  const alone = (/** @type {ReturnType<typeof blockOf>} */ block, /** @type {Candidate[]} */ all, /** @type {Candidate} */ { range, extent, spelling }) => {
    if (spelling.kind === ORDINARY) return "spelling";
    if (spelling.kind === CASE_SENSITIVE) return "exact case";
    if (spelling.kind === MISSPELLING) return "misspelling";
    if (spelling.kind === COMMON_WORD && block.caseProves(range)) return "letter case";
    const { text, folded } = block;
    const behind = fold(text.slice(0, range[0])).replaceAll(BORDER, "");
    if (behind.endsWith(" ")) {
      const start = behind.replace(/\p{White_Space}+$/u, "");
      const cue = cues.before.find((/** @type {string[]} */ [, cue]) => start.endsWith(cue) && !is(WORD, previous(start, start.length - cue.length)));
      if (cue) return `after “${cue[0]}”`;
    }
    const rest = text.slice(extent).replace(/^\u0001+/, "");
    const ahead = rest.replace(/^[\p{White_Space}\u0001]+/u, "");
    if (ahead.length < rest.length) {
      let word = "";
      for (const c of ahead) {
        if (!WORD.test(c)) break;
        word += c.toLowerCase();
      }
      const plain = spelling.kind === COMMON_WORD && /^(?:service|deployment|integration|project)s?$/.test(word);
      if (!plain && cues.after.has(word)) return `before “${word}”`;
    }
    const from = text.slice(0, range[0]).replaceAll(BORDER, "").length;
    const own = [from, from + range[1] - range[0]];
    const inWord = (/** @type {string} */ c) => c === "_" || is(WORD, c);
    for (const word of table.terms[spelling.term].context) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        let end = at + word.length;
        if (folded[end] === "s" && !inWord(next(folded, end + 1))) end += 1;
        const apart = at + word.length <= own[0] || own[1] <= at;
        if (apart && !inWord(previous(folded, at)) && !inWord(next(folded, end))) return `near “${word}”`;
      }
    }
    return all.length === 1 && !WORD.test(text.slice(0, range[0])) && !WORD.test(text.slice(extent)) ? "alone in its block" : null;
  };

  /** The terms of one block. @param {string} text */
  const scanBlock = (text) => {
    const chosen = candidates(text).filter(({ spelling, backslash }) => spelling && !backslash);
    const block = blockOf(text);
    const reasons = chosen.map((candidate) => alone(block, chosen, candidate));
    // A version behind a member of a list belongs to it.
    const memberEnd = (/** @type {Candidate} */ { extent, spelling }) =>
      extent + (spelling.kind === WEAK ? 0 : /^(?:[ \u00a0][0-9]+(?:\.[0-9]+)*(?![\p{Alphabetic}\p{N}]|\.[0-9])\+?)?/u.exec(text.slice(extent))?.[0].length ?? 0);
    const joined = chosen.slice(1).map(({ range }, at) => isEnumeration(text.slice(memberEnd(chosen[at]), range[0])));
    // A list stands or falls together: proof walks along it in both directions.
    for (let at = 1; at < chosen.length; at++) if (joined[at - 1] && reasons[at - 1]) reasons[at] ??= "in a list with a term";
    for (let at = chosen.length - 1; at > 0; at--) if (joined[at - 1] && reasons[at]) reasons[at - 1] ??= "in a list with a term";
    return chosen.flatMap(({ range, spelling }, at) => (reasons[at] ? [{ range, term: spelling.term, reason: reasons[at] }] : []));
  };

  /**
   * The terms of a text, in order; places are units of UTF-16, terms are numbers.
   * @param {string} text
   * @returns {{term: number, start: number, end: number, reason: string}[]}
   */
  const scan = (text) => blocks(text).flatMap(([from, to]) =>
    scanBlock(text.slice(from, to)).map(({ range, term, reason }) => ({ term, start: from + range[0], end: from + range[1], reason: String(reason) })));

  return { table, scan };
}

export { addresses, blocks, is, split, trim, next, previous, WORD, SPACE, LOWER };

// Characters and words: what `src/jargon/fold.rs` and `src/jargon/clean.rs` do, for texts that readers paste.

export const BORDER = "\u0001";
export const WORD = /[\p{Alphabetic}\p{N}]/u;
export const LETTER = /\p{Alphabetic}/u;
export const DIGIT = /\p{N}/u;
export const SPACE = /\p{White_Space}/u;
export const UPPER = /\p{Uppercase}/u;
export const LOWER = /\p{Lowercase}/u;
export const OPENING = "\"'“‘«([{„‚";
export const CLOSING = "”’»)]}";
export const SEPARATORS = " -_\n\u00a0\u2011";

/**
 * Whether a character is of a kind; no character is of none.
 * @param {RegExp} kind
 * @param {string | undefined} c
 */
export const is = (kind, c) => c !== undefined && c !== "" && kind.test(c);

/**
 * One character in lower case, where that is one character.
 * @param {string} c
 */
function lower(c) {
  const small = c.toLowerCase();
  return [...small].length === 1 ? small : c;
}

/**
 * A text folded: lower case, one kind of separator; as long as before.
 * @param {string} text
 */
export function fold(text) {
  const plain = /[-_\n\u00a0\u2011]/.test(text) ? text.replace(/[-_\n\u00a0\u2011]/g, " ") : text;
  return /^[\0-\x7f]*$/.test(plain) ? plain.toLowerCase() : plain.replace(/[A-Z]|[^\0-\x7f]/gu, lower);
}

/**
 * A text without white space at its end.
 * @param {string} text
 */
export function trimEnd(text) {
  let end = text.length;
  while (end > 0 && SPACE.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/**
 * A text without white space at its ends.
 * @param {string} text
 */
export const trim = (text) => trimEnd(text.replace(/^\p{White_Space}+/u, ""));

/**
 * The whole character that ends before a place.
 * @param {string} text
 * @param {number} at
 */
export function previous(text, at) {
  if (at <= 0) return "";
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code < 0xe000 && at > 1 ? text.slice(at - 2, at) : text[at - 1];
}

/**
 * The whole character at a place.
 * @param {string} text
 * @param {number} at
 */
export const next = (text, at) =>
  at < text.length ? String.fromCodePoint(/** @type {number} */ (text.codePointAt(at))) : "";

/**
 * The last character before a place that is no border.
 * @param {string} text
 * @param {number} at
 */
export function charBefore(text, at) {
  let c = previous(text, at);
  while (c === BORDER) c = previous(text, (at -= 1));
  return c;
}

/**
 * The first character from a place on that is no border, and where it ends.
 * @param {string} text
 * @param {number} at
 * @returns {[string, number]}
 */
export function charAfter(text, at) {
  while (text[at] === BORDER) at += 1;
  const c = next(text, at);
  return [c, at + c.length];
}

/**
 * The letters that a text has from a place on.
 * @param {string} text
 * @param {number} at
 */
export function letters(text, at) {
  let end = at;
  for (let c = next(text, end); is(LETTER, c); c = next(text, end)) end += c.length;
  return text.slice(at, end);
}

/**
 * The words of a text with their places, cut at characters of a kind.
 * @param {string} text
 * @param {(c: string) => boolean} cut
 * @returns {[string, number][]}
 */
export function split(text, cut) {
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

/**
 * Whether a folded text holds a phrase as whole words; a plural `s` is allowed.
 * @param {string} folded
 * @param {string} phrase
 */
export function holds(folded, phrase) {
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + phrase.length)) {
    let end = at + phrase.length;
    if (folded[end] === "s") end += 1;
    if (!is(WORD, previous(folded, at)) && !is(WORD, next(folded, end))) return true;
  }
  return false;
}

/** @type {WeakMap<object, Record<string, RegExp>>} */
const COMPILED = new WeakMap();
/** The patterns of a table, read once. @param {any} table */
export function compiled(table) {
  const known = COMPILED.get(table) ?? Object.fromEntries(
    Object.entries(table.patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]));
  COMPILED.set(table, known);
  return known;
}

/** Whether a character is no part of a word that may be jargon. @param {string} c */
export const notInWord = (c) => !/[A-Za-z0-9+#]/.test(c);
/** @param {string} word */
export const singular = (word) => word.replace(/s$/, "");

/** @typedef {{text: string, start: (at: number) => number, end: (at: number) => number}} Clean */
/** How far before a sign the word before it is looked for. */
const NEAR = 80;

/** @typedef {[out: number, from: number, length: number, verbatim: boolean]} Piece */

const ENTITY = /&(?:(amp|nbsp|lt|gt|quot|apos|bull|ndash|mdash|rsquo|lsquo|middot);|#([0-9]{1,6});|#x([0-9a-f]{1,5});)/iy;
/** @type {Record<string, string>} */
const ENTITIES = {
  amp: "&", nbsp: "\u00a0", lt: "<", gt: ">", quot: '"', apos: "'", bull: "•", ndash: "–", mdash: "—", rsquo: "’",
  lsquo: "‘", middot: "·",
};
const WORD_SIGN = /[\p{Alphabetic}\p{N}+#]/u;
const BROKEN = /-\r?\n[ \t]*(?=\p{Lowercase})/uy;

/**
 * What an entity of HTML at a place stands for.
 * @param {string} text
 * @param {number} at
 * @returns {[number, string] | null}
 */
function entity(text, at) {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  if (!found) return null;
  const code = found[2] ? Number(found[2]) : parseInt(found[3] ?? "0", 16);
  if (!found[1] && (code < 32 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))) return null;
  return [found[0].length, found[1] ? ENTITIES[found[1].toLowerCase()] : String.fromCodePoint(code)];
}

/**
 * The word that ends or starts at a place.
 * @param {string} text
 * @param {number} at
 * @param {number} step
 */
function wordAt(text, at, step) {
  let end = at;
  const c = () => (step < 0 ? previous(text, end) : next(text, end));
  while (is(WORD_SIGN, c())) end += step * c().length;
  return step < 0 ? text.slice(end, at) : text.slice(at, end);
}

/**
 * How many characters at a place are written otherwise than meant, and what is meant: a word cut at a line's end, names
 * glued by a missing blank, a name cut by one too many.
 * @param {string} text
 * @param {number} at
 * @param {string} before what stands before, as meant
 * @param {(word: string) => boolean} known whether a word is one of a spelling, folded
 * @returns {[number, string] | null}
 */
function mend(text, at, before, known) {
  const c = text[at];
  if ("\u00ad\u200b\u200c\u200d\u2060\ufeff".includes(c)) return [1, ""];
  if (c === "&") return entity(text, at);
  if (c === "-") {
    BROKEN.lastIndex = at;
    const cut = LETTER.test(previous(before, before.length)) ? BROKEN.exec(text) : null;
    if (!cut) return null;
    const right = wordAt(text, at + cut[0].length, 1);
    return [cut[0].length, known(fold(wordAt(before, before.length, -1) + right)) ? "" : "-"];
  }
  if (c !== ".") return null;
  const blank = text[at + 1] === " " ? 1 : 0;
  const right = wordAt(text, at + 1 + blank, 1);
  if (right.length < 3) return null;
  const left = wordAt(before, before.length, -1);
  const dotted = known(`.${fold(right)}`);
  if (blank) return dotted && left && right === right.toUpperCase() && LETTER.test(right) ? [2, " ."] : null;
  if (left.length < 3 || !known(fold(left)) || !(dotted || known(fold(right)))) return null;
  return known(fold(`${left}.${right}`)) ? null : [1, dotted ? " ." : ". "];
}

/**
 * A pasted text as it is meant, and the way back to its own places.
 * @param {string} text
 * @param {(word: string) => boolean} known
 * @returns {Clean}
 */
export function clean(text, known) {
  /** @type {Piece[]} */
  const pieces = [];
  let out = "";
  let from = 0;
  const SIGNS = /[.&\u00ad\u200b\u200c\u200d\u2060\ufeff-]/g;
  for (let sign = SIGNS.exec(text); sign; sign = SIGNS.exec(text)) {
    const at = sign.index;
    if (at < from) continue;
    const near = Math.max(from, at - NEAR);
    const mended = mend(text, at, (near > from ? "" : out.slice(-NEAR)) + text.slice(near, at), known);
    if (!mended) continue;
    pieces.push([out.length, from, at - from, true]);
    out += text.slice(from, at);
    pieces.push([out.length, at, mended[0], false]);
    out += mended[1];
    from = at + mended[0];
  }
  if (!pieces.length) return { text, start: (at) => at, end: (at) => at };
  pieces.push([out.length, from, text.length - from, true]);
  out += text.slice(from);
  const piece = (/** @type {number} */ at) => {
    let last = pieces.length - 1;
    while (last > 0 && pieces[last][0] > at) last -= 1;
    return pieces[last];
  };
  const start = (/** @type {number} */ at) => {
    const [begins, origin, , verbatim] = piece(at);
    return verbatim ? origin + at - begins : origin;
  };
  const end = (/** @type {number} */ at) => {
    const [begins, origin, length, verbatim] = piece(at - 1);
    return verbatim ? origin + at - begins : origin + length;
  };
  return { text: out, start, end };
}

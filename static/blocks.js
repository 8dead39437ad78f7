// Cuts a pasted text into blocks: the same as `src/jargon/blocks.rs`.

import { SPACE, WORD, is, next, split, trim, trimEnd } from "./text.js";

/**
 * Whether a word is an address without a scheme: a host with a path, or with a hyphen in it.
 * @param {string} word
 */
function isHost(word) {
  const [part] = /** @type {RegExpExecArray} */ (/^[a-z0-9.-]*/.exec(word));
  const host = part.replace(/[.-]+$/, "");
  const rest = word.slice(part.length);
  const tells = /^(?:(?:[a-z0-9-]+\.)+(?:com|org|edu|gov|dev)|(?:[a-z0-9-]+\.){2,}(?:io|ai|net|co|uk|de|eu))$/;
  return tells.test(host) && !is(WORD, next(rest, 0)) && !/^[_@+]/.test(rest)
    && (rest[0] === "/" || host.includes("-"));
}

/**
 * Where addresses stand, in which nothing is found.
 * @param {string} text
 * @returns {[number, number][]}
 */
export function addresses(text) {
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

const SIGN = "[•·▪◦‣–—●○■□▸►➤➢✓✔✅☑◆♦★»→]\\ufe0f?\\p{White_Space}*";
const BULLET = new RegExp(`^\\p{White_Space}*(?:[0-9]+[.)] |${SIGN}|o\\p{White_Space}+|[-*](?: |(?=\\p{Alphabetic})))`, "u");

/**
 * How long the white space and the bullet, or number, before the text of a line are; 0 without one.
 * @param {string} line
 */
export function bulletLength(line) {
  const found = BULLET.exec(line);
  return found ? found[0].length : 0;
}

/**
 * Whether a block is written like a heading: a few words, no bullet, no full stop at its end.
 * @param {string} text
 */
function isHeading(text) {
  const shown = trim(text);
  const words = shown.split(/\p{White_Space}+/u).length;
  return words <= 8 && [...shown].length <= 60 && !/[.,;!]$/.test(shown);
}

/** @typedef {{from: number, to: number, bullet: boolean, section: number}} Block */

/**
 * The blocks of a text: paragraphs and bullets, with the section in which they stand.
 * @param {string} text
 * @returns {Block[]}
 */
export function blocks(text) {
  /** @type {Block[]} */
  const found = [];
  let [joins, fresh, at, section] = [false, true, 0, 0];
  for (const line of text.split(/(?<=\n)/)) {
    const content = trimEnd(line);
    const from = at;
    at += line.length;
    if (!trim(content)) {
      [joins, fresh] = [false, true];
      continue;
    }
    const length = bulletLength(content);
    const last = found[found.length - 1];
    if (last && joins && !length) last.to = from + content.length;
    else {
      // A number is no part of its block; other bullets are signs that rules pass over.
      const number = /^\p{White_Space}*[0-9]/u.test(content) ? length : 0;
      if (!length && (fresh || content.endsWith(":")) && isHeading(content)) section += 1;
      found.push({ from: from + number, to: from + content.length, bullet: length > 0, section });
    }
    fresh = false;
    joins = [...content].length >= 50 && !content.endsWith(":");
  }
  return found;
}

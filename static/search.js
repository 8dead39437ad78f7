// Search: finds pages by their names, by names nearly typed, and by their words. The only
// implementation of the ranking; `src/search/` writes the files that it reads. No dependencies,
// no browser: `load` is all it knows of the world.

/** @param {string} text */
const fold = (text) => text.replace(/♯/g, "#").normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");

/** The words of a text. @param {string} text @returns {string[]} */
export const words = (text) =>
  fold(text).replace(/['’]/g, "").match(/[\p{Alphabetic}\p{N}+#]+/gu) ?? [];

/** A name as a key. @param {string} label */
export const squash = (label) => words(label).join("");

/** A word without its plural ending. @param {string} word */
export const stem = (word) =>
  !/^[a-z]{4,}$/.test(word) ? word
    : /..ies$/.test(word) ? word.slice(0, -3) + "y"
      : word.replace(/([^sui])s$/, "$1");

/** What words of one family begin with: `balances`, `balancer`, `balancing`. @param {string} word */
const root = (word) => stem(word).replace(/(.{4})(i[sz]|ation|ion|ing|e[rd]?|or|ment|ly|ab(le|ility))+$/, "$1");

/** @param {string} text */
const reverse = (text) => [...text].reverse().join("");

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to make `b`
 * of `a`; `most + 1` where it is more than `most`.
 * @param {string} a @param {string} b @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // Three rows of the table; only what lies near its diagonal can be small enough.
  let [before, last, row] = [0, 0, 0].map(() => Array(b.length + 1).fill(most + 1));
  for (let j = 0; j <= most; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    row[from - 1] = from > 1 ? most + 1 : i;
    let least = row[from - 1];
    for (let j = from; j <= b.length && j <= i + most; j++) {
      let far = a[i - 1] === b[j - 1] ? last[j - 1] : Math.min(last[j - 1], row[j - 1], j < i + most ? last[j] : most) + 1;
      if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) far = Math.min(far, before[j - 2] + 1);
      row[j] = far;
      if (far < least) least = far;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}

/**
 * The numbers of the shards that may hold keys from `from` to `to`, at most `most` of them.
 * @param {string[]} firsts @param {string} from @param {string} to @param {number} most
 */
function shards(firsts, from, to, most) {
  let low = 0;
  for (let high = firsts.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= from) low = middle;
    else high = middle;
  }
  const found = firsts.length ? [low] : [];
  while (found.length < most && firsts[low + found.length] <= to) found.push(low + found.length);
  return found;
}

/**
 * Opens an index.
 * @param {(path: string) => Promise<string>} load gives the text of a file below the index folder
 */
export async function openIndex(load) {
  const index = JSON.parse(await load("index.json"));
  const noise = new Set(index.noise.split(" "));
  const starts = new Set((index.starts ?? "").split(" "));
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  /** Reads a file once. A file that failed is tried again. */
  const read = (/** @type {string} */ name, /** @type {(text: string) => any} */ parse) => {
    let file = files.get(name);
    if (!file) {
      file = load(`${index.folder}/${name}`).then(parse);
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return file;
  };
  // A label: its key, its text, its page, and whether it is a name, an alias, never shown or initials.
  const label = (/** @type {string} */ text, /** @type {number} */ page, /** @type {number} */ flag) =>
    ({ key: squash(text), text, page, flag });
  // A comparison of a whole index is the numbers of its two terms.
  const versus = (/** @type {number} */ a, /** @type {number} */ b) => `${index.pages[a][1]} vs ${index.pages[b][1]}`;
  const initials = (/** @type {string} */ title) => words(title.replace(/\(.*/, "")).map((word) => word[0]).join("");
  /** @type {ReturnType<typeof label>[] | undefined} */
  const all = index.pages?.flatMap((/** @type {any[]} */ [id, title, , , , aliases, hidden], /** @type {number} */ page) =>
    (aliases ? [[title], aliases, hidden, page < index.kinds[1][2] ? [initials(title)] : []] : [[versus(id, title)], [], [versus(title, id)]]).flatMap((list, flag) =>
      list.map((/** @type {string} */ text) => label(text, page, flag))));
  const lines = (/** @type {string} */ text) => text.split("\n").slice(0, -1).map((line) => line.split("\t"));
  // Initials are among them, for those who ask for them.
  const names = async (/** @type {string} */ kind, /** @type {string} */ from, /** @type {string} */ to, most = 2) =>
    all ?? (await Promise.all(shards(index[kind === "k" ? "names" : "ends"], from, to, most).map((shard) =>
      read(`${kind}${shard.toString(36)}.txt`, (text) =>
        lines(text).map(([text, page, flag]) => label(text, parseInt(page, 36), +flag)))))).flat();
  const exact = async (/** @type {string} */ key) =>
    (await names("k", key, key)).filter((label) => label.key === key && label.flag < 3);
  /** Names by words or by their other number: `dataframes` finds `DataFrame`, and is `other`. */
  const named = async (/** @type {string[]} */ run) => {
    const key = run.join("");
    const found = await exact(key);
    if (found.length) return { found, other: 0 };
    for (const form of [run.slice(0, -1).join("") + stem(run[run.length - 1]), key.replace(/(..)s$/, "$1"), run.length > 1 && key.length < 5 ? key : key + "s"]) {
      const found = form === key ? [] : await exact(form);
      if (found.length) return { found, other: 1 };
    }
    return { found, other: 0 };
  };

  /** Names that are nearly `key`, best first. */
  const nearly = async (/** @type {string} */ key) => {
    const most = key.length < 4 ? 0 : key.length < 6 ? 1 : 2;
    if (!most) return [];
    let known = all;
    if (!known) {
      const range = async (/** @type {string} */ kind, /** @type {string} */ key) => {
        for (let size = 1; ; size++) {
          const [from, to] = [key.slice(0, size), key.slice(0, size) + "\uffff"];
          if (size > 3 || shards(index[kind === "k" ? "names" : "ends"], from, to, 5).length < 5) return names(kind, from, to, 4);
        }
      };
      const swapped = key[0] + key[2] + key[1] + key.slice(3);
      known = (await Promise.all([range("k", key), range("e", reverse(key)), names("k", swapped, swapped)])).flat();
    }
    /** @type {{label: ReturnType<typeof label>, far: number}[]} */
    let found = [];
    let best = most;
    for (const label of known) {
      if (label.flag > 2 || label.key.length < 4) continue;
      const far = distance(key, label.key, best);
      if (far > best || (far > 1 && label.key.length < 6)) continue;
      if (far < best) [found, best] = [[], far];
      found.push({ label, far });
    }
    return found.slice(0, 40);
  };

  /** The pages of a word, and of words that begin with it where it may be half typed. */
  const pagesOf = async (/** @type {string} */ word, /** @type {boolean} */ half) => {
    const [key, family] = [stem(word), root(word)];
    const places = new Set([...shards(index.words, key, half ? word + "\uffff" : key, 2), ...shards(index.words, family, family, 1)]);
    const found = await Promise.all([...places].map((shard) => read(`w${shard.toString(36)}.txt`, lines)));
    /** @type {Map<number, number>} */
    const pages = new Map();
    /** @type {Map<number, number>} */
    const titles = new Map();
    const sure = new Set();
    let known = false;
    for (const [other, list] of found.flat()) {
      const same = other === key;
      const near = same || (half && word.length > 2 && other.startsWith(word));
      if (!near && !(other.startsWith(family) && root(other) === family)) continue;
      known ||= same;
      let page = 0;
      for (const [at, number] of list.split(" ").entries()) {
        if (at % 2) {
          if (near) sure.add(page);
          // Weights from 50 on are of words in a name.
          if (+number > 49) titles.set(page, Math.max(titles.get(page) ?? 0, near ? 1 : 0.9));
          pages.set(page, Math.max(pages.get(page) ?? 0, same ? +number % 50 : (+number % 50) / 2));
        } else page += parseInt(number, 36);
      }
    }
    return { pages, titles, known, sure };
  };

  const textOf = async (/** @type {number} */ page) =>
    (await read(`t${Math.floor(page / index.texts).toString(36)}.json`, JSON.parse))[page % index.texts];
  /** Id, title, summary, kind of term and topics of a page. @returns {Promise<any[]>} */
  const summary = async (/** @type {number} */ page) => {
    const facts = index.pages?.[page] ?? (await read(`d${(page >> 4).toString(36)}.json`, JSON.parse))[page & 15];
    if (facts.length === 2) {
      const [a, b] = await Promise.all(facts.map(summary));
      return [`${a[0]}-vs-${b[0]}`, versus(facts[0], facts[1]), await textOf(page), "", [...new Set([...a[4], ...b[4]])]];
    }
    return [facts[0] || words(facts[1]).join("-"), ...facts.slice(1)];
  };
  const kindOf = (/** @type {number} */ page) => index.kinds.findLast((/** @type {any[]} */ kind) => kind[2] <= page);

  /** The part of a page's summary, or `far` beyond it of its text, where the words of a query stand closest, as HTML with marks. */
  const excerptOf = async (/** @type {number} */ page, /** @type {string} */ short, /** @type {(word: string) => boolean} */ asked, /** @type {boolean} */ far) => {
    const cut = (/** @type {string} */ text) => {
      const parts = text.split(/([^\p{Alphabetic}\p{N}\p{M}+#'’]+)/u);
      const hits = parts.map((part, at) => (at % 2 ? 0 : +words(part).some(asked)));
      let [best, most] = [0, 0];
      for (let at = 0; at < parts.length; at += 2) {
        const count = hits[at] && new Set(parts.slice(at, at + 44).filter((_, i) => hits[at + i]).map((part) => stem(fold(part)))).size;
        if (count > most) [best, most] = [at, count];
      }
      const from = best < 14 ? 0 : best - 10;
      const shown = parts.slice(from, from + 56).map((part, at) => (hits[from + at] ? `<mark>${escape(part)}</mark>` : escape(part)));
      return { most, html: `${from ? "… " : ""}${shown.join("").trim()}${parts.length > from + 56 ? " …" : ""}` };
    };
    const near = cut(short);
    if (near.most) return near.html;
    if (!far) return "";
    const found = cut(await textOf(page));
    return found.most ? found.html : "";
  };

  /**
   * Finds pages, best first.
   * @param {string} query
   * @param {{limit?: number, kind?: string, tag?: string, deep?: boolean}} [options] `deep` looks into
   *   the texts even where names explain the whole query
   */
  async function search(query, { limit = 8, kind = "", tag = "", deep = false } = {}) {
    const asked = words(query).slice(0, 24);
    const whole = asked.join("");
    const last = asked.length - 1;
    /** @type {Map<number, {page: number, score: number, label?: ReturnType<typeof label>, far: number, at: number}>} */
    const found = new Map();
    const add = (/** @type {ReturnType<typeof label>} */ label, /** @type {number} */ score, far = 0, at = 0) => {
      score -= label.flag / 10;
      const known = found.get(label.page);
      if (!known || known.score < score) found.set(label.page, { page: label.page, score, label, far, at });
    };
    if (!asked.length) return [];

    // The longest runs of words that are names. Words of a question count where nothing else is left.
    const used = asked.map(() => false);
    const left = (/** @type {string} */ word, /** @type {number} */ at) => !used[at] && !noise.has(word);
    const runs = async (/** @type {(run: string[]) => boolean} */ fits) => {
      for (let size = Math.min(asked.length, 7); size; size--) {
        for (let at = 0; at + size <= asked.length; at++) {
          const run = asked.slice(at, at + size);
          if (used.slice(at, at + size).includes(true) || !fits(run)) continue;
          const { found: hits, other } = await named(run);
          if (hits.length) used.fill(true, at, at + size);
          for (const hit of hits) add(hit, size < asked.length ? 800 + size * 10 - at / 5 : 1000 - other, 0, at);
        }
      }
    };
    await runs((run) => run.length > last || ((!noise.has(run[0]) || !!all || starts.has(run[0])) && run.some((word) => !noise.has(word))));
    if (!found.size && !asked.some(left)) await runs((run) => run.length === 1);

    // Names that the query begins, without the words of a question around it where none begins with them, too.
    const begins = async (/** @type {string} */ start) =>
      (await names("k", start, start + "\uffff")).filter(({ key, flag }) => flag < 3 && key !== start && key.startsWith(start));
    const meant = asked.filter((word) => !noise.has(word));
    const core = meant.length && meant.length < asked.length ? meant.join("") : whole;
    let begun = await begins(whole);
    if (!begun.length && core !== whole && left(asked[last], last)) begun = await begins(core);
    // What may be half a name (`javas`) is that before it is a plural, unless hardly anyone speaks of it.
    const plural = [...found.values()].find(({ score }) => score > 998 && score < 999.1)?.page;
    for (const name of begun) add(name, !name.flag && name.page < (plural ?? -99) * 2 + 20 ? 999.5 : 600);
    // Initials are as good as the beginning of a name.
    for (const [at, word] of asked.entries()) {
      if (!left(word, at)) continue;
      for (const name of await names("k", word, word)) if (name.flag > 2 && name.key === word) add(name, meant.length > 1 ? 500 : 600.3, 0, at);
    }
    // A name that many speak of and that is nearly typed comes before names that hardly anyone speaks of.
    const first = Math.min(...begun.map(({ page }) => page));
    if (begun.length && first > 100 && core.length > 4 && !used.includes(true)) {
      for (const { label, far } of await nearly(core)) if (far < 2 && label.page * 8 < first) add(label, 610, far);
    }
    const explained = found.size > 0 && (begun.length > 2 || !asked.some(left));

    // What is still unexplained: names nearly typed, then the words of the texts.
    if (!explained || deep) {
      const texts = await Promise.all((meant.length ? meant : asked).map(async (word, at, list) => {
        const exactly = await pagesOf(word, at === list.length - 1);
        return { word, ...(exactly.known ? exactly : await pagesOf(word, true)) };
      }));
      const strange = (/** @type {string} */ word) => !texts.some((text) => text.word === word && text.known);
      const vague = (/** @type {string} */ word) => !texts.some((text) => text.word === word && text.pages.size);
      if (!explained) {
        if (left(asked[last], last) && last > 0 && asked[last].length > 1) {
          const told = asked.some((word, at) => at < last && left(word, at) && !vague(word));
          for (const name of await begins(asked[last])) add(name, told ? 200 : 500, 0, last);
        }
        for (let at = 0; at <= last; at++) {
          let end = at;
          while (end <= last && left(asked[end], end)) end++;
          if (end === at) continue;
          const part = asked.slice(at, end);
          /** @type {Awaited<ReturnType<typeof nearly>>} */
          let near = part.some(strange) || (part.length > 1 && part.join("").length > 7) ? await nearly(part.join("")) : [];
          for (const word of near.length || part.length < 2 ? [] : part.filter(vague)) near = near.concat(await nearly(word));
          for (const { label, far } of near) add(label, 400 - far * 50, far, at);
          at = end;
        }
        if (asked.length > 1 && whole.length > 7 && meant.some(strange)) {
          for (const { label, far } of await nearly(whole)) add(label, (far < 2 ? 890 : 400) - far * 50, far);
        }
      }
      /** @type {Map<number, {weight: number, hits: number, titles: number}>} */
      const scores = new Map();
      const told = texts.filter(({ pages }) => pages.size);
      for (const { pages, titles, sure } of told) {
        for (const [page, weight] of pages) {
          const score = scores.get(page) ?? { weight: 0, hits: 0, titles: 0 };
          score.weight += weight;
          score.hits += sure.has(page) ? 1 : 0.5;
          score.titles += titles.get(page) ?? 0;
          scores.set(page, score);
        }
      }
      // Where texts know words that no name explains, a page that has more of the words may come before a name.
      const open = !explained && told.length > 1 && told.some(({ word, known }) => known && left(word, asked.indexOf(word)));
      for (const [page, { weight, hits, titles }] of scores) {
        const mean = weight / told.length;
        // Long pages have many words by chance; a term is what a description describes.
        const cover = (hits / told.length) * (/term|article/.test(kindOf(page)[0]) ? 1 : 0.75);
        const known = found.get(page);
        const depth = 300 * cover + 6 * mean;
        if (open && titles > told.length * 0.85) {
          // All that is asked for stands in its names; best where the title has the small words, too.
          const title = words((await summary(page))[1]);
          const score = (titles < told.length ? 820 : 900) + (9 * asked.filter((word) => title.some((one) => one.startsWith(word))).length) / Math.max(asked.length, title.length);
          if (!known) found.set(page, { page, score, far: 0, at: 0 });
          else if (known.score < score) known.score = score;
        } else if (open && known && known.score > 700 && known.score < 990 && !known.far) known.score = 380 + depth;
        else if (known) known.score += known.far ? 0 : mean / 1000;
        else found.set(page, { page, score: open ? 300 + depth : titles && told.length === 1 && meant.length < 2 ? (titles < 1 ? 300 : 450) + mean : Math.min(299, mean * cover * 5), far: 0, at: 0 });
      }
    }

    // Nothing: what begins as one of the words does, or begins it.
    for (const word of found.size ? [] : meant) {
      for (let size = word.length - 1; size > 1 && !found.size; size--) {
        const start = word.slice(0, size);
        for (const name of size > 2 ? await exact(start) : []) add(name, 100 + size);
        for (const name of size > word.length / 2 ? await begins(start) : []) add(name, 50 + size);
      }
    }

    // Two names in one query: the page that compares them comes first.
    const terms = [...found.values()]
      .filter(({ page, score, far }) => kindOf(page)[0] === "term" && (score > 700 ? score < 999 : far > 0))
      .sort((a, b) => a.at - b.at || b.score - a.score)
      .filter((term, at, list) => !at || term.at !== list[at - 1].at);
    if (terms.length > 1) {
      const [a, b] = await Promise.all(terms.slice(0, 2).map(({ page }) => summary(page)));
      for (const pair of await exact(squash(`${a[1]} vs ${b[1]}`))) add({ ...pair, flag: 0 }, 2000);
      // All words stand in the name that some of them are: `ruby rails`.
      for (const [at, [, title]] of [a, b].entries()) {
        const parts = words(title);
        if (meant.every((word) => parts.includes(word))) terms[at].score += 150;
      }
    }

    let results = [...found.values()].sort((a, b) => b.score - a.score || a.page - b.page);
    if (kind) results = results.filter(({ page }) => kindOf(page)[0] === kind);
    if (tag) {
      const topic = index.tags.indexOf(tag);
      const fits = await Promise.all(results.map(async ({ page }) => (await summary(page))[4].includes(topic)));
      results = results.filter((_, at) => fits[at]);
    }
    const stems = new Set(asked.filter((word) => !noise.has(word)).map(stem));
    const isAsked = (/** @type {string} */ word) => stems.has(stem(word)) || (asked[last].length > 2 && word.startsWith(asked[last]));
    return Promise.all(results.slice(0, limit).map(async ({ page, label, far }, place) => {
      const [id, title, short, termKind, topics] = await summary(page);
      const [kind, folder] = kindOf(page);
      return {
        kind, id, title, short,
        url: `${index.base}${folder}${id}/`,
        matched: label?.flag === 1 ? label.text : label ? title : "",
        excerpt: label ? "" : await excerptOf(page, short, isAsked, deep || place < 3),
        termKind,
        tags: topics.map((/** @type {number} */ topic) => index.tags[topic]),
        typo: far > 0,
      };
    }));
  }

  return { search, size: index.count, tags: index.tags };
}

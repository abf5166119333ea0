/* Text → words, stems and hashes, as src/newsgen/search/ makes them (words.py, stemmer.py, phrases.py, numbers.py). */
"use strict";

globalThis.newsgenWords = (() => {
  const LETTER = "[\\p{L}\\p{N}\\u0300-\\u036f]";
  const WORD = new RegExp(
    "[A-Za-z](?:\\.[A-Za-z])+(?![A-Za-z])\\.?" + // U.S.
      "|[0-9]+(?:,[0-9]{3})+(?![0-9])" + // 22,569
      `|${LETTER}+(?:['’‘ʼ]${LETTER}+)*`, // ferry, O'Brien, port's
    "gu",
  );
  const PLAIN = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ß: "ss", ς: "σ" };
  const STOP_WORDS = new Set(
    ("a an and are as at be but by for from had has have he her his in is it its of on or she that the their they " +
      "this to was were which with").split(" "),
  );
  const KEPT = new Set(
    "during evening news nothing something anything everything series species united wedding".split(" "),
  );
  const SHORT = /[^aeiouy][aeiouy][^aeiouywx]$/;
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const DIGITS = new Map([...ALPHABET].map((letter, digit) => [letter.charCodeAt(0), digit]));
  const LONGEST = 40; // characters of a word that are indexed
  const HASH_BITS = 30;

  /** One word without case, accents and signs; may be empty. */
  function fold(raw) {
    return raw
      .replace(/['’‘ʼ]s$/i, "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[æœøđðþłıßς]/g, (letter) => PLAIN[letter])
      .replace(/[^\p{L}\p{N}]/gu, "");
  }

  /** The words of a text, each with its place: {word, start, end}. */
  function findWords(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const word = fold(match[0]);
      if (word) found.push({ word, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  const splitWords = (text) => findWords(text).map((found) => found.word);

  const measure = (word) => (word.match(/[aeiouy]+[^aeiouy]+/g) ?? []).length;

  function singular(word) {
    if (word.endsWith("sses")) return word.slice(0, -2);
    if (word.endsWith("ies")) return word.slice(0, -3) + (word.length > 4 ? "y" : "ie");
    if (/(?:ss|us|is)$/.test(word) || !word.endsWith("s")) return word;
    return word.slice(0, -1);
  }

  function mended(base) {
    if (/(?:at|bl|iz)$/.test(base)) return base + "e";
    if (/([^aeioulsz])\1$/.test(base)) return base.slice(0, -1);
    return measure(base) === 1 && SHORT.test(base) ? base + "e" : base;
  }

  function withoutEnding(word) {
    if (word.endsWith("ied")) return word.slice(0, -3) + (word.length > 4 ? "y" : "ie");
    if (word.endsWith("eed")) return word.length < 6 || /(?:ceed|deed)$/.test(word) ? word : word.slice(0, -1);
    const ending = /(?:ed|ing)$/.exec(word)?.[0];
    if (!ending) return word;
    const base = word.slice(0, -ending.length);
    return /[aeiouy]/.test(base) && base.length > 1 ? mended(base) : word;
  }

  function withoutLastE(word) {
    if (word.endsWith("e")) {
      const base = word.slice(0, -1);
      const count = measure(base);
      if (count > 1 || (count === 1 && !SHORT.test(base))) return base;
    } else if (word.endsWith("ll") && measure(word) > 1) return word.slice(0, -1);
    return word;
  }

  /** The stem of a folded word. */
  function stem(word) {
    if (!/^[a-z]{4,}$/.test(word) || KEPT.has(word)) return word;
    return withoutLastE(withoutEnding(singular(word)));
  }

  /** The term that a folded word is indexed under. */
  const termOf = (word) => stem([...word].slice(0, LONGEST).join(""));

  /** FNV-1a, 32 bits, of the word in UTF-8. */
  function wordHash(word) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(word)) value = Math.imul(value ^ byte, 0x01000193);
    return value >>> 0;
  }

  const spread = (word, factor) => Math.imul(wordHash(word), factor) >>> (32 - HASH_BITS);

  /** 30 bits for two words in their order. */
  const pairHash = (first, second) => spread(first, 0x9e3779b1) ^ spread(second, 0x85ebca6b);

  /** The shard, of `count`, that holds the hash `value`. */
  const shardOf = (value, count) => Math.floor((value * count) / 2 ** HASH_BITS);

  /** The numbers in a string: five bits a character, all but the last of each from the second half of the alphabet. */
  function* decode(text) {
    let number = 0;
    for (let at = 0; at < text.length; at += 1) {
      const digit = DIGITS.get(text.charCodeAt(at));
      number = number * 32 + (digit & 31);
      if (digit < 32) {
        yield number;
        number = 0;
      }
    }
  }

  const digitOf = (letter) => DIGITS.get(letter.charCodeAt(0));

  return { STOP_WORDS, fold, findWords, splitWords, stem, termOf, wordHash, pairHash, shardOf, decode, digitOf };
})();

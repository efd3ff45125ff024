//! Refuses what looks like a national identity number, wherever it is typed or pasted.

const PATTERNS = [
  /(?<!\d)\d{2}[.\-/ ]?\d{2}[.\-/ ]?\d{2}[\s.\-‐‑–\u00a0\u202f]\d{5}(?!\d)/,
  /(?<!\d)\d{11}(?!\d)/,
  /(?<!\d)\d{6}[\s.\-‐‑–\u00a0\u202f]?\d{3}[\s\u00a0\u202f]?\d{2}(?!\d)/,
];

/** True when the text holds eleven digits in a row, six and five, or a date and five. Checks no control digit: a mistyped one is as private as a right one. */
export const looksLikePersonId = (text) => PATTERNS.some((pattern) => pattern.test(text));

/** The text with every such number taken out. */
export const withoutPersonId = (text) => PATTERNS.reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'g'), ''), text);

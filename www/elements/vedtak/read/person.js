//! Refuses what looks like a national identity number, wherever it is typed or pasted.

/** A day and a month, as they stand also in the numbers of those who have no birth number (plus 40) and in made-up ones (plus 40, 65 or 80). */
const DAY = '(?:[04][1-9]|[1256]\\d|[37][01])';
const MONTH = '(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])';
const GAP = '[\\s.\\-‐‑–\u00a0\u202f]?';
const NUMBER = `(?<!\\d)${DAY}[.\\-/ ]?${MONTH}[.\\-/ ]?\\d{2}${GAP}\\d{3}[\\s\u00a0\u202f]?\\d{2}(?!\\d)`;

/** True when the text holds a date and five digits, in one or apart. Checks no control digit: a mistyped one is as private as a right one. */
export const looksLikePersonId = (text) => new RegExp(NUMBER).test(text);

/** The text with every such number taken out. */
export const withoutPersonId = (text) => text.replace(new RegExp(NUMBER, 'g'), '');

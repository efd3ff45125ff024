//! Refuses what looks like a national identity number, wherever it is typed or pasted.

/** A day (also plus 40), a month of any number but none, a year and five digits. No sum of money in whole thousands has such a month. */
const NUMBER = /(?<!\d)[0-7]\d[.\-/ ]?(?!00)\d\d[.\-/ ]?\d\d[\s.\-‐‑–]?\d{3}\s?\d\d(?!\d)/g;

/** The text with every such number taken out. */
export const withoutPersonId = (text) => text.replace(NUMBER, '');

/** True when the text holds a date and five digits, in one or apart. Checks no control digit: a mistyped one is as private as a right one. */
export const looksLikePersonId = (text) => withoutPersonId(text) !== text;

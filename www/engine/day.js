//! Days: their numbers, as the engine counts them, and how they are written, YYYY-MM-DD.

const DAY = 86_400_000;

export const dayOf = (date) => Date.parse(date) / DAY;

export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Today where the reader is. The engine itself has no clock. */
export const today = (now = new Date()) => dateOf((now - now.getTimezoneOffset() * 60_000) / DAY);

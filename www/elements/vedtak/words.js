//! Amounts, frequencies, problems and scores in the reader's words, for panels and texts alike.

import { FOUR_WEEKS } from './state.js';

export { amountWords, bare, dated, everyWords, kroner, problemWords, readingWords, sourceWords, spoken } from '../pris/words.js';

/** What the sums are: how the municipality pays, where the price list says so, what a month is, and that they are of a whole year. */
export const modeWords = ({ known, t }, { mode, calendar, lines }) => [
  known(`mode.${mode}`), calendar === FOUR_WEEKS && t('calendar.bdo_fire_uker'),
  lines.some(({ period, year }) => (period?.max ?? period ?? Infinity) < (year?.max ?? year)) && t('cost.shorter'),
].filter(Boolean);

/** A municipality by name, marked where it is made up. */
export const kommuneWords = ({ t }, { name, example }) => (example ? `${name} (${t('top.example')})` : name);

/** A score, or the part of the scale it lies on. */
export function scoreWords(ctx, text) {
  if (text === '1-2') return ctx.t('scale.low');
  if (text === '3-5') return ctx.t('scale.high');
  if (text.includes('|')) return ctx.f.list(text.split('|'));
  const [low, high] = text.split('-');
  return high === undefined ? `${text} – ${ctx.t(`score.${text}`)}` : ctx.t(low && high ? 'scale.between' : low ? 'scale.least' : 'scale.most', { low, high });
}

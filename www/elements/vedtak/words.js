//! Amounts, frequencies, problems and scores in the reader's words, for panels and texts alike.

export { amountWords, bare, dated, everyWords, kroner, problemWords, readingWords, sourceWords, spoken } from '../pris/words.js';

/** How the municipality pays, which says what the sums are: nothing where the price list does not say. */
export const modeWords = ({ known }, { mode }) => known(`mode.${mode}`);

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

//! What a service costs at an income: which rows of the municipality's table hold, and between which amounts. Words are the page's.
import { beside } from './load.js';

/** What users pay on a day, as the table beside a pack says; null when it cannot be had: then no amounts are shown. */
export const tableOf = (pack, date) => fetch(beside(pack, 'betaling.json')).then((answer) => answer.json())
  .then((tables) => tables.findLast((it) => it.from <= date) ?? tables[0]).catch(() => null);

/**
 * `{amounts, steps, varies, listed, figures, unknown, free, notes}`; null for a service that the table does not have. `amounts` holds
 * for the income, `steps` says what each stretch of incomes pays: `[{from, to, amounts}]`. `band` null is an income not told.
 */
export function costs({ bands, services, notes, long_stay: stay }, id, { band, alone }) {
  const found = services[id];
  if (!found) return null;
  const { rows = [], unknown, free } = found;
  const [low, high] = band === null ? [0, bands.length] : [band, band];
  const varying = rows.filter((row) => row.cells.length > 1);
  return {
    // Without knowing who has the income, one's own may be anything up to the household's.
    amounts: amountsOf(rows, (row) => row.cells.slice(row.own && alone !== 0 ? 0 : low, high + 1)),
    steps: stepsOf(varying.filter((row) => !row.own), bands.length + 1),
    varies: varying.length > 0,
    listed: rows.length > 0,
    figures: rows.some((row) => row.own) ? stay?.figures : null,
    unknown,
    free,
    notes: [...new Set([found.notes ?? [], rows.map((row) => row.notes)].flat(2))].map((at) => notes[at]),
  };
}

/** Rows with the ends of the cells that `pick` gives; `max` null is open. One of which something is not known, or that costs nothing, is left out. */
function amountsOf(rows, pick) {
  return rows.flatMap((row) => {
    const cells = row.cells.length === 1 ? row.cells : pick(row);
    if (cells.includes(null)) return [];
    const ends = cells.map((cell) => [cell].flat());
    const min = Math.min(...ends.map(([least]) => least));
    const max = ends.some((end) => end.at(-1) === null) ? null : Math.max(...ends.map((end) => end.at(-1)));
    return max === 0 ? [] : { ...row, min, max };
  });
}

/** Each stretch of bands with the same amounts. */
function stepsOf(rows, count) {
  const steps = [];
  for (let band = 0; band < count; band += 1) {
    const amounts = amountsOf(rows, (row) => [row.cells[band]]);
    const last = steps.at(-1);
    if (JSON.stringify(last?.amounts) === JSON.stringify(amounts)) last.to = band + 1;
    else steps.push({ from: band, to: band + 1, amounts });
  }
  return steps.filter((step) => step.amounts.length > 0);
}

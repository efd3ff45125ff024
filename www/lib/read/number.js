//! Reads a number the way Norwegian caseworkers write it (comma or point, spaces between thousands), exactly and never as a float.

const SPACES = /[\u00a0\u2007\u2009\u202f\t ]+/g;

/** The text with one kind of space, dash and half sign, in lower case: what every reader here starts from. */
export const plain = (text) =>
  String(text ?? '').toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(\d) ?½/g, '$1,5').replace(/½/g, '0,5')
    .replace(/[×*]/g, 'x')
    .replace(SPACES, ' ')
    .trim();

/**
 * One decimal number. Returns `{units, scale}` with value = units / scale, both whole, or `{problem}`.
 * `thousandsPoint`: "260.320" means 260 320 (money), not 260,32.
 */
export function decimal(text, { digits = 6, decimals = 4, thousandsPoint = false } = {}) {
  let rest = plain(text);
  if (rest === '') return { problem: 'empty' };
  if (/^-/.test(rest)) return { problem: 'negative', text };
  if (/^[\d., ]+e[+-]?\d+$/.test(rest)) return { problem: 'exponent', text };
  if (/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(rest)) rest = rest.replace(/ /g, '');
  const grouped = thousandsPoint ? /^\d{1,3}(\.\d{3})+(,\d+)?$/ : /^\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;
  if (grouped.test(rest)) rest = rest.replace(/\./g, '');
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(rest);
  if (!match) return { problem: 'not_number', text };
  const whole = match[1].replace(/^0+(?=\d)/, '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (whole.length > digits) return { problem: 'too_long', text, digits };
  if (fraction.length > decimals) return { problem: 'too_precise', text, decimals };
  return { units: Number(whole + fraction), scale: 10 ** fraction.length };
}

/** A whole number from `min` to `max`: `{value}` or `{problem}`. */
export function whole(text, { min = 0, max = 999999 } = {}) {
  const read = decimal(text, { digits: 9 });
  if (read.problem) return read;
  if (read.scale !== 1) return { problem: 'not_whole', text };
  return read.units < min || read.units > max ? { problem: 'outside', text, min, max } : { value: read.units };
}

/** One value or an interval "2-4", "under 4", "over 2", each end read by `one`: `{value}`, `{min, max}` (an end may be missing) or `{problem}`. */
export function interval(text, one) {
  const rest = plain(text);
  const below = /^(?:under|inntil|høyst|maks|<|<=)\s*(.+)$/.exec(rest);
  if (below) return bounded(undefined, one(below[1]));
  const above = /^(?:over|minst|fra|frå|>|>=)\s*(.+)$/.exec(rest) ?? /^([^-]+)\s*(?:\+|-)$/.exec(rest);
  if (above) return bounded(one(above[1]), undefined);
  const ends = /^(.*\d.*?)\s*(?:-|\btil\b)\s*(.*\d.*)$/.exec(rest);
  if (!ends) return one(rest);
  return bounded(one(ends[1]), one(ends[2]), text);
}

function bounded(low, high, text) {
  const bad = [low, high].find((end) => end?.problem);
  if (bad) return bad;
  if (low && high && low.value > high.value) return { problem: 'reversed', text };
  if (low && high && low.value === high.value) return low;
  return { ...(low && { min: low.value }), ...(high && { max: high.value }) };
}

/** An amount of money in kroner, read into whole øre: `{value}` or `{problem}`. */
export function kroner(text) {
  const read = decimal(plain(text).replace(/^kr\.? ?| ?(kr\.?|kroner|,-)$/g, ''), { digits: 8, decimals: 2, thousandsPoint: true });
  return read.problem ? { ...read, text } : { value: (read.units * 100) / read.scale };
}

//! Numbers, money and dates as text in bokmål, nynorsk and English; our own, since browsers know no nynorsk.

const NBSP = '\u00a0';
const MINUS = '\u2212';
const DASH = '\u2013';

const NORWEGIAN = {
  group: NBSP, point: ',', months: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  day: (day, month, year) => `${day}.${NBSP}${month} ${year}`, money: (text) => `${text}${NBSP}kr`,
  and: 'og', unknown: 'ukjent',
};
const WORDS = {
  en: {
    group: ',', point: '.', months: 'January February March April May June July August September October November December'.split(' '),
    day: (day, month, year) => `${day}${NBSP}${month} ${year}`, money: (text) => `NOK${NBSP}${text}`,
    and: 'and', unknown: 'unknown',
  },
};

/** The formatter for a language; those without words of their own (nynorsk, Sami) use bokmål's, which are the same. */
export function format(lang) {
  const words = WORDS[lang] ?? NORWEGIAN;
  /** A number with at most `decimals` decimals (0 to 6), trailing zeros dropped unless `fixed`. */
  const number = (value, { decimals = 2, fixed = false } = {}) => {
    const [whole, part = ''] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.group);
    const rest = fixed ? part : part.replace(/0+$/, '');
    const zero = !/[1-9]/.test(whole + rest);
    return `${value < 0 && !zero ? MINUS : ''}${grouped}${rest ? words.point + rest : ''}`;
  };

  /** Øre, `{min, max}` or null as kroner, each end as `one` writes it. */
  const kroner = (ore, one) => {
    if (ore === null || ore === undefined) return words.unknown;
    const { min, max } = typeof ore === 'object' ? ore : { min: ore, max: ore };
    return words.money([...new Set([min, max])].map((it) => one(it / 100)).join(DASH));
  };

  /** Øre as kroner: an integer, `{min, max}` or null. Whole kroner stand without decimals. */
  const money = (ore) => kroner(ore, (it) => number(it, { decimals: it % 1 === 0 ? 0 : 2, fixed: true }));

  /** Øre rounded to whole kroner, for "about" amounts. */
  const about = (ore) => kroner(ore, (it) => number(it, { decimals: 0 }));

  /** "2026-05-01" as "1. mai 2026"; null as empty text. */
  const date = (iso) => {
    const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
    return found ? words.day(Number(found[3]), words.months[found[2] - 1], found[1]) : '';
  };

  /** "a, b og c". */
  const list = (texts) => (texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${words.and} ${texts.at(-1)}`);

  return { lang, number, money, about, date, list };
}

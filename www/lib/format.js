//! Numbers, money, time and dates as text in bokmål, nynorsk and English; our own, since browsers know no nynorsk.

const NBSP = '\u00a0';
const MINUS = '\u2212';
const DASH = '\u2013';

const NORWEGIAN = {
  group: NBSP, point: ',', months: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  day: (day, month, year) => `${day}.${NBSP}${month} ${year}`, money: (text) => `${text}${NBSP}kr`,
  hour: ['time', 'timer'], minute: ['minutt', 'minutter'], short: ['t', 'min'], and: 'og', unknown: 'ukjent',
};
const WORDS = {
  nb: NORWEGIAN,
  nn: { ...NORWEGIAN, hour: ['time', 'timar'], minute: ['minutt', 'minutt'], unknown: 'ukjent' },
  en: {
    group: ',', point: '.', months: 'January February March April May June July August September October November December'.split(' '),
    day: (day, month, year) => `${day}${NBSP}${month} ${year}`, money: (text) => `NOK${NBSP}${text}`,
    hour: ['hour', 'hours'], minute: ['minute', 'minutes'], short: ['h', 'min'], and: 'and', unknown: 'unknown',
  },
};

/** The formatter for a language; languages without one (Sami) use bokmål's. */
export function format(lang) {
  const words = WORDS[lang] ?? WORDS.nb;
  const range = (value, one) => {
    if (value === null || value === undefined) return words.unknown;
    if (typeof value !== 'object') return one(value);
    return value.min === value.max ? one(value.min) : `${one(value.min)}${DASH}${one(value.max)}`;
  };

  /** A number with at most `decimals` decimals (0 to 6), trailing zeros dropped unless `fixed`. */
  const number = (value, { decimals = 2, fixed = false } = {}) => {
    const [whole, part = ''] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.group);
    const rest = fixed ? part : part.replace(/0+$/, '');
    const zero = !/[1-9]/.test(whole + rest);
    return `${value < 0 && !zero ? MINUS : ''}${grouped}${rest ? words.point + rest : ''}`;
  };

  /** Øre as kroner: an integer, `{min, max}` or null. Whole kroner stand without decimals unless `exact`. */
  const money = (ore, { exact = false } = {}) => {
    const one = (it) => number(it / 100, { decimals: it % 100 === 0 && !exact ? 0 : 2, fixed: true });
    return ore === null || ore === undefined ? words.unknown : words.money(range(ore, one));
  };

  /** Øre rounded to whole kroner, for "about" amounts. */
  const about = (ore) => (ore === null || ore === undefined ? words.unknown : words.money(range(ore, (it) => number(it / 100, { decimals: 0 }))));

  /** Money as a screen reader should say it: no group spaces, the currency as a word. */
  const spoken = (ore) => {
    if (ore === null || ore === undefined) return words.unknown;
    const one = (it) => `${it < 0 ? 'minus ' : ''}${String(Math.abs(it) / 100).replace('.', words.point)}`;
    const to = lang === 'en' ? ' to ' : ' til ';
    const text = typeof ore === 'object' ? (ore.min === ore.max ? one(ore.min) : one(ore.min) + to + one(ore.max)) : one(ore);
    return `${text} kroner`;
  };

  /** "2026-05-01" as "1. mai 2026"; null as empty text. */
  const date = (iso) => {
    const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
    return found ? words.day(Number(found[3]), words.months[found[2] - 1], found[1]) : '';
  };

  /** Whole minutes as "1 time og 30 minutter", or "1 t 30 min" when `short`. */
  const duration = (minutes, { short = false } = {}) => range(minutes, (it) => {
    const [hours, rest] = [Math.floor(it / 60), it % 60];
    const say = (count, [one, other]) => `${number(count, { decimals: 0 })}${NBSP}${count === 1 ? one : other}`;
    if (short) return [hours && `${number(hours, { decimals: 0 })}${NBSP}${words.short[0]}`, (rest || !hours) && `${rest}${NBSP}${words.short[1]}`].filter(Boolean).join(NBSP);
    return [hours && say(hours, words.hour), (rest || !hours) && say(rest, words.minute)].filter(Boolean).join(` ${words.and} `);
  });

  /** Minutes as hours with decimals: "1,5 timer" or "1,5 t". */
  const hours = (minutes, { short = false } = {}) => `${range(minutes, (it) => number(it / 60))}${NBSP}${short ? words.short[0] : words.hour[minutes === 60 ? 0 : 1]}`;

  /** "a, b og c". */
  const list = (texts) => (texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${words.and} ${texts.at(-1)}`);

  return { lang, number, money, about, spoken, date, duration, hours, list };
}

//! A fact and its values in words, as `src/view/phrase.rs` says them.
import { dateOf } from './day.js';

const NB = { yes: 'ja', no: 'nei', or: 'eller', to: 'til', orMore: 'eller mer', orLess: 'eller mindre', hours: 'timer', minutes: 'min', notRelevant: 'ikke relevant' };
const WORDS = {
  nb: NB,
  nn: { ...NB, orMore: 'eller meir', hours: 'timar', notRelevant: 'ikkje relevant' },
  en: { yes: 'yes', no: 'no', or: 'or', to: 'to', orMore: 'or more', orLess: 'or less', hours: 'hours', minutes: 'min', notRelevant: 'not relevant' },
};

/** The catalogue's own sentence, else label and values. */
export function phrase(fact, texts, values, lang) {
  const own = texts.phrases.find(([set]) => JSON.stringify(set) === JSON.stringify(values));
  return own ? own[1] ?? '' : `${(texts.label ?? '').replace(/\.$/, '')}: ${named(fact, texts, values, lang)}`;
}

/** The values alone. */
function named(fact, texts, values, lang) {
  const words = WORDS[lang] ?? NB;
  const one = (value) => {
    switch (fact.kind) {
      case 'boolean': return value === 1 ? words.yes : words.no;
      case 'choice': return texts.options[value] ?? '';
      case 'score': return value === 9 ? words.notRelevant : String(value);
      case 'hours': return hours(value, words);
      case 'money': return `${Math.trunc(value / 100)} kr`;
      case 'date': return dateOf(value);
      default: return texts.unit ? `${value} ${texts.unit}` : String(value);
    }
  };
  const stretch = ([low, high]) => {
    if (low === high) return one(low);
    if (!fact.ordered) return Array.from({ length: high - low + 1 }, (_, step) => one(low + step)).join(` ${words.or} `);
    if (high === fact.max) return `${one(low)} ${words.orMore}`;
    return low === fact.min ? `${one(high)} ${words.orLess}` : `${one(low)} ${words.to} ${one(high)}`;
  };
  return values.map(stretch).join(` ${words.or} `);
}

function hours(minutes, words) {
  const [whole, rest] = [Math.trunc(minutes / 60), minutes % 60];
  if (rest === 0) return `${whole} ${words.hours}`;
  return whole === 0 ? `${rest} ${words.minutes}` : `${whole} ${words.hours} ${rest} ${words.minutes}`;
}

//! Why a stated value could not be used, in words.

/** The numbers of `Problem` in `src/fact/domain.rs`. */
export const PROBLEM = { unknownFact: 1, wrongType: 2, unknownOption: 3, outOfRange: 4, contradiction: 5 };
const MESSAGES = {
  1: 'ukjent opplysning',
  2: 'verdien er av feil type',
  3: 'verdien er ikke et av valgene',
  4: 'verdien er utenfor det som er mulig',
  5: 'svarene utelukker hverandre',
};

const possible = {
  boolean: () => 'mulige verdier: true, false',
  choice: ({ options }) => `mulige verdier: ${options.join(', ')}`,
  score: () => 'mulige verdier: 1, 2, 3, 4, 5 og 9 (ikke relevant)',
  integer: ({ min, max }) => `mulige verdier: hele tall fra ${min} til ${max}`,
  hours: ({ min, max }) => `mulige verdier: hele minutter fra ${min} til ${max}, eller tekst som "32 h"`,
  money: ({ min, max }) => `mulige verdier: hele øre fra ${min} til ${max}`,
  date: (fact) => `mulige verdier: dager fra ${fact.one(fact.min)} til ${fact.one(fact.max)}`,
};

export function problem(code, id, ids) {
  const fact = ids.facts.find((it) => it.id === id);
  return { fact: id, message: MESSAGES[code] ?? MESSAGES[2], help: fact && code !== 5 ? possible[fact.kind](fact) : null };
}

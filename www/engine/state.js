//! Tells the rules what is known, and for whom.
import { PROBLEM, problem } from './problem.js';

export const AUDIENCE = { citizen: 0, caseworker: 1 };

/** States facts, and only these; gives what could not be used. */
export function state(rules, ids, knowledge, audience) {
  rules.forget(AUDIENCE[audience]);
  return Object.entries(knowledge).flatMap(([id, stated]) => {
    const at = ids.places.get(id);
    if (at === undefined) return [problem(PROBLEM.unknownFact, id, ids)];
    if (stated === null || stated === undefined) return [];
    const stretches = ids.facts[at].read(stated);
    if (typeof stretches === 'number') return [problem(stretches, id, ids)];
    rules.say(at, Float64Array.from(stretches));
    return [];
  });
}

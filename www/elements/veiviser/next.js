//! Which question comes next: the engine says which ones matter most, the catalogue says in which order one would ask them.
import { MOST } from './state.js';

/**
 * The questions that are worth asking, the most telling first. One that asks more about another waits for an answer to that one;
 * where there was none, it would only be in the way. With `more` the reader has asked for all.
 */
export function worthAsking({ questions }, { answers }, more) {
  const waits = ({ follows }) => follows && (follows in answers ? answers[follows].length === 0 : questions.some(({ id }) => id === follows));
  return more ? questions : questions.filter((it) => !waits(it));
}

/**
 * Among the steps the engine finds most telling (as many as there is room for), the one that comes first in the catalogue:
 * who and where before how much. Null when nothing more would change anything.
 */
export function nextQuestion(asked, state, more = state.wantsMore) {
  const worth = worthAsking(asked, state, more);
  const room = Math.max(1, MOST - state.steps.length);
  const telling = [...new Set(worth.map(({ id }) => state.step(id)))].slice(0, room);
  return asked.all.find(({ id }) => worth.some((it) => it.id === id) && telling.includes(state.step(id)))?.id ?? null;
}

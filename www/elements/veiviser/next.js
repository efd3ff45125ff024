//! Which question comes next: the engine says which ones matter most, the catalogue says in which order one would ask them.
import { MOST } from './state.js';

/**
 * Among the questions the engine finds most telling (as many as there is room for), the one that comes first in the catalogue:
 * who and where before how much. Null when nothing more would change anything.
 */
export function nextQuestion({ questions, all }, asked) {
  const room = Math.max(1, MOST - asked.length);
  const telling = new Set(questions.slice(0, room).map((it) => it.id));
  return all.find((it) => telling.has(it.id))?.id ?? null;
}

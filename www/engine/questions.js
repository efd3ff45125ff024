//! The questions of the citizen's build with their words.
import { plain } from './words.js';

/** Every question as the guide shows it, in the order of the ids. */
export const questionsOf = (ids, { all }) => ids.questions.map((question, at) => {
  const { text, text_other, help, why, follows, options } = all.questions?.[at] ?? {};
  return {
    id: question.id, select: question.select, text: plain(text), text_other: plain(text_other), help: plain(help), why: plain(why), follows,
    options: question.options.map((option, place) => ({ ...option, text: plain(options?.[place]) })),
  };
});

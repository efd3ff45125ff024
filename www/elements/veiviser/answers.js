//! What the reader has answered, with a way to change each answer: a screen of its own, and a part of the result.
import { h } from '../../lib/dom.js';
import { actions, button, hidden, press, primary, screenTitle } from './parts.js';

export function answersScreen(it) {
  const { state, t } = it;
  return [
    screenTitle(it, t('answers.title')),
    answers(it),
    actions(
      primary(t('answers.continue'), () => it.move(() => state.resume(it.next()))),
      button(t('question.result'), () => it.move(() => state.go('result')), 'secondary')),
  ];
}

/** The list of questions and answers. */
export function answers(it) {
  const { state, t, theirs } = it;
  const rows = answered(it);
  if (rows.length === 0) return h('p', {}, t('answers.none'));
  return h('dl', { class: 'v-answers' }, rows.map(({ id, question, texts, ours }) => h('div', {},
    h('dt', { lang: theirs }, question),
    h('dd', {}, h('span', { lang: ours ? null : theirs }, texts.join(', '))),
    h('dd', { class: 'v-answers__edit' }, press(() => it.move(() => state.edit(id)), t('answers.change'), hidden(question))))));
}

/** Question and answer as texts, in the order they were asked; `ours` tells an answer in the words of the interface. */
export function answered({ state, question, other, t }) {
  return state.trail.map((id) => [question(id), state.answer(id)]).filter(([found]) => found).map(([found, given]) => ({
    id: found.id,
    question: (other && found.text_other) || found.text,
    ours: given.ids.length === 0,
    texts: given.skipped ? [t('answers.skipped')] : given.ids.length === 0 ? [t('unknown')]
      : found.options.filter((option) => given.ids.includes(option.id)).map((option) => (other && option.text_other) || option.text),
  }));
}

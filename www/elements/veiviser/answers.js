//! What the reader has answered, with a way to change each answer: a screen of its own, and a part of the result.
import { h } from '../../lib/dom.js';

export function answersScreen(it) {
  const { state, t, heading } = it;
  return [
    heading(0, { class: 'v-title', 'data-focus': '', tabindex: -1 }, t('answers.title')),
    answers(it),
    h('div', { class: 't-row v-actions' },
      h('button', { type: 'button', class: 'ds-button v-primary', onclick: () => it.move(() => state.resume(it.next())) }, t('answers.continue')),
      h('button', { type: 'button', class: 'ds-button', 'data-variant': 'secondary', onclick: () => it.move((now) => now.go('result')) }, t('question.result'))),
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
    h('dd', { class: 'v-answers__edit' }, h('button', {
      type: 'button', class: 'ds-link', onclick: () => it.move(() => state.edit(id)),
    }, t('answers.change'), h('span', { class: 't-hidden' }, ` ${question}`))))));
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

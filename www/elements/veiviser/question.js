//! One question on the screen: native radio buttons or boxes, "vet ikke" on every one, and a way past it.
import { h, replace } from '../../lib/dom.js';
import { MOST, tick } from './state.js';

/** Answers in the first person need a word to one who answers for another. */
const FIRST_PERSON = /(^|\s)(jeg|meg|min|mi|mitt|mine|eg|I|my|me)(\s|,|$)/i;

export function questionScreen(it) {
  const { state, t, heading, asked, theirs, other } = it;
  const question = it.question(state.question);
  const many = question.select === 'many';
  const hint = many && !question.help;
  const speakFor = other && question.options.some((option) => !option.text_other && FIRST_PERSON.test(option.text)) && !question.options.some((option) => /^meg(_|$)/.test(option.id));
  const none = question.options.filter((option) => option.none).map((option) => option.id);
  const left = asked.questions.filter((one) => !state.answer(one.id)).length;
  const all = state.trail.length + left;
  const most = Math.max(state.number, state.wantsMore ? all : Math.min(all, MOST));
  const error = h('p', { class: 'ds-validation-message', id: 'v-error', hidden: true });
  const described = [question.help && 'v-help', hint && 'v-many', speakFor && 'v-other', 'v-error'].filter(Boolean).join(' ');

  const box = (id, text, lang) => h('div', { class: 'ds-field v-option', 'data-variant': 'outline' },
    h('input', {
      class: 'ds-input', type: many ? 'checkbox' : 'radio', name: 'svar', id: `v-${id}`, value: id,
      '.checked': id === 'unknown' ? Boolean(state.draft?.unknown) : Boolean(state.draft?.ids.includes(id)),
    }),
    h('label', { for: `v-${id}`, class: 'ds-label', 'data-weight': 'regular', lang }, text));

  const changed = ({ target }) => {
    const ids = many ? state.draft?.ids ?? [] : [];
    state.draft = tick(ids, target.value, target.checked, none);
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === 'unknown' ? state.draft.unknown : state.draft.ids.includes(input.value);
    }
    complain(false);
  };

  const complain = (on) => {
    error.hidden = !on;
    replace(error, on ? t('question.missing') : null);
    for (const input of form.querySelectorAll('input')) {
      if (on) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    if (on) {
      it.announce(t('question.missing'));
      form.querySelector('input').focus();
    } else if (it.host.status.textContent) {
      it.announce('');
    }
  };

  const leave = (give) => it.move((now) => { give(now); now.forward(it.next()); });
  const submit = (event) => {
    event.preventDefault();
    const { draft } = state;
    if (!draft || (!draft.unknown && draft.ids.length === 0)) complain(true);
    else leave((now) => now.give(draft.ids));
  };

  // method="dialog": even if a script fails, the browser sends nothing and goes nowhere.
  const form = h('form', { method: 'dialog', autocomplete: 'off', novalidate: true, onsubmit: submit, onchange: changed },
    h('fieldset', { class: 'ds-fieldset v-question', 'aria-describedby': described },
      h('legend', {}, heading(0, { 'data-focus': '', tabindex: -1, class: 'v-title', lang: theirs }, (other && question.text_other) || question.text)),
      question.help && h('p', { id: 'v-help', class: 't-quiet', lang: theirs }, question.help),
      hint && h('p', { id: 'v-many', class: 't-quiet' }, t('question.many')),
      speakFor && h('p', { id: 'v-other', class: 't-quiet' }, t('question.other')),
      h('div', { class: 'v-options' }, question.options.map((option) => box(option.id, (other && option.text_other) || option.text, theirs)), box('unknown', t('unknown'))),
      error),
    h('div', { class: 't-row v-actions' },
      h('button', { type: 'submit', class: 'ds-button v-primary' }, t('next')),
      h('button', { type: 'button', class: 'ds-button', 'data-variant': 'tertiary', onclick: () => leave((now) => now.give([], { skipped: true })) }, t('skip'))));

  return [
    h('p', { class: 'v-progress' }, t('progress', { n: state.number, most })),
    form,
    question.why && h('details', { class: 'v-why' }, h('summary', {}, t('question.why')), h('p', { lang: theirs }, question.why)),
    state.trail.length > 0 && h('ul', { class: 'v-side' },
      h('li', {}, h('button', { type: 'button', class: 'ds-link', onclick: () => it.move((now) => now.go('answers')) }, t('question.answers'))),
      h('li', {}, h('button', { type: 'button', class: 'ds-link', onclick: () => it.move((now) => now.go('result')) }, t('question.result')))),
  ];
}

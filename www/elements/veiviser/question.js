//! A question on the screen, or a few that ask more about the same: native radio buttons or boxes, "vet ikke" on each, and a way past.
import { h, replace } from '../../lib/dom.js';
import { worthAsking } from './next.js';
import { actions, button, press, primary, screenTitle } from './parts.js';
import { MOST, tick } from './state.js';

/** Answers in the first person need a word to one who answers for another. */
const FIRST_PERSON = /(^|\s)(jeg|meg|min|mi|mitt|mine|eg|I|my|me)(\s|,|$)/i;

export function questionScreen(it) {
  const { state, t, heading, asked, theirs, other } = it;
  const lead = it.question(state.question);
  const left = worthAsking(asked, state, state.wantsMore);
  const shown = state.editing ? [lead] : asked.all.filter((one) => state.step(one.id) === state.step(lead.id) && (one === lead || state.answer(one.id) || left.some(({ id }) => id === one.id)));
  const alone = shown.length === 1;
  const all = new Set([...state.steps, ...asked.questions.map(({ id }) => state.step(id))]).size;
  const most = Math.max(state.number, state.wantsMore ? all : Math.min(all, MOST));
  const text = (one) => (other && one.text_other) || one.text;
  const fields = shown.map((question) => field(it, question, alone ? screenTitle(it, h('span', { lang: theirs }, text(question))) : heading(1, { class: 'v-more__title', lang: theirs }, text(question))));

  const leave = (give) => it.move((now) => { shown.forEach(({ id }) => give(now, id)); now.forward(it.next()); });
  const submit = (event) => {
    event.preventDefault();
    const missing = fields.filter((one) => one.complain(one.missing()));
    if (missing.length > 0) {
      it.announce(t('question.missing'));
      missing[0].node.querySelector('input').focus();
    } else leave((now, question) => now.give(now.draft(question).ids, { question }));
  };

  // method="dialog": even if a script fails, the browser sends nothing and goes nowhere.
  const form = h('form', { method: 'dialog', autocomplete: 'off', novalidate: true, onsubmit: submit },
    fields.map((one) => one.node),
    actions(primary(t('next')), button(t('skip'), () => leave((now, question) => now.give([], { question, skipped: true })), 'tertiary')));
  const why = [...new Set(shown.map((one) => one.why).filter(Boolean))];

  return [
    h('p', { class: 'v-progress' }, t('progress', { n: state.number, most })),
    !alone && screenTitle(it, t('question.together')),
    form,
    why.length > 0 && h('details', { class: 'v-why' }, h('summary', {}, t('question.why')), why.map((one) => h('p', { lang: theirs }, one))),
    state.trail.length > 0 && h('ul', { class: 'v-side' },
      h('li', {}, press(() => it.move(() => state.go('answers')), t('question.answers'))),
      h('li', {}, press(() => it.move(() => state.go('result')), t('question.result')))),
  ];
}

/** One question with its answers: the node, whether nothing is ticked, and a way to say so beside it. */
function field({ state, t, theirs, other, host, announce }, question, legend) {
  const { id } = question;
  const many = question.select === 'many';
  const hint = many && !question.help;
  const speakFor = other && question.options.some((option) => !option.text_other && FIRST_PERSON.test(option.text)) && !question.options.some((option) => /^meg(_|$)/.test(option.id));
  const none = question.options.filter((option) => option.none).map((option) => option.id);
  const draft = () => state.draft(id);
  const checked = (option) => Boolean(option === 'unknown' ? draft()?.unknown : draft()?.ids.includes(option));
  const error = h('p', { class: 'ds-validation-message', id: `v-error-${id}`, hidden: true });
  const asides = [[question.help, 'help', theirs], [hint && t('question.many'), 'many'], [speakFor && t('question.other'), 'other']].filter(([text]) => text);

  const complain = (on) => {
    error.hidden = !on;
    replace(error, on ? t('question.missing') : null);
    for (const input of node.querySelectorAll('input')) {
      if (on) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    return on;
  };
  const changed = ({ target }) => {
    state.tick(id, tick(many ? draft()?.ids ?? [] : [], target.value, target.checked, none));
    for (const input of node.querySelectorAll('input')) input.checked = checked(input.value);
    complain(false);
    if (host.status.textContent) announce('');
  };
  const node = h('fieldset', { class: 'ds-fieldset v-question', 'aria-describedby': [...asides.map(([, name]) => `v-${name}-${id}`), error.id].join(' '), onchange: changed },
    h('legend', {}, legend),
    asides.map(([text, name, lang]) => h('p', { id: `v-${name}-${id}`, class: 't-quiet', lang }, text)),
    options([...question.options.map((option) => ({ id: option.id, text: (other && option.text_other) || option.text, lang: theirs })), { id: 'unknown', text: t('unknown') }], { many, name: id, checked }),
    error);
  return { node, complain, missing: () => !draft() || (!draft().unknown && draft().ids.length === 0) };
}

/** Answers to tick, as native controls: `[{id, text, lang}]`. */
export function options(list, { many, name, checked }) {
  return h('div', { class: 'v-options' }, list.map(({ id, text, lang }) => h('div', { class: 'ds-field v-option', 'data-variant': 'outline' },
    h('input', { class: 'ds-input', type: many ? 'checkbox' : 'radio', name, id: `v-${name}-${id}`, value: id, '.checked': checked(id) }),
    h('label', { for: `v-${name}-${id}`, class: 'ds-label', 'data-weight': 'regular', lang }, text))));
}

//! The self-check before a decision is signed: impartiality, consent, mapping, home visit and the person's own view.

import { h } from '../../../lib/dom.js';
import { Control } from '../control.js';

const QUESTIONS = ['habilitet', 'user_heard', 'relatives_heard', 'consent', 'mapped', 'home_visit', 'second_reader'];

export class ProcessList {
  #ctx;
  #controls;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    const control = (name, spec) => new Control(ctx, {
      key: `process/${name}`, label: t(`process.${name}`), hint: ctx.words.has(`process.${name}_hint`) ? t(`process.${name}_hint`) : null,
      read: (state) => state.process[name], write: (state, text) => ({ ...state, process: { ...state.process, [name]: text } }), ...spec,
    });
    const answers = ['', 'yes', 'no', 'na'].map((value) => ({ value, text: t(`answer.${value || 'none'}`) }));
    this.#controls = {
      ...Object.fromEntries(QUESTIONS.map((name) => [name, control(name, { kind: 'select', options: answers })])),
      applied: control('applied', {}), urgent: control('urgent', {}), user_view: control('user_view', { kind: 'area', wide: true }), considerations: control('considerations', { kind: 'area', wide: true }),
    };
    this.remarks = h('ul', { class: 'v-notes' });
    this.node = h('details', { class: 'v-fold v-process' }, h('summary', {}, t('process.title')),
      h('p', { class: 'v-hint' }, t('process.hint')), h('div', { class: 'v-grid' }, Object.values(this.#controls).map((one) => one.node)), this.remarks);
  }

  update() {
    const { model, t, problemOfDate } = this.#ctx;
    const { process } = model.state;
    for (const [name, control] of Object.entries(this.#controls)) control.update(model.state, ['applied', 'urgent'].includes(name) ? problemOfDate(process[name]) : null);
    const remarks = [
      process.habilitet === 'no' && 'habilitet', process.relatives_heard === 'yes' && process.consent !== 'yes' && 'consent', process.urgent && process.mapped !== 'yes' && 'urgent',
    ].filter(Boolean);
    const joined = remarks.join();
    if (this.remarks.dataset.text === joined) return;
    this.remarks.dataset.text = joined;
    this.remarks.replaceChildren(...remarks.map((name) => h('li', {}, t(`process.remark.${name}`))));
  }
}

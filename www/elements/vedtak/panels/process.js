//! The self-check before a decision is signed: impartiality, consent, mapping, home visit, second reader, deadlines and the person's own view.

import { h } from '../../../lib/dom.js';
import { putList } from '../../pris/sums.js';
import { isBlank } from '../calculator.js';
import { Control, put } from '../control.js';
import { hint } from '../parts.js';
import { addDays, date } from '../../../lib/read/date.js';

const QUESTIONS = ['habilitet', 'user_heard', 'relatives_heard', 'consent', 'mapped', 'home_visit', 'second_reader'];

export class ProcessList {
  #ctx;
  #controls;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    const control = (name, spec) => new Control(ctx, {
      key: `process/${name}`, label: t(`process.${name}`), hint: ctx.known(`process.${name}_hint`),
      read: (state) => state.process[name], write: (state, text) => ({ ...state, process: { ...state.process, [name]: text } }), ...spec,
    });
    const answers = ['', 'yes', 'no', 'na'].map((value) => ({ value, text: t(`answer.${value || 'none'}`) }));
    this.#controls = {
      ...Object.fromEntries(QUESTIONS.map((name) => [name, control(name, { kind: 'select', options: answers })])),
      applied: control('applied', {}), urgent: control('urgent', {}), user_view: control('user_view', { kind: 'area', wide: true }), considerations: control('considerations', { kind: 'area', wide: true }),
    };
    this.remarks = h('ul', { class: 'v-notes' });
    this.summary = h('summary', {});
    this.node = h('div', {}, h('details', { class: 'v-fold v-process' }, this.summary,
      hint(t('handling.hint')), h('div', { class: 'v-grid' }, Object.values(this.#controls).map((one) => one.node))), this.remarks);
  }

  update() {
    const { model, t, problemOfDate } = this.#ctx;
    const { process } = model.state;
    for (const [name, control] of Object.entries(this.#controls)) control.update(model.state, ['applied', 'urgent'].includes(name) ? problemOfDate(process[name]) : null);
    put(this.summary, t('handling.title', { n: QUESTIONS.filter((name) => process[name]).length, of: QUESTIONS.length }));
    const lines = model.pack.lines.filter((line) => !isBlank(line));
    const remarks = [
      process.habilitet === 'no' && 'habilitet', process.relatives_heard === 'yes' && process.consent !== 'yes' && 'consent', process.urgent && process.mapped !== 'yes' && 'urgent',
      lines.some((line) => line.decision === 'refused') && process.second_reader !== 'yes' && 'second_reader',
    ].filter(Boolean).map((name) => t(`process.remark.${name}`));
    putList(this.remarks, [...remarks, ...this.#deadlines(lines)]);
  }

  /** The days by which the law, the municipality and the office itself want an answer, counted from the application. */
  #deadlines(lines) {
    const { model, t, f } = this.#ctx;
    const applied = date(model.state.process.applied, { today: model.calculator.info.date }).value;
    if (!applied) return [];
    return [...new Set(lines.flatMap((line) => {
      const { name, deadline, about } = model.service(line.service) ?? {};
      const norms = (about?.norms ?? []).filter((norm) => norm.from === 'application' && norm.days);
      return [deadline?.weeks && { days: deadline.weeks * 7, text: deadline.text }, ...norms].filter(Boolean).map(({ days, text }) => t('handling.due', { service: name, date: f.date(addDays(applied, days)), text }));
    }))];
  }
}

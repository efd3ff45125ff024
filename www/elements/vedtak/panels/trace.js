//! P6, how an amount is worked out: formula, rate, kind, source, date and rounding for the chosen line.

import { h } from '../../../lib/dom.js';
import { sourceWords } from '../words.js';

export class TracePanel {
  #ctx;
  #line = null;
  #drawn = null;
  #menu = '';

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    const id = ctx.uid();
    this.choose = h('select', { class: 'ds-input', id, onchange: (event) => { event.stopPropagation(); this.#line = this.choose.value; this.update(ctx.model.results); } });
    this.list = h('ol', { class: 'v-trace' });
    this.empty = h('p', { class: 'v-hint' }, t('trace.empty'));
    this.node = h('section', { class: 'v-panel', 'aria-labelledby': ctx.anchor('trace') },
      ctx.el.heading(1, { id: ctx.anchor('trace'), tabindex: -1, class: 'v-h' }, t('trace.title')),
      this.empty, this.field = h('div', { class: 'v-field' }, h('label', { class: 'v-label', for: id }, t('trace.choose')), this.choose), this.list);
  }

  /** Chooses a line and moves here. */
  show(id) {
    this.#line = id;
    this.update(this.#ctx.model.results);
    this.choose.focus();
    this.node.scrollIntoView({ block: 'nearest' });
  }

  update(results) {
    const { t, model } = this.#ctx;
    const computed = results.packages[model.state.active];
    const lines = computed.price.lines.filter((line) => line.trace?.length);
    this.empty.hidden = lines.length > 0;
    this.field.hidden = lines.length === 0;
    const options = lines.map((line) => [line.id, `${model.calculator.byId.get(computed.lines.get(line.id)?.service)?.name ?? ''}, ${t('line.number', { n: model.state.packages[model.state.active].lines.findIndex((one) => one.id === line.id) + 1 })}`]);
    const menu = JSON.stringify(options);
    if (menu !== this.#menu) {
      this.#menu = menu;
      this.choose.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
    }
    const line = lines.find((one) => one.id === this.#line) ?? lines[0];
    if (line) this.choose.value = line.id;
    if (this.#drawn === line) return;
    this.#drawn = line;
    this.list.replaceChildren(...(line?.trace ?? []).map((step) => this.#step(step)));
  }

  #step(step) {
    const { t, f } = this.#ctx;
    const { rate } = step;
    const source = h('p', { class: 'v-source' });
    if (rate) this.#ctx.cite(source, null, rate.source);
    return h('li', {}, h('p', { class: 'v-step' }, h('span', {}, step.label), ' ', h('strong', { class: 't-number' }, typeof step.value === 'number' || step.value?.min !== undefined ? f.money(step.value) : String(step.value ?? '–'))),
      step.formula ? h('p', { class: 'v-formula' }, step.formula) : null,
      rate ? h('p', {}, `${t('trace.rate')} ${rate.text}: ${f.money(rate.amount)} ${t('trace.per')} ${rate.unit}. `, h('span', { class: 'v-tag' }, rate.kind), rate.from ? ` ${t('trace.from', { date: f.date(rate.from) })}` : '') : null,
      source, step.rounding ? h('p', { class: 'v-hint' }, step.rounding) : null);
  }
}

/** The trace of a line as sentences, for texts. */
export function traceWords(ctx, line) {
  return (line?.trace ?? []).map((step) => [
    `${step.label}: ${typeof step.value === 'number' || step.value?.min !== undefined ? ctx.f.money(step.value) : step.value ?? '–'}`, step.formula,
    step.rate && `${ctx.t('trace.rate')} ${step.rate.text}: ${ctx.f.money(step.rate.amount)} ${ctx.t('trace.per')} ${step.rate.unit} (${step.rate.kind}${step.rate.from ? `, ${ctx.t('trace.from', { date: ctx.f.date(step.rate.from) })}` : ''})`,
    step.rate && sourceWords(ctx, step.rate.source),
  ].filter(Boolean).join('. '));
}

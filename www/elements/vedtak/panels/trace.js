//! P6, how an amount is worked out: formula, rate, kind, source, date and rounding for the chosen line.

import { h } from '../../../lib/dom.js';
import { rateWords, stepNode } from '../../pris/steps.js';
import { sourceWords } from '../words.js';
import { fold, hint, labelled, panel } from '../parts.js';

export class TracePanel {
  #ctx;
  #line = null;
  #drawn = null;
  #menu = '';

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.choose = h('select', { class: 'ds-input', id: ctx.uid(), onchange: (event) => { event.stopPropagation(); this.#line = this.choose.value; this.update(); } });
    this.list = h('ol', { class: 'v-trace' });
    this.empty = hint(t('trace.empty'));
    this.node = panel(ctx, 'trace', this.fold = fold(t('trace.show'), () => this.update(), this.empty, this.field = labelled(t('trace.choose'), this.choose), this.list));
  }

  /** Chooses a line and moves here. */
  show(id) {
    this.#line = id;
    this.fold.open = true;
    this.update();
    this.choose.focus();
    this.node.scrollIntoView({ block: 'nearest' });
  }

  update() {
    // The working of every amount is asked for only while someone looks at it.
    if (!this.fold.open) return;
    const { t, model } = this.#ctx;
    const { computed, pack } = model;
    const { lines, totals } = computed.explained();
    const shown = lines.filter((line) => line.trace.length);
    this.empty.hidden = shown.length > 0;
    this.field.hidden = shown.length === 0;
    const place = (id) => pack.lines.findIndex((one) => one.id === id) + 1;
    const options = [...shown.map((line) => [line.id, `${model.nameOf(computed.lines.get(line.id)?.service) ?? ''}, ${t('line.number', { n: place(line.id) })}`]), ...(totals.trace.length ? [['', t('check.whole')]] : [])];
    const menu = JSON.stringify(options);
    if (menu !== this.#menu) {
      this.#menu = menu;
      this.choose.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
    }
    const chosen = options.find(([id]) => id === this.#line)?.[0] ?? options[0]?.[0];
    this.choose.value = chosen ?? '';
    const steps = (chosen === '' ? totals : shown.find((line) => line.id === chosen))?.trace ?? [];
    const drawn = JSON.stringify(steps);
    if (this.#drawn === drawn) return;
    this.#drawn = drawn;
    this.list.replaceChildren(...steps.map((step) => stepNode(this.#ctx, step)));
  }
}

/** The trace of a line as sentences, for texts. */
export function traceWords(ctx, line) {
  return line.trace.map((step) => [[step.label, step.value].filter(Boolean).join(': '), ctx.dated(step.formula), step.rate && `${rateWords(ctx, step.rate)} ${[step.rate.kind, step.rate.note, sourceWords(ctx, step.rate.source)].filter(Boolean).join(', ')}`, step.rounding].filter(Boolean).join('. ').replaceAll('..', '.'));
}

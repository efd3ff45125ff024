//! P7, what leaves the page, and only by the caseworker's own hand: text for the case card, table, JSON, print, provider's summary.

import { h } from '../../../lib/dom.js';
import { button, fold, hint, panel, tick } from '../parts.js';
import { caseBlocks, providerBlocks } from '../out/blocks.js';
import { toText } from '../out/render.js';
import { toJSON, toTSV } from '../out/table.js';

export class OutputPanel {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, el } = ctx;
    const choice = (name, checked) => { const input = h('input', { type: 'checkbox', id: ctx.uid(), '.checked': checked, onchange: (event) => { event.stopPropagation(); this.update(); } }); return { input, node: tick(input, t(`out.with_${name}`)) }; };
    this.cost = choice('cost', true);
    this.trace = choice('trace', false);
    const give = (name, act, more) => button(t(name), act, more);
    this.text = h('textarea', { class: 'ds-input v-preview', readonly: true, rows: 18, 'aria-label': t('out.preview') });
    this.preview = fold(t('out.preview'), () => this.update(), this.text);
    this.node = panel(ctx, 'out', hint(t('out.hint')),
      h('div', { class: 'v-actions' }, give('out.copy', () => el.copyText(this.caseText(), t('out.copied')), { 'data-variant': 'primary' }), give('out.tsv', () => el.copyText(toTSV(ctx), t('out.copied_tsv'))),
        give('out.json', () => el.copyText(`${JSON.stringify(toJSON(ctx), null, 2)}\n`, t('out.copied_json'))), give('out.print', () => el.print(caseBlocks(ctx, this.#parts()), t('out.heading'))),
        give('out.provider', () => el.copyText(toText(providerBlocks(ctx)), t('out.copied_provider'))), give('out.provider_print', () => el.print(providerBlocks(ctx), t('provider.heading')))),
      h('div', { class: 'v-ticks' }, this.cost.node, this.trace.node), this.preview);
  }

  update() {
    if (!this.preview.open || !this.#ctx.model.results) return;
    const text = this.caseText();
    if (this.text.value !== text) this.text.value = text;
  }

  caseText() { return toText(caseBlocks(this.#ctx, this.#parts())); }

  /** Shows a text to copy by hand, where the browser gives no clipboard. */
  show(text) {
    this.preview.open = true;
    this.text.value = text;
    this.text.focus();
    this.text.select();
  }

  #parts() { return { cost: this.cost.input.checked, trace: this.trace.input.checked }; }
}

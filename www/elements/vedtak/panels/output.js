//! P7, what leaves the page, and only by the caseworker's own hand: text for the case card, table, JSON, print, provider's summary.

import { h } from '../../../lib/dom.js';
import { caseBlocks, providerBlocks } from '../out/blocks.js';
import { toText } from '../out/render.js';
import { toJSON, toTSV } from '../out/table.js';

export class OutputPanel {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, el } = ctx;
    const tick = (name, checked) => { const input = h('input', { type: 'checkbox', id: ctx.uid(), '.checked': checked, onchange: (event) => { event.stopPropagation(); this.update(); } }); return { input, node: h('div', { class: 'v-tick' }, input, h('label', { for: input.id }, t(`out.with_${name}`))) }; };
    this.cost = tick('cost', true);
    this.trace = tick('trace', false);
    const button = (name, act, variant = 'secondary') => h('button', { type: 'button', class: 'ds-button v-small', 'data-variant': variant, onclick: act }, t(`out.${name}`));
    this.text = h('textarea', { class: 'ds-input v-preview', readonly: true, rows: 18, 'aria-label': t('out.preview') });
    this.preview = h('details', { class: 'v-fold', ontoggle: () => this.update() }, h('summary', {}, t('out.preview')), this.text);
    this.node = h('section', { class: 'v-panel', 'aria-labelledby': ctx.anchor('out') },
      ctx.el.heading(1, { id: ctx.anchor('out'), tabindex: -1, class: 'v-h' }, t('out.title')), h('p', { class: 'v-hint' }, t('out.hint')),
      h('div', { class: 'v-actions' }, button('copy', () => el.copyText(this.caseText(), t('out.copied')), 'primary'), button('tsv', () => el.copyText(toTSV(ctx), t('out.copied_tsv'))),
        button('json', () => el.copyText(`${JSON.stringify(toJSON(ctx), null, 2)}\n`, t('out.copied_json'))), button('print', () => el.print(caseBlocks(ctx, this.#parts()), t('out.heading'))),
        button('provider', () => el.copyText(toText(providerBlocks(ctx)), t('out.copied_provider'))), button('provider_print', () => el.print(providerBlocks(ctx), t('provider.heading')))),
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

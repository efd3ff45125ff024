//! What is left before the draft is done, beside the cost, with the one button most cases end with.

import { h } from '../../../lib/dom.js';
import { isBlank } from '../calculator.js';
import { press, put } from '../control.js';
import { button, panel } from '../parts.js';
import { left, points } from '../points.js';

export class SummaryPanel {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, el } = ctx;
    this.left = h('p', { class: 'v-left' });
    this.copy = button(t('out.copy'), () => el.copyText(el.panels.out.caseText(), t('out.copied')), { 'data-variant': null });
    this.go = press(t('summary.go'), () => el.jump('check'));
    this.note = h('p', { class: 'v-copied' });
    this.node = panel(ctx, 'summary', this.left, h('div', { class: 'v-actions' }, this.copy, this.go), this.note);
  }

  update() {
    const { t, model: { pack, computed } } = this.#ctx;
    const { must_explain: must, check } = left(points(this.#ctx, pack, computed.findings));
    const empty = pack.lines.every(isBlank);
    put(this.left, empty ? t('check.empty') : [t('check.must', { n: must }), t('check.look', { n: check })].join('\u00a0· '));
    this.left.dataset.state = empty ? '' : must ? 'must' : check ? 'check' : 'ok';
  }

  say(text) {
    put(this.note, text);
    this.#ctx.el.announce(text);
  }
}

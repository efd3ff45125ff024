//! What is left before the draft is done, beside the cost, with the one button most cases end with.

import { h } from '../../../lib/dom.js';
import { isBlank } from '../calculator.js';
import { put } from '../control.js';

export class SummaryPanel {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, el } = ctx;
    this.left = h('p', { class: 'v-left' });
    this.copy = h('button', { type: 'button', class: 'ds-button v-small', onclick: () => el.copyText(el.panels.out.caseText(), t('out.copied')) }, t('out.copy'));
    this.go = h('button', { type: 'button', class: 'v-link', onclick: () => el.jump('check') }, t('summary.go'));
    this.note = h('p', { class: 'v-copied' });
    this.node = h('section', { class: 'v-panel v-panel-summary', 'aria-labelledby': ctx.anchor('summary') },
      el.heading(1, { id: ctx.anchor('summary'), class: 'v-h' }, t('summary.title')), this.left, h('div', { class: 'v-actions' }, this.copy, this.go), this.note);
  }

  update(results) {
    const { t, model } = this.#ctx;
    const pack = model.state.packages[model.state.active];
    const owner = (one) => (one.line ? pack.lines.find((line) => line.id === one.line) : pack);
    const open = results.packages[model.state.active].findings.filter((one) => one.severity !== 'note' && !this.#ctx.explained(owner(one), one));
    const must = open.filter((one) => one.severity === 'must_explain').length;
    put(this.left, pack.lines.every(isBlank) ? t('check.empty') : [t('check.must', { n: must }), t('check.look', { n: open.length - must })].join(' · '));
    this.left.dataset.state = pack.lines.every(isBlank) ? '' : must ? 'must' : open.length ? 'check' : 'ok';
  }

  say(text) {
    put(this.note, text);
    this.#ctx.el.announce(text);
  }
}

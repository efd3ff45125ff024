//! P3, what the draft costs: the sums, which price list and calendar they follow, and what the numbers rest on.

import { h } from '../../../lib/dom.js';
import { putList, Sums } from '../../pris/sums.js';
import { Control, put } from '../control.js';
import { fold, hint, panel } from '../parts.js';
import { FOUR_WEEKS } from '../state.js';
import { modeWords } from '../words.js';

export class CostPanel {
  #ctx;
  #opened = false;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.sums = new Sums(ctx, (text) => ctx.el.announce(text));
    this.book = new Control(ctx, {
      key: 'book', label: t('cost.book'), kind: 'select', options: [{ value: '', text: t('cost.own_book') }, ...ctx.model.calculator.books.slice(1).map((one) => ({ value: one.id, text: one.text }))],
      read: (state) => (ctx.model.calculator.book === state.book ? state.book : ''), write: (state, book) => ({ ...state, book }),
    });
    this.calendar = new Control(ctx, {
      key: 'calendar', label: t('cost.calendar'), kind: 'select', options: ['', FOUR_WEEKS].map((value) => ({ value, text: t(`calendar.${value || 'year'}`) })),
      read: (state) => state.calendar, write: (state, calendar) => ({ ...state, calendar }),
    });
    this.mode = hint();
    this.notes = h('ul', { class: 'v-notes' });
    this.warnings = h('p', { class: 'v-problem' });
    this.whole = h('p', { class: 'v-problem', lang: 'nb' });
    this.node = panel(ctx, 'cost', this.sums.headline, this.warnings, this.whole, this.mode, this.sums.table, this.sums.paid,
      h('p', { class: 'v-guard' }, t('cost.guard'), ' ', h('strong', {}, t('cost.forsvarlig'))), this.fold = fold(t('cost.about_numbers'), null, this.book.node, this.calendar.node, this.notes));
  }

  update(results) {
    const { t, model } = this.#ctx;
    const { computed } = model;
    const { totals } = computed.price;
    // A list without the price is why one would choose another: then the choice is in sight.
    const missing = computed.price.problems.some((one) => one.code === 'mangler-pris');
    if (missing && !this.#opened) this.fold.open = true;
    this.#opened = missing;
    this.book.node.hidden = model.calculator.books.length < 2;
    this.book.update(model.state);
    this.calendar.update(model.state);
    put(this.warnings, computed.complete ? '' : t('cost.incomplete'));
    put(this.whole, computed.priceProblems.filter((one) => !one.line).map(this.#ctx.problem).join(' '));
    put(this.mode, modeWords(this.#ctx, computed.price).join(' · '));
    putList(this.notes, [totals.approximate && t('cost.approximate'), this.#book(), ...new Set(computed.price.lines.flatMap((line) => line.notes)), t('cost.rounding'), t('cost.prices', { date: this.#ctx.f.date(results.info.date) })].filter(Boolean));
    this.sums.update(totals, model.state.active);
  }

  /** Says that what was typed last is not counted; the next results take it away again. */
  fail() {
    const { t, el } = this.#ctx;
    put(this.warnings, `${t('fail.title')}. ${t('fail.call')}`);
    put(this.sums.total, '–');
    el.announce(this.warnings.textContent);
  }

  #book() {
    const { calculator } = this.#ctx.model;
    return calculator.book ? this.#ctx.t('cost.from_book', { book: calculator.books.find((one) => one.id === calculator.book).text }) : '';
  }
}

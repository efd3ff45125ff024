//! What is shown beside a form: sums, what each line was read as, what is missing, and how the amounts were worked out.

import { h, put } from '../../lib/dom.js';
import { stepNode } from '../pris/steps.js';
import { putList, Sums } from '../pris/sums.js';
import { kroner, problemWords, readingWords } from '../pris/words.js';

let count = 0;

export class Panel {
  #ctx;
  #el;
  #lines = '';
  #drawn = null;

  constructor(el) {
    this.#el = el;
    const { words, format } = el;
    const { t } = words;
    this.#ctx = { words, t, f: format };
    const id = `k${(count += 1)}`;
    this.sums = new Sums(this.#ctx, (text) => el.announce(this.complete ? text : `${text}. ${t('cost.incomplete')}`));
    this.mode = h('p', { class: 'v-hint' });
    this.warning = h('p', { class: 'v-problem' });
    this.empty = h('p', { class: 'v-hint' }, t('empty'));
    this.lines = h('ul', { class: 'k-lines', 'aria-label': t('lines') });
    this.notes = h('ul', { class: 'v-notes' });
    this.steps = h('div', {});
    this.fold = h('details', { class: 'v-fold', ontoggle: () => this.#explain() }, h('summary', {}, t('working')), this.steps);
    this.filled = h('div', {}, this.sums.headline, this.warning, this.mode, this.sums.table, this.sums.paid, this.lines, this.fold,
      h('p', { class: 'v-guard' }, t('cost.guard'), ' ', h('strong', {}, t('cost.forsvarlig'))), h('details', { class: 'v-fold' }, h('summary', {}, t('cost.about_numbers')), this.notes));
    this.node = h('div', { class: 'k-shell v-panel', part: 'panel', role: 'group', 'aria-labelledby': id },
      el.heading(0, { id, class: 'v-h' }, t('title')), this.empty, this.filled);
  }

  update({ read, draft, price, complete }) {
    const { t, f, words } = this.#ctx;
    const { totals, mode, mode_text: modeText } = price;
    this.complete = complete;
    const nothing = read.lines.length === 0 && read.problems.length === 0;
    this.empty.hidden = !nothing;
    this.filled.hidden = nothing;
    this.sums.update(totals);
    put(this.warning, complete ? '' : t('cost.incomplete'));
    put(this.mode, words.has(`mode.${mode}`) ? t(`mode.${mode}`) : '');
    this.#list(read, draft, price);
    putList(this.notes, [totals.approximate && t('cost.approximate'), modeText, draft.book && t('cost.from_book', { book: this.#el.engine.price_books(words.lang).find((it) => it.id === draft.book).text }),
      ...new Set(price.lines.flatMap((line) => line.notes)), t('cost.rounding'), t('cost.prices', { date: f.date(price.date) }), t('nothing_sent')].filter(Boolean));
    this.#drawn = null;
    this.#explain();
  }

  /** Each line with how it was read, so that a wrong mapping is seen by the one who knows the case. */
  #list(read, draft, price) {
    const { t } = this.#ctx;
    const priced = new Map(price.lines.map((it) => [it.id, it]));
    const items = read.lines.map((it, at) => {
      const cost = it.line && priced.get(it.id);
      const own = price.problems.filter((problem) => problem.line === it.id);
      const problems = [...it.problems.map((one) => `${this.#field(one.field)}: ${problemWords(this.#ctx, one)}`), ...own.map((one) => problemWords(this.#ctx, one)), ...it.waiting.map((what) => t(`waiting.${what}`))];
      return { name: it.name ?? t('line', { n: at + 1 }), reading: it.line ? readingWords(this.#ctx, { times: 1, ...it.line }) : '', kind: cost?.kind ?? '', month: cost ? kroner(this.#ctx, cost.month) : '', problems };
    });
    const whole = [...read.problems.map((one) => `${this.#field(one.field)}: ${problemWords(this.#ctx, one)}`), ...price.problems.filter((it) => !it.line).map((it) => problemWords(this.#ctx, it))];
    const drawn = JSON.stringify([items, whole]);
    if (drawn === this.#lines) return;
    this.#lines = drawn;
    this.lines.replaceChildren(...items.map((it) => h('li', {}, h('p', { class: 'k-line' }, h('span', { class: 'k-name' }, it.name), h('span', { class: 't-number' }, it.month && t('per_month', { amount: it.month }))),
      h('p', { class: 'v-hint' }, [it.reading, it.kind].filter(Boolean).join(' · ')), it.problems.map((text) => h('p', { class: 'v-problem' }, text)))), ...whole.map((text) => h('li', {}, h('p', { class: 'v-problem' }, text))));
  }

  #field(name) { return this.#ctx.t(`field.${name}`); }

  /** The working of every amount, made only while someone looks at it. */
  #explain() {
    if (!this.fold.open || !this.#el.state || this.#drawn === this.#el.state) return;
    this.#drawn = this.#el.state;
    const { t } = this.#ctx;
    const { lines, totals } = this.#el.explained();
    const name = (id) => this.#el.state.read.lines.find((it) => it.id === id)?.name ?? '';
    const part = (title, steps) => (steps?.length ? [this.#el.heading(1, { class: 'k-part' }, title), h('ol', { class: 'v-trace' }, steps.map((step) => stepNode(this.#ctx, step)))] : []);
    this.steps.replaceChildren(...lines.flatMap((line) => part(name(line.id), line.trace)), ...part(t('whole'), totals.trace));
  }
}

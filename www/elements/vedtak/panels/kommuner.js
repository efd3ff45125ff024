//! The same case under two or three municipalities' rules: levels, cost and findings beside each other, and which criteria make the difference.

import { h, replace } from '../../../lib/dom.js';
import { municipalities } from '../../engine.js';
import { left, points } from '../points.js';
import { kommuneWords, kroner } from '../words.js';
import { press } from '../control.js';
import { hint, labelled, panel, table, wide } from '../parts.js';
import { isBlank } from '../calculator.js';

/** Municipalities beside each other, the chosen one included: more can't be read. */
const MOST = 3;

export class KommunerPanel {
  #ctx;
  #key = '';
  #list = null;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.choose = h('select', { class: 'ds-input', id: ctx.uid(), onchange: (event) => { event.stopPropagation(); this.#add(this.choose.value); } });
    this.note = hint(t('kommuner.hint'));
    this.chosen = h('p', {});
    this.table = wide(t('kommuner.caption'));
    this.why = h('div', { class: 'v-why' });
    this.node = panel(ctx, 'kommuner', this.note, this.field = labelled(t('kommuner.choose'), this.choose), this.chosen, this.table, this.why);
    this.offer();
  }

  update() {
    const { model } = this.#ctx;
    const shown = model.others.size > 0;
    this.table.hidden = !shown;
    this.why.hidden = !shown;
    if (!shown) { this.#key = ''; return; }
    const all = model.all();
    const key = all.map((one) => one.results.packages[model.state.active]);
    if (this.#key && this.#key.length === key.length && key.every((one, index) => one === this.#key[index])) return;
    this.#key = key;
    this.#draw(all);
  }

  /** Offers the municipalities that have rules here and are not chosen yet. */
  offer() {
    const { t, model, el } = this.#ctx;
    const here = model.calculator.info.kommune.id;
    this.#list = el.kommuner.filter((one) => one.id !== here && !model.others.has(one.id));
    replace(this.choose, h('option', { value: '' }, t('kommuner.none')), this.#list.map((one) => h('option', { value: one.id }, kommuneWords(this.#ctx, one))));
    this.field.hidden = this.#list.length === 0 || model.others.size >= MOST - 1;
    replace(this.chosen, [...model.others.values()].map((engine) => {
      const { id, name } = engine.info.kommune;
      return [h('span', { class: 'v-picked' }, name, ' ', press(t('kommuner.switch', { name }), () => el.setAttribute('kommune', id)), ' ',
        press(t('kommuner.remove', { name }), () => { model.others.delete(id); this.offer(); model.schedule(); this.choose.focus(); })), ' '];
    }));
  }

  async #add(id) {
    const { el, model, t } = this.#ctx;
    if (!id) return;
    const one = this.#list.find((it) => it.id === id);
    try {
      model.others.set(id, await el.engineOf(id));
      this.offer();
      el.announce(t('kommuner.added', { name: one.name }));
    } catch (error) {
      this.note.textContent = t('kommuner.failed', { name: one.name });
      el.announce(this.note.textContent);
    }
    model.schedule();
  }

  #draw(all) {
    const { t, model } = this.#ctx;
    const key = model.state.active;
    const lines = model.state.packages[key].lines.filter((line) => !isBlank(line) && line.service);
    const computed = all.map((one) => one.results.packages[key]);
    const level = (one, line) => { const found = one.results.services.get(line.service); return found ? t(`level.${found.level}`) : t('criteria.none'); };
    const row = (label, cells) => [label, ...cells.map((cell) => h('td', {}, cell))];
    replace(this.table, table(t('kommuner.caption'), [t('column.service'), ...all.map((one) => one.calculator.info.kommune.name)],
      lines.map((line) => row(model.nameOf(line.service), all.map((one, index) => [level(one, line), h('br'), line.decision === 'refused' ? t('line.refused') : this.#ctx.month(computed[index].priced.get(line.id)?.month)]))),
      [row(t('compare.gross'), computed.map((one) => this.#ctx.sum(one, one.price.totals.month))), row(t('compare.user'), computed.map((one) => kroner(this.#ctx, one.price.totals.user?.month))),
        row(t('compare.findings'), computed.map((one) => String(left(points(this.#ctx, one.raw, one.findings)).must_explain))),
        row(t('kommuner.rules'), all.map((one) => one.calculator.info.ruleset.slice(0, 8)))]));
    const differences = [...new Set(lines.map((line) => line.service))].map((id) => this.#differences(id, all)).filter((one) => one.items.length);
    replace(this.why, h('p', { class: 'v-sub' }, t('kommuner.why')), differences.length
      ? differences.map((one) => [h('p', { class: 'v-sub' }, one.name), h('ul', { class: 'v-notes' }, one.items)])
      : h('p', {}, t('kommuner.same')));
  }

  /** Criteria that one municipality has and another lacks, that are worded otherwise, or that come out otherwise. */
  #differences(id, all) {
    const { t } = this.#ctx;
    const found = all.map((one) => one.results.services.get(id));
    const ids = [...new Set(found.flatMap((one) => one?.criteria.map((it) => it.id) ?? []))];
    const items = ids.flatMap((criterion) => {
      const each = found.map((one) => one?.criteria.find((it) => it.id === criterion));
      const same = each.every((it) => it && it.text === each[0]?.text && it.status === each[0]?.status && it.strength === each[0]?.strength);
      if (same) return [];
      return [h('li', {}, each.map((it, index) => {
        const source = h('span', { class: 'v-source' });
        if (it) this.#ctx.cite(source, it.law, it.source, true);
        return h('p', {}, h('strong', {}, `${all[index].calculator.info.kommune.name}: `), it ? [it.text, ' ', h('span', { class: 'v-tag' }, t(`status.${it.status}`)), ' ', source] : t('kommuner.no_criterion'));
      }))];
    });
    const missing = found.map((one, index) => (one ? null : h('li', {}, t('kommuner.no_service', { name: all[index].calculator.info.kommune.name })))).filter(Boolean);
    return { name: this.#ctx.model.nameOf(id), items: [...missing, ...items] };
  }
}

/** The municipalities that can be set beside each other; none where the list can't be had. */
export const offeredKommuner = () => municipalities().catch(() => []);

//! P5, the rule check: first what must be explained, then what is met line by line, then reminders; it never blocks.

import { h } from '../../../lib/dom.js';
import { arrange, put } from '../control.js';
import { fold, hint, panel } from '../parts.js';
import { isBlank } from '../calculator.js';
import { left, points } from '../points.js';
import { CriteriaList } from './criteria.js';
import { Point } from './point.js';
import { ProcessList } from './process.js';

export class CheckPanel {
  #ctx;
  #points = new Map();
  #lines = new Map();
  #pack = null;
  #seen = '';

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.summary = h('p', { class: 'v-check-summary' });
    this.list = h('ul', { class: 'v-findings' });
    this.lines = h('div', {});
    this.notes = h('ul', { class: 'v-findings' });
    this.notesTitle = h('summary', {});
    this.reminders = fold(this.notesTitle, null, this.notes);
    this.process = new ProcessList(ctx);
    this.node = panel(ctx, 'check', hint(t('check.hint')), this.summary, h('div', { class: 'v-check-groups' }, this.list, this.lines, this.reminders), this.process.node);
  }

  update(results) {
    const { t, model } = this.#ctx;
    const { state } = model;
    const { pack, computed } = model;
    if (this.#pack !== state.active) { this.#points.clear(); this.#lines.clear(); this.#pack = state.active; }
    const kinds = points(this.#ctx, pack, computed.findings);
    this.left = left(kinds);
    const { must_explain: must, check, explained } = this.left;
    put(this.summary, pack.lines.every(isBlank) ? t('check.empty') : [t('check.must', { n: must }), t('check.look', { n: check }), explained > 0 && t('check.explained', { n: explained })].filter(Boolean).join(' · '));
    this.#fill(kinds, results);
    arrange(this.lines, pack.lines.filter((line) => !isBlank(line)).map((raw) => this.#line(raw, pack, results, computed)));
    this.process.update(results);
  }

  /** Moves to what is said of one line. */
  show(id) {
    const line = this.#lines.get(id);
    if (!line) return;
    line.criteria.node.open = true;
    line.title.focus();
    line.node.scrollIntoView({ block: 'nearest' });
  }

  /** Draws the points, if anything in them has changed: thirty lines are looked at for every keystroke in one of them. */
  #fill(kinds, results) {
    const seen = kinds.map((kind) => kind.items.map(({ finding, owner }) => `${this.#ctx.findingKey(finding)} ${finding.text} ${finding.remedy} ${owner.id} ${owner.service} ${Object.entries(owner.overrides)}`).join()).join('|');
    if (seen === this.#seen && this.services === results.services) return;
    this.#seen = seen;
    this.services = results.services;
    const nodes = kinds.map((kind) => {
      if (!this.#points.has(kind.code)) this.#points.set(kind.code, new Point(this.#ctx, kind));
      const point = this.#points.get(kind.code);
      point.update(kind, results);
      return point.node;
    });
    const first = kinds.filter((kind) => kind.severity !== 'note').length;
    arrange(this.list, nodes.slice(0, first));
    arrange(this.notes, nodes.slice(first));
    this.reminders.hidden = first === nodes.length;
    put(this.notesTitle, this.#ctx.t('check.reminders', { n: nodes.length - first }));
  }

  /** One line's criteria, and behind the fold its own points. */
  #line(raw, pack, results, computed) {
    const { t, el, model } = this.#ctx;
    let line = this.#lines.get(raw.id);
    if (!line) {
      const title = el.heading(2, { class: 'v-h3', tabindex: -1 });
      const level = h('span', { class: 'v-level' });
      const criteria = new CriteriaList(this.#ctx);
      line = { title, level, criteria, node: h('div', { class: 'v-check-group' }, h('div', { class: 'v-check-head' }, title, level), criteria.node) };
      this.#lines.set(raw.id, line);
    }
    const assessed = results.services.get(raw.service);
    put(line.title, model.service(raw.service)?.name ?? t('line.unnamed', { n: pack.lines.indexOf(raw) + 1 }));
    put(line.level, assessed ? t(`level.${assessed.level}`) : t('criteria.none'));
    line.level.dataset.level = assessed?.level ?? 'none';
    line.criteria.update(assessed, (computed.found.get(raw.id) ?? []).filter((one) => one.severity !== 'note' && !one.criterion));
    return line.node;
  }
}

//! The criteria of one line: met, not met, unknown or for judgement, each with law, source and the facts behind it.

import { h } from '../../../lib/dom.js';
import { press, put } from '../control.js';
import { fold } from '../parts.js';
import { fieldOf } from './point.js';

/** What must not count is a reminder, not something to be met. */
const judged = (criterion) => criterion.strength !== 'never_counts';

export class CriteriaList {
  #ctx;
  #shown = null;

  constructor(ctx) {
    this.#ctx = ctx;
    this.summary = h('summary', {});
    this.own = h('ul', { class: 'v-notes' });
    this.list = h('ul', { class: 'v-criteria' });
    this.more = h('div', {});
    this.node = fold(this.summary, () => this.#draw(), this.own, this.list, this.more);
  }

  /** `own`: the line's own points, which no criterion carries. */
  update(assessed, own) {
    this.node.hidden = !assessed;
    const told = own.map((one) => one.text).join();
    if (!assessed || (this.#shown === assessed && this.told === told)) return;
    this.#shown = assessed;
    Object.assign(this, { points: own, told, drawn: null });
    const { t } = this.#ctx;
    const count = (status) => assessed.criteria.filter((one) => judged(one) && one.status === status).length;
    put(this.summary, [t('criteria.title'), ...['met', 'not_met', 'unknown', 'judgement'].filter(count).map((status) => t(`criteria.count.${status}`, { n: count(status) }))].join(' · '));
    this.#draw();
  }

  /** The list is made when it is opened: thirty lines of criteria nobody looks at cost nothing. */
  #draw() {
    if (!this.node.open || this.drawn === this.#shown || !this.#shown) return;
    this.drawn = this.#shown;
    const { t } = this.#ctx;
    const assessed = this.#shown;
    this.own.replaceChildren(...this.points.map((one) => h('li', {}, press(one.text, () => this.#ctx.el.panels.lines.focusLine(one.line, fieldOf(one.code))))));
    const own = new Map(this.#ctx.model.service(assessed.id)?.about.criteria?.map((one) => [one.id, one]));
    this.list.replaceChildren(...assessed.criteria.map((one) => {
      const source = h('p', { class: 'v-source' });
      this.#ctx.cite(source, one.law, one.source);
      return h('li', { class: 'v-criterion', 'data-status': judged(one) ? one.status : null },
        h('p', {}, h('span', { class: 'v-tag' }, t(judged(one) ? `status.${one.status}` : `strength.${one.strength}`)), ' ', h('span', { lang: one.lang ?? null }, one.text), ' ', judged(one) ? h('span', { class: 'v-strength' }, t(`strength.${one.strength}`)) : null),
        [own.get(one.id)?.burden && t('criteria.burden'), own.get(one.id)?.exception].filter(Boolean).map((text) => h('p', { class: 'v-strength' }, text)),
        one.facts.length ? h('p', { class: 'v-facts' }, t('criteria.facts'), ' ', one.facts.flatMap((fact, index) => [index ? '; ' : '',
          fact.text === null ? press(`${fact.label.replace(/\.$/, '')}: ${t('criteria.not_answered')}`, () => this.#ctx.el.panels.needs.show(fact.fact)) : fact.text])) : null,
        source);
    }));
    const block = (title, texts) => (texts.length ? [h('p', { class: 'v-sub' }, title), h('ul', {}, texts.map((text) => h('li', {}, text)))] : []);
    this.more.replaceChildren(
      ...block(t('criteria.changes'), assessed.changes.map((change) => t(`change.${change.to}`, { facts: change.set.map((one) => one.text ?? one.label).join('; ') }))),
      ...block(t('criteria.presumed'), assessed.presumed.map((one) => one.text)),
      ...block(t('criteria.relations'), assessed.relations.map((one) => one.text)));
  }
}

//! One point of the rule check, for one line or several: what it is, where it is mended, and the caseworker's own explanation.

import { h, replace } from '../../../lib/dom.js';
import { arrange, Control, press, put } from '../control.js';
import { withLine, withPackage } from '../state.js';
import { date } from '../../../lib/read/date.js';
import { fold } from '../parts.js';
import { sentence } from '../../pris/words.js';
import { reviewDate } from './details.js';

/** Which field of a line a point is mended in, by its code. */
const FIELDS = [
  [/hjemmel$|henvisning$/, 'law'], [/^trinn/, 'ladder'], [/^levert/, 'used'], [/^mindre|^skjonn|begrunnelse$/, 'reason'],
  [/evaluering$/, 'review_by'], [/alternativ$/, 'alternative'], [/^over|^under|^avvik/, 'amount'],
];
export const fieldOf = (code) => FIELDS.find(([pattern]) => pattern.test(code))?.[1];
/** Places shown before the rest is counted. */
const SHOWN = 5;

/** What several texts say before their first colon, when they all say it; else ''. */
function beginning(texts) {
  if (texts.every((text) => text === texts[0])) return texts[0];
  const [first] = texts[0].split(': ');
  return texts.every((text) => text.startsWith(`${first}: `)) ? first : '';
}

export class Point {
  #ctx;
  #items = new Map();
  #kind;

  constructor(ctx, kind) {
    this.#ctx = ctx;
    this.#kind = kind;
    const { t } = ctx;
    this.tag = h('span', { class: 'v-tag' });
    this.text = h('span', {});
    this.remedy = h('span', { class: 'v-remedy' });
    Object.assign(this, this.#row(`*/${kind.code}`, () => this.#kind.items));
    this.items = h('ul', { class: 'v-items' });
    this.fold = fold(t('check.each'), () => this.#draw(), this.items);
    this.node = h('li', { class: 'v-finding' }, h('p', {}, this.tag, ' ', this.text, ' ', this.remedy),
      h('p', { class: 'v-finding-more' }, this.nodes), this.explanation.box, this.fold);
  }

  /** What can be done about a point: go there, put in what is proposed, explain. */
  #row(name, items) {
    const places = h('span', { class: 'v-answers' });
    const source = h('span', { class: 'v-source' });
    const fix = press('', null, { class: 'v-link v-edit', hidden: true });
    const explanation = this.#explainer(name, items);
    return { places, source, fix, explanation, nodes: [places, source, fix, explanation.toggle] };
  }

  #act({ places, fix, explanation }, items) {
    replace(places, items[0].finding.code === 'krav-ukjent' ? this.#questions(items) : this.#lines(items));
    this.#offer(fix, items);
    explanation.update();
  }

  update(kind, results) {
    const { t, dated, cite } = this.#ctx;
    this.#kind = kind;
    this.results = results;
    const { items, open, severity } = kind;
    const [{ finding }] = items;
    const alone = items.length === 1;
    put(this.tag, t(open ? `severity.${severity}` : 'check.settled'));
    this.node.dataset.severity = open ? severity : 'explained';
    const same = (name) => items.every((one) => one.finding[name] === finding[name]);
    this.shared = beginning(items.map((one) => one.finding.text));
    put(this.text, sentence(same('text') || !this.shared ? this.shared : t('check.several', { text: this.shared, n: items.length })));
    // A date or a provision of one line must not stand as if it were for all.
    put(this.remedy, same('remedy') ? dated(finding.remedy) : '');
    cite(this.source, same('law') ? finding.law : '', alone ? this.#source(items[0]) : undefined, true);
    this.#act(this, items);
    this.fold.hidden = alone;
    this.#draw();
  }

  /** The points one by one are made when they are asked for. */
  #draw() {
    if (!this.fold.open || this.fold.hidden) return;
    const shown = new Set();
    arrange(this.items, this.#kind.items.map((item) => {
      const { finding } = item;
      const key = `${finding.line}/${this.#ctx.findingKey(finding)}/${finding.text}`;
      shown.add(key);
      if (!this.#items.has(key)) this.#items.set(key, this.#item(key, item));
      const made = this.#items.get(key);
      made.update(item);
      return made.node;
    }));
    for (const key of this.#items.keys()) if (!shown.has(key)) this.#items.delete(key);
  }

  #item(key, first) {
    let current = first;
    const text = h('span', {});
    const row = this.#row(key, () => [current]);
    return {
      node: h('li', { class: 'v-item' }, h('p', { class: 'v-finding-more' }, text, row.nodes), row.explanation.box),
      update: (item) => {
        current = item;
        put(text, [this.#name(item), this.#rest(item)].filter(Boolean).join(': '));
        this.#ctx.cite(row.source, item.finding.law, this.#source(item), true);
        this.#act(row, [item]);
      },
    };
  }

  /** What a text says beyond what all the point's texts say. */
  #rest({ finding }) { return finding.text.slice(this.shared && this.shared.length + 2); }

  #name({ finding, owner }) { return finding.line ? this.#ctx.model.nameOf(owner.service) : ''; }

  #criterion({ finding, owner }) { return this.results.services.get(owner.service)?.criteria.find((one) => one.id === finding.criterion); }

  #source(item) { return this.#criterion(item)?.source ?? item.finding.source; }

  #go({ finding }, text) {
    return finding.line ? press(text, () => this.#ctx.el.panels.lines.focusLine(finding.line, fieldOf(finding.code))) : null;
  }

  /** Where it is mended: each line by name, or by what the point says of it. */
  #lines(items) {
    if (items.length === 1) return this.#go(items[0], this.#ctx.t(fieldOf(items[0].finding.code) ? 'check.field' : 'check.go'));
    const short = items.every((item) => this.#rest(item) && this.#rest(item).length <= 60);
    const word = (item) => (short ? this.#rest(item) : this.#name(item) || this.#rest(item));
    // The same words twice lead to the same place.
    const places = new Map(items.map((item) => [word(item), item]));
    return this.#few([...places.values()].map((item) => this.#go(item, word(item)) ?? h('span', {}, word(item))));
  }

  /** What would settle unknown criteria: each question once, the one most criteria wait for first. */
  #questions(items) {
    const counted = new Map();
    for (const item of items) {
      for (const fact of this.#criterion(item)?.facts ?? []) {
        // Ladder steps are answered at the line.
        if (fact.text === null && !fact.fact.startsWith('trinn_')) counted.set(fact.fact, { fact, times: (counted.get(fact.fact)?.times ?? 0) + 1 });
      }
    }
    const sorted = [...counted.values()].sort((a, b) => b.times - a.times);
    return this.#few(sorted.map(({ fact }) => press(this.#ctx.t('check.answer', { fact: fact.label }), () => this.#ctx.el.panels.needs.show(fact.fact))));
  }

  #few(nodes) { return nodes.length > SHOWN + 1 ? [...nodes.slice(0, SHOWN), h('span', {}, this.#ctx.t('check.more', { n: nodes.length - SHOWN }))] : nodes; }

  /** What the rules themselves propose is put in with one press, on every line that lacks it. */
  #offer(fix, items) {
    const { model, el, t } = this.#ctx;
    const { code } = items[0].finding;
    const field = /^mangler-(hjemmel|evaluering)/.test(code) && fieldOf(code);
    const text = ({ owner }) => (field === 'law' ? model.service(owner.service)?.law : field && reviewDate(owner, model.calculator.info.date));
    const able = items.filter(text);
    fix.hidden = able.length === 0;
    if (fix.hidden) return;
    const [first] = able;
    const one = () => (field === 'law' ? t('rest.use_law', { law: text(first) }) : t('rest.use_review', { date: this.#ctx.f.date(date(text(first), {}).value) }));
    put(fix, able.length === 1 ? one() : t('check.use_all', { n: able.length }));
    fix.onclick = () => {
      const next = able.reduce((state, item) => withLine(state, state.active, item.owner.id, { [field]: text(item) }), model.state);
      model.change(next, t(`detail.${field}`));
      model.compute();
      el.jump('check');
      el.announce(fix.textContent);
    };
  }

  /** The caseworker's own words about one finding, or the same words about all of them. */
  #explainer(name, items) {
    const { t, model, findingKey, explained } = this.#ctx;
    const pack = model.state.active;
    const said = () => items().map(({ finding, owner }) => owner.overrides[findingKey(finding)] ?? '');
    const alike = () => new Set(said()).size < 2;
    const control = new Control(this.#ctx, {
      key: `${pack}/override/${name}`, label: t('check.override'), kind: 'area', wide: true, step: t('check.override'),
      read: () => (alike() ? said()[0] : ''),
      write: (state, value) => items().reduce((next, { finding }) => this.#override(next, pack, finding, value), state),
    });
    const box = h('div', { id: this.#ctx.uid(), hidden: true }, control.node);
    const open = () => { box.hidden = !box.hidden; toggle.setAttribute('aria-expanded', !box.hidden); if (!box.hidden) control.input.focus(); };
    const toggle = press('', open, { 'aria-expanded': 'false', 'aria-controls': box.id });
    return {
      toggle, box,
      update: () => {
        const all = items();
        const done = all.every(({ finding, owner }) => explained(owner, finding));
        put(toggle, all.length > 1 ? t('check.explain_all', { n: all.length }) : t('check.explain'));
        toggle.hidden = all[0].finding.severity === 'note' || done || !alike();
        box.hidden = !alike() || (box.hidden && !done);
        control.update(model.state);
      },
    };
  }

  #override(state, pack, { line, ...finding }, value) {
    const key = this.#ctx.findingKey(finding);
    const put = (owner) => {
      const overrides = { ...owner.overrides, [key]: value };
      if (value === '') delete overrides[key];
      return overrides;
    };
    return line ? withLine(state, pack, line, { overrides: put(state.packages[pack].lines.find((one) => one.id === line)) }) : withPackage(state, pack, (one) => ({ ...one, overrides: put(one) }));
  }
}

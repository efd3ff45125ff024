//! P5, the rule check: what must be explained, what should be looked at, each criterion with its law and source; it never blocks.

import { h } from '../../../lib/dom.js';
import { arrange, Control, put } from '../control.js';
import { isBlank } from '../calculator.js';
import { withLine, withPackage } from '../state.js';
import { CriteriaList } from './criteria.js';
import { ProcessList } from './process.js';

const ORDER = { must_explain: 0, check: 1, note: 2 };

export class CheckPanel {
  #ctx;
  #findings = new Map();
  #groups = new Map();

  constructor(ctx) {
    this.#ctx = ctx;
    const { t } = ctx;
    this.summary = h('p', { class: 'v-check-summary' });
    this.groups = h('div', { class: 'v-check-groups' });
    this.process = new ProcessList(ctx);
    this.node = h('section', { class: 'v-panel', 'aria-labelledby': ctx.anchor('check') },
      ctx.el.heading(1, { id: ctx.anchor('check'), tabindex: -1, class: 'v-h' }, t('check.title')),
      h('p', { class: 'v-hint' }, t('check.hint')), this.summary, this.groups, this.process.node);
  }

  update(results) {
    const { t, model } = this.#ctx;
    const { state } = model;
    const computed = results.packages[state.active];
    const pack = state.packages[state.active];
    const shown = new Set();
    const groups = pack.lines.filter((line) => !isBlank(line)).map((raw) => {
      const group = this.#group(raw.id);
      const assessed = results.services.get(raw.service);
      put(group.title, model.calculator.byId.get(raw.service)?.name ?? t('line.unnamed', { n: pack.lines.indexOf(raw) + 1 }));
      put(group.level, assessed ? t(`level.${assessed.level}`) : t('level.none'));
      group.level.dataset.level = assessed?.level ?? 'none';
      this.#list(group.list, computed.findings.filter((one) => one.line === raw.id), raw, shown);
      group.criteria.update(assessed, results);
      return group.node;
    });
    const general = this.#group('');
    put(general.title, t('check.whole'));
    const rest = computed.findings.filter((one) => !one.line);
    this.#list(general.list, rest, pack, shown);
    if (rest.length) groups.push(general.node);
    arrange(this.groups, groups);
    for (const key of this.#findings.keys()) if (!shown.has(key)) this.#findings.delete(key);
    this.#sum(computed, pack);
    this.process.update(results);
  }

  /** Moves to the findings of one line. */
  show(id) {
    const group = this.#groups.get(id);
    group?.title.focus();
    group?.node.scrollIntoView({ block: 'nearest' });
  }

  #sum(computed, pack) {
    const { t } = this.#ctx;
    const left = { must_explain: 0, check: 0, explained: 0 };
    for (const one of computed.findings) {
      const owner = one.line ? pack.lines.find((line) => line.id === one.line) : pack;
      if (owner && this.#ctx.explained(owner, one)) left.explained += 1;
      else if (one.severity in left) left[one.severity] += 1;
    }
    put(this.summary, [t('check.must', { n: left.must_explain }), t('check.look', { n: left.check }), left.explained > 0 && t('check.explained', { n: left.explained })].filter(Boolean).join(' · '));
    this.left = left;
  }

  #group(id) {
    if (!this.#groups.has(id)) {
      const title = this.#ctx.el.heading(2, { class: 'v-h3', tabindex: -1 });
      const level = h('span', { class: 'v-level', hidden: id === '' });
      const list = h('ul', { class: 'v-findings' });
      const criteria = new CriteriaList(this.#ctx);
      this.#groups.set(id, { title, level, list, criteria, node: h('div', { class: 'v-check-group' }, h('div', { class: 'v-check-head' }, title, level), list, id === '' ? null : criteria.node) });
    }
    return this.#groups.get(id);
  }

  #list(list, findings, owner, shown) {
    const sorted = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
    arrange(list, sorted.map((finding) => {
      const key = `${this.#ctx.model.state.active} ${finding.line ?? ''} ${this.#ctx.findingKey(finding)}`;
      shown.add(key);
      let made = this.#findings.get(key);
      if (!made) { made = this.#finding(finding); this.#findings.set(key, made); }
      made.update(finding, owner);
      return made.node;
    }));
  }

  #finding(first) {
    const { t } = this.#ctx;
    const tag = h('span', { class: 'v-tag' });
    const text = h('span', { class: 'v-finding-text' });
    const remedy = h('span', { class: 'v-remedy' });
    const source = h('span', { class: 'v-source' });
    const key = this.#ctx.findingKey(first);
    const pack = this.#ctx.model.state.active;
    const control = new Control(this.#ctx, {
      key: `${pack}/${first.line ?? ''}/override/${key}`, label: t('check.override'), kind: 'area', wide: true, step: t('check.override'),
      read: (state) => this.#owner(state, pack, first.line)?.overrides[key] ?? '',
      write: (state, value) => this.#override(state, pack, first.line, key, value),
    });
    const box = h('div', { id: this.#ctx.uid(), hidden: true }, control.node);
    const toggle = h('button', { type: 'button', class: 'v-link', 'aria-expanded': 'false', 'aria-controls': box.id, onclick: () => open(box.hidden) }, t('check.explain'));
    const go = h('button', { type: 'button', class: 'v-link', onclick: () => this.#ctx.el.showLine(first.line) }, t('check.go'));
    const open = (wanted) => {
      box.hidden = !wanted;
      toggle.setAttribute('aria-expanded', String(wanted));
      if (wanted) control.input.focus();
    };
    const node = h('li', { class: 'v-finding' }, h('p', {}, tag, ' ', text), h('p', { class: 'v-finding-more' }, remedy, source, first.severity === 'note' ? null : toggle, first.line ? go : null), box);
    return {
      node,
      update: (finding, owner) => {
        const explained = this.#ctx.explained(owner, finding);
        put(tag, t(explained ? 'severity.explained' : `severity.${finding.severity}`));
        node.dataset.severity = explained ? 'explained' : finding.severity;
        put(text, finding.text);
        put(remedy, finding.remedy ?? '');
        remedy.hidden = !finding.remedy;
        this.#ctx.cite(source, finding.law, finding.source, true);
        box.hidden = box.hidden && !explained;
        toggle.hidden = explained;
        control.update(this.#ctx.model.state);
      },
    };
  }

  #owner(state, pack, line) {
    const found = state.packages[pack];
    return line ? found?.lines.find((one) => one.id === line) : found;
  }

  #override(state, pack, line, key, value) {
    const owner = this.#owner(state, pack, line);
    const overrides = { ...owner.overrides, [key]: value };
    if (value === '') delete overrides[key];
    return line ? withLine(state, pack, line, { overrides }) : withPackage(state, pack, (one) => ({ ...one, overrides }));
  }
}

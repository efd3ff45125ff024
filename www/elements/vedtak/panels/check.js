//! P5, the rule check: what must be explained, what should be looked at, each criterion with its law and source; it never blocks.

import { h } from '../../../lib/dom.js';
import { arrange, Control, put } from '../control.js';
import { isBlank } from '../calculator.js';
import { withLine, withPackage } from '../state.js';
import { date } from '../../../lib/read/date.js';
import { CriteriaList } from './criteria.js';
import { reviewDate } from './details.js';
import { ProcessList } from './process.js';

const ORDER = { must_explain: 0, check: 1, note: 2 };
/** The field of a line where a point is mended. */
const FIELDS = {
  'mangler-begrunnelse': 'reason', 'mangler-hjemmel': 'law', 'utdatert-henvisning': 'law', 'opphevet-henvisning': 'law', 'uleselig-henvisning': 'law', 'annen-hjemmel': 'law',
  'mangler-evaluering': 'review_by', 'mangler-alternativ': 'alternative', 'mindre-enn-onsket': 'reason', 'mindre-enn-vurdert': 'reason', skjonn: 'reason',
  'trinn-mangler': 'ladder', 'trinn-ikke-provd': 'ladder', 'trinn-uten-grunn': 'ladder', 'over-168': 'amount', 'over-grensen': 'amount', 'under-minstemal': 'amount', 'avvik-fra-norm': 'amount',
};

/** The facts that a criterion is unknown for; ladder steps are answered at the line. */
const missing = (finding, assessed) => assessed?.criteria.find((one) => one.id === finding.criterion)?.facts.filter((fact) => fact.text === null && !fact.fact.startsWith('trinn_')) ?? [];

/** What several texts say before their first colon, when they all say it; else ''. */
function beginning(texts) {
  const [first] = texts[0].split(': ');
  return texts.every((text) => text.startsWith(`${first}: `)) ? first : '';
}

export class CheckPanel {
  #ctx;
  #groups = new Map();
  #pack = null;

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
    if (this.#pack !== state.active) { this.#groups.clear(); this.#pack = state.active; }
    const groups = pack.lines.filter((line) => !isBlank(line)).map((raw) => {
      const group = this.#group(raw.id);
      const assessed = results.services.get(raw.service);
      put(group.title, model.calculator.byId.get(raw.service)?.name ?? t('line.unnamed', { n: pack.lines.indexOf(raw) + 1 }));
      put(group.level, assessed ? t(`level.${assessed.level}`) : t('level.none'));
      group.level.dataset.level = assessed?.level ?? 'none';
      this.#fill(group, computed.found.get(raw.id) ?? [], raw, assessed);
      group.criteria.update(assessed, results);
      return group.node;
    });
    const general = this.#group('');
    put(general.title, t('check.whole'));
    const rest = computed.found.get('') ?? [];
    this.#fill(general, rest, pack);
    if (rest.length) groups.push(general.node);
    arrange(this.groups, groups);
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
    this.left = left;
    put(this.summary, pack.lines.every(isBlank) ? t('check.empty') : [t('check.must', { n: left.must_explain }), t('check.look', { n: left.check }), left.explained > 0 && t('check.explained', { n: left.explained })].filter(Boolean).join(' · '));
  }

  #group(id) {
    if (!this.#groups.has(id)) {
      const title = this.#ctx.el.heading(2, { class: 'v-h3', tabindex: -1 });
      const level = h('span', { class: 'v-level', hidden: id === '' });
      const list = h('ul', { class: 'v-findings' });
      const criteria = new CriteriaList(this.#ctx);
      this.#groups.set(id, { made: new Map(), title, level, list, criteria, node: h('div', { class: 'v-check-group' }, h('div', { class: 'v-check-head' }, title, level), list, id === '' ? null : criteria.node) });
    }
    return this.#groups.get(id);
  }

  /** Fills a group, if anything in it has changed: thirty lines are looked at for every keystroke in one of them. */
  #fill(group, findings, owner, assessed) {
    const signature = findings.map((one) => `${one.code} ${one.criterion} ${one.text} ${one.remedy}`).join('|');
    if (group.signature === signature && group.overrides === owner.overrides && group.assessed === assessed) return;
    Object.assign(group, { signature, overrides: owner.overrides, assessed });
    const shown = new Set();
    this.#list(group, findings, owner, shown, assessed);
    for (const key of group.made.keys()) if (!shown.has(key)) group.made.delete(key);
  }

  /** Points of the same kind stand under one heading, so that seven unknown criteria are not seven alarms. */
  #list(group, findings, owner, shown, assessed) {
    const kinds = new Map();
    for (const one of [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])) kinds.set(one.code, [...(kinds.get(one.code) ?? []), one]);
    arrange(group.list, [...kinds].map(([code, same]) => {
      shown.add(code);
      const made = this.#made(group, code, () => this.#kind(same[0], group));
      made.update(same, owner, shown, assessed);
      return made.node;
    }));
  }

  #made({ made }, key, make) {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  }

  #kind(first, group) {
    const { t } = this.#ctx;
    const tag = h('span', { class: 'v-tag' });
    const text = h('span', {});
    const remedy = h('span', { class: 'v-remedy' });
    const items = h('ul', { class: 'v-items' });
    // Unknown criteria are many and mended together: their questions stand in sight, the criteria one by one behind a fold.
    const many = first.code === 'krav-ukjent';
    const answers = h('p', { class: 'v-answers' });
    const fold = many ? h('details', { class: 'v-fold' }, h('summary', {}, t('check.each')), items) : items;
    const node = h('li', { class: 'v-finding' }, h('p', {}, tag, ' ', text, ' ', remedy), many ? answers : null, fold);
    return {
      node,
      update: (same, owner, shown, assessed) => {
        const open = same.filter((one) => !this.#ctx.explained(owner, one));
        put(tag, t(open.length ? `severity.${first.severity}` : 'severity.explained'));
        node.dataset.severity = open.length ? first.severity : 'explained';
        const shared = beginning(same.map((one) => one.text));
        put(text, same.length === 1 ? same[0].text : shared ? t('check.several', { text: shared, n: same.length }) : '');
        put(remedy, this.#ctx.dated(same[0].remedy));
        if (many) this.#answers(answers, same.flatMap((one) => missing(one, assessed)));
        arrange(items, same.map((one) => {
          const key = `${this.#ctx.findingKey(one)}/${one.text}`;
          shown.add(key);
          const made = this.#made(group, key, () => this.#finding(one));
          made.update(one, owner, same.length === 1 ? '' : one.text.slice(shared ? shared.length + 2 : 0), assessed);
          return made.node;
        }));
      },
    };
  }

  #finding(first) {
    const { t } = this.#ctx;
    const text = h('span', {});
    const source = h('span', { class: 'v-source' });
    const key = this.#ctx.findingKey(first);
    const pack = this.#ctx.model.state.active;
    const control = new Control(this.#ctx, {
      key: `${pack}/${first.line ?? ''}/override/${key}`, label: t('check.override'), kind: 'area', wide: true, step: t('check.override'),
      read: (state) => this.#owner(state, pack, first.line)?.overrides[key] ?? '',
      write: (state, value) => this.#override(state, pack, first.line, key, value),
    });
    const box = h('div', { id: this.#ctx.uid(), hidden: true }, control.node);
    const toggle = h('button', { type: 'button', class: 'v-link', 'aria-expanded': 'false', 'aria-controls': box.id, onclick: () => { box.hidden = !box.hidden; toggle.setAttribute('aria-expanded', String(!box.hidden)); if (!box.hidden) control.input.focus(); } }, t('check.explain'));
    const field = FIELDS[first.code];
    const go = first.line ? h('button', { type: 'button', class: 'v-link', onclick: () => this.#ctx.el.showLine(first.line, field) }, t(field ? 'check.field' : 'check.go')) : null;
    const fix = h('button', { type: 'button', class: 'v-link v-edit', hidden: true });
    const node = h('li', { class: 'v-item' }, h('p', { class: 'v-finding-more' }, text, source, fix, first.severity === 'note' ? null : toggle, go), box);
    return {
      node,
      update: (finding, owner, rest, assessed) => {
        const explained = this.#ctx.explained(owner, finding);
        put(text, rest);
        text.hidden = rest === '';
        const criterion = assessed?.criteria.find((one) => one.id === finding.criterion);
        this.#ctx.cite(source, finding.law, criterion?.source ?? finding.source, true);
        this.#offer(fix, finding, owner);
        if (go) go.hidden = finding.code === 'krav-ukjent';
        box.hidden = box.hidden && !explained;
        toggle.hidden = explained;
        control.update(this.#ctx.model.state);
      },
    };
  }

  /** What the rules themselves propose is put in with one press. */
  #offer(fix, finding, line) {
    const { model, el, t } = this.#ctx;
    const field = { 'mangler-hjemmel': 'law', 'mangler-evaluering': 'review_by' }[finding.code];
    const text = field === 'law' ? model.calculator.byId.get(line.service)?.law : field && reviewDate(line, model.calculator.info.date);
    fix.hidden = !text;
    if (!text) return;
    put(fix, field === 'law' ? t('detail.use_law', { law: text }) : t('detail.use_review', { date: this.#ctx.f.date(date(text, {}).value) }));
    fix.onclick = () => {
      model.change(withLine(model.state, model.state.active, line.id, { [field]: text }), t('step.changed', { field: t(`detail.${field}`) }));
      model.compute();
      this.show(line.id);
      el.announce(fix.textContent);
    };
  }

  /** What would settle unknown criteria, each question once and one press away. */
  #answers(node, facts) {
    const missing = [...new Map(facts.map((fact) => [fact.fact, fact])).values()];
    const key = missing.map((fact) => fact.fact).join();
    if (node.dataset.facts === key) return;
    node.dataset.facts = key;
    node.replaceChildren(...missing.map((fact) => h('button', { type: 'button', class: 'v-link', onclick: () => this.#ctx.el.showFact(fact.fact) }, this.#ctx.t('check.answer', { fact: fact.label }))));
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

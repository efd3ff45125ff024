//! The rest of a line: applied for, assessed and granted, the reasons, the ladder, use against decision, and what is seldom needed.

import { h } from '../../../lib/dom.js';
import { arrange, Control, press, put } from '../control.js';
import { RUNG_STATES, withLine } from '../state.js';
import { addMonths, date, shown } from '../../../lib/read/date.js';
import { readTolerance } from '../draft.js';
import { readingWords, sourceWords } from '../words.js';
import { fold, hint } from '../parts.js';
import { changeNotice } from '../out/notice.js';

/** Months to the next review when nobody has said otherwise. */
const REVIEW_MONTHS = 6;

/** When a line is usually looked at again, as typed; empty when it has no start. */
export function reviewDate(line, today) {
  const from = date(line?.from ?? '', { today }).value;
  return from ? shown(addMonths(from, REVIEW_MONTHS)) : '';
}

export class LineDetails {
  #ctx;
  #row;
  #key;
  #controls = {};
  #rungs = new Map();

  constructor(ctx, row, key) {
    this.#ctx = ctx;
    this.#row = row;
    this.#key = key;
    const { t } = ctx;
    const tolerance = ctx.model.engine.tolerance(ctx.lang);
    const field = (name, spec) => (this.#controls[name] = row.control(name, { label: t(`detail.${name}`), hint: ctx.known(`detail.${name}_hint`), ...spec })).node;
    this.granted = h('p', { class: 'v-granted' });
    this.useLaw = press('', () => this.#set('law', ctx.model.service(row.line(ctx.model.state).service)?.law ?? ''), { class: 'v-link v-edit' });
    this.useReview = press('', () => this.#set('review_by', this.#reviewDate()), { class: 'v-link v-edit' });
    this.alternative = field('alternative', { kind: 'area', wide: true });
    this.rungs = h('div', {});
    this.ladder = h('fieldset', { class: 'v-group' }, h('legend', {}, t('rungs.title')), hint(t('rungs.hint')), this.rungs);
    this.deadline = hint();
    this.about = fold(t('rest.about'), null, this.aboutList = h('dl', { class: 'v-about' }));
    this.notice = press(t('notice.copy'), () => ctx.el.copyText(changeNotice(ctx, row.id, key), t('notice.copied')));
    this.rare = fold(t('rest.rare'), null,
      h('div', { class: 'v-grid' }, field('helpers', { inputmode: 'numeric' }), field('personal_care'), field('level', { kind: 'select' }), field('pauses', { wide: true }), field('priced_from')));
    this.node = h('div', {},
      h('fieldset', { class: 'v-group' }, h('legend', {}, t('rest.three')),
        h('div', { class: 'v-grid' }, field('wanted', { placeholder: t('rest.amount_example') }), field('assessed', { placeholder: t('rest.amount_example') }),
          h('div', { class: 'v-field' }, field('decision', { kind: 'select', options: ['granted', 'refused'].map((value) => ({ value, text: t(`decision.${value}`) })) }), this.granted),
          this.alternative, ['interim', 'capacity'].map((name) => field(name, { wide: true })))),
      h('fieldset', { class: 'v-group' }, h('legend', {}, t('rest.why')),
        h('div', { class: 'v-grid' }, field('reason', { kind: 'area', rows: 4, wide: true }),
          field('goal', { wide: true }), h('div', { class: 'v-field' }, field('law'), this.useLaw),
          h('div', { class: 'v-field' }, field('review_by', { tidy: (state) => this.#dated(state) }), this.useReview)),
        this.deadline),
      this.ladder,
      h('fieldset', { class: 'v-group' }, h('legend', {}, t('rest.delivered')), h('div', { class: 'v-grid' }, field('used', { placeholder: t('rest.amount_example') }),
        (this.tolerance = new Control(ctx, { key: 'tolerance', label: t('detail.tolerance'), hint: tolerance ? t('rest.tolerance_own', { text: tolerance.text, source: sourceWords(ctx, tolerance.source) }) : t('rest.tolerance_hint'), inputmode: 'numeric', placeholder: ctx.el.getAttribute('tolerance'), read: (state) => state.tolerance, write: (state, tolerance) => ({ ...state, tolerance }) })).node,
        h('p', { class: 'v-hint v-wide' }, t('rest.used_note')), h('p', { class: 'v-wide' }, this.notice))),
      this.rare, this.about);
  }

  update(raw, index, computed, results, problems) {
    const { t, model, f } = this.#ctx;
    const service = model.service(raw.service);
    for (const [name, control] of Object.entries(this.#controls)) control.update(model.state, problems.get(name));
    if (['helpers', 'level', 'pauses', 'priced_from', 'personal_care'].some((name) => problems.has(name))) this.rare.open = true;
    const read = computed?.read.get(raw.id);
    const tolerance = readTolerance(model.state.tolerance);
    this.tolerance.update(model.state, tolerance.problem ? tolerance : null);
    put(this.granted, raw.decision === 'refused' ? t('rest.refused_now') : read?.granted ? t('rest.granted_now', { amount: readingWords(this.#ctx, read.granted) }) : '');
    this.alternative.hidden = raw.decision !== 'refused';
    this.#controls.level.setOptions(this.#ctx.optionsOf(`level ${model.calculator.book} ${service?.id}`, () => [{ value: '', text: t('rest.no_level') }, ...(service?.levels ?? []).map((one) => ({ value: one.id, text: one.text }))]));
    this.#controls.level.node.hidden = !service?.levels.length && !raw.level;
    this.useLaw.hidden = !service?.law || raw.law.includes(service.law);
    put(this.useLaw, t('rest.use_law', { law: service?.law ?? '' }));
    const review = this.#reviewDate();
    this.useReview.hidden = !review || raw.review_by !== '';
    put(this.useReview, t('rest.use_review', { date: f.date(date(review, {}).value) }));
    put(this.deadline, [service?.deadline?.text, service?.waiting].filter(Boolean).join(' '));
    this.notice.hidden = !read?.used;
    this.#showAbout(service?.about);
    this.#showLadder(raw, results.services.get(raw.service)?.ladder ?? []);
  }

  /** What the municipality's own rules say about handling this service: who decides, visit, norms, doses, papers. */
  #showAbout(about) {
    if (this.aboutShown === about) return;
    this.aboutShown = about;
    const { t } = this.#ctx;
    const text = (one) => (typeof one === 'string' ? one : one?.text ?? '');
    const rows = [['decided_by', about?.decided_by ? [about.decided_by] : []], ['home_visit', about?.home_visit ? [t('rest.home_visit_yes')] : []], ['norms', about?.norms], ['doses', about?.doses], ['documents', about?.documents], ['process', about?.process], ['priority', about?.priority], ['cost', about?.cost ? [[about.cost, about.cost_law !== 'ingen' && about.cost_law].filter(Boolean).join(' · ')] : []], ['included', about?.includes], ['not_included', about?.not_included], ['silent', about?.silent]]
      .map(([name, texts]) => [name, (texts ?? []).map(text).filter(Boolean)]).filter(([, texts]) => texts.length);
    this.about.hidden = rows.length === 0;
    this.aboutList.replaceChildren(...rows.flatMap(([name, texts]) => [h('dt', {}, t(`about.${name}`)), ...texts.map((one) => h('dd', {}, one))]));
  }

  /** Moves to a field of this part; the ladder is the first rung. */
  focus(name) {
    const control = name === 'ladder' ? [...this.#rungs.values()][0]?.controls[0] : this.#controls[name];
    control?.input.focus();
    return Boolean(control);
  }

  #set(name, text) {
    const { model, t } = this.#ctx;
    model.change(withLine(model.state, this.#key, this.#row.id, { [name]: text }), t(`detail.${name}`));
    model.compute();
    this.#controls[name].input.focus();
  }

  #dated(state) {
    const raw = this.#row.line(state);
    const { date: today } = this.#ctx.model.calculator.info;
    const read = date(raw?.review_by ?? '', { today, start: date(raw?.from ?? '', { today }).value ?? today });
    return read.problem || shown(read.value) === raw.review_by ? state : withLine(state, this.#key, this.#row.id, { review_by: shown(read.value) });
  }

  #reviewDate() {
    const { model } = this.#ctx;
    return reviewDate(this.#row.line(model.state), model.calculator.info.date);
  }

  #showLadder(raw, ladder) {
    this.ladder.hidden = ladder.length === 0;
    const nodes = ladder.map((rung) => {
      let made = this.#rungs.get(rung.rung);
      if (!made) { made = this.#rung(rung); this.#rungs.set(rung.rung, made); }
      put(made.name, rung.text);
      for (const control of made.controls) control.update(this.#ctx.model.state);
      return made.node;
    });
    arrange(this.rungs, nodes);
  }

  #rung({ rung, text }) {
    const { t } = this.#ctx;
    const control = (part, spec) => new Control(this.#ctx, {
      key: `${this.#key}/${this.#row.id}/ladder/${rung}/${part}`, label: t(`ladder.${part}`), step: text,
      read: (state) => this.#row.line(state)?.ladder[rung]?.[part] ?? (part === 'state' ? RUNG_STATES[0] : ''),
      write: (state, value) => this.#ctx.withRung(state, this.#key, this.#row.id, rung, { [part]: value }), ...spec,
    });
    const controls = [control('state', { kind: 'select', options: RUNG_STATES.map((value) => ({ value, text: t(`ladder.state.${value}`) })) }), control('date', {}), control('reason', { wide: true })];
    const name = h('legend', {}, text);
    return { name, controls, node: h('fieldset', { class: 'v-rung' }, name, h('div', { class: 'v-grid' }, controls.map((one) => one.node))) };
  }
}

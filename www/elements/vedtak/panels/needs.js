//! P1, what matters to the person and what is known about the need: first what the chosen services' criteria ask, the rest on request.

import { h } from '../../../lib/dom.js';
import { arrange, Control, put, yesNo } from '../control.js';
import { fold, hint, labelled, panel, tick } from '../parts.js';
import { plain } from '../../../lib/read/number.js';
import { scoreWords } from '../words.js';
import { answerWords } from '../out/blocks.js';

const ECONOMY = ['income', 'own_income', 'household_persons', 'short_stay_days_used', 'direct_wages', 'other_grants', 'double_room_unwished', 'pu'];
const SCORES = ['1', '2', '3', '4', '5', '9', '1-2', '3-5'];
/** Events of the field about what matters to the person that would otherwise reach the page around us. */
const PRIVATE = ['beforeinput', 'input', 'change', 'keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut', 'compositionstart', 'compositionupdate', 'compositionend'];

export class NeedsPanel {
  #ctx;
  #controls = new Map();
  #areas = new Map();
  #drawn = '';

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, model } = ctx;
    this.important = new Control(ctx, {
      key: 'important', label: t('needs.important'), hint: t('needs.important_hint'), kind: 'area', wide: true,
      read: (state) => state.important, write: (state, text) => ({ ...state, important: text }),
    });
    this.important.node.classList.add('v-important');
    for (const type of PRIVATE) this.important.node.addEventListener(type, (event) => event.stopPropagation());
    this.important.node.addEventListener('keydown', (event) => ctx.el.shortcut(event));
    this.search = h('input', { type: 'search', class: 'ds-input', id: ctx.uid(), autocomplete: 'off', oninput: (event) => { event.stopPropagation(); this.update(model.results); } });
    this.all = h('input', { type: 'checkbox', id: ctx.uid(), onchange: () => this.update(model.results) });
    this.summary = h('summary', {});
    this.list = h('div', { class: 'v-areas' });
    this.none = hint();
    this.economy = ECONOMY.map((name) => new Control(ctx, {
      key: `recipient/${name}`, label: t(`recipient.${name}`), hint: ctx.known(`recipient.${name}_hint`),
      read: (state) => state.recipient[name], write: (state, text) => ({ ...state, recipient: { ...state.recipient, [name]: text } }),
      ...(['double_room_unwished', 'pu'].includes(name) ? { kind: 'select', options: yesNo(t) } : {}),
    }));
    this.fold = h('details', { class: 'v-fold v-needs-fold', ontoggle: () => this.update(model.results) }, this.summary,
      h('div', { class: 'v-filter' }, labelled(t('needs.search'), this.search),
        tick(this.all, t('needs.all'))), this.none, this.list);
    this.money = fold(t('needs.economy'), null, hint(t('needs.economy_hint')), h('div', { class: 'v-grid' }, this.economy.map((one) => one.node)));
    this.node = panel(ctx, 'needs', this.important.node, this.fold, this.money);
  }

  update(results) {
    if (!results) return;
    const { t, model } = this.#ctx;
    const { state, calculator } = model;
    this.important.update(state);
    const asked = this.#asked(results);
    const known = [...asked].filter((id) => id in results.knowledge).length;
    put(this.summary, asked.size ? t('needs.facts_of', { known, n: asked.size }) : t('needs.facts', { n: Object.keys(results.knowledge).length }));
    for (const [index, name] of ECONOMY.entries()) this.economy[index].update(state, results.recipientProblems.find((one) => one.field === name));
    if (!this.fold.open) return;
    const wanted = plain(this.search.value);
    const shown = calculator.facts.filter((fact) => (wanted ? plain(`${fact.label} ${this.#ctx.area(fact.area)} ${fact.iplos ? 'iplos' : ''}`).includes(wanted)
      : this.all.checked ? true : asked.has(fact.id) || (state.facts[fact.id] ?? '') !== ''));
    put(this.none, shown.length ? '' : wanted ? t('needs.no_hit') : t('needs.choose_first'));
    const areas = new Map();
    // A handful that the criteria ask for stands together; headings come with the long list.
    const heading = (fact) => (this.all.checked || wanted ? this.#ctx.area(fact.area) : '');
    for (const fact of shown) areas.set(heading(fact), [...(areas.get(heading(fact)) ?? []), fact]);
    const drawn = JSON.stringify([...areas].map(([area, facts]) => [area, facts.map((fact) => fact.id)]));
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      arrange(this.list, [...areas].map(([area, facts]) => {
        const group = this.#area(area);
        arrange(group.grid, facts.map((fact) => this.#control(fact).node));
        return group.node;
      }));
    }
    for (const fact of shown) {
      this.#keepOption(fact, state.facts[fact.id] ?? '');
      this.#control(fact).update(state, results.factProblems.find((one) => one.fact === fact.id) ?? results.assess.problems.find((one) => one.fact === fact.id));
    }
  }

  /** An answer that came from elsewhere and is none of the usual ones is still shown, and stays as it is. */
  #keepOption(fact, value) {
    const { input } = this.#control(fact);
    if (input.localName !== 'select' || value === '' || [...input.options].some((one) => one.value === value)) return;
    input.append(h('option', { value }, fact.kind === 'score' ? scoreWords(this.#ctx, value) : answerWords(this.#ctx, fact, value)));
  }

  /** Opens the facts and moves to one of them. */
  show(id) {
    this.fold.open = true;
    const fact = this.#ctx.model.calculator.factById.get(id);
    if (!fact) return;
    this.search.value = '';
    if (!this.#asked(this.#ctx.model.results).has(id)) this.all.checked = true;
    this.update(this.#ctx.model.results);
    this.#control(fact).input.focus();
  }

  /** The facts that the criteria of the services in the draft ask for; ladder steps are answered at the line. */
  #asked(results) {
    const { model } = this.#ctx;
    const asked = new Set();
    for (const pack of Object.values(results.packages)) {
      for (const line of pack.draft.lines) {
        for (const one of results.services.get(line.service)?.criteria ?? []) for (const fact of one.facts) if (!fact.fact.startsWith('trinn_') && model.calculator.factById.has(fact.fact)) asked.add(fact.fact);
      }
    }
    return asked;
  }

  #area(area) {
    if (!this.#areas.has(area)) {
      const grid = h('div', { class: 'v-grid' });
      this.#areas.set(area, { grid, node: area ? h('fieldset', { class: 'v-group' }, h('legend', {}, area), grid) : h('div', { class: 'v-group' }, grid) });
    }
    return this.#areas.get(area);
  }

  #control(fact) {
    if (!this.#controls.has(fact.id)) {
      const { t } = this.#ctx;
      const label = [fact.label, fact.unit && fact.kind !== 'boolean' ? `(${fact.unit})` : '', fact.iplos ? t('needs.iplos') : ''].filter(Boolean).join(' ');
      const hint = [fact.subject !== 'recipient' && this.#ctx.known(`subject.${fact.subject}`), fact.assessed_by === 'professional' ? t('needs.professional') : ''].filter(Boolean).join(' · ');
      this.#controls.set(fact.id, new Control(this.#ctx, {
        key: `facts/${fact.id}`, label, hint: hint || null, step: fact.label,
        read: (state) => state.facts[fact.id] ?? '', write: (state, text) => withFact(state, fact.id, text), ...this.#shape(fact),
      }));
    }
    return this.#controls.get(fact.id);
  }

  #shape(fact) {
    const { t } = this.#ctx;
    const none = { value: '', text: t('answer.unknown') };
    if (fact.kind === 'boolean') return { kind: 'select', options: [none, { value: 'yes', text: t('answer.yes') }, { value: 'no', text: t('answer.no') }] };
    if (fact.kind === 'choice') return { kind: 'select', options: [none, ...fact.options.map((one) => ({ value: one.id, text: one.text }))] };
    if (fact.kind === 'score') {
      return { kind: 'select', options: [none, ...SCORES.map((value) => ({ value, text: scoreWords(this.#ctx, value) }))] };
    }
    return { inputmode: fact.kind === 'integer' || fact.kind === 'money' ? 'numeric' : null };
  }
}

function withFact(state, id, text) {
  const facts = { ...state.facts, [id]: text };
  if (text === '') delete facts[id];
  return { ...state, facts };
}

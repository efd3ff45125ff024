//! `<tildeling-vedtak>`: the caseworker's draft. Wires the draft to its panels; every rule and every krone comes from the engine.

import { define, TildelingElement } from '../base.js';
import { Engine } from '../../engine/desk.js';
import { loadEngine, rulesOf } from '../engine.js';
import pris from '../pris/style.js';
import style from './style.js';
import { focus, h, replace } from '../../lib/dom.js';
import { context } from './context.js';
import { Keep } from './keep.js';
import { Model } from './model.js';
import { emptyState, isEmpty } from './state.js';
import { importValue } from './import.js';
import { caseBlocks } from './out/blocks.js';
import { toNodes, toText } from './out/render.js';
import { toTSV } from './out/table.js';
import { button } from './parts.js';
import { kommuneWords } from './words.js';
import { printNodes } from '../veiviser/print.js';
import { TopPanel } from './panels/top.js';
import { NeedsPanel } from './panels/needs.js';
import { LinesPanel } from './panels/lines.js';
import { CostPanel } from './panels/cost.js';
import { SummaryPanel } from './panels/summary.js';
import { CheckPanel } from './panels/check.js';
import { ComparePanel } from './panels/compare.js';
import { KommunerPanel, offeredKommuner } from './panels/kommuner.js';
import { TracePanel } from './panels/trace.js';
import { OutputPanel } from './panels/output.js';

/** Panels that follow every keystroke, and those that are drawn when the typing rests: nobody reads a chart while typing. */
const AT_ONCE = { top: TopPanel, needs: NeedsPanel, lines: LinesPanel, cost: CostPanel, summary: SummaryPanel, check: CheckPanel };
const AFTER = { compare: ComparePanel, kommuner: KommunerPanel, trace: TracePanel, out: OutputPanel };
const PAUSE = 150;

export class Vedtak extends TildelingElement {
  static build = 'vedtak';
  static script = () => ({ Engine });
  static formAssociated = true;
  static observedAttributes = [...TildelingElement.observedAttributes, 'readonly'];
  static sheets = [pris, style];
  static texts = { nb: () => import('../../texts/vedtak.nb.js'), nn: () => import('../../texts/vedtak.nn.js') };

  #internals = this.attachInternals?.();
  #waiting = null;
  #later = 0;

  model = new Model();
  keep = new Keep();
  /** When the kept draft is deleted, in milliseconds; null when nothing is kept. */
  expires = null;
  kommuner = [];

  /** The draft and the facts in the contract's form; setting it replaces the draft, as one step that can be undone. */
  get value() {
    const computed = this.model.computed;
    return computed ? { draft: computed.draft, facts: this.model.results.knowledge } : { draft: { lines: [] }, facts: {} };
  }

  set value(value) {
    if (!this.model.calculator) { this.#waiting = value; return; }
    const { state, dropped } = importValue(value, this.model.calculator.facts);
    this.model.replace(state, this.words.t('step.imported'));
    this.model.compute();
    if (dropped.length) this.panels?.top.say(this.#dropped(dropped));
  }

  /** Totals and lines of the draft being worked on, without what was typed. */
  get result() {
    const computed = this.model.computed;
    return computed ? { totals: computed.price.totals, lines: computed.price.lines, complete: computed.complete, findings: computed.findings.map(({ code, severity, line }) => ({ code, severity, line })) } : null;
  }

  /** Sets another draft (contract form) beside this one, as draft B. */
  compareWith(draft) {
    const { state } = importValue({ draft, facts: {} }, []);
    const now = this.model.state;
    this.model.replace({ ...now, packages: { ...now.packages, b: state.packages.a } }, this.words.t('step.imported'));
  }

  /** The case card's text and the spreadsheet's rows, as the buttons copy them. */
  toText() { return toText(caseBlocks(this.ctx)); }

  toTSV() { return toTSV(this.ctx); }

  /** Empties the draft, the history and what is kept. */
  reset() {
    this.model.history.reset(emptyState());
    this.keep.wipe();
    this.model.touched();
  }

  attributeChangedCallback(name, before, now) {
    if (name !== 'readonly') super.attributeChangedCallback(name, before, now);
    else if (this.panels) this.draw();
  }

  async begin() {
    // The list is asked for before the page says it is ready, and may come after.
    this.listed ??= offeredKommuner().then((list) => { this.kommuner = list; this.panels?.kommuner.offer(); return list; });
    await super.begin();
  }

  start() {
    this.model.use(this.engine, this.contentLang, this.getAttribute('tolerance'));
    this.model.others.delete(this.engine.info.kommune.id);
    this.model.onresults = () => this.#show();
    this.model.onfailure = (reason) => { console.error(reason); this.panels?.cost.fail(); };
    this.model.onchange = () => this.#keepNow();
    if (!this.started) this.#restore();
    this.started = true;
  }

  draw() {
    this.model.use(this.engine, this.contentLang, this.getAttribute('tolerance'));
    this.ctx = context(this);
    this.model.results = this.model.calculator.compute(this.model.state);
    const { ctx } = this;
    this.panels = Object.fromEntries(Object.entries({ ...AT_ONCE, ...AFTER }).map(([name, Panel]) => [name, new Panel(ctx)]));
    const { top, needs, lines, cost, summary, check } = this.panels;
    this.view.lang = this.words.lang;
    this.shell = h('div', { class: `v-shell${ctx.readonly ? ' v-readonly' : ''}` }, this.slotted('intro'), top.node, top.bar,
      h('div', { class: 'v-columns' }, needs.node, lines.node, h('aside', { class: 'v-side', 'aria-label': this.words.t('top.side') }, cost.node, summary.node), check.node, Object.keys(AFTER).map((name) => this.panels[name].node)), this.slotted('footer'));
    for (const panel of this.shell.querySelectorAll('.v-panel')) panel.setAttribute('part', 'panel');
    this.shell.addEventListener('keydown', (event) => this.shortcut(event));
    replace(this.view, this.shell);
    this.#show();
    this.#update(AFTER);
    if (this.#waiting) { const value = this.#waiting; this.#waiting = null; this.value = value; }
    if (this.found) { this.#tellFound(this.found); this.found = null; }
  }

  /** Ctrl+Z and Ctrl+Y over the whole draft: the browser's own undo knows only one field. */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const back = key === 'z' && !event.shiftKey;
    if (!back && !(key === 'y' || (key === 'z' && event.shiftKey))) return;
    event.preventDefault();
    if (back) this.undo(); else this.redo();
  }

  undo() { this.#step(this.model.history.undo(), 'top.undone'); }

  redo() { this.#step(this.model.history.redo(), 'top.redone'); }

  /** Tells a host form and the page around us that the draft has changed; no event carries what was typed. */
  changed() {
    this.dispatchEvent(new Event('change', { bubbles: true }));
    this.dispatchEvent(new CustomEvent('tildeling-change', { bubbles: true, composed: true }));
  }

  jump(name) { const heading = this.view.querySelector(`#${this.ctx.anchor(name)}`); focus(heading); heading?.scrollIntoView({ block: 'start' }); }

  /** The engine of another municipality, of the same date, with the same build. */
  engineOf(id) {
    return loadEngine({ rules: rulesOf(id).href, date: this.engine.info.date, build: 'vedtak', script: Vedtak.script });
  }

  async copyText(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      this.panels.summary.say(done);
    } catch {
      this.panels.out.show(text);
      this.panels.summary.say(this.words.t('out.copy_by_hand'));
    }
  }

  print(blocks, title) { printNodes({ host: this, lang: this.words.lang }, title, toNodes(blocks)); }

  /** Turns keeping on or off. Off deletes what is kept at once. */
  keepDraft(on) {
    this.keep.on = on;
    if (on) this.#keepNow(); else { this.keep.wipe(); this.expires = null; }
    this.panels.top.update();
    this.announce(this.words.t(this.keep.on ? 'top.keep_on' : 'top.keep_off'));
  }

  /** Empties everything, here and on the machine; it can be undone until the page is closed. */
  wipe() {
    const { t } = this.words;
    this.keep.on = false;
    this.expires = null;
    this.keep.wipe();
    const before = this.model.state;
    this.model.replace(emptyState(), t('step.wiped'));
    this.model.compute();
    this.panels.top.say(t('top.wiped'), isEmpty(before) ? [] : [{ text: t('top.undo'), act: () => { this.undo(); this.panels.top.say(''); } }, { text: t('top.wipe_for_good'), act: () => { this.model.history.reset(emptyState()); this.model.compute(); this.panels.top.say(t('top.gone')); } }]);
  }

  troubleTitle(code) {
    return code === 'pack-not-found' && !this.hasAttribute('kommune') ? this.words.t('choose.title') : super.troubleTitle(code);
  }

  /** Without a known municipality the caseworker chooses one. */
  remedy(code) {
    if (code !== 'pack-not-found') return null;
    const list = h('ul', { class: 'v-choose' });
    this.listed.then((found) => replace(list, found.map((one) => h('li', {}, button(kommuneWords(this.words, one), () => this.setAttribute('kommune', one.id), { class: 'ds-button' })))));
    return list;
  }

  #update(panels) {
    for (const name in panels) this.panels[name].update(this.model.results);
  }

  #show() {
    if (!this.panels || !this.shell.isConnected) return;
    this.#update(AT_ONCE);
    clearTimeout(this.#later);
    this.#later = setTimeout(() => { if (this.shell.isConnected) this.#update(AFTER); }, PAUSE);
    if (this.#internals && this.hasAttribute('name')) this.#internals.setFormValue(JSON.stringify(this.value));
  }

  /** What could not be used, in the words of the fields. */
  #dropped(names) {
    const { known, t } = this.ctx;
    const list = names.slice(0, 12).map((name) => known(`column.${name}`) ?? known(`detail.${name}`) ?? name);
    return t('import.dropped', { list: list.join(', ') });
  }

  #step(step, word) {
    if (!step) return;
    this.model.touched();
    this.model.compute();
    this.announce(this.words.t(word, { what: step.label }));
    const field = step.field && this.view.querySelector(`[data-key="${CSS.escape(step.field)}"]`);
    if (field?.checkVisibility?.()) field.focus();
    this.changed();
  }

  #keepNow() {
    if (!this.keep.on || !this.engine) return;
    this.expires = this.keep.write(this.model.state, this.engine.info.kommune.id);
    if (this.expires === null) { this.keep.on = false; this.panels?.top.say(this.words.t('top.keep_failed')); }
  }

  #restore() {
    if (!this.keep.possible) return;
    const found = this.keep.read();
    if (!found) return;
    this.found = found;
    if (!found.state) return;
    this.keep.on = true;
    this.expires = found.expires;
    this.model.history.reset(found.state);
  }

  #tellFound(found) {
    const { t } = this.words;
    const text = found.broken ? t('kept.broken') : found.expired ? t('kept.expired') : [t('kept.found'), found.older && t('kept.older'), found.dropped.length > 0 && this.#dropped(found.dropped),
      found.kommune && found.kommune !== this.engine.info.kommune.id && t('kept.elsewhere', { kommune: found.kommune })].filter(Boolean).join(' ');
    this.panels.top.say(text, found.state ? [{ text: t('kept.drop'), act: () => this.wipe() }] : []);
  }
}

define('tildeling-vedtak', Vedtak);

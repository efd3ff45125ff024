//! P0, what is always in sight: that this is a draft, whose rules and prices, language, undo and redo, and whether it is kept.

import { h } from '../../../lib/dom.js';
import { LANGUAGES } from '../../../lib/i18n.js';
import { press, put, tell } from '../control.js';
import { button, tick } from '../parts.js';
import { KEPT_DAYS } from '../keep.js';
import { kommuneWords } from '../words.js';

export class TopPanel {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
    const { t, el, model, lang } = ctx;
    const { info } = model.calculator;
    const step = (name, act) => button(t(name), act, { class: 'ds-button v-small v-edit' });
    this.undo = step('top.undo', () => el.undo());
    this.redo = step('top.redo', () => el.redo());
    this.jump = h('nav', { class: 'v-jump', 'aria-label': t('top.jump') }, ['needs', 'lines', 'check', 'compare', 'trace', 'out'].map((name) => h('a', { href: `#${ctx.anchor(name)}`, class: 'v-link', onclick: (event) => { event.preventDefault(); el.jump(name); } }, t(`panel.${name}`))));
    this.languages = el.offered.length > 1 ? h('div', { class: 'v-languages', role: 'group', 'aria-label': t('top.language') }, el.offered.map((code) => press(LANGUAGES[code], () => el.setLanguage(code), { lang: code, 'aria-pressed': String(code === lang) }))) : null;
    const keepId = ctx.uid();
    this.keep = h('input', { type: 'checkbox', id: keepId, 'aria-describedby': `${keepId}-h`, onchange: (event) => { event.stopPropagation(); el.keepDraft(this.keep.checked); } });
    this.kept = h('span', { class: 'v-hint', id: `${keepId}-h` });
    this.wipe = press(t('top.wipe'), () => el.wipe(), { class: 'v-link v-edit' });
    this.note = h('div', { class: 'v-note', hidden: true });
    this.total = press('', () => el.jump('cost'), { class: 'v-link v-bar-total' });
    this.bar = h('div', { class: 'v-bar-top' },
      h('strong', { class: 'v-draft' }, t('top.draft')),
      h('span', { class: 'v-who' }, kommuneWords(ctx, info.kommune)),
      h('span', { class: 'v-version' }, t('top.version', { rules: info.ruleset.slice(0, 8), date: ctx.f.date(info.date) })),
      this.total, h('span', { class: 'v-history' }, this.undo, this.redo));
    this.node = h('header', { class: 'v-top' },
      h('div', { class: 'v-title-row' }, el.heading(0, { class: 'v-title', tabindex: -1 }, t('top.title')), this.languages), h('p', { class: 'v-lead' }, t('top.lead')),
      h('div', { class: 'v-settings' }, this.jump,
        el.keep.possible ? h('div', { class: 'v-keep' }, tick(this.keep, t('top.keep')), this.kept, this.wipe) : this.wipe),
      this.note);
  }

  update() {
    const { t, el, model, f } = this.#ctx;
    const { history } = model;
    const state = (button, label, word, of) => {
      button.disabled = !label;
      const text = label ? t(of, { what: label }) : t(word);
      if (button.getAttribute('aria-label') !== text) { button.setAttribute('aria-label', text); button.title = text; }
    };
    state(this.undo, history.undoLabel, 'top.undo', 'top.undo_what');
    state(this.redo, history.redoLabel, 'top.redo', 'top.redo_what');
    put(this.total, this.#ctx.sum(model.computed, model.computed.price.totals.month, this.#ctx.month));
    this.keep.checked = el.keep.on;
    put(this.kept, el.keep.on && el.expires ? t('top.kept', { date: f.date(new Date(el.expires).toISOString()) }) : t('top.keep_hint', { days: KEPT_DAYS }));
  }

  say(text, actions = []) {
    tell(this.#ctx, this.note, text, actions);
  }
}

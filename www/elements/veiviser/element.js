//! `<tildeling-veiviser>`: the citizen's guide. It draws the screen the state says, and lets nothing out.
import { focus, h, replace } from '../../lib/dom.js';
import { define } from '../../lib/define.js';
import { TildelingElement } from '../base.js';
import { municipalities, today } from '../engine.js';
import { TOP } from '../../lib/place.js';
import { Guide } from './guide.js';
import style from './style.js';

/** Events that a page's own scripts must not hear: even which key was pressed, or where, tells something. */
const QUIET = ['click', 'dblclick', 'auxclick', 'contextmenu', 'input', 'beforeinput', 'change', 'submit', 'keydown', 'keyup', 'keypress',
  'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'focusin', 'focusout', 'copy', 'cut', 'paste', 'toggle', 'select'];

/**
 * The guide. It has no property, method or event that carries an answer or depends on one: only `reset()`, `ready`, `version` and `ruleset`.
 * Slots: the default slot is what the page shows without us; `intro`, `contact` and `footer` hold the municipality's own words.
 */
export class TildelingVeiviser extends TildelingElement {
  static build = 'veiviser';
  static sheets = [style];
  static texts = {
    nb: () => import('../../texts/nb.js'),
    nn: () => import('../../texts/nn.js'),
    en: () => import('../../texts/en.js'),
  };

  #guide = null;

  connectedCallback() {
    super.connectedCallback();
    if (this.#guide) return;
    this.#guide = new Guide(this);
    for (const type of QUIET) this.view.addEventListener(type, (event) => this.#hush(event));
  }

  /** Deletes the answers and goes to the start. */
  reset() {
    this.#guide?.erase();
  }

  /** Events from the municipality's own content in a slot are not ours to stop. */
  #hush(event) {
    const [source] = event.composedPath();
    if (this.root === this || !this.contains(source)) event.stopPropagation();
  }

  draw() {
    this.#guide.draw();
  }

  troubleTitle(code) {
    return code === 'pack-not-found' && !this.hasAttribute('kommune') ? this.words.t('choose.title') : super.troubleTitle(code);
  }

  /** Without a known municipality the reader chooses one. */
  remedy(code) {
    if (code !== 'pack-not-found') return [code === 'wasm-blocked' && this.#elsewhere(), this.#plain()];
    const { t } = this.words;
    const place = h('div');
    municipalities().then((found) => {
      const inOrder = [...found].sort((one, other) => one.example - other.example || one.name.localeCompare(other.name, 'nb'));
      const choice = h('select', { class: 'v-select', id: 'v-kommune' }, inOrder.map((it) => h('option', { value: it.id }, it.example ? `${it.name} (${t('choose.example')})` : it.name)));
      const go = (event) => {
        event.preventDefault();
        this.#choose(choice.value);
      };
      replace(place, h('form', { method: 'dialog', class: 'v-choose', onsubmit: go },
        h('label', { class: 'ds-label', for: 'v-kommune' }, t('choose.label')),
        h('div', { class: 't-row' }, choice, h('button', { type: 'submit', class: 'ds-button' }, t('choose.go')))));
      this.unique(place);
      this.fallback.hidden = !this.rulesUrl;
    }).catch(() => {});
    return [h('p', {}, t('choose.text')), place, this.rulesUrl && this.#plain()];
  }

  /** Where the page forbids our engine, the frame page may still run it: its own policy counts there. */
  #elsewhere() {
    if (this.hasAttribute('data-framed')) return null;
    const { t, lang } = this.words;
    const place = h('p');
    const show = async () => {
      await import('../ramme.js');
      const kommune = this.getAttribute('kommune');
      const page = new URL(`ramme.html?kommune=${kommune}&lang=${lang}`, TOP).href;
      place.replaceWith(h('tildeling-ramme', { kommune, lang }, h('a', { class: 'ds-link', href: page, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' }, t('trouble.elsewhere'))));
    };
    return replace(place, h('button', { type: 'button', class: 'ds-button', onclick: show }, t('trouble.elsewhere')));
  }

  /** The services in words, when the page itself does not hold them already. */
  #plain() {
    if (this.querySelector('[data-tjenester]')) return null;
    const place = h('div');
    const { words: { t, say, lang } } = this;
    import('./plain.js')
      .then(({ plainList }) => plainList({ rules: this.rulesUrl, lang, date: this.getAttribute('date') ?? today(), heading: (...args) => this.heading(...args), t, say }))
      .then((list) => list && replace(place, list))
      .catch(() => {}); // nothing more to be had; the page's own fallback stands below
    return place;
  }

  #choose(id) {
    this.removeAttribute('rules');
    this.view.dataset.used = '';
    this.setAttribute('kommune', id);
    this.ready.then(() => focus(this.view.querySelector('h1,h2,h3')));
  }
}

define('tildeling-veiviser', TildelingVeiviser);

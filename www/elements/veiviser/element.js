//! `<tildeling-veiviser>`: the citizen's guide. It draws the screen the state says, and lets nothing out.
import { h } from '../../lib/dom.js';
import { define } from '../../lib/define.js';
import { TildelingElement } from '../base.js';
import { Guide } from './guide.js';
import style from './style.js';
import valg from '../../style/vendor/designsystemet-valg.js';

/** Events that a page's own scripts must not hear: even which key was pressed, or where, tells something. */
const QUIET = ['click', 'dblclick', 'auxclick', 'contextmenu', 'input', 'beforeinput', 'change', 'submit', 'keydown', 'keyup', 'keypress',
  'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'focusin', 'focusout', 'copy', 'cut', 'paste', 'toggle', 'select'];

let inTheOpen = 0;

/**
 * The guide. It has no property, method or event that carries an answer or depends on one: only `reset()`, `ready`, `version` and `ruleset`.
 * Slots: the default slot is what the page shows without us; `intro`, `contact` and `footer` hold the municipality's own words.
 */
export class TildelingVeiviser extends TildelingElement {
  static build = 'veiviser';
  static script = (again) => import(`../../engine.js${again}`);
  static sheets = [valg, style];
  static texts = {
    nb: () => import('../../texts/nb.js'),
    nn: () => import('../../texts/nn.js'),
    en: () => import('../../texts/en.js'),
  };

  #guide = null;
  #number = 0;

  connectedCallback() {
    super.connectedCallback();
    if (this.#guide) return;
    if (this.root === this) this.#number = inTheOpen++;
    this.#guide = new Guide(this);
    for (const type of QUIET) this.view.addEventListener(type, (event) => this.#hush(event));
  }

  /** Deletes the answers and goes to the start. */
  reset() {
    this.#guide?.erase();
  }

  /** Gives the ids in `node` the tag's number: in the page's own tree another tag of ours has the same. */
  unique(node) {
    if (!this.#number) return;
    for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
      for (const it of node.querySelectorAll(`[${name}^=v-]`)) it.setAttribute(name, it.getAttribute(name).replaceAll(/\S+/g, `$&-${this.#number}`));
    }
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

  /** More help lies in a module of its own: few readers ever need it. */
  remedy(code) {
    const place = h('div', { class: 't-stack' });
    import('./plain.js').then(({ remedy }) => remedy(this, code, place)).catch(() => {}); // nothing more to be had; the page's own fallback stands below
    return place;
  }
}

define('tildeling-veiviser', TildelingVeiviser);

//! `<tildeling-ramme>`: the guide in a frame of its own, where the page's scripts cannot read a thing.
// It hears of the height, a new step, "ready" and error codes, and only from its own frame at its own address. At most 1 kB sent.
import { define } from '../lib/define.js';
import { TOP } from '../lib/place.js';

const Base = globalThis.HTMLElement ?? class {};
const PASSED = ['kommune', 'lang', 'languages', 'date', 'heading-level', 'color-scheme', 'services'];
const TITLES = { nn: 'Finn omsorgstenester', en: 'Find care services' };
const SHEET = ':host{display:block}[hidden],:host([hidden]){display:none}iframe{display:block;inline-size:100%;border:0;block-size:60rem}';

/** Attributes are those of `<tildeling-veiviser>`; `src` names the frame page when it is not beside the entry. */
export class TildelingRamme extends Base {
  static observedAttributes = [...PASSED, 'src'];

  connectedCallback() {
    addEventListener('message', this);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('message', this);
    clearTimeout(this.silent);
    this.shadowRoot.replaceChildren();
  }

  attributeChangedCallback() {
    if (this.frame && this.isConnected) this.show();
  }

  show() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
    const page = this.page = new URL(this.getAttribute('src') ?? new URL('ramme.html', TOP), document.baseURI);
    for (const name of PASSED) if (this.hasAttribute(name)) page.searchParams.set(name, this.getAttribute(name));
    page.searchParams.set('host', location.origin);
    const frame = this.frame = document.createElement('iframe');
    Object.assign(frame, { src: page, title: this.title || TITLES[this.lang] || 'Finn omsorgstjenester', allow: 'clipboard-write', referrerPolicy: 'no-referrer' });
    frame.part = 'frame';
    const slot = this.own = document.createElement('slot');
    slot.hidden = true;
    root.replaceChildren(slot, frame);
    clearTimeout(this.silent);
    this.silent = setTimeout(() => {
      slot.hidden = !(frame.hidden = true);
      this.tell('tildeling-error', { code: 'frame-silent' });
      console.warn('tildeling: no answer from', page.href);
    }, 15000);
  }

  handleEvent({ origin, source, data }) {
    const { frame, page } = this;
    if (origin !== page.origin || source !== frame.contentWindow) return;
    const { type, height, code } = data ?? {};
    clearTimeout(this.silent);
    this.own.hidden = !(frame.hidden = false);
    if (type === 'tildeling-resize' && height > 0 && height < 1e5) frame.style.blockSize = `${Math.ceil(height)}px`;
    if (type === 'tildeling-ready') this.tell(type, {});
    if (type === 'tildeling-error') this.tell(type, { code: String(code).replace(/[^a-z-]/g, '') });
    const { top } = frame.getBoundingClientRect();
    if (type === 'tildeling-top' && (top < 0 || top > innerHeight / 2)) frame.scrollIntoView();
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

define('tildeling-ramme', TildelingRamme);

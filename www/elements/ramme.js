//! `<tildeling-ramme>`: the guide in a frame of its own, where the page's scripts cannot read a thing; it only learns the height.
import { define } from '../lib/define.js';

const Base = globalThis.HTMLElement ?? class {};
const PASSED = ['kommune', 'lang', 'languages', 'date', 'heading-level', 'color-scheme', 'services'];
const TITLES = { nb: 'Finn omsorgstjenester', nn: 'Finn omsorgstenester', en: 'Find care services' };

/** Makes and sizes the frame. Attributes are those of `<tildeling-veiviser>`; `src` names the frame page when it is not beside this file. */
export class TildelingRamme extends Base {
  connectedCallback() {
    if (this.frame) return;
    const page = new URL(this.getAttribute('src') ?? new URL('../ramme.html', import.meta.url), document.baseURI);
    for (const name of PASSED) if (this.hasAttribute(name)) page.searchParams.set(name, this.getAttribute(name));
    page.searchParams.set('host', location.origin);
    this.frame = document.createElement('iframe');
    this.frame.src = page.href;
    this.frame.title = this.title || TITLES[this.lang] || TITLES.nb;
    this.frame.allow = 'clipboard-write';
    this.frame.referrerPolicy = 'no-referrer';
    (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(this.frame);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host{display:block}:host([hidden]){display:none}iframe{display:block;inline-size:100%;border:0;block-size:60rem}');
    this.shadowRoot.adoptedStyleSheets = [sheet];
    this.hear = ({ origin, source, data }) => {
      if (origin !== page.origin || source !== this.frame.contentWindow) return;
      if (data?.type === 'tildeling-resize' && Number.isFinite(data.height)) this.frame.style.blockSize = `${Math.ceil(data.height)}px`;
    };
    addEventListener('message', this.hear);
  }

  disconnectedCallback() {
    removeEventListener('message', this.hear);
    this.frame = null;
    this.shadowRoot.replaceChildren();
  }
}

define('tildeling-ramme', TildelingRamme);

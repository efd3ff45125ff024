//! `<tildeling-ramme>`: the guide in a frame of its own, where the page's scripts cannot read a thing.
// It hears of the height, a new step, "ready" and error codes, only from its own frame at its own address.
// It is sent in at most 1 kB, so it imports nothing, and the frame page picks what it knows among the tag's attributes.

/** As in `lib/place.js`. */
const TOP = new URL('./../', import.meta.url);
const NAME = 'tildeling-ramme';
const TITLES = { nn: 'Finn omsorgstenester', en: 'Find care services' };

/** Attributes are those of `<tildeling-veiviser>`; `src` names the frame page when it is not beside the entry. */
class Ramme extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['src', 'kommune', 'lang'];

  connectedCallback() {
    addEventListener('message', this);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('message', this);
    clearTimeout(this.silent);
  }

  attributeChangedCallback() {
    if (this.frame && this.isConnected) this.show();
  }

  show() {
    const page = this.page = new URL(this.getAttribute('src') ?? TOP + 'ramme.html', document.baseURI);
    for (const { name, value } of this.attributes) page.searchParams.set(name, value);
    page.searchParams.set('host', location.origin);
    const frame = this.frame = document.createElement('iframe');
    Object.assign(frame, { src: page, title: this.title || (TITLES[this.lang] ?? 'Finn omsorgstjenester'), allow: 'clipboard-write', referrerPolicy: 'no-referrer', part: 'frame', style: 'display:block;width:100%;height:60rem;border:0' });
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren(frame);
    clearTimeout(this.silent);
    this.silent = setTimeout(() => {
      root.replaceChildren(document.createElement('slot'));
      this.tell('tildeling-error', { code: 'frame-silent' });
      console.warn(NAME, page.href);
    }, 15000);
  }

  handleEvent({ origin, source, data }) {
    const { frame } = this;
    if (origin !== this.page.origin || source !== frame.contentWindow) return;
    const { type, height, code } = data ?? 0;
    clearTimeout(this.silent);
    if (height > 0 && height < 1e5) frame.style.height = `${Math.ceil(height)}px`;
    if (/ready|error/.test(type)) this.tell(type, { code });
    const { top } = frame.getBoundingClientRect();
    if (/top/.test(type) && (top < 0 || top > innerHeight / 2)) frame.scrollIntoView();
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

const { customElements } = globalThis;
customElements?.get(NAME) || customElements?.define(NAME, Ramme);

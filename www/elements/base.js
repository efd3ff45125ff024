//! What our elements share: one root, the style sheets, the language, the engine, and what is shown when something fails.
import farger from '../style/vendor/farger.js';
import designsystemet from '../style/vendor/designsystemet.js';
import theme from '../style/theme.js';
import { focus, h, replace } from '../lib/dom.js';
import { format } from '../lib/format.js';
import { LANGUAGES, language, languageOf, words } from '../lib/i18n.js';
import { today } from '../engine/day.js';
import { forgetEngines, loadEngine, LoadError, rulesOf } from './engine.js';

const Base = globalThis.HTMLElement ?? class {};

const HASH = [/^sha(256|384|512)-[\w+/]+=*$/, 'a hash from integrity.json'];

/** What an attribute must look like. One that does not is left out, and the developer is told. */
const VALID = {
  kommune: [/^\d{4}$/, 'a number of four digits'],
  date: [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day as YYYY-MM-DD'],
  lang: [/^[a-zA-Z]{2,3}(-\w+)*$/, 'a language such as nb, nn or en'],
  languages: [/^\s*[a-z]{2,3}(\s+[a-z]{2,3})*\s*$/, 'languages with spaces between'],
  'rules-integrity': HASH,
  'engine-integrity': HASH,
  'heading-level': [/^[1-5]$/, '1 to 5'],
  'color-scheme': [/^(light|dark|auto|inherit)$/, 'light, dark, auto or inherit'],
  theme: [/^(default|inherit)$/, 'default or inherit'],
  rendering: [/^(shadow|light)$/, 'shadow or light'],
};

/** What the developer can do about a failure; the reader gets other words, from the catalogues. */
const REMEDIES = {
  'wasm-blocked': "the page's policy stops WebAssembly: add 'wasm-unsafe-eval' to script-src, or use <tildeling-ramme>",
  'pack-not-found': 'no rules there: look at the attributes kommune and rules',
  'pack-version': 'rules and program differ: upload all of one release',
  'integrity-mismatch': 'not what rules-integrity or engine-integrity was made of',
};

/**
 * An element of ours. Attributes: `kommune`, `lang`, `languages`, `rules`, `rules-integrity`, `engine-src`, `engine-integrity`, `date`, `heading-level`, `color-scheme`, `theme`, `rendering`.
 * A subclass gives `build`, `sheets` and `texts`, draws itself in `draw()`, and may prepare in `start()` when the engine has come.
 * Events: `tildeling-ready` `{version, rulesetVersion, engine}` and `tildeling-error` `{code}`; they never carry an answer.
 */
export class TildelingElement extends Base {
  static observedAttributes = ['kommune', 'rules', 'rules-integrity', 'date', 'lang'];
  /** Which engine: "veiviser" or "vedtak". */
  static build = 'veiviser';
  /** Gives the module with the engine's script, whose address gets an ending for each new attempt. */
  static script = null;
  /** More style sheets, as texts. */
  static sheets = [];
  /** Interface words: language to a function that imports its catalogue. */
  static texts = {};

  #catalogues = {};
  #chosen = null;
  #attempt = 0;
  #resolve;
  #ready = new Promise((resolve) => { this.#resolve = resolve; });

  /** Resolves when the element can be used. */
  get ready() { return this.#ready; }

  /** Version of the engine in use, or null. */
  get version() { return this.engine?.info.version ?? null; }

  /** Hash and dates of the rules in use, or null. Nothing here depends on answers. */
  get ruleset() {
    const info = this.engine?.info;
    return info ? { id: info.ruleset, date: info.date, from: info.from, to: info.to, kommune: info.kommune.id } : null;
  }

  connectedCallback() {
    if (!this.root) {
      // What a framework set before the tag was ours lies on the node itself, in the way of our own.
      for (const [name, value] of Object.entries(this)) if (name in this.constructor.prototype) { delete this[name]; this[name] = value; }
      for (const name in VALID) this.#check(name);
      this.#prepare();
      this.begin();
    }
  }

  attributeChangedCallback(name, before, now) {
    if (!this.root || before === now) return;
    this.#check(name);
    if (name !== 'lang') this.begin();
    else if (this.engine) this.setLanguage(language(now) ?? this.#defaultLanguage());
  }

  /** An attribute's value, or null when it is not there or is nonsense. */
  given(name) {
    const value = this.getAttribute(name);
    return value !== null && (VALID[name]?.[0].test(value) ?? true) ? value : null;
  }

  #check(name) {
    const value = this.getAttribute(name);
    if (value && this.given(name) === null) console.warn(`tildeling: <${this.localName} ${name}="${value}">: must be ${VALID[name][1]}; it is left out`);
  }

  /** Loads words and engine, then draws. Called again for a new try, a new municipality or a new date. */
  async begin() {
    const attempt = (this.#attempt += 1);
    const current = () => attempt === this.#attempt;
    this.toggleAttribute('data-loading', true);
    try {
      this.#chosen ??= this.#defaultLanguage();
      const [engine] = await Promise.all([this.#engine(), this.#learn(this.#chosen)]);
      if (!current()) return;
      this.engine = engine;
      if (engine.info.engine === 'js') this.#warn('wasm-blocked');
      this.setLanguage(this.#chosen, { redraw: false });
      this.start();
      if (!this.#show()) return;
      // The reader can begin; "ready" comes when the other languages are here too, for after it nothing is fetched.
      const content = this.contentLang;
      await Promise.all([engine.whole, ...this.offered.map((it) => this.#learn(it))]);
      if (!current()) return;
      if (this.contentLang !== content) this.setLanguage(this.#chosen);
      const { version, ruleset, engine: kind } = engine.info;
      this.#tell('tildeling-ready', { version, rulesetVersion: ruleset, engine: kind });
      this.#resolve();
    } catch (error) {
      if (!current()) return;
      await this.#learn(this.#chosen).catch(() => this.#learn('nb')).catch(() => {});
      this.#words();
      this.fail(error);
    } finally {
      if (current()) this.removeAttribute('data-loading');
    }
  }

  /** Languages offered to the reader, in our order: those of `languages` (default all whole catalogues) that we have words for. */
  get offered() {
    const wanted = this.given('languages')?.split(/\s+/).map(language);
    const offered = Object.keys(LANGUAGES).filter((it) => it in this.constructor.texts && (!wanted || wanted.includes(it)));
    return offered.length ? offered : ['nb'];
  }

  /** Changes the language of the interface; the answers stay. */
  setLanguage(lang, { redraw = true } = {}) {
    this.#chosen = this.offered.includes(lang) ? lang : this.offered[0];
    this.#words();
    if (redraw) this.#show();
  }

  /** The language municipal texts are shown in: the chosen one when the rules have it, else bokmål. */
  get contentLang() {
    const { languages } = this.engine.info;
    return languages.includes(this.words.lang) ? this.words.lang : (languages.includes('nb') ? 'nb' : languages[0]);
  }

  /** A heading `depth` levels below the tag's `heading-level` (1 to 5, default 2). */
  heading(depth, attributes, ...children) {
    const top = Number(this.given('heading-level') ?? 2);
    return h(`h${Math.min(6, top + depth)}`, attributes, ...children);
  }

  /** Says something once to screen readers, without moving the focus. */
  announce(text) {
    this.status.textContent = '';
    requestAnimationFrame(() => { this.status.textContent = text; });
  }

  /** A place for the municipality's own content, in either rendering. */
  slotted(name) {
    return this.root === this ? this.#kept.filter((it) => it.slot === name) : h('slot', { name });
  }

  /** Whether the municipality has put something in a slot. */
  hasSlot(name) {
    return (this.root === this ? this.#kept : [...this.children]).some((it) => it.slot === name);
  }

  /** Hook: the engine has come (first time or anew). */
  start() {}

  /** Hook: draw everything into `this.view`. */
  draw() {}

  /** Hook: the heading over a failure. */
  troubleTitle() { return this.words.t('fail.title'); }

  /** Hook: more help with a failure, as nodes or null. */
  remedy() { return null; }

  /** Shows what went wrong in plain words, a new try where one may help, and always what the page had before us. */
  fail(error) {
    const code = error?.code ?? 'script-error';
    const { t, lang } = this.words;
    const heading = this.heading(0, { tabindex: -1, class: 't-fail__title' }, this.troubleTitle(code));
    const loaded = Boolean(this.engine) && !error?.code;
    const again = async () => {
      // A mishap while drawing gets one new try as it is; after that, and when nothing came, everything is fetched anew.
      if (!loaded || !this.#show()) {
        forgetEngines();
        this.engine = null;
        await this.begin();
      }
      focus(this.view.querySelector('h1,h2,h3,h4,h5,h6'));
    };
    this.view.lang = lang;
    replace(this.view, h('div', { class: 't-fail t-stack' },
      heading,
      this.rulesUrl ? [h('p', {}, t(`trouble.${code === 'integrity-mismatch' ? 'pack-corrupt' : code}`)), h('p', {}, t('fail.call'))] : null,
      ['pack-version', 'wasm-blocked'].includes(code) || !this.rulesUrl ? null : h('p', {}, h('button', { type: 'button', class: 'ds-button', onclick: again }, t('fail.again'))),
      this.remedy(code)));
    this.#fallback(true);
    if (this.view.dataset.used) focus(heading);
    this.#warn(code, error);
  }

  /** Tells the developer what can be done, and the page the code. */
  #warn(code, error = { code }) {
    const remedy = this.hasAttribute('kommune') || code !== 'pack-not-found' ? REMEDIES[code] : null;
    if (remedy || (error?.cause ?? !error?.code)) console.warn(`tildeling: <${this.localName}>: ${code}${remedy ? `: ${remedy}` : ''}`, error?.cause ?? (error?.code ? '' : error));
    this.#tell('tildeling-error', { code });
  }

  #kept = [];

  #prepare() {
    this.root = this.given('rendering') === 'light' ? this : this.attachShadow({ mode: 'open' });
    registerUnit();
    this.#dress();
    // Every language of ours is read from the left, also on a page that is not.
    this.view = h('div', { class: 't-view', part: 'root', dir: 'ltr' });
    this.status = h('div', { role: 'status', class: 't-hidden' });
    if (this.root === this) {
      this.#kept = [...this.children];
      this.fallback = h('div', {}, [...this.childNodes].filter((it) => !it.slot));
    } else {
      this.fallback = h('div', {}, h('slot'));
    }
    this.root.append(h('div', { class: 't-root' }, this.view, this.status, this.fallback));
    this.#words();
  }

  #dress() {
    const texts = [theme, designsystemet, ...this.constructor.sheets];
    if (this.getAttribute('theme') !== 'inherit') texts.unshift(farger);
    if (this.root !== this) this.root.adoptedStyleSheets = texts.map((it) => sheet(it));
    else {
      // In the page's own tree every rule is nested under the tag, so that nothing leaks out.
      const tree = this.getRootNode();
      const name = this.localName;
      for (const text of texts) {
        const made = sheet(text, name);
        if (!tree.adoptedStyleSheets.includes(made)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, made];
      }
    }
  }

  /** Draws; a failure in that is explained, and what the reader has told us stays in memory for a new try. */
  #show() {
    this.#fallback(false);
    try {
      this.draw();
      this.view.dataset.used = '';
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  #fallback(visible) {
    this.fallback.hidden = !visible;
  }

  #defaultLanguage() {
    const found = languageOf(this);
    return this.offered.includes(found) ? found : this.offered[0];
  }

  async #learn(lang) {
    this.#catalogues[lang] ??= (await (this.constructor.texts[lang] ?? this.constructor.texts.nb)()).default;
  }

  #words() {
    this.words = words(this.#chosen ?? 'nb', this.#catalogues);
    this.format = format(this.words.lang);
  }

  /** Where the rules lie, as an address; null when the tag names no municipality. */
  get rulesUrl() {
    const kommune = this.given('kommune');
    const rules = this.getAttribute('rules') ?? (kommune && rulesOf(kommune));
    return rules ? new URL(rules, document.baseURI).href : null;
  }

  async #engine() {
    if (!this.rulesUrl) throw new LoadError('pack-not-found');
    const wasm = this.getAttribute('engine-src');
    return loadEngine({
      rules: this.rulesUrl, date: this.given('date') ?? today(), build: this.constructor.build, script: this.constructor.script, lang: this.#chosen, integrity: this.given('rules-integrity'),
      wasm: wasm && new URL(wasm, document.baseURI).href, wasmIntegrity: this.given('engine-integrity'),
    });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

const sheets = new Map();

function sheet(text, name) {
  const key = `${name ?? ''} ${text}`;
  if (!sheets.has(key)) {
    const made = new CSSStyleSheet();
    made.replaceSync(name ? `${name}{${text.replaceAll(/:host\(([^)]*)\)/g, '&$1').replaceAll(':host', '&')}}` : text);
    sheets.set(key, made);
  }
  return sheets.get(key);
}

/** The unit must be a true length, or every descendant would read its own `em` into it. */
function registerUnit() {
  try {
    CSS.registerProperty({ name: '--tildeling-unit', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch { /* registered before, by another tag or version */ }
}

export { define } from '../lib/define.js';

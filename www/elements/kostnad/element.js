//! `<tildeling-kostnad for="FORM">`: reads a form that is not ours and shows live what it costs. Writes only where it is asked to.

import { define, TildelingElement } from '../base.js';
import { Engine } from '../../engine/desk.js';
import pris from '../pris/style.js';
import style from './style.js';
import { contains, find } from './controls.js';
import { readForm } from './lines.js';
import { attributeMapping, FIELDS, OUTPUTS, readMapping } from './mapping.js';
import { Outputs } from './output.js';
import { Panel } from './panel.js';
import { placeOf, reporter, suggestion } from './report.js';
import { watch } from './watch.js';

/** How long typing must rest before the developer is told about a value that can't be read, in milliseconds. */
const REST = 1500;

/**
 * Attributes beside those of every element of ours: `for` (id of the form, or of another element around fields; default: the form
 * around the tag), `mapping` (id of a script element with JSON), `book` (price list), `mode` (way of financing). Properties: `form`,
 * `mapping`, `result`. Method: `refresh()`. Events: `tildeling-cost` with totals in øre, and `tildeling-error` with a code, one of
 * form-not-found, nothing-mapped, mapping-not-found, mapping-invalid, selector-invalid, field-not-found, field-unknown,
 * field-not-control, output-unknown, values-invalid, line-ambiguous, service-unknown, value-unreadable, book-unknown, mode-unknown,
 * or a code of every element. What the fields mean stands in mapping.js.
 */
export class Kostnad extends TildelingElement {
  static build = 'vedtak';
  static script = () => ({ Engine });
  static observedAttributes = [...TildelingElement.observedAttributes, 'for', 'mapping', 'book', 'mode'];
  static sheets = [pris, style];
  static texts = { nb: () => import('../../texts/kostnad.nb.js'), nn: () => import('../../texts/kostnad.nn.js') };

  #form = null;
  #mapping = null;
  #read = null;
  #stop = null;
  #watched = null;
  #seen = '';
  #told = '';
  #rest = 0;
  #outputs = new Outputs();
  #report = reporter(this);

  /** The form, when it is given by script; else `for` names it, else it is the form around the tag. */
  get form() { return this.#form ?? this.#named(); }

  set form(form) { this.#form = form; this.#again(); }

  /** The mapping as an object, when it is given by script; else the attribute `mapping` names a script element with JSON. */
  get mapping() { return this.#mapping; }

  set mapping(mapping) { this.#mapping = mapping; this.#again(); }

  /** Totals and lines as the engine gives them, without anything the form says; null until the form is read. */
  get result() {
    const { price, complete } = this.state ?? {};
    return price ? { totals: price.totals, lines: price.lines.map(({ id, week, month, year, period, user, state, net, kind, complete: whole }) => ({ id, week, month, year, period, user, state, net, kind, complete: whole })), complete } : null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.engine) this.refresh();
  }

  disconnectedCallback() { this.#unwatch(); }

  attributeChangedCallback(name, before, now) {
    if (!['for', 'mapping', 'book', 'mode'].includes(name)) super.attributeChangedCallback(name, before, now);
    else if (before !== now) this.#again();
  }

  start() {
    const { engine } = this;
    this.menus = new Map();
    this.books = engine.price_books('nb').map((it) => it.id);
    this.#seen = '';
  }

  draw() {
    this.panel = new Panel(this);
    this.view.lang = this.words.lang;
    this.view.replaceChildren(this.panel.node);
    this.#seen = '';
    this.refresh();
  }

  /** Reads the form now; called by itself after every change, and by a host that wants to be sure. */
  refresh() {
    if (!this.engine || !this.panel || !this.isConnected) return;
    const form = this.form;
    if (form !== this.#watched || !this.#stop) this.#follow(form);
    const read = form ? readForm(form, this.#map(), { services: this.#services(), today: this.engine.info.date, report: this.#report }) : { lines: [], recipient: {}, problems: [], found: false };
    const draft = { lines: read.lines.flatMap((it) => it.line ?? []), recipient: read.recipient, ...this.#chosen() };
    const seen = JSON.stringify([draft, read.lines.map(({ name, problems, waiting }) => [name, problems, waiting]), read.problems]);
    if (seen !== this.#seen) {
      this.#seen = seen;
      this.#price(draft, read);
    }
    // The rows may be other nodes than before, although they say the same.
    this.state.read = read;
    if (form) this.#write(form);
  }

  /** The amounts with their working, as the engine gives them; worked out when someone asks. */
  explained() { return this.engine.price(this.state.draft, { explain: true }); }

  #price(draft, read) {
    const price = this.#priced(draft);
    const bad = read.lines.some((it) => !it.line) || read.problems.length > 0;
    this.state = { read, draft, price, complete: price.complete && !bad };
    this.panel.update(this.state);
    this.#tell();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#tellDeveloper(read), REST);
  }

  /** Prices the draft; a way of financing that the engine does not know is told, and left out. */
  #priced(draft) {
    const price = this.engine.price(draft);
    const wrong = price.problems.find((it) => it.code === 'ukjent-modus');
    if (!wrong) return price;
    this.#report('mode-unknown', 'mode', 'names no way of financing', wrong.help);
    const { mode, ...rest } = draft;
    return this.engine.price(rest);
  }

  #chosen() {
    const [book, mode] = [this.getAttribute('book'), this.getAttribute('mode')];
    const known = !book || this.books.includes(book);
    if (!known) this.#report('book-unknown', 'book', 'names no price list', suggestion(book, this.books));
    return { ...(book && known && { book }), ...(mode && { mode }) };
  }

  /** Id to `{ id, name, units }` in the language shown and the price list chosen. */
  #services() {
    const { book } = this.#chosen();
    const key = `${this.contentLang} ${book ?? ''}`;
    if (!this.menus.has(key)) this.menus.set(key, new Map(this.engine.price_services(this.contentLang, book).map((it) => [it.id, { id: it.id, name: it.name, units: it.units.map((unit) => unit.id) }])));
    return this.menus.get(key);
  }

  #named() {
    const id = this.getAttribute('for');
    if (id === null) return this.closest('form');
    const root = this.getRootNode();
    return (root.getElementById ? root.getElementById(id) : null) ?? document.getElementById(id);
  }

  /** The mapping, read once: again when it, or what names it, changes. */
  #map() {
    if (this.#read) return this.#read;
    const id = this.getAttribute('mapping');
    let json = this.#mapping;
    if (!json && id !== null) {
      const script = document.getElementById(id);
      if (!script) this.#report('mapping-not-found', `mapping="${id}"`, 'no element has this id', 'give the id of a <script type="application/json">');
      try {
        json = script && JSON.parse(script.textContent);
      } catch (error) {
        this.#report('mapping-invalid', `script#${id}`, `is not JSON (${error.message})`, 'mend the JSON');
      }
      json ??= { fields: {} };
    }
    this.#read = json ? readMapping(json, this.#report) : attributeMapping();
    return this.#read;
  }

  #again() {
    this.#read = null;
    this.#seen = '';
    this.refresh();
  }

  #follow(form) {
    this.#unwatch();
    this.#watched = form;
    if (!form) {
      // A page may draw its form when it likes: it is waited for, and told of when it has not come at once.
      const timer = setInterval(() => {
        if (this.form) this.refresh();
        else this.#report('form-not-found', this.hasAttribute('for') ? `for="${this.getAttribute('for')}"` : 'tildeling-kostnad', 'there is no such form', 'give the id of the form, or put the tag in it');
      }, REST);
      this.#stop = () => clearInterval(timer);
      return;
    }
    this.#stop = watch(form, { changed: () => this.#changed(form), pulse: () => this.refresh() });
  }

  #changed(form) {
    this.refresh();
    if (this.state && !this.state.read.found) this.#report('nothing-mapped', placeOf(form), 'no field in it is mapped', 'mark fields with data-tildeling, or give a mapping');
  }

  /** Tells of a field in a JSON mapping that the form lacks; rows that are to come are waited for. */
  #missing(form) {
    const map = this.#map();
    if (map.marked || (map.line && !find(form, map.line).length)) return;
    const gone = map.fields.filter((it) => it.selector && !find(form, it.selector).length);
    for (const { name, selector } of gone) this.#report('field-not-found', `fields.${name}`, `«${selector}» finds nothing in the form`, 'mend the selector, or leave the field out');
  }

  /** Tells of marks in the form that mean nothing. */
  #marks(form) {
    for (const [attribute, known, code] of [['data-tildeling', FIELDS, 'field-unknown'], ['data-tildeling-output', OUTPUTS, 'output-unknown']]) {
      for (const element of find(form, `[${attribute}]`)) {
        const name = element.getAttribute(attribute);
        if (!known.includes(name)) this.#report(code, placeOf(element), `${attribute}="${name}" means nothing`, suggestion(name, known));
      }
    }
  }

  #unwatch() {
    this.#stop?.();
    this.#stop = null;
    this.#watched = null;
    clearTimeout(this.#rest);
  }

  #tellDeveloper(read) {
    if (!this.#watched) return;
    this.#missing(this.#watched);
    this.#marks(this.#watched);
    for (const { place, field } of [...read.lines.flatMap((it) => it.problems), ...read.problems]) if (place) this.#report('value-unreadable', place, `holds a value that can't be read as «${field}»`, 'check that the field means what it is mapped to');
  }

  #write(form) {
    const { price, read } = this.state;
    const byId = new Map(price.lines.map((it) => [it.id, it]));
    const amounts = (row) => {
      if (!row || contains(row, form)) return price.lines.length ? price.totals : null;
      const line = read.lines.find((it) => it.row === row);
      return line ? byId.get(line.id) ?? null : null;
    };
    this.#outputs.write(form, this.#map(), amounts, { f: this.format, about: this.words.t('cost.about') });
  }

  /** The event says the totals in øre and nothing else: no service, no line, nothing from a field. */
  #tell() {
    const { price: { totals, mode, date }, complete } = this.state;
    const four = ({ week, month, year, period }) => ({ week, month, year, period });
    const detail = { date, mode, complete, approximate: totals.approximate, ...four(totals), user: four(totals.user), net: four(totals.net) };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new CustomEvent('tildeling-cost', { detail, bubbles: true, composed: true }));
  }
}

define('tildeling-kostnad', Kostnad);

//! The playground: makes the tag that the choices describe, shows it as text and live, and lists the events it sends.
import { TOP } from './lib/place.js';
import { h, replace } from './lib/dom.js';
import { load } from './tildeling.js';

const OPTIONS = ['kommune', 'lang', 'rendering', 'theme', 'color-scheme', 'heading-level'];
const EVENTS = ['tildeling-ready', 'tildeling-error', 'tildeling-change', 'tildeling-cost'];
const at = (id) => document.getElementById(id);
const form = at('valg');

/** The tag as the choices say; an empty choice is an attribute that is not there. */
function tag() {
  const { element, ...chosen } = Object.fromEntries(new FormData(form));
  const unfit = element === 'tildeling-ramme' ? ['rendering', 'theme'] : [];
  const more = element === 'tildeling-kostnad' ? { for: 'skjema' } : {};
  return h(element, { ...more, ...Object.fromEntries(OPTIONS.filter((name) => chosen[name] && !unfit.includes(name)).map((name) => [name, chosen[name]])) },
    h('p', {}, 'Ring kommunen, så hjelper vi deg.'));
}

function show() {
  const made = tag();
  const entry = made.localName === 'tildeling-ramme' ? 'tildeling-ramme.js' : 'tildeling.js';
  at('tagg').textContent = `${made.outerHTML}\n<script type="module" src="${new URL(entry, TOP).href}"></script>`;
  at('skjema').hidden = made.localName !== 'tildeling-kostnad';
  at('scene').dataset.width = form.elements.width.value;
  replace(at('hendelser'));
  replace(at('scene'), made);
  load(at('scene'));
}

for (const type of EVENTS) {
  at('scene').addEventListener(type, ({ detail }) => at('hendelser').append(h('li', {}, h('code', {}, `${type} ${detail ? JSON.stringify(detail) : ''}`))));
}
at('kopier').addEventListener('click', async () => {
  const done = await navigator.clipboard.writeText(at('tagg').textContent).then(() => 'Kopiert.', () => 'Kunne ikke kopiere. Merk teksten selv.');
  at('kopiert').textContent = done;
});
form.addEventListener('change', show);

const wanted = new URLSearchParams(location.search).get('kommune') ?? '9901';
fetch(new URL('regler/index.json', TOP)).then((answer) => answer.json(), () => []).then((kommuner) => {
  replace(form.elements.kommune, kommuner.map(({ id, name, example }) => h('option', { value: id, selected: id === wanted }, example ? `${name} (eksempel)` : name)));
  show();
});

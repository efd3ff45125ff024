//! For our own page only: gives the tag what the address names (municipality, language and the like). Nothing is ever written to the address.
import '../../tildeling.js';

const NAMES = ['kommune', 'lang', 'languages', 'date', 'heading-level', 'color-scheme', 'rendering', 'tolerance'];

const query = new URLSearchParams(location.search);
const tag = document.querySelector('tildeling-vedtak');
for (const name of NAMES) {
  const value = query.get(name);
  if (tag && value && /^[\w\- ]{1,200}$/.test(value)) tag.setAttribute(name, value);
}

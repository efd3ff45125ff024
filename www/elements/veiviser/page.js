//! For our own page only: gives the tag the municipality and language that the address names. Nothing is ever written to the address.
const query = new URLSearchParams(location.search);
const tag = document.querySelector('tildeling-veiviser');
for (const name of ['kommune', 'lang', 'rendering', 'date']) {
  const value = query.get(name);
  if (tag && value && /^[\w-]{1,20}$/.test(value)) tag.setAttribute(name, value);
}

//! Entry for every page: defines the elements whose tags the page uses, and no others, so that nobody downloads the other's words.
const ELEMENTS = {
  'tildeling-veiviser': () => import('./elements/veiviser/element.js'),
  'tildeling-ramme': () => import('./elements/ramme.js'),
  'tildeling-vedtak': () => import('./elements/vedtak/element.js'),
  'tildeling-kostnad': () => import('./elements/kostnad/element.js'),
};

/** What a browser must have; in one that lacks something, what stands inside the tags is left as it is. */
const able = () => 'replaceSync' in CSSStyleSheet.prototype && 'adoptedStyleSheets' in Document.prototype && 'attachInternals' in HTMLElement.prototype;

/** Loads what the tags in `root` need. Called for the page itself; call it again after adding a tag by script. */
export function load(root = document) {
  const used = Object.entries(ELEMENTS).filter(([tag]) => root.querySelector(tag));
  return Promise.all(used.map(([tag, get]) => (able() ? get().catch((reason) => fail(root, tag, navigator.onLine === false ? 'offline' : 'script-error', reason)) : fail(root, tag, 'browser-too-old'))));
}

/** What stands inside the tags is left as it is; the page and its developer are told. */
function fail(root, tag, code, reason = '') {
  console.warn(`tildeling: <${tag}>: ${code}`, reason);
  for (const found of root.querySelectorAll(tag)) found.dispatchEvent(new CustomEvent('tildeling-error', { detail: { code }, bubbles: true, composed: true }));
}

if (globalThis.document) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => load(), { once: true });
  else load();
}

/** Shows the cost of a form whose HTML can't be changed; see elements/kostnad/attach.js. Resolves to `{ element, detach }`. */
export async function attach(form, mapping, options) {
  return (await import('./elements/kostnad/attach.js')).attach(form, mapping, options);
}

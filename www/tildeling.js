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
  if (able()) return Promise.all(used.map(([, get]) => get()));
  const detail = { code: 'browser-too-old' };
  for (const [tag] of used) root.querySelectorAll(tag).forEach((it) => it.dispatchEvent(new CustomEvent('tildeling-error', { detail, bubbles: true, composed: true })));
  return Promise.resolve([]);
}

if (globalThis.document) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => load(), { once: true });
  else load();
}

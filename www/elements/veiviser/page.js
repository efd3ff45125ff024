//! For our own pages only: gives the tag what the address names, and the page the language chosen in the guide. Nothing is ever written to the address.
import { TOP } from '../../lib/place.js';

const NAMES = ['kommune', 'lang', 'languages', 'date', 'heading-level', 'color-scheme', 'services', 'rendering'];

const query = new URLSearchParams(location.search);
const tag = document.querySelector('tildeling-veiviser');
for (const name of NAMES) {
  const value = query.get(name);
  if (!tag || !value || !/^[\w\- ]{1,200}$/.test(value)) continue;
  if (name === 'kommune' && value !== tag.getAttribute(name)) tag.removeAttribute('rules');
  tag.setAttribute(name, value);
}

// What the guide will ask for in a moment, asked for now: each wait saved is a fifth of a second on a slow line.
if (tag?.hasAttribute('kommune') && !tag.hasAttribute('rules')) {
  for (const ending of ['bin', `${tag.lang || 'nb'}.json`]) {
    const early = document.createElement('link');
    Object.assign(early, { rel: 'preload', as: 'fetch', crossOrigin: '', href: new URL(`regler/${tag.getAttribute('kommune')}.${ending}`, TOP).href });
    document.head.append(early);
  }
}

/** What the page itself says around the guide. */
const AROUND = { title: 'start.title', '.page-skip': 'page.skip', '.page-foot p': 'page.foot' };

// Whoever reads the guide in another language reads the page's own lines in it too. No event tells of it: the guide keeps a reader's clicks to itself.
tag?.addEventListener('tildeling-ready', () => {
  const follow = () => {
    const { t, lang } = tag.words;
    document.documentElement.lang = lang;
    for (const [place, word] of Object.entries(AROUND)) document.querySelector(place)?.replaceChildren(t(word));
  };
  follow();
  new MutationObserver(follow).observe(tag.root, { subtree: true, attributeFilter: ['lang'] });
}, { once: true });

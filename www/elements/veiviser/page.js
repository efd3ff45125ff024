//! For our own pages only: gives the tag what the address names, and the page's foot the language chosen in the guide. Nothing is ever written to the address.
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

// The line at the foot is read in the language chosen in the guide. No event tells of it: the guide keeps a reader's clicks to itself.
const foot = document.querySelector('.page-foot p');
if (foot) tag?.addEventListener('tildeling-ready', () => {
  const follow = () => Object.assign(foot, { lang: tag.words.lang, textContent: tag.words.t('page.foot') });
  follow();
  new MutationObserver(follow).observe(tag.root, { subtree: true, attributeFilter: ['lang'] });
}, { once: true });

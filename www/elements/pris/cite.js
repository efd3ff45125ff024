//! Fills a node with a statute and a source, the source as a link where it has an address.

import { h } from '../../lib/dom.js';
import { sourceWords } from './words.js';

/** `ctx` has `t` and `f`; `found` is a title or `{title, url, dated}`; `short` where there is little room. Nothing is drawn again that has not changed. */
export function cite(ctx, node, law, found, short = false) {
  const source = typeof found === 'string' ? found && { title: found } : found;
  const text = JSON.stringify([law, source?.title, source?.url, source?.dated]);
  if (node.dataset.text === text) return;
  node.dataset.text = text;
  const link = source && (/^https:\/\//.test(source.url ?? '') ? h('a', { class: 'v-link', href: source.url, rel: 'noreferrer', target: '_blank', 'aria-label': short ? `${ctx.t('source.short')}: ${sourceWords(ctx, source)}` : null }, short ? ctx.t('source.short') : sourceWords(ctx, source)) : short ? null : sourceWords(ctx, source));
  node.replaceChildren(...[law && law !== 'ingen' ? law : null, law && law !== 'ingen' && link ? ' · ' : null, link].filter(Boolean));
  node.hidden = node.childNodes.length === 0;
}

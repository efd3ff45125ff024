//! Blocks as plain text for the case card, and as nodes for the printer.

import { h } from '../../../lib/dom.js';

/** Plain text with no marks a case system could trip over: capitals for the first level, dashes for lists. */
export function toText(blocks) {
  const lines = [];
  for (const block of blocks) {
    if (block.title) lines.push('', block.level === 1 ? block.title.toUpperCase() : block.title);
    else if (block.text) lines.push(block.text);
    else if (block.list) lines.push(...block.list.map((text) => `- ${text.replace(/\n+/g, ' ')}`));
    else if (block.pairs) lines.push(...block.pairs.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`));
  }
  return `${lines.join('\n').trim().replace(/[\u00a0\u202f]/g, ' ')}\n`;
}

/** The same as a page. */
export function toNodes(blocks) {
  return blocks.map((block) => {
    if (block.title) return h(block.level === 1 ? 'h1' : 'h2', {}, block.title);
    if (block.text) return h('p', {}, block.text);
    if (block.list) return h('ul', {}, block.list.map((text) => h('li', {}, text)));
    return block.pairs.filter(([, text]) => text).map(([name, text]) => h('p', {}, h('strong', {}, `${name}: `), text));
  });
}

//! Prints blocks as a page of their own: a frame without address, so that the page around us is not printed too.

import { h } from '../../../lib/dom.js';
import { toNodes } from './render.js';

const STYLE = `
@page{margin:18mm}body{font:11pt/1.45 system-ui,sans-serif;color:#000;background:#fff;max-inline-size:180mm;margin:0 auto}
h1{font-size:15pt;margin:14pt 0 4pt}h2{font-size:12pt;margin:10pt 0 2pt;break-after:avoid}p,ul,dl{margin:2pt 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:1pt 10pt}dt{font-weight:600}dd{margin:0;white-space:pre-line}li{margin-inline-start:0}ul{padding-inline-start:14pt}`;

/** Opens the printer's window with `blocks` on the paper. The frame lies in `home` until printing is over. */
export function print(blocks, { title, lang, home }) {
  const frame = h('iframe', { title, class: 'v-print', 'aria-hidden': 'true', tabindex: -1 });
  home.append(frame);
  const inner = frame.contentDocument;
  inner.documentElement.lang = lang;
  inner.title = title;
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  inner.adoptedStyleSheets = [sheet];
  inner.body.append(...toNodes(blocks).map((node) => inner.adoptNode(node)));
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

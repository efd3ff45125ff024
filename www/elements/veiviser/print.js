//! Prints nodes of ours and nothing of the page around us: a small document in a frame, with its own sheet.
import { h } from '../../lib/dom.js';

const SHEET = `
@page{margin:18mm 16mm}
body{font:11pt/1.45 "Source Sans 3","Segoe UI",system-ui,sans-serif;color:#000;margin:0}
h1{font-size:18pt;margin:0 0 6pt}*+h1{margin-top:16pt}h2{font-size:13pt;margin:14pt 0 3pt;border-bottom:.5pt solid #666;padding-bottom:2pt}h3{font-size:11pt;margin:8pt 0 1pt}
h1,h2,h3{break-after:avoid;line-height:1.2}p{margin:0 0 4pt;max-width:46em}ul{margin:0 0 4pt;padding-inline-start:14pt}li{margin-bottom:1.5pt;break-inside:avoid}`;

/** Opens the browser's print dialogue for `nodes`, with a `style` of their own; resolves when the frame is gone again. */
export function printNodes({ host, lang }, title, nodes, style = '') {
  return new Promise((done) => {
    const frame = h('iframe', { class: 't-hidden v-print', 'aria-hidden': 'true', tabindex: -1, title, srcdoc: '<!doctype html>' });
    frame.addEventListener('load', () => {
      const page = frame.contentWindow;
      const sheet = new page.CSSStyleSheet();
      sheet.replaceSync(SHEET + style);
      page.document.adoptedStyleSheets = [sheet];
      page.document.documentElement.lang = lang;
      page.document.title = title;
      page.document.body.append(...nodes.flat(Infinity).filter(Boolean));
      const leave = () => { frame.remove(); done(); };
      page.addEventListener('afterprint', () => setTimeout(leave), { once: true });
      page.focus();
      page.print();
    }, { once: true });
    host.status.parentNode.append(frame);
  });
}

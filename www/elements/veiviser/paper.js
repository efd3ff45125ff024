//! The paper worksheet: the same questions with boxes to tick, for those who would rather use a pen.
import { h } from '../../lib/dom.js';
import { printNodes } from './print.js';
import { afterwards } from './rule.js';

const STYLE = `
.boxes{list-style:none;padding:0;columns:2;column-gap:12mm}.boxes li{display:flex;gap:7pt;padding:2.5pt 0;margin:0}.boxes li::before{content:"";flex:none;inline-size:10pt;block-size:10pt;border:1pt solid #000;margin-block-start:2pt}
.question{break-inside:avoid}.hint{font-size:9.5pt;color:#333}`;

/** Prints the worksheet with every question the guide can ask, the services it is about, and whom to ring. */
export function printPaper(it) {
  return printNodes(it, it.t('paper.title'), paper(it), STYLE);
}

/** The worksheet as nodes. */
export function paper({ t, asked, frame, engine, contentLang, theirs }) {
  const { contact } = frame;
  return [
    h('h1', {}, t('paper.title')),
    h('p', {}, t('paper.intro'), ' ', t('paper.no-name')),
    h('p', {}, h('strong', {}, t('contact.title'), ': '), [contact.name, contact.phone, contact.hours].filter(Boolean).join(', ')),
    asked.all.map((question, at) => h('section', { class: 'question' },
      h('h2', { lang: theirs }, `${at + 1}. ${question.text}`),
      question.help && h('p', { class: 'hint', lang: theirs }, question.help),
      h('ul', { class: 'boxes' }, question.options.map((option) => h('li', { lang: theirs }, option.text)), h('li', {}, t('unknown'))))),
    h('h2', {}, t('paper.services')),
    h('ul', {}, engine.services(contentLang).map((service) => h('li', { lang: theirs }, h('strong', {}, service.name), service.about ? `. ${service.about}` : '', service.cost && ` ${service.cost}`, afterwards({ law: service.cost_law }, t)))),
    h('p', {}, t('limits')),
    h('p', {}, t('complaint.text')),
  ];
}

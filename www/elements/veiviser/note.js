//! The note to bring to the municipality: the result as plain blocks, which become text, a file or a print-out.
import { h } from '../../lib/dom.js';
import { answered } from './answers.js';
import { changes, quoted } from './card.js';
import { costOf, shownFor } from './cost.js';
import { levelKey } from './levels.js';
import { afterwards, speaksAgainst, statusOf } from './rule.js';

/** `{title, blocks: [{level, heading, texts, items}]}`; `level` 1 is a part, 2 a service. */
export function note(it, result) {
  const { t, engine, format, frame, other } = it;
  const { info } = engine;
  const { contact } = frame;
  const part = (key, texts, items) => ({ level: 1, heading: t(key), texts, items });
  const blocks = [
    { texts: [t('note.about', { kommune: it.kommune, date: format.date(info.date) }), t(other ? 'limits.other' : 'limits'), other && t('result.other'), shownFor(it)].filter(Boolean) },
    part('answers.title', [], answered(it).map(({ question, texts }) => `${question} ${texts.join(', ')}`)),
    ...result.groups.flatMap((group) => [
      part(group.title, [t(group.text)], group.id === 'low' ? frame.low_threshold.map((one) => `${one.name}. ${one.text}`) : []),
      ...group.services.map((service) => block(it, service))]),
    part('apply.title', [t('apply.how'), t('apply.after')]),
    part('complaint.title', [t('complaint.text')]),
    part('contact.title', [[contact.name, contact.phone, contact.hours].filter(Boolean).join(', '), contact.address, contact.url].filter(Boolean)),
    { texts: [`${t('basis', { date: format.date(info.date) })} ${t('basis.version', { ruleset: info.ruleset.slice(0, 8), version: info.version })}`] },
  ];
  return { title: t('note.title'), blocks };
}

/** One service. What does not seem to fit is named with its reason only. */
function block(it, service) {
  const { t } = it;
  const items = service.criteria.map((one) => `${one.text} ${statusOf(one, t)}.${afterwards(one, t)}`);
  const said = quoted(service);
  return {
    level: 2, heading: service.name,
    texts: [service.citizen_level < 3 ? `${t(levelKey(service))}. ${service.about ?? ''}` : null, said.length > 0 ? `${t('card.answered')}: ${said.join('; ')}.` : null, paid(it, service)].filter(Boolean),
    items: service.citizen_level < 3 ? [...items, ...changes(it, service)] : service.criteria.filter(speaksAgainst).map((one) => `${one.text} ${statusOf(one, t)}.`),
  };
}

/** What it costs: the municipality's own words, and the amounts when the reader has asked for them. */
function paid(it, service) {
  const { t } = it;
  const words = [service.cost, costOf(it, service)?.text].filter(Boolean).join(' ');
  return service.citizen_level < 3 && words ? `${t('card.cost')} ${words}${afterwards({ law: service.catalogue.cost_law }, t)}` : null;
}

/** The note as text for an e-mail or a file. */
export function toText({ title, blocks }) {
  const lines = [title.toUpperCase(), ''];
  for (const { level, heading, texts = [], items = [] } of blocks) {
    if (heading) lines.push(level === 1 ? heading.toUpperCase() : heading);
    lines.push(...texts, ...items.map((one) => `- ${one}`), '');
  }
  return lines.join('\n').trimEnd() + '\n';
}

/** The note as nodes for a print-out. */
export function toNodes({ title, blocks }) {
  return [h('h1', {}, title), blocks.map(({ level, heading, texts = [], items = [] }) => h('section', {},
    heading && h(level === 1 ? 'h2' : 'h3', {}, heading), texts.map((one) => h('p', {}, one)),
    items.length > 0 && h('ul', {}, items.map((one) => h('li', {}, one)))))];
}

//! One service on the result: what it is, why it is shown, what it costs, what to do, and the whole reasoning behind a fold.
import { h, many, svg } from '../../lib/dom.js';
import { away } from './contact.js';
import { costNodes } from './cost.js';
import { levelKey, reachedKey } from './levels.js';
import { hidden } from './parts.js';
import { lawOf, statusOf, weightOf } from './rule.js';

export function card(it, service) {
  const { t, heading, theirs } = it;
  const name = heading(2, { id: `v-service-${service.id}`, class: 'v-card__name', lang: theirs }, service.name);
  return h('article', { class: 'v-card', 'data-level': service.citizen_level, 'aria-labelledby': `v-service-${service.id}`, part: 'card' },
    name,
    h('p', { class: 'v-tag', 'data-level': service.citizen_level }, mark(service.citizen_level), t(levelKey(service))),
    service.about && h('p', { lang: theirs }, service.about),
    because(it, service),
    service.citizen_level < 3 && [practical(it, service), hasLink(it, service) && apply(it, service)],
    folded([t('card.why'), hidden(service.name)], () => [
      reasons(it, service),
      service.citizen_level === 3 && practical(it, service),
      (service.citizen_level === 3 || !hasLink(it, service)) && apply(it, service)]));
}

/** The smallest set of answers that gives this level, quoted back. */
export function quoted(service) {
  return service.reason.filter((one) => !service.assumed.has(one.fact)).map(said).filter(Boolean);
}

/** What is known about a fact, as text; null when nothing is. */
function said({ label, value, text }) {
  return text || (value === null || value === undefined ? null : `${label}: ${value}`);
}

/**
 * A fact in a change, as text. Without a sentence of its own in the catalogue its label must do: the inside value (a score, say)
 * means nothing to the reader.
 */
function named({ label, value, text }) {
  const bare = label.replace(/[.:]$/, '');
  return text && !text.startsWith(`${bare}:`) ? text : value === false ? text : `«${bare}»`;
}

/** What would change the level, as sentences. What we have presumed is said elsewhere; here stand the reader's own answers and what others judge. */
export function changes({ t, format }, service) {
  const key = { may_change: 'change.may', document: 'change.document', judgement: 'change.judgement' };
  const told = service.changes.filter((one) => key[one.kind] && one.set.length > 0 && !one.set.some((fact) => service.assumed.has(fact.fact)));
  return [...new Set(told.map((one) => t(key[one.kind], { facts: format.list(one.set.map(named)), level: t(reachedKey(service, one.to)) })))];
}

function because({ t, theirs, format }, service) {
  const reasons = quoted(service);
  const cause = service.citizen_level === 2 && service.cause && t(`level.2.${service.cause}`);
  return (reasons.length > 0 || cause) && h('p', { class: 'v-because' },
    reasons.length > 0 && [t('card.answered'), ': ', h('span', { lang: theirs }, format.list(reasons)), '. '], cause);
}

function practical(it, service) {
  const { t, theirs } = it;
  const amounts = costNodes(it, service, lawOf({ law: service.catalogue.cost_law }, t));
  const rows = [['card.cost', service.cost, amounts], ['card.waiting', service.waiting]].filter(([, text, more]) => text || more);
  return rows.length > 0 && h('dl', { class: 'v-practical' }, rows.map(([key, text, more]) => h('div', {}, h('dt', {}, t(key)), h('dd', {}, text && h('p', { lang: theirs }, text), more))));
}

/** A fold whose content is made when it is first opened: thirty services have a thousand lines that few will read. */
function folded(title, content) {
  const make = () => {
    if (fold.childElementCount === 1) fold.append(many(content()));
  };
  const fold = h('details', { class: 'v-more', ontoggle: make }, h('summary', { onclick: make }, title));
  return fold;
}

function howToApply({ frame }, service) {
  return service.catalogue.apply ?? (frame.apply && { url: frame.apply });
}

function hasLink(it, service) {
  return Boolean(howToApply(it, service)?.url);
}

function apply(it, service) {
  const { t, theirs } = it;
  const { applicant } = service.catalogue;
  const how = howToApply(it, service);
  return h('div', { class: 'v-apply' },
    applicant === 'carer' && h('p', {}, t('card.carer')),
    how?.url ? h('p', {}, away(how.url, [t('card.apply'), hidden(service.name)], t), how.text && how.text !== it.howToApply && h('span', { class: 't-quiet t-small', lang: theirs }, ` ${how.text}`))
      : h('p', { class: 't-small', lang: how?.text ? theirs : null }, how?.text ?? t('card.apply.call')));
}

function reasons(it, service) {
  const { t, heading, theirs, format } = it;
  const title = (key) => heading(3, { class: 'v-more__title' }, t(key));
  const own = new Map(service.catalogue.criteria.map((one) => [one.id, one]));
  const paid = lawOf({ law: service.catalogue.cost_law }, t);
  const criteria = (all) => h('ul', { class: 'v-criteria' }, all.map((one) => criterion(it, { ...own.get(one.id), ...one }, service.assumed)));
  const changing = changes(it, service);
  const list = (key, texts) => texts.length > 0 && [title(key), h('ul', { class: 'v-list' }, texts.map((one) => h('li', { lang: theirs }, one)))];
  const others = service.criteria.filter((one) => service.ground && one.ground?.length > 0 && ![one.ground].flat().includes(service.ground));
  const main = service.criteria.filter((one) => !others.includes(one)).sort((one, other) => Number(one.strength === 'never_counts') - Number(other.strength === 'never_counts'));
  return [
    title('card.criteria'),
    service.criteria.length === 0 && h('p', {}, t('card.open')),
    criteria(main),
    others.length > 0 && [title('card.or'), criteria(others)],
    changing.length > 0 && [title('card.change'), h('ul', { class: 'v-list' }, changing.map((one) => h('li', {}, one)))],
    list('card.documents', service.catalogue.documents.map(({ text, any_of: any }) => [text, format.list(any)].filter(Boolean).join(': '))),
    paid && [title('card.cost'), h('p', { class: 't-quiet t-small' }, `${t('card.law', { law: paid.replaceAll('; ', ', ') })}.`)],
    list('card.missing', service.missing.map((one) => one.label)),
    list('card.presumed', service.presumed.map((one) => one.text)),
    list('card.includes', service.catalogue.includes),
    list('card.excludes', service.catalogue.not_included),
    list('card.amount', [...service.catalogue.doses, ...service.catalogue.norms.map((one) => one.text)].filter(Boolean)),
    list('card.relations', service.relations.map((one) => one.text)),
    list('card.deadline', [service.catalogue.deadline?.text].filter(Boolean)),
    list('complaint.title', [service.catalogue.complaint?.text].filter(Boolean)),
    list('card.ladder', service.ladder.map((one) => one.text)),
  ];
}

function criterion({ t, theirs }, one, assumed) {
  const { source } = one;
  const known = one.facts.filter((fact) => !assumed.has(fact.fact)).map(said).filter(Boolean);
  const law = lawOf(one, t);
  return h('li', { class: 'v-criterion', 'data-status': one.status },
    h('p', { class: 'v-criterion__status' }, mark({ met: 1, judgement: 2, unknown: 'q' }[one.strength !== 'never_counts' && one.status]), statusOf(one, t)),
    h('p', { lang: one.lang ?? theirs }, one.text),
    weightOf(one, t) && h('p', { class: 't-quiet t-small', lang: one.exception ? theirs : null }, weightOf(one, t)),
    one.burden && h('p', { class: 't-small' }, t('card.burden')),
    known.length > 0 && h('p', { class: 't-quiet t-small' }, t('card.answered'), ': ', h('span', { lang: theirs }, known.join(', '))),
    (law || source?.title) && h('p', { class: 't-quiet t-small' }, law && `${t('card.law', { law })}. `,
      source?.url ? away(source.url, t('card.source', { title: source.title }), t) : source?.title && h('span', { lang: theirs }, source.title),
      source?.confidence === 'recalled' && ` ${t('card.recalled')}`));
}

/** A shape beside the words: full, half, empty, or a question mark. Never a tick: nothing has been decided. */
function mark(level) {
  const shapes = {
    1: [svg('circle', { cx: 8, cy: 8, r: 6.5, fill: 'currentColor' })],
    2: [svg('path', { d: 'M8 1.5a6.5 6.5 0 0 1 0 13z', fill: 'currentColor' })],
    q: [svg('path', { d: 'M5.9 6.3a2.1 2.1 0 1 1 3.1 1.9c-.6.4-1 .8-1 1.5M8 11.9v.1', 'stroke-linecap': 'round' })],
  };
  return svg('svg', { class: 'v-mark', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 },
    svg('circle', { cx: 8, cy: 8, r: 6.5 }), shapes[level]);
}

//! The services as plain words, for when the engine will not run: read straight from the municipality's texts, without an answer.
import { h } from '../../lib/dom.js';
import { phone } from './contact.js';
import { lawOf, weightOf } from './rule.js';

/** Contact and every service with its criteria, from the texts beside the rules at `rules`, on `date`; null when they can't be had. */
export async function plainList({ rules, lang, date, heading, t, say }) {
  const texts = await read(rules, lang) ?? await read(rules, 'nb');
  const now = texts?.findLast((it) => !it.from || it.from <= date) ?? texts?.[0];
  if (!now) return null;
  const say1 = (text) => (text && typeof text === 'object' ? h('span', { lang: text.lang }, text.text) : text);
  const aside = (text) => text && h('small', {}, ` ${text}`);
  const law = (it) => aside(lawOf({ law: it }, t) && `(${lawOf({ law: it }, t)})`);
  return h('div', { class: 't-stack', lang: now.lang },
    now.contact?.phone && h('p', {}, say('contact.call', { phone: phone(now.contact.phone) })),
    heading(1, {}, t('paper.services')),
    now.services.map((service) => [service, (service.criteria ?? []).filter((one) => one.text)]).map(([service, criteria]) => h('section', { class: 'v-plain' },
      heading(2, {}, say1(service.name)),
      service.about && h('p', {}, say1(service.about)),
      criteria.length > 0 && h('ul', { class: 'v-list' }, criteria.map((one) => h('li', {}, say1(one.text), law(one.law), one.exception ? [' ', say1(one.exception)] : aside(weightOf(one, t))))),
      service.cost && h('p', {}, t('card.cost'), ' ', say1(service.cost), law(service.cost_law)))));
}

async function read(rules, lang) {
  const answer = await fetch(rules.replace(/\.bin(?=$|\?)/, `.${lang}.json`));
  return answer.ok ? answer.json() : null;
}

//! The services as plain words, for when the engine will not run: read straight from the municipality's texts, without an answer.
import { h } from '../../lib/dom.js';
import { phone } from './contact.js';

/** Contact and every service with its criteria, from the texts beside the rules at `rules`, on `date`; null when they can't be had. */
export async function plainList({ rules, lang, date, heading, t, say }) {
  const texts = await read(rules, lang) ?? await read(rules, 'nb');
  const now = texts?.findLast((it) => !it.from || it.from <= date) ?? texts?.[0];
  if (!now) return null;
  const say1 = (text) => (text && typeof text === 'object' ? h('span', { lang: text.lang }, text.text) : text);
  return h('div', { class: 't-stack', lang: now.lang },
    now.contact?.phone && h('p', {}, say('contact.call', { phone: phone(now.contact.phone) })),
    heading(1, {}, t('paper.services')),
    now.services.map((service) => h('section', { class: 'v-plain' },
      heading(2, {}, say1(service.name)),
      service.about && h('p', {}, say1(service.about)),
      h('ul', { class: 'v-list' }, service.criteria.filter((one) => one.text).map((one) => h('li', {}, say1(one.text)))),
      service.cost && h('p', {}, say1(service.cost)))));
}

async function read(rules, lang) {
  const answer = await fetch(rules.replace(/\.bin(?=$|\?)/, `.${lang}.json`));
  return answer.ok ? answer.json() : null;
}

//! What helps when the guide will not run: another municipality, the frame page, or the services as plain words. Fetched only then.
import { focus, h, replace } from '../../lib/dom.js';
import { TOP } from '../../lib/place.js';
import { today } from '../../engine/day.js';
import { municipalities } from '../engine.js';
import { away, phone } from './contact.js';
import { lawOf, weightOf } from './rule.js';

/** Fills `place` with what helps against the failure `code` of the element `host`. */
export function remedy(host, code, place) {
  const missing = code === 'pack-not-found';
  replace(place, missing && chooser(host), code === 'wasm-blocked' && elsewhere(host), (!missing || host.rulesUrl) && services(host));
}

/** Without a known municipality the reader chooses one. */
function chooser(host) {
  const { t } = host.words;
  const place = h('div');
  municipalities().then((found) => {
    const inOrder = [...found].sort((one, other) => one.example - other.example || one.name.localeCompare(other.name, 'nb'));
    const choice = h('select', { class: 'v-select', id: 'v-kommune' }, inOrder.map((it) => h('option', { value: it.id }, it.example ? `${it.name} (${t('choose.example')})` : it.name)));
    const go = (event) => {
      event.preventDefault();
      host.removeAttribute('rules');
      host.view.dataset.used = '';
      host.setAttribute('kommune', choice.value);
      host.ready.then(() => focus(host.view.querySelector('h1,h2,h3')));
    };
    replace(place, h('form', { method: 'dialog', class: 'v-choose', onsubmit: go },
      h('label', { class: 'ds-label', for: 'v-kommune' }, t('choose.label')),
      h('div', { class: 't-row' }, choice, h('button', { type: 'submit', class: 'ds-button' }, t('choose.go')))));
    host.unique(place);
    host.fallback.hidden = !host.rulesUrl;
  }).catch(() => {});
  return [h('p', {}, t('choose.text')), place];
}

/** Where the page forbids our engine, the frame page may still run it: its own policy counts there. */
function elsewhere(host) {
  if (host.hasAttribute('data-framed')) return null;
  const { t, lang } = host.words;
  const place = h('p');
  const show = async () => {
    await import('../ramme.js');
    const kommune = host.getAttribute('kommune');
    const page = new URL(`ramme.html?kommune=${kommune}&lang=${lang}`, TOP).href;
    place.replaceWith(h('tildeling-ramme', { kommune, lang }, h('a', { class: 'ds-link', href: page, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' }, t('trouble.elsewhere'))));
  };
  return replace(place, h('button', { type: 'button', class: 'ds-button', onclick: show }, t('trouble.elsewhere')));
}

/** The services in words, when the page itself does not hold them already. */
function services(host) {
  if (host.querySelector('[data-tjenester]')) return null;
  const place = h('div');
  const { t, say, lang } = host.words;
  plainList({ rules: host.rulesUrl, lang, date: host.getAttribute('date') ?? today(), heading: (...args) => host.heading(...args), t, say })
    .then((list) => list && replace(place, list))
    .catch(() => {}); // nothing more to be had; the page's own fallback stands below
  return place;
}

/** Contact and every service with its criteria, from the texts beside the rules at `rules`, on `date`; null when they can't be had. */
async function plainList({ rules, lang, date, heading, t, say }) {
  const texts = await read(rules, lang) ?? await read(rules, 'nb');
  const now = texts?.findLast((it) => !it.from || it.from <= date) ?? texts?.[0];
  if (!now) return null;
  const say1 = (text) => (text && typeof text === 'object' ? h('span', { lang: text.lang }, text.text) : text);
  const aside = (text) => text && h('small', {}, ` ${text}`);
  const law = (it) => aside(lawOf({ law: it }, t) && `(${lawOf({ law: it }, t)})`);
  return h('div', { class: 't-stack', lang: now.lang },
    now.contact?.phone && h('p', {}, say('contact.call', { phone: phone(now.contact.phone) })),
    now.contact?.url && h('p', {}, away(now.contact.url, t('contact.web'), t)),
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

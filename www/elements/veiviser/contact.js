//! Help and contact: the same words in the same place on every screen, with what to do when it is urgent.
import { h } from '../../lib/dom.js';

/** The block at the foot of every screen. */
export function contact({ host, frame, t, say, heading, theirs }) {
  const { contact: office } = frame;
  return h('section', { class: 'v-contact', 'aria-labelledby': 'v-contact' },
    heading(1, { id: 'v-contact', class: 'v-contact__title' }, t('contact.title')),
    host.hasSlot('contact') ? host.slotted('contact') : [
      h('p', { class: 'v-contact__call' }, office.phone
        ? [say('contact.call', { phone: phone(office.phone) }), office.hours && [' ', h('span', { class: 't-quiet', lang: theirs }, `(${office.hours})`)]]
        : t('contact.none')),
      (office.name || office.address) && h('p', { lang: theirs }, [office.name, office.address].filter(Boolean).join(', ')),
      office.url && h('p', {}, away(office.url, t('contact.web'), t)),
    ],
    h('p', { class: 'v-urgent' }, h('strong', {}, t('contact.urgent')), ' ',
      say('contact.danger', { number: phone('113') }), ' ', say('contact.doctor', { number: phone('116 117') })));
}

/** A number to ring, whole on its line. */
export function phone(number) {
  return h('a', { class: 'ds-link v-phone', href: `tel:${number.replaceAll(/[^\d+]/g, '')}` }, number.replaceAll(' ', '\u00a0'));
}

/** A link that leaves us: in a new tab, so that the answers are still here, and without telling where it came from. */
export function away(url, text, t, attributes) {
  return h('a', { class: 'ds-link', href: url, target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer', ...attributes },
    text, h('span', { class: 't-small' }, ` (${t('new-tab')})`));
}

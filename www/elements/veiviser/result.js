//! The result: what may exist, why, what it costs and what to do, with every service shown and nobody told "nothing".
import { focus, h, replace } from '../../lib/dom.js';
import { answers } from './answers.js';
import { card } from './card.js';
import { away, phone } from './contact.js';
import { shownFor } from './cost.js';
import { copyNote, downloadNote, printNote } from './keep.js';
import { assessed } from './levels.js';
import { actions, button, press, screenTitle } from './parts.js';

export function resultScreen(it) {
  const { host, state, t, say, heading, engine, asked, frame, other, format, theirs } = it;
  const result = assessed(it);
  const jumps = [];
  const part = (name, title, ...children) => {
    const top = heading(1, { id: `v-${name}`, tabindex: -1, class: 'v-part__title' }, title);
    if (name !== 'complaint') jumps.push([top, title]);
    return h('section', { class: `v-part v-part--${name}`, 'aria-labelledby': `v-${name}` }, top, children);
  };

  const groups = result.groups.map((group) => part(group.id,
    [t(group.title), group.services.length > 0 && h('span', { class: 'v-part__count' }, h('span', { class: 't-hidden' }, ', '), t('level.count', { n: group.services.length }))],
    h('p', { class: 't-quiet' }, t(group.text)),
    group.id === 'low' && offers(it),
    h('div', { class: 'v-cards' }, group.services.map((service) => card({ ...it, howToApply: result.howToApply }, service)))));

  const parts = [
    ...groups,
    part('answers', t('answers.title'), answers(it)),
    part('apply', t('apply.title'), result.howToApply && h('p', { lang: theirs }, result.howToApply), h('p', {}, t('apply.how')), h('p', {}, t('apply.bring')), h('p', {}, t('apply.after'))),
    part('complaint', t('complaint.title'), h('p', {}, t('complaint.text'))),
    part('keep', t('keep.title'), h('p', {}, t('keep.text')), h('div', { class: 't-row' },
      [['keep.print', printNote], ['keep.copy', copyNote], ['keep.download', downloadNote]].map(([key, keep]) => button(t(key), () => keep(it, result), 'secondary')))),
  ];

  return [
    screenTitle(it, result.title),
    result.lead && h('p', { class: 'v-lead' }, result.lead),
    problems(it),
    other && h('p', {}, t('result.other')),
    h('p', {}, t(other ? 'limits.other' : 'limits'), ' ', t('incomplete')),
    h('p', {}, t('result.call'), ' ', frame.contact.phone ? say('contact.call', { phone: phone(frame.contact.phone) }) : t('contact.none')),
    asked.next && h('p', {}, t('result.more'), ' ', press(() => it.move(() => state.more(it.next(true))), t('result.more.go'))),
    costOffer(it),
    h('nav', { class: 'v-jumps', 'aria-label': t('result.overview') }, h('ul', {}, jumps.map(([to, title]) => h('li', {},
      press(() => { focus(to, { preventScroll: true }); to.scrollIntoView({ block: 'start' }); },
        [title].flat(2).map((one) => (one?.cloneNode ? one.cloneNode(true) : one))))))),
    parts,
    actions(button(t('erase.restart'), it.erase, 'secondary')),
    h('footer', { class: 'v-basis t-small t-quiet' },
      h('p', {}, t('basis', { date: format.date(engine.info.date) }), ' ', t('basis.version', { ruleset: engine.info.ruleset.slice(0, 8), version: engine.info.version })),
      frame.source?.title && h('p', {}, t('basis.source'), ' ', frame.source.url ? away(frame.source.url, h('span', { lang: theirs }, frame.source.title), t) : h('span', { lang: theirs }, frame.source.title), '.'),
      frame.notes?.length > 0 && h('p', {}, t('basis.silent'), ' ', h('span', { lang: theirs }, format.list(frame.notes)), '.'),
      host.hasSlot('footer') && host.slotted('footer')),
  ];
}

/** A way to the amounts, and for which income they are shown; it comes when the table of payments has. */
function costOffer(it) {
  const { engine, state, t } = it;
  const offer = h('p', { hidden: true });
  engine.whole.then(() => {
    offer.hidden = !engine.payments;
    if (engine.payments) replace(offer, shownFor(it) ?? t('cost.offer'), ' ', press(() => it.move(() => state.go('cost')), t(state.income ? 'cost.change' : 'cost.go')));
  });
  return offer;
}

/** What the municipality itself names as help without an application. */
function offers({ frame, t, theirs }) {
  return frame.low_threshold.length > 0 && h('ul', { class: 'v-low' }, frame.low_threshold.map((offer) => h('li', { lang: theirs },
    h('strong', {}, offer.name), h('p', {}, offer.text), offer.url && h('p', {}, away(offer.url, offer.name, t)))));
}

/** Answers that contradict each other, said with what to do; the rest is still computed. */
function problems({ engine, state, t, theirs }) {
  const found = engine.problems(state.answers);
  return found.length > 0 && h('div', { class: 'v-notice' },
    h('p', {}, h('strong', {}, t('answers.problems'))),
    found.map((one) => h('p', { lang: theirs }, one.message, one.help && ` ${one.help}`)));
}

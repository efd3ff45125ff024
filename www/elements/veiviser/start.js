//! The first screen: what this is, that nobody sees the answers, what it cannot do, and a start.
import { h } from '../../lib/dom.js';
import { printPaper } from './paper.js';

export function startScreen(it) {
  const { host, state, t, heading, engine } = it;
  const { kommune } = engine.info;
  const go = () => it.move((now) => {
    const next = it.next();
    if (next) now.ask(next);
    else now.go('result');
  });
  return [
    heading(0, { class: 'v-title', 'data-focus': '', tabindex: -1 }, t('start.title')),
    kommune.example && h('p', { class: 'v-notice' }, t('start.example')),
    h('p', { class: 'v-lead' }, t('start.intro', { kommune: it.kommune })),
    h('p', {}, t('start.other')),
    host.hasSlot('intro') && host.slotted('intro'),
    h('div', { class: 't-row v-actions' },
      h('button', { type: 'button', class: 'ds-button v-primary', onclick: go }, state.empty ? t('start.go') : t('start.continue'))),
    h('div', { class: 'v-facts' },
      h('section', {}, heading(1, {}, t('start.privacy')), h('p', {}, t('start.privacy.text'))),
      h('section', {}, heading(1, {}, t('start.limits')), h('p', {}, t('limits')), h('p', {}, t('incomplete')))),
    h('p', {}, h('button', { type: 'button', class: 'ds-link', onclick: () => printPaper(it) }, t('start.paper'))),
  ];
}

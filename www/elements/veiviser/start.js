//! The first screen: what this is, that nobody sees the answers, what it cannot do, and a start.
import { h } from '../../lib/dom.js';
import { printPaper } from './paper.js';
import { actions, press, primary, screenTitle } from './parts.js';

export function startScreen(it) {
  const { host, state, t, heading, engine } = it;
  const { kommune } = engine.info;
  const go = () => it.move((now) => {
    const next = it.next();
    if (next) now.ask(next);
    else now.go('result');
  });
  return [
    screenTitle(it, t('start.title')),
    kommune.example && h('p', { class: 'v-notice' }, t('start.example')),
    h('p', { class: 'v-lead' }, t('start.intro', { kommune: it.kommune })),
    h('p', {}, t('start.other')),
    host.hasSlot('intro') && host.slotted('intro'),
    actions(primary(t(state.empty ? 'start.go' : 'start.continue'), go)),
    h('div', { class: 'v-facts' },
      h('section', {}, heading(1, {}, t('start.privacy')), h('p', {}, t('start.privacy.text'))),
      h('section', {}, heading(1, {}, t('start.limits')), h('p', {}, t('limits')), h('p', {}, t('incomplete')))),
    h('p', {}, press(() => printPaper(it), t('start.paper'))),
  ];
}

//! The guide's conversation: which screen is drawn, what frames it, and what happens on the way from one to the next.
import { focus, h, many, replace } from '../../lib/dom.js';
import { LANGUAGES } from '../../lib/i18n.js';
import { answersScreen } from './answers.js';
import { contact } from './contact.js';
import { costScreen } from './cost.js';
import { nextQuestion } from './next.js';
import { button } from './parts.js';
import { questionScreen } from './question.js';
import { resultScreen } from './result.js';
import { startScreen } from './start.js';
import { State } from './state.js';

/** What a host page may give a style of its own, beside the cards. */
const PARTS = [['heading', '[data-focus]'], ['button', '.ds-button']];

const SCREENS = { start: startScreen, question: questionScreen, answers: answersScreen, result: resultScreen, cost: costScreen };

/** One reader's way through. `host` is the element; the answers live in a private field here and nowhere else. */
export class Guide {
  #state = new State();
  #erasing = false;

  constructor(host) {
    this.host = host;
  }

  /** What a screen needs to draw itself; made anew for each drawing. */
  #context() {
    const { host } = this;
    const state = this.#state;
    const { words: { t, say, lang }, format, engine, contentLang } = host;
    const asked = engine.questions(state.answers, { lang: contentLang });
    state.follows = Object.fromEntries(asked.all.map((it) => [it.id, it.follows]));
    const frame = withAttributes(engine.frame(contentLang), host);
    const { name } = engine.info.kommune;
    return {
      host, state, t, say, lang, format, engine, contentLang, asked, frame,
      kommune: /kommun|municipal/i.test(name) ? name : `${name} kommune`,
      other: isForOther(asked.all, state.answers),
      /** `lang` for municipal texts, when it differs from the interface. */
      theirs: contentLang === lang ? null : contentLang,
      question: (id) => asked.all.find((it) => it.id === id),
      next: (more) => nextQuestion(engine.questions(state.answers, { lang: contentLang }), state, more),
      heading: (depth, attributes, ...children) => host.heading(depth, attributes, ...children),
      announce: (text) => host.announce(text),
      move: (change) => this.#move(change),
      erase: () => this.erase(),
    };
  }

  /** Draws the screen; the focus is left alone unless the reader has moved. */
  draw() {
    const { host } = this;
    const state = this.#state;
    if (state.screen === 'question' && !host.engine.questions(state.answers, { lang: host.contentLang }).all.some((it) => it.id === state.question)) {
      state.go(state.empty ? 'start' : 'result'); // other rules, other questions
    }
    const it = this.#context();
    host.view.lang = it.lang;
    host.view.dataset.screen = state.screen;
    replace(host.view,
      this.#top(it),
      h('div', { class: 'v-main' }, SCREENS[state.screen](it)),
      this.#bottom(it));
    for (const [name, what] of PARTS) for (const found of host.view.querySelectorAll(what)) found.setAttribute('part', name);
    host.unique(host.view);
  }

  /** Deletes the answers and goes to the start. */
  erase() {
    this.#state = new State();
    this.#erasing = false;
    if (!this.host.engine) return;
    this.draw();
    focus(this.host.view.querySelector('[data-focus]'));
    this.host.announce(this.host.words.t('erase.done'));
  }

  /** Changes the state, draws, and takes keyboard and screen reader to the new heading. */
  #move(change) {
    this.#erasing = false;
    try {
      change(this.#state);
      this.draw();
    } catch (error) {
      this.host.fail(error); // the answers stay here for the next try
      return;
    }
    const target = this.host.view.querySelector('[data-focus]');
    focus(target, { preventScroll: true });
    const top = this.host.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) this.host.scrollIntoView({ block: 'start' });
  }

  #top(it) {
    const { host, state, t } = it;
    const back = state.screen === 'start' ? h('span') : h('button', {
      type: 'button', class: 'ds-button v-back', 'data-variant': 'tertiary', onclick: () => it.move(() => state.back()),
    }, t('back'));
    const languages = host.offered;
    return h('div', { class: 'v-top' }, back, languages.length < 2 ? null : h('ul', { class: 'v-languages', 'aria-label': t('language') },
      languages.map((lang) => h('li', {}, h('button', {
        type: 'button', class: 'v-language', lang, 'aria-pressed': String(lang === it.lang),
        onclick: (event) => this.#speak(lang, event),
      }, LANGUAGES[lang])))));
  }

  #speak(lang) {
    this.host.setLanguage(lang);
    this.host.view.querySelector(`.v-language[lang="${lang}"]`)?.focus();
  }

  #bottom(it) {
    return h('div', { class: 'v-bottom' }, contact(it), this.#eraser(it));
  }

  #eraser(it) {
    const { state, t } = it;
    const box = h('div', { class: 'v-erase' });
    const turn = (on) => () => {
      this.#erasing = on;
      show();
      box.querySelector('button').focus();
    };
    const show = () => replace(box, this.#erasing
      ? many(h('p', {}, t('erase.sure')), h('div', { class: 't-row', role: 'group', 'aria-label': t('erase.sure') },
        button(t('erase.yes'), () => this.erase(), 'secondary'), button(t('erase.no'), turn(false), 'tertiary')))
      : button(t('erase'), turn(true), 'tertiary'));
    if (state.empty && !state.drafted) return null;
    show();
    return box;
  }
}

/** What the tag says about phone, web page and application goes before what the rules say. */
function withAttributes(frame, host) {
  const given = (name) => host.getAttribute(name) || null;
  const { contact } = frame;
  return { ...frame, apply: given('apply-url'), contact: { ...contact, phone: given('phone') ?? contact?.phone, url: given('contact-url') ?? contact?.url } };
}

/** Whether the answers are about someone else: the first question offers "meg selv", and something else is chosen. */
function isForOther(all, answers) {
  const who = all.find((it) => it.options.some((option) => /^meg(_|$)/.test(option.id)));
  const chosen = who && answers[who.id]?.[0];
  return Boolean(chosen) && !/^meg(_|$)/.test(chosen);
}

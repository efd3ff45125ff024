//! Words on screen: a catalogue per language, placeholders, and a fallback that tells its own language to screen readers.
import { h } from './dom.js';

/** Languages with their own names, in the order they are offered. Sami has slots: it is offered when its catalogue is whole. */
export const LANGUAGES = {
  nb: 'Bokmål', nn: 'Nynorsk', en: 'English', se: 'Davvisámegiella', smj: 'Julevsámegiella', sma: 'Åarjelsaemien gïele',
};

/** "no", "nb-NO" and the like as one of ours, or null. */
export function language(tag) {
  const base = (tag ?? '').toLowerCase().split('-')[0];
  return base === 'no' ? 'nb' : base in LANGUAGES ? base : null;
}

/** The language that stands for a node: its own `lang`, else its nearest ancestor's, through shadow roots; else null. */
export function languageOf(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    const found = at.getAttribute && language(at.getAttribute('lang'));
    if (found) return found;
  }
  return null;
}

/**
 * The words of one language. `catalogues` maps language to catalogue (see `texts/nb.js`); bokmål is the fallback.
 * A catalogue maps key to text with `{placeholders}`, or to `{one, other}` chosen by the placeholder `n`.
 */
export function words(lang, catalogues) {
  const chain = [lang, 'nb'].filter((it, at, all) => catalogues[it] && all.indexOf(it) === at);
  const find = (key) => chain.find((it) => catalogues[it][key] !== undefined);
  const raw = (key, values) => {
    const entry = catalogues[find(key)]?.[key];
    if (entry === undefined) return `«${key}»`;
    return typeof entry === 'string' ? entry : (values?.n === 1 ? entry.one : entry.other);
  };

  /** The text of a key with its placeholders filled. */
  const t = (key, values) => raw(key, values).replace(/\{(\w+)\}/g, (whole, name) => values?.[name] ?? whole);

  /** The same as nodes: a placeholder may hold a node, and a text borrowed from bokmål carries `lang`. */
  const say = (key, values) => {
    const parts = raw(key, values).split(/\{(\w+)\}/).map((it, at) => (at % 2 ? values?.[it] ?? `{${it}}` : it));
    const from = find(key);
    return from && from !== lang ? h('span', { lang: from }, parts) : parts;
  };

  return { lang, t, say, has: (key) => catalogues[lang]?.[key] !== undefined };
}

/** `lang` for a text that may be in another language than its surroundings: the attribute's value, or null when it is the same. */
export function foreign(textLang, lang) {
  return textLang && textLang !== lang ? textLang : null;
}

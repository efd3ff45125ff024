// The words of the guide: every language has every key, nothing is too hard to read, and nobody is promised or refused anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../www/texts/en.js';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { words } from '../../www/lib/i18n.js';

const ALL = { nb, nn, en };
const forms = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join(' ');

for (const [lang, catalogue] of Object.entries(ALL)) {
  test(`${lang} has the keys and the placeholders of nb`, () => {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(nb).sort());
    for (const [key, entry] of Object.entries(catalogue)) {
      assert.equal(typeof entry, typeof nb[key], key);
      const wanted = new Set(forms(nb[key]).map(places));
      for (const form of forms(entry)) {
        assert.ok(form.trim() === form && form.length > 0, `${key} is empty or has loose spaces`);
        assert.doesNotMatch(form, /TODO|MANGLER|xxx|lorem/i, key);
        assert.ok(wanted.has(places(form)) || forms(entry).some((one) => wanted.has(places(one))), `${key}: {${places(form)}}`);
      }
    }
  });

  test(`${lang} keeps to the room the layout gives`, () => {
    for (const [key, entry] of Object.entries(catalogue)) {
      const room = Math.max(...forms(nb[key]).map((one) => one.length)) * 1.35 + 12;
      for (const form of forms(entry)) assert.ok(form.length <= room, `${key} in ${lang} is ${form.length} signs, room for ${Math.floor(room)}`);
    }
  });

  test(`${lang} promises nothing and refuses nothing`, () => {
    const forbidden = /(?<!kan ha )\brett (til|på)\b|har krav på|kvalifiser|berettiget|innvilg|avsl(ag|å)|% sjanse|you are entitled|you qualify|granted|rejected/i;
    for (const [key, entry] of Object.entries(catalogue)) for (const form of forms(entry)) assert.doesNotMatch(form, forbidden, key);
  });
}

for (const [lang, catalogue] of Object.entries({ nb, nn })) {
  test(`${lang} is easy to read: LIX at most 40 for the whole and for each longer text`, () => {
    const texts = Object.values(catalogue).flatMap(forms);
    assert.ok(lix(texts) <= 40, `LIX ${lix(texts)}`);
    for (const [key, entry] of Object.entries(catalogue)) {
      for (const form of forms(entry)) if (form.split(' ').length > 15) assert.ok(lix([form]) <= 40, `${key}: LIX ${lix([form])}`);
    }
  });
}

test('a missing text falls back to bokmål and says so; an unknown key shows itself', () => {
  const { t, has } = words('se', { nb, se: { next: 'Boahtte' } });
  assert.equal(t('next'), 'Boahtte');
  assert.equal(t('back'), nb.back);
  assert.equal(has('back'), false);
  assert.equal(t('no.such.key'), '«no.such.key»');
});

test('a count chooses between one and other', () => {
  const { t } = words('nn', ALL);
  assert.equal(t('result.title', { n: 1 }), 'Vi fann éi teneste som kan passe');
  assert.equal(t('result.title', { n: 3 }), 'Vi fann 3 tenester som kan passe');
});

/** Words per sentence and share of words longer than six letters; a heading or button counts as a sentence. */
function lix(texts) {
  const sentences = texts.flatMap((text) => text.split(/[.!?:](?:\s|$)/)).filter((one) => /\p{L}/u.test(one));
  const tokens = sentences.flatMap((one) => one.match(/[\p{L}\d]+/gu) ?? []);
  return Math.round(tokens.length / sentences.length + (100 * tokens.filter((one) => one.length > 6).length) / tokens.length);
}

test('every word is used, and every word used is there', async () => {
  const { readFile, readdir } = await import('node:fs/promises');
  const www = new URL('../../www/', import.meta.url);
  const files = (await readdir(www, { recursive: true })).filter((name) => /^elements\/(veiviser\/|base|engine)/.test(name) && name.endsWith('.js'));
  const code = (await Promise.all(files.map((name) => readFile(new URL(name, www), 'utf8')))).join('\n') + await readFile(new URL('../../tests/site/lists.rs', import.meta.url), 'utf8');
  // Keys put together while running: `level.${n}`, `status.${s}` and the like.
  const made = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, start]) => start);
  for (const key of Object.keys(nb)) {
    assert.ok(code.includes(`'${key}'`) || code.includes(`"${key}"`) || made.some((start) => key.startsWith(start)), `${key} is not used`);
  }
  for (const [, key] of code.matchAll(/\b(?:t|say)\('([\w.-]+)'/g)) assert.ok(key in nb, `${key} is not there`);
});

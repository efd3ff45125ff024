// Numbers, money and dates in three languages: the expected text stands beside the value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spoken } from '../../www/elements/pris/words.js';
import { format } from '../../www/lib/format.js';

// A plain space in an expected text stands for the no-break space, except where marked with an underscore for a plain one.
const plain = (text) => text.replaceAll(' ', '\u00a0').replaceAll('_', ' ');

const CASES = [
  ['nb', 'number', [-1234.5], '−1 234,5'], ['nn', 'number', [1_000_000], '1 000 000'], ['en', 'number', [-1234.5], '−1,234.5'],
  ['nb', 'number', [0], '0'], ['nb', 'number', [-0.001], '0'], ['nb', 'number', [999], '999'], ['nb', 'number', [0.5], '0,5'],
  ['nb', 'number', [2, { decimals: 2, fixed: true }], '2,00'],
  ['nb', 'money', [100], '1 kr'], ['nn', 'money', [123_456_700], '1 234 567 kr'], ['nb', 'money', [123_450], '1 234,50 kr'],
  ['nb', 'money', [-5], '−0,05 kr'], ['en', 'money', [123_456], 'NOK 1,234.56'],
  ['nb', 'money', [{ min: 0, max: 250_000 }], '0–2 500 kr'], ['nb', 'money', [{ min: 500, max: 500 }], '5 kr'],
  ['nb', 'money', [null], 'ukjent'], ['nn', 'money', [undefined], 'ukjent'], ['en', 'money', [null], 'unknown'],
  ['nb', 'about', [{ min: 12_345, max: 99_999 }], '123–1 000 kr'],
  ['nb', 'date', ['2026-05-01'], '1. mai_2026'], ['nn', 'date', ['2026-12-31'], '31. desember_2026'], ['en', 'date', ['2026-05-01'], '1 May_2026'],
  ['nb', 'date', [null], ''], ['nb', 'date', ['tull'], ''], ['se', 'date', ['2026-01-02'], '2. januar_2026'],
  ['nb', 'list', [['a']], 'a'], ['nb', 'list', [['a', 'b', 'c']], 'a,_b_og_c'], ['en', 'list', [['a', 'b']], 'a_and_b'], ['nb', 'list', [[]], ''],
];

for (const [lang, name, given, expected] of CASES) {
  test(`${lang} ${name}(${JSON.stringify(given).slice(1, -1)}) is ${expected}`, () => assert.equal(format(lang)[name](...given), plain(expected)));
}

test('an amount read aloud has no spaces inside, and its currency is a word', () => {
  for (const [lang, ore, expected] of [['nb', 1_245_050, '12450,5 kroner'], ['nn', { min: 100, max: 200 }, '1 til 2 kroner'], ['en', 100, '1 kroner'], ['nb', null, 'ukjent']]) {
    assert.equal(spoken({ f: format(lang) }, ore), expected);
  }
});

test('nothing asks the browser for a language it may not know', async () => {
  const { readFile, readdir } = await import('node:fs/promises');
  const www = new URL('../../www/', import.meta.url);
  for (const file of await readdir(www, { recursive: true })) {
    if (!file.endsWith('.js') || file.startsWith('dist')) continue;
    assert.doesNotMatch(await readFile(new URL(file, www), 'utf8'), /\bIntl\.|toLocale(String|DateString|TimeString)\(/, file);
  }
});

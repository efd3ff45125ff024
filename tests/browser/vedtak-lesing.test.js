// What a caseworker types is read exactly, or explained: numbers, amounts, frequencies, dates, money, pasted rows, identity numbers.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { amount, frequency, phrase } from '../../www/lib/read/amount.js';
import { addMonths, date } from '../../www/lib/read/date.js';
import { interval, kroner, whole } from '../../www/lib/read/number.js';
import { looksLikePersonId, withoutPersonId } from '../../www/elements/vedtak/read/person.js';
import { amountText, readRows } from '../../www/elements/vedtak/paste.js';
import { sha256 } from '../../www/elements/vedtak/sha256.js';
import nb from '../../www/texts/vedtak.nb.js';

const PHRASES = {
  '1,5 t': { amount: { minutes: 90 } },
  '1.5t': { amount: { minutes: 90 } },
  '90 min': { amount: { minutes: 90 } },
  '1 t 30 min': { amount: { minutes: 90 } },
  '1:30': { amount: { minutes: 90 } },
  '1½ time': { amount: { minutes: 90 } },
  '1.250,5 t': { amount: { minutes: 75030 } },
  '2-4 t': { amount: { minutes: { min: 120, max: 240 } } },
  '2–4 timer': { amount: { minutes: { min: 120, max: 240 } } },
  '30 min - 1 t': { amount: { minutes: { min: 30, max: 60 } } },
  '2 x 30 min per dag': { amount: { minutes: 30 }, every: { days: 1 }, times: 2 },
  '2 ganger i uka à 45 min': { amount: { minutes: 45 }, every: { weeks: 1 }, times: 2 },
  '1,5 t hver 3. uke': { amount: { minutes: 90 }, every: { weeks: 3 } },
  '1,5 t kvar 3. veke': { amount: { minutes: 90 }, every: { weeks: 3 } },
  '2 t annenhver uke': { amount: { minutes: 120 }, every: { weeks: 2 } },
  '2 t annakvar veke': { amount: { minutes: 120 }, every: { weeks: 2 } },
  '30 t/uke': { amount: { minutes: 1800 }, every: { weeks: 1 } },
  '20 min daglig': { amount: { minutes: 20 }, every: { days: 1 } },
  '2 døgn i måneden': { amount: { days: 2 }, every: { months: 1 } },
  '6 besøk i uka': { amount: { visits: 6 }, every: { weeks: 1 } },
};

const EXPLAINED = {
  '30': 'no_unit', '0,33 t': 'not_whole_minutes', '1000000000 t': 'too_long', '1e9 t': 'not_number', '-2 t': 'negative', 'to timer': 'not_number',
  '4-2 t': 'reversed', '2 t - 3 besøk': 'two_units', '1,2,3 t': 'not_number', '': 'empty', 'NaN': 'not_number', '12 døgn': 'wrong_unit',
};

test('an amount is read with its unit, its interval and its frequency', () => {
  for (const [text, wanted] of Object.entries(PHRASES)) assert.deepEqual(phrase(text), wanted, text);
});

test('an amount that can not be read is explained, each problem in words', () => {
  for (const [text, problem] of Object.entries(EXPLAINED)) {
    assert.equal(phrase(text, text === '12 døgn' ? ['minutes'] : undefined).problem, problem, text);
    if (problem !== 'empty') assert.ok(`problem.${problem}` in nb, problem);
  }
});

test('a bare number is the unit of a service that has only one, and is asked about otherwise', () => {
  assert.deepEqual(amount('3', ['attendances']), { amount: { attendances: 3 } });
  assert.deepEqual(phrase('3 ganger i uka', ['attendances']), { amount: { attendances: 1 }, every: { weeks: 1 }, times: 3 });
  assert.deepEqual(amount('1,5', ['minutes']), { amount: { minutes: 90 } });
  assert.equal(amount('3', ['minutes']).problem, 'no_unit');
});

test('what is written back into the field reads as the same amount', () => {
  for (const one of [{ minutes: 90 }, { minutes: 50 }, { minutes: { min: 120, max: 240 } }, { days: 3 }, { visits: 6 }, { months: 1 }, { attendances: { min: 1, max: 2 } }, { units: 5 }, { minutes: 10_080 }]) {
    assert.deepEqual(amount(amountText(one)).amount, one, amountText(one));
  }
});

test('a frequency is read from words and numbers', () => {
  const wanted = { uke: { weeks: 1 }, 'hver 3. uke': { weeks: 3 }, '6. uke': { weeks: 6 }, daglig: { days: 1 }, mnd: { months: 1 }, 'kvar 2. veke': { weeks: 2 }, år: { years: 1 }, 'én gang': null };
  for (const [text, every] of Object.entries(wanted)) assert.deepEqual(frequency(text), { value: every }, text);
  assert.equal(frequency('av og til').problem, 'not_frequency');
});

test('a date is read the Norwegian way, and one that does not exist is explained', () => {
  const options = { today: '2026-03-01', start: '2026-01-31' };
  const wanted = {
    '1.2.26': '2026-02-01', '01.02.2026': '2026-02-01', '1/2-26': '2026-02-01', '1.2.': '2026-02-01', '2026-02-01': '2026-02-01', '010226': '2026-02-01',
    '29.2.2028': '2028-02-29', '6 mnd': '2026-07-31', '1 mnd': '2026-02-28', '2 uker': '2026-02-14', '1 år': '2027-01-31',
  };
  for (const [text, value] of Object.entries(wanted)) assert.equal(date(text, options).value, value, text);
  const bad = { '31.2.2026': 'no_such_day', '29.2.2027': 'no_such_day', 'i morgen': 'not_date', '1.2.1850': 'bad_year', '13': 'not_date' };
  for (const [text, problem] of Object.entries(bad)) assert.equal(date(text, options).problem, problem, text);
  assert.equal(date('6 mnd', { today: '2026-03-01' }).problem, 'no_start');
  assert.equal(addMonths('2028-08-31', 6), '2029-02-28');
});

test('money is whole øre, with commas, points, spaces and intervals', () => {
  for (const text of ['260320', '260 320', '260.320', '260 320 kr', 'kr 260.320,00']) assert.deepEqual(interval(text, kroner), { value: 26_032_000 }, text);
  assert.deepEqual(interval('200 000-300 000', kroner), { min: 20_000_000, max: 30_000_000 });
  assert.deepEqual(interval('under 260320', kroner), { max: 26_032_000 });
  assert.deepEqual(interval('over 500000', kroner), { min: 50_000_000 });
  assert.equal(interval('mye', kroner).problem, 'not_number');
  assert.equal(interval('0,001', kroner).problem, 'too_precise');
  assert.deepEqual(interval('67+', (end) => whole(end)), { min: 67 });
  assert.equal(whole('1,5').problem, 'not_whole');
  assert.equal(whole('200', { max: 120 }).problem, 'outside');
});

test('what looks like an identity number is refused wherever it stands, and other numbers are not', () => {
  for (const text of ['01019012345', '010190 12345', '010190-12345', '01.01.90 12345', 'se 01019012345.', '010190 123 45', '41019012345', '01810012345', '01419012345', '31.12.69-12345']) {
    assert.ok(looksLikePersonId(text), text);
    assert.ok(!looksLikePersonId(withoutPersonId(text)), text);
  }
  for (const text of ['260 320', '1234567890', '2026-02-01', '01.02.2026', '150000000000', '200000-30000', '300000-20000', '99999999999', '73 50 10 00', 'hol § 3-2 nr 6']) assert.ok(!looksLikePersonId(text), text);
});

const SERVICES = [
  { id: 'praktisk_bistand', name: 'Praktisk bistand', units: ['minutes'] }, { id: 'bpa', name: 'Brukerstyrt personlig assistanse (BPA)', units: ['minutes'] },
  { id: 'dagtilbud', name: 'Dagtilbud', units: ['attendances'] }, { id: 'trygghetsalarm', name: 'Trygghetsalarm', units: ['months'] },
];

test('rows from a spreadsheet become lines, with or without a heading', () => {
  const read = readRows('Tjeneste\tOmfang\tFra\tTil\r\nPraktisk bistand\t1,5 t hver 3. uke\t1.2.26\t31.7.26\r\nBPA\t30 t/uke\t\t', SERVICES, { today: '2026-01-01' });
  assert.deepEqual(read.lines, [
    { service: 'praktisk_bistand', from: '01.02.2026', to: '31.07.2026', amount: '1,5 t', every: 'weeks:3' }, { service: 'bpa', amount: '30 t', every: 'weeks:1' },
  ]);
  assert.deepEqual(read.problems, []);
  const bare = readRows('trygghetsalarm\t1\t01.02.2026\nDagtilbud\t2 dager i uka', SERVICES, { today: '2026-01-01' });
  assert.deepEqual(bare.lines.map((line) => line.service), ['trygghetsalarm', 'dagtilbud']);
});

test('rows that can not be used are named, and a paste with an identity number is refused whole', () => {
  const read = readRows('Gullmedalje\t3\nBPA\t30 t/uke', SERVICES, { today: '2026-01-01' });
  assert.deepEqual(read.problems, [{ row: 1, text: 'Gullmedalje · 3', problem: 'no_service' }]);
  assert.equal(read.lines.length, 1);
  assert.deepEqual(readRows('BPA\t30 t\n010190 12345\tx', SERVICES), { lines: [], problems: [], refused: true });
  assert.equal(readRows('\0\u0001�<script>\t\t\n;;;;', SERVICES).lines.length, 0);
  assert.equal(readRows(`${'BPA\t1 t\n'.repeat(500)}`, SERVICES, { today: '2026-01-01' }).lines.length, 100);
});

test('the digest is SHA-256', () => {
  for (const text of ['', 'abc', 'æøå'.repeat(100), 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'z'.repeat(1000)]) {
    assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'), `${text.length} signs`);
  }
});

// The draft as typed: nothing that can't be read becomes a number, nothing is lost by undo, by an old kept draft or by rubbish.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLine, readRecipient } from '../../www/elements/vedtak/draft.js';
import { readFacts } from '../../www/elements/vedtak/facts.js';
import { History } from '../../www/elements/vedtak/history.js';
import { importValue } from '../../www/elements/vedtak/import.js';
import { Keep, KEPT_DAYS } from '../../www/elements/vedtak/keep.js';
import { addLines, copyPackage, emptyLine, emptyState, isEmpty, keepable, removeLine, revive, withLine } from '../../www/elements/vedtak/state.js';
import nb from '../../www/texts/vedtak.nb.js';
import nn from '../../www/texts/vedtak.nn.js';

const SERVICE = { id: 'praktisk_bistand', units: ['minutes'] };
const line = (patch) => ({ ...emptyLine('1'), service: SERVICE.id, ...patch });

test('a line is read into the form the engine prices', () => {
  const { line: read, problems } = readLine(line({ amount: '1,5 t', every: 'weeks:3', times: '2', from: '1.2.26', to: '31.07.2026', wanted: '3 t hver uke', pauses: '1.5.26 – 7.5.26', helpers: '2' }), SERVICE, '2026-01-01');
  assert.deepEqual(problems, []);
  assert.deepEqual(read.amount, { minutes: 90 });
  assert.deepEqual([read.every, read.times, read.helpers], [{ weeks: 3 }, 2, 2]);
  assert.deepEqual([read.from, read.to], ['2026-02-01', '2026-08-01'], 'the last day counts: the engine is given the first day that does not');
  assert.deepEqual(read.wanted, { amount: { minutes: 180 }, every: { weeks: 1 }, times: 1 });
  assert.deepEqual(read.pauses, [{ from: '2026-05-01', to: '2026-05-08' }]);
});

test('a phrase in the amount field counts before it is spread over the fields', () => {
  const { line: read } = readLine(line({ amount: '2 x 30 min per dag' }), SERVICE, '2026-01-01');
  assert.deepEqual([read.amount, read.every, read.times], [{ minutes: 30 }, { days: 1 }, 2]);
});

test('a field that can not be read is left out of the draft and named', () => {
  const { line: read, problems } = readLine(line({ amount: 'mye', from: '31.2.26', to: 'x', helpers: '0', times: '-1' }), SERVICE, '2026-01-01');
  assert.equal(read.amount, undefined);
  assert.deepEqual(problems.map(({ field, problem }) => `${field} ${problem}`).sort(), ['amount not_number', 'from no_such_day', 'helpers outside', 'times negative', 'to not_date']);
  assert.deepEqual(readLine(line({ amount: '0 t' }), SERVICE, '2026-01-01').problems, [{ field: 'amount', problem: 'zero' }]);
  assert.deepEqual(readLine(line({ amount: '0 t', decision: 'refused' }), SERVICE, '2026-01-01').problems, []);
  assert.deepEqual(readLine(line({ amount: '0-2 t' }), SERVICE, '2026-01-01').problems, []);
  const ended = readLine(line({ amount: '1 t', from: '1.4.26', to: '1.1.26' }), SERVICE, '2026-01-01');
  assert.deepEqual([ended.line.to, ended.problems[0].problem], [undefined, 'ends_before_start']);
  const gone = readLine({ ...line({}), service: 'nedlagt' }, undefined, '2026-01-01');
  assert.equal(gone.problems[0].problem, 'gone_service');
});

test('how much in all is not guessed when how often can not be read', () => {
  for (const bad of [{ times: 'to' }, { times: '0' }, { helpers: 'mange' }]) assert.equal(readLine(line({ amount: '1 t', ...bad }), SERVICE, '2026-01-01').line.amount, undefined, JSON.stringify(bad));
  const { line: read, problems } = readLine(line({ amount: '99999 t' }), SERVICE, '2026-01-01');
  assert.deepEqual([read.amount, problems[0].field, problems[0].problem], [undefined, 'amount', 'too_long']);
});

test('a refusal gives none of it, but keeps what was applied for', () => {
  const { line: read, refused } = readLine(line({ amount: '1 t', wanted: '2 t hver uke', decision: 'refused', alternative: 'Trygghetsalarm' }), SERVICE, '2026-01-01');
  assert.deepEqual([refused, read.amount, read.alternative], [true, { minutes: 0 }, 'Trygghetsalarm']);
  assert.deepEqual(read.wanted.amount, { minutes: 120 });
});

test('facts become known values, intervals or nothing, never a guess', () => {
  const facts = [
    { id: 'alder', kind: 'integer', min: 0, max: 120 }, { id: 'alene', kind: 'boolean' }, { id: 'score', kind: 'score' }, { id: 'timer', kind: 'hours' },
    { id: 'bor', kind: 'choice', options: [{ id: 'hjemme' }] },
  ];
  const { knowledge, problems } = readFacts(facts, { alder: '67+', alene: 'no', score: '3-5', timer: '25-32', bor: 'slott', borte: 'x' }, '2026-01-01');
  assert.deepEqual(knowledge, { alder: { min: 67 }, alene: false, score: { min: 3, max: 5 }, timer: { min: 1500, max: 1920 } });
  assert.deepEqual(problems.map(({ fact, problem }) => `${fact} ${problem}`), ['bor gone_option', 'borte gone_fact']);
  assert.deepEqual(readFacts(facts, { alder: '200', timer: '90 min' }, '2026-01-01').knowledge, { timer: 90 });
});

test('what is not known about the recipient is left out', () => {
  assert.deepEqual(readRecipient(emptyState().recipient, {}), { recipient: {}, problems: [] });
  const { recipient } = readRecipient({ ...emptyState().recipient, income: 'under 260 320', household_persons: '2', pu: 'no' }, { alder: 81 });
  assert.deepEqual(recipient, { income: { min: 0, max: 26_032_000 }, household_persons: 2, pu: false, age: 81 });
});

test('typing in one field is one step to undo, and every step can be redone', () => {
  const history = new History(emptyState());
  const start = history.present;
  for (const text of ['1', '1,', '1,5', '1,5 t']) history.change(withLine(history.present, 'a', '1', { amount: text }), 'omfang', 'a/1/amount');
  history.seal();
  history.change(removeLine(history.present, 'a', '1'), 'fjernet');
  assert.equal(history.present.packages.a.lines.length, 0);
  assert.equal(history.undo().label, 'fjernet');
  assert.equal(history.present.packages.a.lines[0].amount, '1,5 t');
  history.undo();
  assert.equal(history.present, start);
  assert.equal(history.undo(), undefined);
  history.redo();
  history.redo();
  assert.equal(history.present.packages.a.lines.length, 0);
});

test('a copy of a draft shares nothing with the first', () => {
  const { state } = addLines(emptyState(), 'a', [{ service: 'bpa' }]);
  const copied = withLine(copyPackage(state, 'a', 'b'), 'b', '2', { service: 'avlastning' });
  assert.equal(copied.packages.a.lines[1].service, 'bpa');
  assert.equal(copied.packages.b.lines[1].service, 'avlastning');
});

test('an old or broken draft is read field by field, and what is dropped is named', () => {
  for (const rubbish of [null, undefined, 7, 'x', [], { packages: 3 }, { packages: { a: { lines: [null, 4, 'x'] } } }, { facts: [1, 2] }]) assert.ok(revive(rubbish).state.packages.a.lines, JSON.stringify(rubbish));
  const { state, dropped } = revive({ version: 0, facts: { alder: '81' }, packages: { a: { lines: [{ id: '1', service: 'bpa', hours: '3', amount: 4 }, { id: '1', service: 'avlastning' }] } } });
  assert.deepEqual(state.packages.a.lines.map((one) => one.service), ['bpa', 'avlastning']);
  assert.equal(new Set(state.packages.a.lines.map((one) => one.id)).size, 2, 'ids are made unique');
  assert.deepEqual(dropped.sort(), ['amount', 'hours']);
  assert.equal(state.facts.alder, '81');
});

test('a draft in the contract form fills the fields, and reads back as the same', () => {
  const draft = { lines: [{ id: '4', service: SERVICE.id, amount: { minutes: 90 }, every: { weeks: 3 }, times: 1, from: '2026-02-01', to: '2026-08-01', supplier: 'privat', helpers: 2, wanted: { amount: { minutes: 180 }, every: { weeks: 1 }, times: 1 }, reason: 'Fordi', law: 'hol § 3-2', review_by: '2026-08-01', ladder: { alarm: { state: 'provd', reason: 'Nei', date: '2026-01-02' } }, overrides: [{ code: 'x', reason: 'y' }] }] };
  const { state, dropped } = importValue({ draft, facts: {} }, []);
  assert.deepEqual(dropped, []);
  const { line: read, problems } = readLine(state.packages.a.lines[0], SERVICE, '2026-01-01');
  assert.deepEqual(problems, []);
  for (const [name, value] of Object.entries(draft.lines[0])) assert.deepEqual(read[name], value, name);
  for (const rubbish of [null, {}, { draft: 3 }, { draft: { lines: [null, { amount: 'x' }] } }]) assert.ok(importValue(rubbish, []).state.packages.a, JSON.stringify(rubbish));
});

class Store {
  items = new Map();
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, text) { this.items.set(key, text); }
  removeItem(key) { this.items.delete(key); }
}

test('nothing is kept until it is asked for; then it can be read again, until it expires or is wiped', () => {
  const store = new Store();
  let now = 1000;
  const keep = new Keep(store, () => now);
  const state = { ...emptyState(), important: 'katten', facts: { alder: '81' } };
  assert.equal(keep.write(state, '5035'), null);
  assert.equal(store.items.size, 0);
  keep.on = true;
  assert.ok(keep.write(state, '5035') > now);
  assert.doesNotMatch([...store.items.values()].join(), /katten/, 'what matters to the person is never kept');
  const found = keep.read();
  assert.deepEqual([found.state.facts, found.state.important, found.older, found.kommune], [{ alder: '81' }, '', false, '5035']);
  now += (KEPT_DAYS + 1) * 24 * 3600 * 1000;
  assert.deepEqual(keep.read(), { expired: true });
  assert.equal(store.items.size, 0);
  keep.write(state, '5035');
  keep.wipe();
  assert.equal(store.items.size, 0);
});

test('a kept draft that is cut off is thrown away and told of, and a full store is not a crash', () => {
  const store = new Store();
  const keep = new Keep(store);
  keep.on = true;
  keep.write(emptyState(), '5035');
  const [[key, text]] = store.items;
  store.items.set(key, text.slice(0, 40));
  assert.deepEqual(keep.read(), { broken: true });
  const full = new Keep({ getItem: () => null, setItem: () => { throw new Error('full'); }, removeItem: () => {} });
  full.on = true;
  assert.equal(full.write(emptyState(), '5035'), null);
  assert.equal(new Keep(null).possible, false);
});

test('only an untouched draft counts as empty, and what is kept never holds what matters to the person', () => {
  assert.ok(isEmpty(emptyState()));
  assert.ok(!isEmpty({ ...emptyState(), important: 'katten' }));
  assert.ok(!('important' in keepable(emptyState())));
});

test('bokmål and nynorsk have the same texts with the same places', () => {
  const places = (entry) => [...JSON.stringify(entry).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  assert.deepEqual(Object.keys(nn).sort(), Object.keys(nb).sort());
  for (const key of Object.keys(nb)) {
    assert.equal(typeof nn[key], typeof nb[key], key);
    assert.deepEqual(places(nn[key]), places(nb[key]), key);
  }
  for (const [key, entry] of Object.entries(nn)) assert.doesNotMatch(JSON.stringify(entry), /\b(ikke|hvem|hvor|hver|uke|måned|tjeneste|begrunn|opplysninger)\b/, key);
});

test('every word is used, and every word used is there', async () => {
  const { readFile, readdir } = await import('node:fs/promises');
  const www = new URL('../../www/', import.meta.url);
  const files = (await readdir(www, { recursive: true })).filter((name) => /^(elements|lib)\/(?!veiviser|kostnad|ramme)/.test(name) && name.endsWith('.js'));
  const code = (await Promise.all(files.map((name) => readFile(new URL(name, www), 'utf8')))).join('\n');
  // Keys put together while running, `step.${name}`: the end must stand somewhere in the code, unless it is the engine's own word.
  const made = [...code.matchAll(/`([\w.]+)\$\{/g)].map(([, start]) => start).filter((start) => start.includes('.'));
  const engines = /^(kind|mode|severity|level|change|strength|status|area|subject|answer|score|every|unit|unit\.one|trouble)\./;
  const written = (end) => new RegExp(`(?<![\\w.])${end.replace(/(_(what|hint|pays)|\.new)$/, '')}(?!\\w)`).test(code);
  const unused = Object.keys(nb).filter((key) => !code.includes(`'${key}'`) && !made.some((start) => key.startsWith(start) && (engines.test(key) || written(key.slice(start.length)))));
  assert.deepEqual(unused, []);
  const missing = [...code.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key).filter((key) => !(key in nb));
  assert.deepEqual(missing, []);
});

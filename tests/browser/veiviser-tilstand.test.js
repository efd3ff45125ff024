// Where the reader is and what is ticked, without a page: back, skip, edit, go on, delete.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextQuestion } from '../../www/elements/veiviser/next.js';
import { MOST, State, tick } from '../../www/elements/veiviser/state.js';

const answered = (...ids) => {
  const state = new State();
  for (const id of ids) {
    state.ask(id);
    state.give([`${id}-svar`]);
  }
  return state;
};

test('"vet ikke" is asked and says nothing; a skipped question is the same to the engine', () => {
  const state = answered('a');
  state.ask('b');
  state.give([]);
  state.ask('c');
  state.give([], { skipped: true });
  assert.deepEqual(state.answers, { a: ['a-svar'], b: [], c: [] });
  assert.equal(state.informative, 1);
  state.ask('b');
  assert.deepEqual(state.draft('b'), { ids: [], unknown: true });
  state.ask('c');
  assert.equal(state.draft('c'), null, 'a skipped question comes back unticked');
});

test('back goes the way one came, and forward again keeps later answers', () => {
  const state = answered('a', 'b', 'c');
  state.forward(null);
  assert.equal(state.screen, 'result');
  state.back();
  assert.deepEqual([state.screen, state.question], ['question', 'c']);
  state.back();
  assert.equal(state.question, 'b');
  state.give(['nytt']);
  state.forward('d');
  assert.equal(state.question, 'c', 'the question asked before comes before a new one');
  state.back();
  state.back();
  state.back();
  assert.equal(state.screen, 'start');
  assert.deepEqual(Object.keys(state.answers), ['a', 'b', 'c']);
});

test('an edit returns to where it began, by way of questions that the new answer raises', () => {
  const state = answered('a', 'b');
  state.go('result');
  state.edit('a');
  assert.ok(state.editing);
  state.give(['nytt']);
  state.forward('c');
  assert.equal(state.question, 'c');
  state.give(['x']);
  state.forward(null);
  assert.equal(state.screen, 'result');
  assert.equal(state.editing, false);
  state.edit('b');
  state.back();
  assert.equal(state.screen, 'result');
  assert.deepEqual(state.answers.b, ['b-svar']);
});

test('"se over svarene" goes back to the question it was opened from', () => {
  const state = answered('a');
  state.ask('b');
  state.go('answers');
  state.resume('b');
  assert.deepEqual([state.screen, state.question], ['question', 'b']);
  state.go('answers');
  state.edit('a');
  state.give(['nytt']);
  state.forward(null);
  assert.equal(state.screen, 'answers');
  state.back();
  assert.equal(state.screen, 'question');
});

test('the conversation ends by itself, and goes on only when asked to', () => {
  const state = answered(...Array.from({ length: MOST }, (_, at) => `q${at}`));
  state.forward('one-more');
  assert.equal(state.screen, 'result');
  state.more('one-more');
  assert.equal(state.question, 'one-more');
  state.give([]);
  state.forward('and-another');
  assert.equal(state.question, 'and-another');
});

test('a new conversation shares nothing with the one before', () => {
  const before = answered('a', 'b');
  before.tick(before.question, { ids: ['x'], unknown: false });
  before.income = 1;
  const state = new State();
  assert.equal(state.income, null);
  assert.deepEqual([state.answers, state.trail, state.drafted, state.question, state.screen, state.empty], [{}, [], false, null, 'start', true]);
});

test('ticks: "none" and "vet ikke" shut out the others, and the other way round', () => {
  const none = ['ingen'];
  assert.deepEqual(tick(['a'], 'b', true, none), { ids: ['a', 'b'], unknown: false });
  assert.deepEqual(tick(['a', 'b'], 'a', false, none), { ids: ['b'], unknown: false });
  assert.deepEqual(tick(['a', 'b'], 'ingen', true, none), { ids: ['ingen'], unknown: false });
  assert.deepEqual(tick(['ingen'], 'a', true, none), { ids: ['a'], unknown: false });
  assert.deepEqual(tick(['a'], 'unknown', true, none), { ids: [], unknown: true });
  assert.deepEqual(tick([], 'unknown', false, none), { ids: [], unknown: false });
});

test('questions that ask more about the same one make one step, there and back', () => {
  const state = answered('a');
  state.follows = { more1: 'a', more2: 'a' };
  state.ask('more1');
  for (const question of ['more1', 'more2']) state.give(['x'], { question });
  assert.deepEqual([state.trail, state.steps.length, state.number], [['a', 'more1', 'more2'], 2, 2]);
  state.forward('c');
  assert.deepEqual([state.question, state.number], ['c', 3]);
  state.back();
  assert.equal(state.question, 'more1');
  state.back();
  assert.equal(state.question, 'a');
  state.forward('c');
  assert.equal(state.question, 'more1', 'the whole step comes again');
});

test('a question that asks more about another waits for an answer to that one, until all are wanted', () => {
  const state = new State();
  const all = [{ id: 'a' }, { id: 'b' }, { id: 'more', follows: 'b' }];
  state.follows = { more: 'b' };
  assert.equal(nextQuestion({ all, questions: [all[2], all[1]] }, state), 'b');
  state.ask('b');
  state.give([]);
  assert.equal(nextQuestion({ all, questions: [all[2]] }, state), null, '«vet ikke» leaves nothing to ask more about');
  assert.equal(nextQuestion({ all, questions: [all[2]] }, state, true), 'more');
  state.give(['x']);
  assert.equal(nextQuestion({ all, questions: [all[2]] }, state), 'more');
});

// Every person of the cases in every municipality: ten questions settle all that a question can settle, and what is said is said in words.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nextQuestion, worthAsking } from '../../www/elements/veiviser/next.js';
import { MOST, State } from '../../www/elements/veiviser/state.js';
import { open } from './harness.js';
import { PERSONS } from './veiviser-gang.js';

const SITE = process.env.TILDELING_FOLDER ?? fileURLToPath(new URL('../../www/dist/', import.meta.url));
const KOMMUNER = readdirSync(`${SITE}/regler`).map((name) => /^(\d{4})\.bin$/.exec(name)?.[1]).filter(Boolean);
const LANGUAGES = ['nb', 'nn', 'en'];

/** An engine for each municipality, in the page. */
async function engines(t) {
  const { page } = await open(t, '/index.html');
  await page.evaluate(async (kommuner) => {
    const { Engine } = await import('/engine.js');
    const date = new Date().toISOString().slice(0, 10);
    globalThis.engines = Object.fromEntries(await Promise.all(kommuner.map(async (nr) => [nr, await Engine.load(new URL(`/regler/${nr}.bin`, location.href), { date })])));
  }, KOMMUNER);
  return page;
}

/** Each pair walked through the guide's own rules for what comes next, all a step at a time. */
async function walked(page) {
  const pairs = KOMMUNER.flatMap((kommune) => PERSONS.map(({ name, answers }) => ({ kommune, name, answers, state: new State(), left: null, most: MOST })));
  const ask = (some) => page.evaluate((some) => some.map(([kommune, answers]) => {
    const short = (list) => list.map(({ id, follows }) => ({ id, follows }));
    const { all, questions } = globalThis.engines[kommune].questions(answers, { lang: 'nb' });
    return { all: short(all), questions: short(questions) };
  }), some.map(({ kommune, state }) => [kommune, state.answers]));
  for (let open = pairs; open.length > 0; open = open.filter((pair) => pair.left === null)) {
    for (const [at, asked] of (await ask(open)).entries()) {
      const { state, answers } = open[at];
      state.follows = Object.fromEntries(asked.all.map(({ id, follows }) => [id, follows]));
      const most = Math.min(MOST, new Set([...state.steps, ...asked.questions.map(({ id }) => state.step(id))]).size);
      assert.ok(most <= open[at].most, `${open[at].kommune}, ${open[at].name}: «høyst ${open[at].most}» became ${most}`);
      open[at].most = most;
      const next = nextQuestion(asked, state);
      if (!next || state.steps.length === MOST) {
        open[at].left = worthAsking(asked, state).map(({ id }) => id);
        continue;
      }
      const worth = new Set(worthAsking(asked, state).map(({ id }) => id));
      const shown = asked.all.filter(({ id }) => worth.has(id) && state.step(id) === state.step(next));
      state.ask(next);
      for (const { id } of shown) state.give(answers[id] ?? [], { question: id });
    }
  }
  return pairs;
}

test(`${PERSONS.length} persons in ${KOMMUNER.length} municipalities: after at most ten questions nothing is left to ask`, async (t) => {
  const page = await engines(t);
  const pairs = await walked(page);
  assert.ok(pairs.length > 900, `${pairs.length}`);
  for (const { kommune, name, state, left } of pairs) assert.deepEqual(left, [], `${kommune}, ${name}: after ${state.steps.join(', ')}`);

  // What was told without being asked would have changed nothing that is shown.
  const differing = await page.evaluate((pairs) => pairs.filter(({ kommune, given, told }) => {
    const engine = globalThis.engines[kommune];
    const levels = (answers) => JSON.stringify(engine.assess(engine.knowledge(answers), { lang: 'nb' }).services.map((it) => it.citizen_level));
    return levels(given) !== levels(told);
  }), pairs.map(({ kommune, name, answers, state }) => ({ kommune, name, given: state.answers, told: answers })));
  assert.deepEqual(differing, []);

  // A label and a score («Lage mat: 3 til 5») tell a reader nothing: what would change a level is a sentence in every language.
  const dumb = await page.evaluate(([pairs, languages]) => [...new Set(languages.flatMap((lang) => pairs.flatMap(({ kommune, given }) => {
    const engine = globalThis.engines[kommune];
    const told = engine.assess(engine.knowledge(given), { lang }).services.flatMap((service) => {
      const presumed = new Set(service.presumed.map(({ fact }) => fact));
      return service.changes.filter(({ kind, set }) => kind === 'may_change' && !set.some(({ fact }) => presumed.has(fact))).flatMap(({ set }) => set);
    });
    return told.filter(({ label, value, text }) => typeof value !== 'boolean' && (!text || text.startsWith(`${label}:`))).map(({ text, fact }) => `${lang} ${fact}: ${text}`);
  })))], [pairs.map(({ kommune, state }) => ({ kommune, given: state.answers })), LANGUAGES]);
  assert.deepEqual(dumb, []);
});

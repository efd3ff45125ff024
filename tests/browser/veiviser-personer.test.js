// The persons of tests/cases walk through the guide on a phone: few questions, little time, and what each should see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import { guide, KOMMUNE, PERSONS, walk } from './veiviser-gang.js';

const WORDS_A_MINUTE = 180;
const SECONDS_A_QUESTION = 4;
const MOST_SECONDS = 180;

const times = [];

for (const { name, answers, expect } of PERSONS) {
  test(`${name}: sees what ${Object.keys(answers).length} answers can tell`, async (t) => {
    const visit = await guide(t, { width: 390, height: 844 });
    const { page } = visit;
    const { questions, whole } = await page.evaluate(async ([kommune, told]) => {
      const { Engine } = await import('/engine.js');
      const engine = await Engine.load(new URL(`/regler/${kommune}.bin`, location.href), { date: document.querySelector('tildeling-veiviser').ruleset.date });
      const { services } = engine.assess(engine.knowledge(told), { lang: 'nb', audience: 'citizen' });
      return { questions: engine.questions({}, { lang: 'nb', audience: 'citizen' }).all, whole: Object.fromEntries(services.map((it) => [it.id, it.citizen_level])) };
    }, [KOMMUNE, answers]);
    // What must be read: the start, and each question with its help and answers; the buttons are the same on every screen.
    const read = async (part) => (await page.locator(part).innerText()).split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
    let words = await read('.v-main');
    let count = 0;
    const asked = await walk(visit, (title) => {
      const question = questions.find((it) => it.text === title || it.text_other === title);
      const given = answers[question?.id] ?? [];
      return given.length === 0 ? -1 : given.map((id) => question.options.findIndex((option) => option.id === id));
    }, async () => {
      const fields = await page.locator('fieldset').count();
      count += fields; // several on one screen take the time of several
      for (let at = 0; at < fields; at += 1) words += await read(`fieldset >> nth=${at}`);
    });
    assert.ok(asked.length <= 10, `${asked.length} questions`);
    times.push((words / WORDS_A_MINUTE) * 60 + count * SECONDS_A_QUESTION);

    const levels = Object.fromEntries(await page.locator('.v-card').evaluateAll((cards) => cards.map((card) => [card.getAttribute('aria-labelledby').replace('v-service-', ''), Number(card.dataset.level)])));
    // Nothing the person could have told beyond the questions asked would change what is shown.
    assert.deepEqual(levels, whole);
    for (const [service, outcome] of Object.entries(expect)) {
      const level = levels[service];
      assert.ok(level, `${service} is not shown`);
      // What the answers leave open is at level 2; but what is shown never contradicts the whole answer.
      const allowed = { fits: [1, 2], judgement: [2], no: [3, 2], open: [2] }[outcome];
      assert.ok(allowed.includes(level), `${service} is at level ${level}, expected ${outcome}`);
    }
    assert.ok(await page.locator('.v-part--low').count() === 1, 'open offers are always there');
    assert.ok((await page.locator('.v-main').innerText()).includes(nb['result.call']));
  });
}

test('a visit takes at most three minutes in the median', () => {
  const sorted = [...times].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${times.length} persons: ${Math.round(sorted[0])} to ${Math.round(sorted.at(-1))} s, median ${Math.round(median)} s`);
  assert.ok(times.length >= 10 && median <= MOST_SECONDS, `median ${Math.round(median)} s`);
});

// The citizen's way through the guide: ask, go back, skip, change, see the result, delete.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { open } from './harness.js';
import { answer, guide, options, PERSONS, primary, screen, seen, title, unfold, walk } from './veiviser-gang.js';

const first = () => 0;

test('from start to result in at most ten questions, each with "vet ikke" and a way past it', async (t) => {
  const visit = await guide(t, { width: 390 });
  assert.equal(await screen(visit), 'start');
  assert.equal(await title(visit), nb['start.title']);
  const asked = await walk(visit, Object.assign(() => 0, { press: true }), async () => {
    assert.equal((await options(visit)).at(-1), nb.unknown);
    assert.ok(await visit.page.getByRole('button', { name: nb.skip, exact: true }).isVisible());
    assert.match(await visit.page.locator('.v-progress').innerText(), /^Spørsmål \d+ av høyst \d+$/);
  });
  assert.ok(asked.length >= 1 && asked.length <= 10, `${asked.length} questions`);
  assert.equal(new Set(asked).size, asked.length, 'no question is asked twice');
  assert.equal(await screen(visit), 'result');
});

test('all services of the municipality are in the result, each in one group, and each says why', async (t) => {
  const visit = await guide(t);
  const all = await visit.page.evaluate(async () => {
    const { Engine } = await import('/engine.js');
    const engine = await Engine.load(new URL('/regler/9901.bin', location.href), { date: document.querySelector('tildeling-veiviser').ruleset.date });
    return engine.services('nb').map((it) => it.name);
  });
  for (const choose of [() => -1, first, (name, texts) => texts.length - 2]) {
    await walk(visit, choose);
    const shown = await visit.page.locator('.v-card__name').allInnerTexts();
    assert.deepEqual([...shown].sort(), [...all].sort());
    await unfold(visit);
    const cards = await visit.page.locator('.v-card').evaluateAll((nodes) => nodes.map((node) => [node.querySelector('.v-tag').textContent.length, node.querySelectorAll('details .v-criterion .v-criterion__status').length, node.querySelector('details').textContent]));
    for (const [tag, criteria, text] of cards) assert.ok(tag > 0 && (criteria > 0 || text.includes(nb['card.open'])), text);
    await visit.page.getByRole('button', { name: nb['erase.restart'] }).click();
  }
});

test('only the fixed words for a level, and level 1 never decides', async (t) => {
  const visit = await guide(t);
  const fixed = [nb['level.1'], nb['level.1.offer'], nb['level.2'], nb['level.3']];
  await walk(visit, first);
  await unfold(visit);
  for (const tag of await visit.page.locator('.v-tag').allInnerTexts()) assert.ok(fixed.includes(tag.trim()), tag);
  assert.doesNotMatch(await seen(visit), /(?<!kan (?:også )?ha )\brett til\b|har krav på|innvilge|\d ?%/i);
  assert.ok((await seen(visit)).includes(nb.limits));
});

test('"vet ikke" to everything: nobody is told "nothing", and there is someone to ring', async (t) => {
  const visit = await guide(t);
  await walk(visit, () => -1);
  assert.equal(await title(visit), nb['result.little']);
  assert.ok((await seen(visit)).includes(nb['result.little.text']));
  assert.ok(await visit.page.locator('.v-main a[href^="tel:"]').count() >= 1);
  assert.ok(await visit.page.locator('.v-card').count() > 0);
});

test('a question without an answer is explained, and the message goes when one is chosen', async (t) => {
  const visit = await guide(t);
  await primary(visit).click();
  await primary(visit).click();
  const message = visit.page.locator('.ds-validation-message');
  assert.equal(await message.innerText(), nb['question.missing']);
  assert.equal(await visit.page.locator('input').first().getAttribute('aria-invalid'), 'true');
  assert.equal(await visit.page.evaluate(() => document.activeElement.shadowRoot.activeElement.type), 'radio');
  await visit.page.locator('.v-option label').first().click();
  assert.equal(await message.isVisible(), false);
  assert.equal(await visit.page.locator('[aria-invalid]').count(), 0);
});

test('back keeps the answers; an answer changed from the result comes back to the result', async (t) => {
  const visit = await guide(t);
  const asked = await walk(visit, first);
  await visit.page.getByRole('button', { name: nb.back }).click();
  assert.equal(await title(visit), asked.at(-1));
  assert.equal(await visit.page.locator('input:checked').count(), 1);
  await primary(visit).click();
  assert.equal(await screen(visit), 'result');
  await visit.page.getByRole('button', { name: `${nb['answers.change']} ${asked[0]}` }).click();
  assert.equal(await title(visit), asked[0]);
  await answer(visit, -1);
  while ((await screen(visit)) === 'question') await answer(visit, 0);
  assert.equal(await screen(visit), 'result');
  assert.equal(await visit.page.locator('.v-answers dd').first().innerText(), nb.unknown);
});

test('skipped is not the same as "vet ikke" to the reader, and can be answered later', async (t) => {
  const visit = await guide(t);
  await walk(visit, (name, texts, at) => (at === 1 ? null : -1));
  assert.equal(await visit.page.locator('.v-answers dd').first().innerText(), nb['answers.skipped']);
});

test('one can look over the answers on the way and go on where one was', async (t) => {
  const visit = await guide(t);
  await primary(visit).click();
  await answer(visit, 0);
  const here = await title(visit);
  await visit.page.getByRole('button', { name: nb['question.answers'] }).click();
  assert.equal(await screen(visit), 'answers');
  await primary(visit).click();
  assert.equal(await title(visit), here);
  await visit.page.getByRole('button', { name: nb['question.result'] }).click();
  assert.equal(await screen(visit), 'result');
});

test('the language changes in place and keeps what is ticked and answered', async (t) => {
  const visit = await guide(t);
  await primary(visit).click();
  await answer(visit, 0);
  await visit.page.locator('.v-option label').first().click();
  await visit.page.getByRole('button', { name: 'Nynorsk' }).click();
  assert.equal(await visit.page.locator('input:checked').count(), 1);
  assert.equal(await visit.page.locator('.t-view').getAttribute('lang'), 'nn');
  assert.equal((await options(visit)).at(-1), nn.unknown);
  await walk(visit, () => 0);
  assert.equal(await visit.page.getByRole('heading', { name: nn['answers.title'] }).count(), 1);
  await visit.page.getByRole('button', { name: 'English' }).click();
  assert.equal(await screen(visit), 'result');
  assert.equal(await visit.page.locator('.t-view').getAttribute('lang'), 'en');
});

test('deleting asks once, forgets all and goes to the start; reset() does the same without asking', async (t) => {
  const visit = await guide(t);
  await walk(visit, first);
  await visit.page.getByRole('button', { name: nb.erase, exact: true }).click();
  await visit.page.getByRole('button', { name: nb['erase.no'] }).click();
  assert.equal(await screen(visit), 'result');
  await visit.page.getByRole('button', { name: nb.erase, exact: true }).click();
  await visit.page.getByRole('button', { name: nb['erase.yes'] }).click();
  assert.equal(await screen(visit), 'start');
  await visit.until(async () => (await visit.page.getByRole('status').innerText()) === nb['erase.done'], 'the message that the answers are gone');
  await primary(visit).click();
  assert.equal(await visit.page.locator('input:checked').count(), 0);
  await answer(visit, 0);
  await visit.page.evaluate(() => document.querySelector('tildeling-veiviser').reset());
  assert.equal(await screen(visit), 'start');
  await primary(visit).click();
  assert.equal(await visit.page.locator('input:checked').count(), 0);
});

test('for someone else the questions are about the person', async (t) => {
  const visit = await guide(t);
  await primary(visit).click();
  await answer(visit, 1);
  assert.match(await title(visit), /personen/);
  await walk(visit, () => -1);
  assert.ok((await seen(visit)).includes(nb['result.other']));
});

test('a card says who must prove a criterion, when it can be departed from, and what a payment rests on', async (t) => {
  const visit = await guide(t);
  await walk(visit, first);
  const of = async (service) => {
    const card = visit.page.locator('.v-card', { has: visit.page.locator(`#v-service-${service}`) });
    await card.locator('summary').click();
    return card.innerText();
  };
  assert.ok((await of('bpa')).includes(nb['card.burden']));
  const home = await of('praktisk_bistand');
  assert.match(home, /Kan fravikes, for eksempel når den andre er mye borte/);
  assert.match(home, /Står i egenandelsforskriften § 8, egenandelsforskriften § 10\./);
});

test('a criterion that shuts out says whether it holds, and what it means that it does', async (t) => {
  for (const [often, wanted] of [['Hver dag', 'status.not_met'], ['Både dag og natt', 'status.met']]) {
    const visit = await guide(t);
    await walk(visit, (now, list) => [/67 år/, /^I egen bolig/, /^Vaske/, /mye hjelp/, new RegExp(`^${often}`)].map((one) => list.findIndex((text) => one.test(text))).find((at) => at >= 0) ?? -1);
    const card = visit.page.locator('[aria-labelledby="v-service-omsorgsbolig"]');
    await card.locator('.v-more > summary').click();
    const criterion = card.locator('.v-criterion', { hasText: 'Da passer en bolig med ansatte hele døgnet bedre' });
    assert.equal(await criterion.locator('.v-criterion__status').innerText(), nb[wanted]);
    assert.ok((await criterion.innerText()).includes(nb['strength.exclusion']));
  }
});

/** The services of one group of the result, in order. */
const group = ({ page }, name) => page.locator(`.v-part--${name} .v-card`).evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-labelledby').replace('v-service-', '')));

/** Walks as a person of the cases does. */
async function walkAs(visit, name) {
  const { answers } = PERSONS.find((person) => person.name === name);
  const questions = await visit.page.evaluate(async () => {
    const { Engine } = await import('/engine.js');
    const engine = await Engine.load(new URL('/regler/9901.bin', location.href), { date: document.querySelector('tildeling-veiviser').ruleset.date });
    return engine.questions({}, { lang: 'nb', audience: 'citizen' }).all;
  });
  await walk(visit, (now) => {
    const question = questions.find((it) => it.text === now || it.text_other === now);
    const given = answers[question.id] ?? [];
    return given.length === 0 ? -1 : given.map((id) => question.options.findIndex((option) => option.id === id));
  });
}

test('what the situation points at stands among the nearest: relief for a tired carer, a short stay for one who leaves hospital', async (t) => {
  for (const [name, wanted] of [['Alvorlig syk med kort tid igjen, kona er sliten', ['avlastning']], ['Haster: på sykehus, skal hjem', ['korttidsopphold', 'innsatsteam']]]) {
    const visit = await guide(t);
    await walkAs(visit, name);
    const [near, other] = [await group(visit, 'maybe'), await group(visit, 'more')];
    for (const service of wanted) assert.ok(near.includes(service), `${name}: ${service} stands in [${other}], not in [${near}]`);
  }
});

test('with nothing known no service is called one of the «others»', async (t) => {
  const visit = await guide(t);
  await walk(visit, () => -1);
  assert.deepEqual([(await group(visit, 'maybe')).length > 20, (await group(visit, 'more')).length], [true, 0]);
});

test('where nothing stands out there is still help without an application, also where the municipality has named none', async (t) => {
  const visit = await open(t, '/veiviser-4036.html');
  await visit.ready();
  await walk(visit, (now, texts) => (texts.includes('Ingenting av dette') ? texts.indexOf('Ingenting av dette') : 0));
  assert.equal(await title(visit), nn['result.none']);
  assert.ok((await visit.page.locator('.v-part--low').innerText()).includes(nn['low.text']));
});

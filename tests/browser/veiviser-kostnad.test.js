// What services may cost: shown only to those who ask, by an income that stays in the page and changes no result.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { guide, KOMMUNE, primary, screen, title, walk } from './veiviser-gang.js';

/** The result of someone who needs much help in everyday life. */
const ANSWERS = { 0: [0], 1: [2], 2: [0], 3: [0, 1, 2, 4, 5] };
const result = async (t, options) => {
  const visit = await guide(t, options);
  await walk(visit, (now, list, number) => ANSWERS[number - 1] ?? Math.min(2, list.length - 2));
  return visit;
};
const card = ({ page }, service) => page.locator(`[aria-labelledby="v-service-${service}"]`);
const ask = async (visit, income, alone, words = nb) => {
  const { page } = visit;
  await page.getByRole('button', { name: words['cost.go'] }).or(page.getByRole('button', { name: words['cost.change'] })).click();
  assert.equal(await screen(visit), 'cost');
  assert.equal(await title(visit), words['cost.offer']);
  await page.locator(`label[for="v-band-${income}"]`).click();
  if (alone !== undefined) await page.locator(`label[for="v-alone-${alone}"]`).click();
  await primary(visit).click();
  assert.equal(await screen(visit), 'result');
};
const plain = (text) => text.replaceAll('\u00a0', ' ');
/** What a card says about cost, also where it is folded in. */
const said = async (visit, service) => {
  const place = card(visit, service);
  await place.locator('.v-more > summary').click();
  return plain((await place.locator('.v-cost').allTextContents()).join(' / '));
};

test('amounts come when asked for, follow the income, and are an interval without one', async (t) => {
  const visit = await result(t);
  const { page } = visit;
  assert.equal(await page.locator('.v-cost').count(), 0, 'nobody is shown amounts unasked');
  await ask(visit, 'unknown');
  assert.equal(await said(visit, 'praktisk_bistand'), 'Kommer an på inntekten: 100–500 kr per time, høyst 245–4 500 kr i måneden.');
  assert.equal(await said(visit, 'matombringing'), '118 kr per stykk.');
  await ask(visit, 2, 0);
  assert.ok(plain(await page.locator('.v-main').innerText()).includes('Prisene er vist for denne inntekten: 260 320–390 480 kr (2 til 3 G).'));
  assert.equal(await said(visit, 'praktisk_bistand'), 'Med inntekten du valgte: 250 kr per time, høyst 1 100 kr i måneden.');
  assert.equal(await said(visit, 'langtidsopphold'), 'Med inntekten du valgte: 16 670–25 890 kr i måneden.');
  // Without knowing who has the income, one's own may be anything up to it.
  await ask(visit, 2, 1);
  assert.equal(await said(visit, 'langtidsopphold'), 'Med inntekten du valgte: inntil 25 890 kr i måneden.');
});

test('each amount tells how it came about: steps, formula, rate, date, source and law', async (t) => {
  const visit = await result(t);
  await ask(visit, 'unknown');
  const how = async (service) => {
    const place = card(visit, service);
    await place.locator('.v-more > summary').click();
    return plain(await place.locator('.v-practical details').textContent());
  };
  const home = await how('praktisk_bistand');
  for (const wanted of ['Under 260 320 kr (2 G): 100 kr per time, høyst 245 kr i måneden', '520 640 kr eller mer (4 G): 500 kr per time, høyst 4 500 kr i måneden',
    'Kommunens sats (vedtatt), gjelder fra 1. januar 2026.', 'Eksempel kommune: budsjett 2026', 'Forskrift om egenandel', 'Står i egenandelsforskriften § 8']) assert.ok(home.includes(wanted), `«${wanted}» is not in ${home}`);
  const stay = await how('langtidsopphold');
  for (const wanted of ['75 prosent av din egen inntekt opp til 130 160 kr (1 G)', '10 950 kr', '85 prosent', 'Delt på tolv', 'Ikke bekreftet etter 1. mai 2026']) assert.ok(stay.includes(wanted), `«${wanted}» is not in ${stay}`);
});

test('a municipality without rates: the state’s limits are shown, and where to ask', async (t) => {
  const visit = await result(t);
  await visit.page.evaluate(() => document.querySelector('tildeling-veiviser').setAttribute('kommune', '0301'));
  await visit.until(() => visit.page.evaluate(() => document.querySelector('tildeling-veiviser').ruleset?.kommune === '0301'), 'the other municipality');
  await ask(visit, 'unknown');
  const text = await said(visit, 'praktisk_bistand');
  assert.ok(text.includes('Under 260 320 kr (2 G): høyst 245 kr i måneden.') && text.includes(nb['cost.missing']), text);
  assert.equal(await said(visit, 'hjemmesykepleie'), '', 'what the words call free needs no more said');
});

test('the income changes no level, no order and no question', async (t) => {
  const visit = await result(t);
  const shape = () => visit.page.locator('.v-card').evaluateAll((cards) => cards.map((one) => [one.getAttribute('aria-labelledby'), one.dataset.level, one.querySelector('.v-because')?.textContent]));
  const answers = () => visit.page.locator('.v-answers').innerText();
  const [before, told] = [await shape(), await answers()];
  for (const income of ['unknown', 0, 5]) {
    await ask(visit, income, 0);
    assert.deepEqual(await shape(), before);
    assert.equal(await answers(), told);
  }
});

test('the income is asked by keyboard, left by «Tilbake», kept in the note, and deleted with the answers', async (t) => {
  const visit = await result(t);
  const { page } = visit;
  await page.getByRole('button', { name: nb['cost.go'] }).click();
  assert.equal(await page.evaluate(() => document.querySelector('tildeling-veiviser').shadowRoot.activeElement.textContent), nb['cost.offer']);
  await page.getByRole('button', { name: nb.back }).click();
  assert.equal(await screen(visit), 'result');
  assert.equal(await page.locator('.v-cost').count(), 0);
  await page.getByRole('button', { name: nb['cost.go'] }).click();
  // From the heading: the chosen income, one up, to who lives there, and on.
  for (const key of ['Tab', 'ArrowUp', 'Tab', 'Enter']) await page.keyboard.press(key);
  assert.equal(await screen(visit), 'result');
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: nb['keep.copy'] }).click();
  await visit.until(async () => (await page.getByRole('status').innerText()) === nb['keep.copied'], 'the copy');
  const note = plain(await page.evaluate(() => navigator.clipboard.readText()));
  assert.ok(note.includes('Prisene er vist for denne inntekten: 650 800 kr eller mer (5 G).'), note.slice(0, 600));
  assert.ok(note.includes('Med inntekten du valgte: 500 kr per time, høyst 4 500 kr i måneden. (egenandelsforskriften § 8; egenandelsforskriften § 10)'), note);
  await page.getByRole('button', { name: nb['erase.restart'] }).click();
  await walk(visit, () => -1);
  assert.equal(await page.locator('.v-cost').count(), 0);
});

test('in nynorsk too', async (t) => {
  const visit = await result(t, { query: '&lang=nn' });
  await ask(visit, 0, 0, nn);
  assert.equal(await said(visit, 'praktisk_bistand'), 'Med inntekta du valde: 100 kr per time, høgst 245 kr i månaden.');
});

test(`without the table for ${KOMMUNE} the guide works, and no amounts are offered`, async (t) => {
  const visit = await result(t, { allow: [/404/], hosts: { [`/regler/${KOMMUNE}.betaling.json`]: { body: 'ikke json' } } });
  assert.equal(await visit.page.getByRole('button', { name: nb['cost.go'] }).count(), 0);
  assert.ok(await visit.page.locator('.v-card').count() > 10);
});

// Amounts that are given once, that follow each other or that are refused: what the sums, the picture, the check and the texts say of them, and when nothing can be said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/vedtak.nb.js';
import nn from '../../www/texts/vedtak.nn.js';
import { addLine, cell, desk, fill, fillCase, frame, inside, settled, total } from './vedtak-gang.js';

/** A page with these lines, drawn, and its text for the case card. */
async function drawn(t, lines, { lang = 'nb', facts = {} } = {}) {
  const visit = await desk(t, { query: `&lang=${lang}` });
  await inside(visit, (element, value) => { element.value = value; }, { draft: { lines: lines.map((line, at) => ({ id: String(at + 1), from: '2026-12-01', ...line })) }, facts });
  await settled(visit);
  const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
  return { visit, text: plain(await inside(visit, (element) => element.toText())), cost: plain(await visit.page.locator('.v-panel-cost').innerText()) };
}

const ALARM = { service: 'trygghetsalarm', amount: { months: 1 }, every: { months: 1 } };
const FITTING = { service: 'trygghetsalarm', amount: { units: 1 } };
const STAY = { service: 'korttidsopphold', amount: { days: 1 }, every: { days: 1 }, to: '2026-12-15' };
const NURSING = { service: 'hjemmesykepleie', amount: { minutes: 60 }, every: { days: 1 } };
/** A line that is refused, with what was applied for. */
const REFUSED = { service: 'praktisk_bistand', amount: { minutes: 0 }, wanted: { amount: { minutes: 90 }, every: { weeks: 3 } } };

for (const [lang, words] of Object.entries({ nb, nn })) {
  test(`what is given once is in the sums, the text and the table, on its own day, ${lang}`, async (t) => {
    const { visit, text, cost } = await drawn(t, [ALARM, FITTING], { lang });
    const { once } = await inside(visit, (element) => element.result.totals);
    const said = words['sum.once'].replace('{amount}', `${once / 100} kr`);
    assert.ok(once > 0 && cost.includes(said) && text.includes(`${said}.`), said);
    assert.match(text, new RegExp(`${words['out.period']}: ${words['out.from_on'].replace('{from}', '1. desember 2026')}\n`));
    assert.match(text, new RegExp(`${words['out.period']}: 1. desember 2026\n`), 'nothing goes on without an end');
    const rows = (await inside(visit, (element) => element.toTSV())).split('\n').map((row) => row.split('\t'));
    assert.equal(rows[2][rows[0].indexOf(words['tsv.period'])], `${once / 100},00`);
    const line = visit.page.locator('tbody.v-line').nth(1);
    assert.equal(await line.getByRole('button', { name: new RegExp(`^${words['line.trace']}`) }).count(), 1, 'how it is worked out is one press away');
    assert.match(await line.locator('.v-c-month').innerText(), new RegExp(`${once / 100} kroner`), 'it is said aloud as it is shown');
  });
}

test('lines that follow each other are not said to cost as much as they do together, and the picture has each in its part of the month', async (t) => {
  const { visit, text, cost } = await drawn(t, [STAY, { ...NURSING, from: '2026-12-15' }]);
  for (const said of [text, cost]) assert.ok(said.includes(nb['cost.shorter']));
  await visit.page.locator('.v-chart').getByText(nb['chart.table']).click();
  await frame(visit);
  const december = await visit.page.locator('.v-chart table tbody tr').first().locator('td').allInnerTexts();
  const months = await inside(visit, (element) => element.result.lines.map((line) => line.month));
  for (const [at, part] of [14 / 31, 17 / 31].entries()) assert.equal(Number(december[at].replace(/\D/g, '')), Math.round(months[at] * part / 100));
  await inside(visit, (element) => { element.value = { draft: { lines: [{ id: '1', service: 'hjemmesykepleie', amount: { minutes: 60 }, every: { days: 1 }, from: '2026-12-01', to: '2027-12-01' }] }, facts: {} }; });
  await settled(visit);
  assert.ok(!(await visit.page.locator('.v-panel-cost').innerText()).includes(nb['cost.shorter']), 'a year is a year');
});

test('a change that is taken back at once is no change', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '1 t' });
  await visit.pause(700);
  await visit.page.clock.install();
  await visit.page.clock.pauseAt(Date.now() + 1000);
  const said = async (amount) => { await cell(visit, 0, 'amount').fill(amount); await visit.page.clock.runFor(100); return visit.page.locator('.v-change').innerText(); };
  assert.match(await said('3 t'), /^Opp/);
  assert.equal(await said('1 t'), '');
});

test('a refusal says what was applied for, and is a refusal in every municipality', async (t) => {
  const { visit, text } = await drawn(t, [REFUSED]);
  assert.match(text, /Søkt om: 1,5 t hver 3. uke\nResultat: Avslag/);
  const { page } = visit;
  await inside(visit, (element) => { element.value = { draft: { lines: [] }, facts: {} }; });
  await addLine(visit);
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '1,5 t hver 3. uke', from: '01.12.2026' });
  await page.getByRole('button', { name: /^Begrunnelse, linje 1/ }).click();
  await page.getByLabel('Resultat').selectOption('refused');
  await page.getByLabel(nb['kommuner.choose']).selectOption('9902');
  await page.getByRole('region', { name: nb['kommuner.caption'] }).locator('thead th').nth(2).waitFor({ state: 'attached' });
  await settled(visit);
  assert.match(await inside(visit, (element) => element.toText()), /Søkt om: 1,5\st hver 3\. uke\nResultat: Avslag/, 'typed as the amount, it is what was applied for');
  const row = page.getByRole('region', { name: nb['kommuner.caption'] }).locator('tbody tr').first();
  for (const text of await row.locator('td').allInnerTexts()) assert.match(text, /Avslag$/);
});

test('the text names the appeal body, and the service where services differ', async (t) => {
  const alone = (await drawn(t, [ALARM])).text;
  assert.match(alone, /Klage\n- Er du uenig, kan du klage innen fire uker\. Send klagen til kommunen\. Klageinstans: Statsforvalteren\. Du kan be om å få se dokumentene i saken\.\n/);
  const both = (await drawn(t, [ALARM, { service: 'omsorgsbolig', amount: { months: 1 }, every: { months: 1 } }])).text;
  assert.match(both, /- Trygghetsalarm: .*fire uker.*Statsforvalteren/);
  assert.match(both, /- Omsorgsbolig: .*tre uker.*Klagenemnda/);
});

test('numbers have their unit in the text, a place is not a visit a day, and each point ends where what to do begins', async (t) => {
  const { visit, text } = await drawn(t, [STAY, ALARM], { facts: { alder: 81, varighet_maneder: 25 } });
  assert.match(text, /- Alder: 81 år\n/);
  assert.match(text, /varer: 25 måneder\n/);
  assert.match(text, /Innvilget: 1 døgn hver dag\n/);
  await frame(visit);
  const points = await visit.page.locator('.v-finding > p:first-child > span:nth-of-type(2)').allTextContents();
  assert.ok(points.length > 8);
  for (const point of points.filter(Boolean)) assert.match(point, /[.!?]$/);
});

test('what costs more than numbers hold is explained at its line, and the others keep their price', async (t) => {
  const { visit, cost } = await drawn(t, [ALARM, { service: 'matombringing', amount: { units: 600_000 }, times: 99, every: { days: 1 }, to: '2070-12-01' }]);
  assert.match(await visit.page.locator('tbody.v-line').nth(1).innerText(), /koster mer enn det som kan regnes\. Rett mengden, hyppigheten eller perioden\./);
  const { totals, lines } = await inside(visit, (element) => element.result);
  assert.ok(lines[0].month > 0 && totals.month === lines[0].month && !totals.complete);
  assert.ok(cost.includes(nb['cost.incomplete']));
});

test('when the engine stops the page says so, keeps what is typed, and goes on when it can', async (t) => {
  const visit = await desk(t, { allow: [/stopped/] });
  await fillCase(visit);
  const before = await total(visit);
  const cost = visit.page.locator('.v-panel-cost');
  const type = async (amount) => { await fill(visit, 2, { amount }); await frame(visit); };
  await inside(visit, ({ engine }) => { engine.price = () => { throw new Error('stopped'); }; });
  await type('31 t');
  assert.match(await cost.innerText(), /Utkastet kan ikke regnes ut nå\. Det du har skrevet, er ikke borte\./);
  assert.equal(await total(visit), null, 'a sum of what is no longer there is not shown');
  assert.equal(await cell(visit, 2, 'amount').inputValue(), '31 t');
  await inside(visit, ({ engine }) => { delete engine.price; });
  await type('32 t');
  assert.doesNotMatch(await cost.innerText(), /kan ikke regnes ut/);
  assert.ok((await total(visit)) > before);
});

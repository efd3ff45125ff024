// Real cases entered by hand: BDO's disclosed figures come out in the page, and each person's levels and findings are the engine's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from './harness.js';
import { addLine, desk, enter, fill, frame, inside, settled, total } from './vedtak-gang.js';

/** The cases whose kroner or hours BDO disclosed: Midtre Gauldal's line, the others' mean, and the difference a month of four weeks. */
const BDO = {
  'sak 4, avlastning': { service: 'avlastning', own: '228 t', others: null, kroner: 110_000 },
  'sak 5, omsorgsstønad': { service: 'omsorgsstonad', own: '192 t', others: '100 t', kroner: 42_000 },
  'sak 6, psykisk helse og rus': { service: 'bolig_heldogn', own: '672 t', others: '52 t', kroner: 260_000 },
};

for (const [name, { service, own, others, kroner }] of Object.entries(BDO)) {
  test(`BDO, ${name}: the difference is ${kroner} kroner a month`, async (t) => {
    const visit = await open(t, '/vedtak.html?kommune=5027');
    await visit.ready();
    const { page } = visit;
    await page.getByText('Om tallene').click();
    await page.getByLabel('Prisliste').selectOption('bdo_avledet');
    await page.getByLabel('Måneden regnes som').selectOption('bdo_fire_uker');
    await fill(visit, 0, { service, amount: own, every: 'weeks:4' });
    await frame(visit);
    const gauldal = await total(visit);
    let rest = 0;
    if (others) {
      await page.getByRole('button', { name: 'Lag utkast B' }).click();
      await fill(visit, 0, { amount: others });
      await frame(visit);
      rest = await total(visit);
      await settled(visit);
      assert.match(await page.locator('.v-compare').first().innerText(), /ned/i);
    }
    assert.ok(Math.abs(gauldal - rest - kroner) <= 1, `${gauldal} - ${rest}`);
    assert.match(await page.locator('.v-panel-cost').innerText(), /Fire uker, som BDO/, 'the way of counting stands beside the number');
  });
}

/** What Midtre Gauldal and the others gave where BDO disclosed no price: the page must say so, and never show a sum as if it were whole. */
const UNPRICED = {
  'sak 1, praktisk bistand, lite som skiller': { own: { service: 'praktisk_bistand', amount: '1,5 t', every: 'weeks:2' }, others: {}, says: /Uendret/ },
  'sak 2, trygghetsalarm': { own: { service: 'trygghetsalarm', amount: '1', every: 'months:1' }, others: {}, says: /Uendret/ },
  'sak 3, korttidsopphold der de andre gir besøk hjemme': { own: { service: 'korttidsopphold', amount: '14 døgn', every: 'months:1' }, others: { service: 'hjemmesykepleie', amount: '7 t', every: 'weeks:1' }, says: /Avsluttes[^]*Ny/, checks: /lavere trinn|Et trinn skal/ },
  'sak 9, bolig med ansatte der de andre gir langtidsopphold': { own: { service: 'bolig_heldogn', amount: '1 døgn', every: 'days:1' }, others: { service: 'langtidsopphold', amount: '1 døgn', every: 'days:1' }, says: /Avsluttes[^]*Ny/, checks: /Et trinn skal|Vi vet ikke/ },
};

for (const [name, { own, others, says, checks }] of Object.entries(UNPRICED)) {
  test(`BDO, ${name}: compared in words, and the sum is said not to be whole`, async (t) => {
    const visit = await open(t, '/vedtak.html?kommune=5027');
    await visit.ready();
    const { page } = visit;
    await fill(visit, 0, { ...own, from: '01.12.2026' });
    await page.getByRole('button', { name: 'Lag utkast B' }).click();
    await fill(visit, 0, others);
    await frame(visit);
    await settled(visit);
    assert.equal(await page.locator('.v-problem:visible', { hasText: 'Omfang' }).count(), 0, 'the amount could be read');
    const table = await page.locator('.v-compare').first().innerText();
    assert.match(table, says);
    assert.doesNotMatch(await page.locator('.v-compare tfoot tr').first().innerText(), /\t0\s/, 'what has no price is not free');
    assert.match(await page.locator('.v-panel-cost').innerText(), /Summen er ikke hele kostnaden/);
    await page.getByRole('button', { name: /^Utkast A/ }).click();
    await frame(visit);
    if (checks) assert.match(await page.locator('.v-check-groups').innerText(), checks);
  });
}

test('BDO, sak 7 is not told of: all that is told of the nine comes to 412 000 kroner between the drafts, and both are said not to be whole', async (t) => {
  const visit = await open(t, '/vedtak.html?kommune=5027');
  await visit.ready();
  const { page } = visit;
  await page.getByText('Om tallene').click();
  await page.getByLabel('Prisliste').selectOption('bdo_avledet');
  await page.getByLabel('Måneden regnes som').selectOption('bdo_fire_uker');
  const lines = [{ service: 'praktisk_bistand', amount: '1 t' }, { service: 'trygghetsalarm', amount: '1 måned', every: 'months:1' }, ...Object.values(BDO).map(({ service, own }) => ({ service, amount: own, every: 'weeks:4' }))];
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.getByRole('button', { name: /^Ny linje/ }).click();
    await fill(visit, at, line);
  }
  await frame(visit);
  const gauldal = await total(visit);
  await page.getByRole('button', { name: 'Lag utkast B' }).click();
  for (const [at, { others }] of Object.values(BDO).entries()) if (others) await fill(visit, at + 2, { amount: others });
  await page.getByRole('button', { name: /^Fjern, linje 3/ }).click();
  await frame(visit);
  assert.ok(Math.abs(gauldal - (await total(visit)) - 412_000) <= 1);
  await settled(visit);
  assert.equal(await page.locator('.v-compare tfoot tr').first().getByText('ikke alt er med').count(), 2);
  // 423 800 for all nine, 40 000 of it for case 3: cases 1, 2, 7, 8 and 9 come to -28 200 together, and no one can say which.
  assert.equal(423_800 - 40_000 - 412_000, -28_200);
});

test('BDO, sak 8: a refusal of housing asks for the alternative and a second reader, and the day offer stands beside it', async (t) => {
  const visit = await open(t, '/vedtak.html?kommune=5027');
  await visit.ready();
  const { page } = visit;
  await fill(visit, 0, { service: 'omsorgsbolig', amount: '1 døgn', every: 'days:1', from: '01.12.2026' });
  await page.getByRole('button', { name: /^Begrunnelse, linje 1/ }).click();
  const more = page.locator('.v-more').first();
  await more.getByLabel('Resultat').selectOption('refused');
  await frame(visit);
  const check = () => page.locator('.v-check-groups').innerText();
  assert.match(await check(), /hva personen kan få i stedet/);
  assert.match(await page.locator('.v-panel', { has: page.locator('.v-check-groups') }).innerText(), /en til har lest det/);
  await more.getByLabel('Tilbys i stedet').fill('Dagsenter');
  await page.getByRole('button', { name: 'Ny linje' }).click();
  await fill(visit, 1, { service: 'dagtilbud', amount: '42 t', every: 'weeks:4', from: '01.12.2026' });
  await frame(visit);
  assert.doesNotMatch(await check(), /hva personen kan få i stedet/);
  assert.match(await page.locator('.v-problem:visible').first().innerText(), /regnes i oppmøter, ikke i timer/, 'why 42 hours of day care have no price');
});

/** The persons of the shared cases: name, kommune and answers. */
const PERSONS = readFileSync(new URL('../cases/personer.toml', import.meta.url), 'utf8').split('[[case]]').slice(1).map((text) => ({
  name: /^name = "(.*)"$/m.exec(text)[1],
  kommune: /^kommune = "(.*)"$/m.exec(text)[1],
  answers: JSON.parse(/^answers = (.*)$/m.exec(text)[1].replace(/(\w+) = /g, '"$1": ')),
  expect: JSON.parse(/^expect = (.*)$/m.exec(text)[1].replace(/(\w+) = /g, '"$1": ')),
})).slice(0, 10);

/** One value of what an answer leaves possible, as a caseworker who knows it types it. */
function typed(value, kind) {
  if (typeof value === 'object') return typed(value.any?.[0] ?? value.min ?? value.max, kind);
  return value === true ? 'yes' : value === false ? 'no' : kind === 'hours' ? `${value} min` : String(value);
}

/** What a person's own answers made likely still stands when the facts are known one by one, unless a professional must judge. */
const AGREES = { fits: ['fits', 'judgement', 'open'], judgement: ['judgement', 'open', 'fits', 'no'], no: ['no', 'open', 'judgement'], open: ['open', 'judgement', 'fits', 'no'] };

for (const { name, kommune, answers, expect } of PERSONS) {
  test(`person, entered by hand: ${name}`, async (t) => {
    const visit = kommune === '9901' ? await desk(t) : await open(t, `/vedtak.html?kommune=${kommune}`);
    await visit.ready();
    const { page } = visit;
    const { known, facts, kinds } = await inside(visit, ({ engine, model: { calculator } }, { answers, services }) => ({
      known: services.filter((id) => calculator.byId.has(id)).map((id) => ({ id, unit: calculator.byId.get(id).units[0] })),
      facts: engine.knowledge(answers, 'citizen'), kinds: Object.fromEntries(calculator.facts.map(({ id, kind }) => [id, kind])),
    }), { answers, services: Object.keys(expect) });
    assert.ok(known.length > 0);
    const amount = { minutes: '1 t', visits: '1 besøk', attendances: '1 oppmøte', days: '1 døgn', months: '1 måned', units: '1 stk' };
    for (const [at, { id, unit }] of known.entries()) {
      if (at > 0) await addLine(visit);
      await fill(visit, at, { service: id, amount: amount[unit], from: '01.12.2026' });
    }
    await page.locator('.v-needs-fold > summary').click();
    await page.getByLabel(/^Vis alle/).check();
    await enter(visit, Object.entries(facts).map(([id, value]) => [`[data-key="facts/${id}"]`, typed(value, kinds[id])]));
    const refused = await inside(visit, (element) => [...element.root.querySelectorAll('[data-key^="facts/"][aria-invalid=true]')].map((it) => `${it.dataset.key}: ${it.value}`));
    assert.deepEqual(refused, []);
    await frame(visit);
    const wanted = await inside(visit, ({ value, engine, words }) => {
      const assessed = new Map(engine.assess(value.facts, { lang: 'nb', audience: 'caseworker' }).services.map((one) => [one.id, one]));
      const { findings } = engine.review(value.draft, value.facts, { lang: 'nb' });
      return {
        levels: value.draft.lines.map((line) => [line.service, assessed.get(line.service).level, words.t(`level.${assessed.get(line.service).level}`)]),
        texts: [...new Set(findings.map((one) => one.text))], must: new Set(findings.filter((one) => one.severity === 'must_explain').map((one) => one.code)).size, known: Object.keys(value.facts),
      };
    });
    assert.deepEqual(wanted.known.sort(), Object.keys(facts).sort(), 'every answer was taken');
    for (const [service, level] of wanted.levels) assert.ok(AGREES[expect[service]].includes(level), `${service} is ${level}, the case says ${expect[service]}`);
    assert.deepEqual(await page.locator('.v-check-head .v-level:not([hidden])').allInnerTexts(), wanted.levels.map(([, , text]) => text));
    await page.locator('.v-check-groups').evaluate((groups) => { for (const fold of groups.querySelectorAll('details')) fold.open = true; });
    await frame(visit);
    const shown = (await page.locator('.v-check-groups').innerText()).replace(/\s+/g, ' ');
    for (const text of wanted.texts) {
      for (const part of text.replace(/\s+/g, ' ').split(': ')) assert.ok(shown.includes(part), `«${part}» is not shown`);
    }
    assert.match(await page.locator('.v-check-summary').innerText(), new RegExp(`^${wanted.must} må forklares`));
  });
}

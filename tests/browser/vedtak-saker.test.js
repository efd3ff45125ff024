// Real cases entered by hand: BDO's disclosed figures come out in the page, and each person's levels and findings are the engine's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from './harness.js';
import { desk, fill, frame, inside, total } from './vedtak-gang.js';

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
      await page.waitForTimeout(250);
      assert.match(await page.locator('.v-compare').first().innerText(), /ned/i);
    }
    assert.ok(Math.abs(gauldal - rest - kroner) <= 1, `${gauldal} - ${rest}`);
    assert.match(await page.locator('.v-panel-cost').innerText(), /Fire uker, som BDO/, 'the way of counting stands beside the number');
  });
}

/** The persons of the shared cases: name, kommune and answers. */
const PERSONS = readFileSync(new URL('../cases/personer.toml', import.meta.url), 'utf8').split('[[case]]').slice(1).map((text) => ({
  name: /^name = "(.*)"$/m.exec(text)[1],
  kommune: /^kommune = "(.*)"$/m.exec(text)[1],
  answers: JSON.parse(/^answers = (.*)$/m.exec(text)[1].replace(/(\w+) = /g, '"$1": ')),
  services: Object.keys(JSON.parse(/^expect = (.*)$/m.exec(text)[1].replace(/(\w+) = /g, '"$1": '))),
})).slice(0, 10);

for (const { name, kommune, answers, services } of PERSONS) {
  test(`person: ${name}`, async (t) => {
    const visit = kommune === '9901' ? await desk(t) : await open(t, `/vedtak.html?kommune=${kommune}`);
    await visit.ready();
    const drafted = await inside(visit, (element, { answers, services }) => {
      const { engine, model } = element;
      const known = services.filter((id) => model.calculator.byId.has(id));
      element.value = { draft: { lines: known.map((service, at) => ({ id: String(at + 1), service, amount: { [model.calculator.byId.get(service).units[0]]: 60 }, every: { weeks: 1 }, from: '2026-12-01' })) }, facts: engine.knowledge(answers, 'citizen') };
      return known;
    }, { answers, services });
    assert.ok(drafted.length > 0);
    await frame(visit);
    const wanted = await inside(visit, (element) => {
      const { value, engine, words } = element;
      const assessed = new Map(engine.assess(value.facts, { lang: 'nb', audience: 'caseworker' }).services.map((one) => [one.id, one]));
      const { findings } = engine.review(value.draft, value.facts, { lang: 'nb' });
      return {
        levels: value.draft.lines.map((line) => words.t(`level.${assessed.get(line.service).level}`)),
        texts: [...new Set(findings.map((one) => one.text))], must: findings.filter((one) => one.severity === 'must_explain').length,
        unread: Object.keys(engine.knowledge).length, facts: value.facts,
      };
    });
    const { page } = visit;
    assert.deepEqual(await page.locator('.v-check-head .v-level:not([hidden])').allInnerTexts(), wanted.levels);
    const shown = (await page.locator('.v-check-groups').innerText()).replace(/\s+/g, ' ');
    for (const text of wanted.texts) {
      const parts = text.replace(/\s+/g, ' ').split(': ');
      for (const part of parts) assert.ok(shown.includes(part), `${part}\nis not among\n${shown}`);
    }
    assert.match(await page.locator('.v-check-summary').innerText(), new RegExp(`^${wanted.must} må forklares`));
    assert.deepEqual(await inside(visit, (element, answers) => element.engine.knowledge(answers, 'citizen'), answers), wanted.facts, 'every answer is carried over as it was');
  });
}

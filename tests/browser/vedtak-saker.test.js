// Real cases entered by hand: BDO's disclosed figures come out in the page, and each person's levels and findings are the engine's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from './harness.js';
import { addLine, desk, enter, fill, frame, inside, settled, total } from './vedtak-gang.js';

/** A value written on one line of TOML. */
const written = (text, name) => { const found = new RegExp(`^${name} = (.*)$`, 'm').exec(text); return found && JSON.parse(found[1].replace(/(\w+) = /g, '"$1": ')); };

/** What the four municipalities decided in BDO's cases as far as it was disclosed, with what it comes to: case 7 was not told of. */
const BDO = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => {
  const [head, ...drafts] = readFileSync(new URL(`../price/bdo/sak-${number}.toml`, import.meta.url), 'utf8').split('[[draft]]\n');
  return {
    name: `sak ${number}, ${written(head, 'group')}`, complete: written(head, 'complete'), kroner: written(head, 'kroner'),
    drafts: drafts.map((text) => Object.fromEntries(['name', 'pack', 'typed', 'draft', 'hours', 'shows', 'finds'].map((key) => [key, written(text, key)]))),
  };
});

/** Chooses BDO's prices and BDO's month, where the case has them. */
async function count(visit, { book, calendar }) {
  await visit.page.getByText('Om tallene').click();
  if (book) await visit.page.getByLabel('Prisliste').selectOption(book);
  await visit.page.getByLabel('Måneden regnes som').selectOption(calendar);
}

/** Types the lines of one draft, as its municipality decided. */
async function decide(visit, { pack, typed }) {
  const { page } = visit;
  await inside(visit, (element, pack) => element.panels.lines.tabs.children[['current', 'a', 'b'].indexOf(pack)].click(), pack);
  await frame(visit);
  for (const [at, { decision, alternative, ...cells }] of typed.entries()) {
    if (at >= (await page.locator('tbody.v-line').count())) await addLine(visit);
    await fill(visit, at, cells);
    if (!decision) continue;
    await page.getByRole('button', { name: new RegExp(`^Begrunnelse, linje ${at + 1}`) }).click();
    await page.locator('.v-more').nth(at).getByLabel('Resultat').selectOption(decision);
    await frame(visit);
    assert.match(await page.locator('.v-check-groups').innerText(), /hva personen kan få i stedet/);
    await page.locator('.v-more').nth(at).getByLabel('Tilbys i stedet').fill(alternative);
  }
  await frame(visit);
}

for (const { name, complete, kroner, drafts } of BDO.filter((one) => one.drafts.length)) {
  test(`BDO, ${name}: the decisions entered by hand are compared as they were disclosed`, async (t) => {
    const visit = await open(t, '/vedtak.html?kommune=5027');
    await visit.ready();
    const { page } = visit;
    await count(visit, drafts[0].draft);
    const sums = {};
    for (const draft of drafts) {
      await decide(visit, draft);
      sums[draft.pack] = await total(visit);
      assert.equal(await page.locator('[data-cell=amount][aria-invalid]').count(), 0, 'every amount could be read');
      const entered = await inside(visit, ({ value }) => value.draft.lines.map(({ id, times, helpers, ...line }) => line));
      assert.deepEqual(entered, draft.draft.lines.map(({ id, ...line }) => ({ every: { weeks: 1 }, ...line })), draft.name);
      if (draft.hours) assert.match(await page.locator('.v-readout').innerText(), new RegExp(`^${draft.hours / 4}\\st/uke \\(IPLOS\\) · ${draft.hours}\\st/md`), 'a month is four weeks of the register');
      if (draft.finds) assert.ok((await page.locator('.v-check-groups').innerText()).includes(draft.finds));
    }
    await settled(visit);
    const table = page.locator('.v-compare').first();
    for (const { pack, shows } of drafts) if (shows) assert.ok((await table.innerText()).replace(/\s/g, ' ').includes(shows), `${pack}: ${shows}`);
    if (complete) {
      assert.equal(Math.abs(sums.current - (sums.a ?? 0) - kroner) <= 1, true, `${sums.current} - ${sums.a}`);
      assert.match(await page.locator('.v-panel-cost').innerText(), /Fire uker, som BDO/, 'the way of counting stands beside the number');
    } else {
      for (const row of await table.locator('tbody tr', { hasText: 'ikke utfylt' }).allInnerTexts()) assert.doesNotMatch(row, /Uendret|Endret/, 'nobody knows whether it is the same');
      assert.doesNotMatch((await table.locator('tfoot tr').first().innerText()).split('\t').slice(1, drafts.length + 1).join(), /^0|,0/, 'what has no price is not free');
    }
  });
}

test('BDO, sak 7 is not told of: all that is told of the nine comes to 412 000 kroner between the drafts, and both are said not to be whole', async (t) => {
  const visit = await open(t, '/vedtak.html?kommune=5027');
  await visit.ready();
  const { page } = visit;
  assert.deepEqual(BDO[6].drafts, []);
  await count(visit, BDO[3].drafts[0].draft);
  const told = BDO.filter((one) => one.complete);
  const common = [{ service: 'praktisk_bistand', amount: '1 t', every: 'weeks:1' }];
  const gauldal = { pack: 'current', typed: [...common, ...told.flatMap(({ drafts: [own] }) => own.typed)] };
  const others = { pack: 'a', typed: [...common, ...told.flatMap(({ drafts: [, rest] }) => rest.typed)] };
  await decide(visit, gauldal);
  const most = await total(visit);
  await decide(visit, others);
  assert.ok(Math.abs(most - (await total(visit)) - 412_000) <= 1);
  await settled(visit);
  assert.equal(await page.locator('.v-compare tfoot tr').first().getByText('ikke alt er med').count(), 2);
  // 423 800 for all nine, 40 000 of it for case 3: cases 1, 2, 7, 8 and 9 come to -28 200 together, and no one can say which.
  assert.equal(told.reduce((sum, { kroner }) => sum + kroner, 0) + BDO[2].kroner - 423_800, 28_200);
});

test('BDO, sak 8: 42 hours of day care have no price, and the page says why', async (t) => {
  const visit = await open(t, '/vedtak.html?kommune=5027');
  await visit.ready();
  await fill(visit, 0, { service: 'dagtilbud', amount: '42 t', every: 'weeks:4', from: '01.12.2026' });
  await frame(visit);
  assert.match(await visit.page.locator('.v-problem:visible').first().innerText(), /regnes i oppmøter, ikke i timer/);
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
    const { known, facts, kinds } = await inside(visit, async ({ engine, model: { calculator } }, { answers, services }) => {
      const { Engine } = await import('/engine.js');
      const citizen = await Engine.load(new URL(`/regler/${engine.info.kommune.id}.bin`, location.href), { date: engine.info.date });
      return {
        known: services.filter((id) => calculator.byId.has(id)).map((id) => ({ id, unit: calculator.byId.get(id).units[0] })),
        facts: citizen.knowledge(answers, 'citizen'), kinds: Object.fromEntries(calculator.facts.map(({ id, kind }) => [id, kind])),
      };
    }, { answers, services: Object.keys(expect) });
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

/** The same persons' drafts, as an office would decide, in the cells of the lines, and what they become; the amounts are held where they are worked out. */
const DRAFTS = readFileSync(new URL('../review/utkast.toml', import.meta.url), 'utf8').split('[[case]]\n').slice(1)
  .map((text) => Object.fromEntries(['name', 'typed', 'recipient', 'lines', 'cost'].map((key) => [key, written(text, key)])));

for (const { name, typed: lines, recipient, lines: becomes, cost } of DRAFTS) {
  test(`draft, entered by hand: ${name}`, async (t) => {
    const visit = await desk(t);
    assert.ok(PERSONS.some((one) => one.name === name));
    await decide(visit, { pack: 'a', typed: lines.map(({ decision, ...cells }) => cells) });
    for (const [at] of [...lines.entries()].filter(([, { decision }]) => decision)) {
      await visit.page.getByRole('button', { name: new RegExp(`^Begrunnelse, linje ${at + 1}`) }).click();
      await visit.page.locator('.v-more').nth(at).getByLabel('Resultat').selectOption('refused');
    }
    const { age, ...economy } = recipient;
    await visit.page.locator('.v-needs-fold > summary').click();
    await visit.page.getByLabel(/^Vis alle/).check();
    await frame(visit);
    await enter(visit, [...(age ? [['[data-key="facts/alder"]', String(age)]] : []), ...Object.entries(economy).map(([key, value]) => [`[data-key="recipient/${key}"]`, String(key === 'income' ? value / 100 : value)])]);
    await settled(visit);
    const { draft } = await inside(visit, ({ value }) => value);
    assert.deepEqual(draft.lines.map(({ helpers, times, wanted, ...line }) => ({ ...line, ...(times > 1 && { times }), ...(wanted && { wanted: { amount: wanted.amount, every: wanted.every } }) })), becomes);
    assert.deepEqual(draft.recipient, recipient);
    const { lines: priced, totals } = await inside(visit, ({ result }) => result);
    assert.deepEqual(priced.map(({ id }) => id), Object.keys(cost), 'what is given has a price');
    const kroner = (ore) => [ore?.min ?? ore, ore?.max ?? ore].map((one) => Math.round(one / 100));
    assert.equal(await total(visit), kroner(totals.month)[0], 'the sum that stands there is the engine\'s');
    const shown = await visit.page.locator('.v-cost').allInnerTexts();
    for (const { id, month, period } of priced) assert.equal(Number(shown[Number(id) - 1].replace(/\D/g, '')), kroner(month ?? period)[0], `line ${id}`);
  });
}

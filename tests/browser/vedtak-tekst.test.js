// The finished text: what it says of each line, whom to turn to, and that all of it is in the reader's own language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/vedtak.nb.js';
import nn from '../../www/texts/vedtak.nn.js';
import { desk, frame, inside } from './vedtak-gang.js';

const LINES = [
  { id: '1', service: 'trygghetsalarm', amount: { months: 1 }, every: { months: 1 }, from: '2026-12-01' },
  { id: '2', service: 'bpa', amount: { minutes: 0 }, wanted: { amount: { minutes: 1800 }, every: { weeks: 1 } }, from: '2026-12-01' },
];

/** The draft of two lines, one of them refused, and its text. */
async function written(t, lang) {
  const visit = await desk(t, { query: `&lang=${lang}` });
  await inside(visit, (element, lines) => { element.value = { draft: { lines }, facts: {} }; }, LINES);
  await frame(visit);
  return { visit, text: await inside(visit, (element) => element.toText()) };
}

for (const [lang, words] of Object.entries({ nb, nn })) {
  test(`a refusal is a refusal, a month each month is said once, and each open point names its line, ${lang}`, async (t) => {
    const { text } = await written(t, lang);
    const [alarm, bpa] = text.split(/^\d\. /m).slice(1).map((part) => part.split('\n\n')[0]);
    assert.ok(alarm.includes(`${words['out.granted']}: ${words['every.months'].one}\n`), alarm);
    assert.ok(bpa.includes(`${words['detail.decision']}: ${words['line.refused']}`), bpa);
    for (const key of ['out.granted', 'out.period', 'out.supplier']) assert.ok(!bpa.includes(`${words[key]}:`), key);
    const open = text.split(`${words['out.open']}\n`)[1].split('\n\n')[0].split('\n');
    assert.ok(open.length > 3);
    for (const point of open) assert.match(point, /^- (1\. Try|2\. Bru)/);
  });

  test(`the text says where to turn, ${lang}`, async (t) => {
    const { text } = await written(t, lang);
    assert.ok(text.includes(`${words['out.contact']}: Tildelingskontoret (eksempel), 00 00 00 00, https://example.org, Eksempelveien 1, 0000 Eksempel\n`), text);
  });
}

test('what the engine says of prices and financing is nynorsk in nynorsk', async (t) => {
  const { visit, text } = await written(t, 'nn');
  assert.ok(text.includes(`${nn['mode.ramme']}.`));
  assert.doesNotMatch(text, /følger|Planleggingstall/);
  assert.equal(await visit.page.locator('.v-readout').first().innerText(), nn['kind.beregnet enhetskost']);
});

test('a sum that is not whole says its month first', async (t) => {
  const { visit } = await written(t, 'nb');
  await inside(visit, (element) => { element.value = { draft: { lines: [{ id: '1', service: 'trygghetsalarm', amount: { months: 1 }, every: { months: 1 }, from: '2026-12-01' }, { id: '2', service: 'bpa', from: '2026-12-01' }] }, facts: {} }; });
  await visit.page.setViewportSize({ width: 768, height: 800 });
  await frame(visit);
  assert.match(await visit.page.locator('.v-bar-total').innerText(), /^\d+\skr per md, ikke alt er med$/);
});

test('a service without a price is named, not by the id of its files', async (t) => {
  const { visit } = await written(t, 'nb');
  const [service] = await inside(visit, ({ model: { calculator } }) => calculator.services.filter(({ id }) => !calculator.engine.price_services('nb').some((it) => it.id === id)));
  await inside(visit, (element, lines) => { element.value = { draft: { lines }, facts: {} }; }, [{ id: '1', service: service.id, amount: { visits: 1 }, every: { years: 1 }, from: '2026-12-01' }]);
  await frame(visit);
  const shown = await inside(visit, (element) => element.shadowRoot.textContent);
  assert.match(shown, new RegExp(`Ingen pris for «${service.name}». Velg en annen prisliste`));
  assert.doesNotMatch(shown, new RegExp(`${service.id}|Ukjent tjeneste`));
});

// Thirty lines stay quick: what a keystroke costs the engine and the main thread, printed beside the goals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, desk, frame, inside } from './vedtak-gang.js';

const SERVICES = ['praktisk_bistand', 'bpa', 'trygghetsalarm', 'langtidsopphold', 'hjemmesykepleie'];
const AMOUNT = { trygghetsalarm: { months: 1 }, langtidsopphold: { days: 1 } };
const share = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

test('with thirty lines every keystroke is priced and reviewed; its time is printed (goals: engine p95 2 ms, frame 16 ms)', async (t) => {
  const visit = await desk(t);
  const lines = Array.from({ length: 30 }, (_, at) => { const service = SERVICES[at % 5]; const amount = AMOUNT[service] ?? { minutes: 90 }; return { id: String(at + 1), service, amount, every: amount.months ? { months: 1 } : { weeks: 1 }, from: '2026-12-01', to: '2027-06-01' }; });
  await inside(visit, (element, lines) => { element.value = { draft: { lines }, facts: { alder: 81 } }; }, lines);
  await visit.page.waitForTimeout(500);
  await inside(visit, (element) => {
    element.times = { price: [], review: [] };
    const { engine } = element;
    for (const name of ['price', 'review']) {
      const ask = engine[name].bind(engine);
      engine[name] = (...args) => { const start = performance.now(); const made = ask(...args); element.times[name].push(performance.now() - start); return made; };
    }
  });
  await cell(visit, 7, 'amount').click();
  await visit.page.keyboard.press('Control+A');
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => { const { metrics } = await session.send('Performance.getMetrics'); const of = (name) => metrics.find((it) => it.name === name).value * 1000; return of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'); };
  const keys = [];
  for (const key of [...'2,5 t hver 2. uke', ...'2,75 t hver 3. uke']) {
    const before = await spent();
    await visit.page.keyboard.type(key);
    await frame(visit);
    keys.push((await spent()) - before);
  }
  const { price, review } = await inside(visit, (element) => element.times);
  assert.ok(price.length >= 30 && review.length >= 30);
  const figures = (list) => `median ${share(list, 0.5).toFixed(1)} ms, p95 ${share(list, 0.95).toFixed(1)} ms`;
  t.diagnostic(`price: ${figures(price)}; review: ${figures(review)}; a keystroke on the main thread: ${figures(keys)}`);
});

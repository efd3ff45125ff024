// How fast the guide is on a slow phone and a slow line, and that nothing jumps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.js';
import { guide, KOMMUNE, primary, screen } from './veiviser-gang.js';

/** Slow 4G as in the usual measuring tools, on a processor four times slower. */
const SLOW = { cpu: 4, network: { latency: 150, kbps: 1600 } };
const USABLE = 2000;
const STEP = 100;
const SHIFT = 0.02;
/** Other work on the machine only ever makes things slower: the best of a few tries is the truest. */
const TRIES = 4;

test(`the guide can be used within ${USABLE} ms, cold, at 4x CPU on slow 4G, and nothing jumps`, async (t) => {
  const tries = [];
  for (let at = 0; at < TRIES; at += 1) {
    const visit = await open(t, '/404.html', { width: 390, height: 844, allow: [/404/] });
    await visit.context.addInitScript(() => {
      globalThis.jumped = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.jumped += entry.value; }).observe({ type: 'layout-shift', buffered: true });
      const look = () => (document.querySelector('tildeling-veiviser')?.shadowRoot?.querySelector('.v-primary') ? globalThis.usable = performance.now() : setTimeout(look, 5));
      look();
    });
    await visit.slow(SLOW);
    await visit.page.goto(new URL(`/veiviser-${KOMMUNE}.html`, visit.page.url()).href);
    await visit.ready();
    const [usable, jumped] = await visit.page.evaluate(() => [globalThis.usable, globalThis.jumped]);
    assert.ok(jumped <= SHIFT, `the layout shifts by ${jumped}`);
    tries.push(Math.round(usable));
    if (usable <= USABLE) break;
  }
  console.log(`usable after ${tries.join(', ')} ms`);
  assert.ok(Math.min(...tries) <= USABLE, `usable after ${tries.join(', ')} ms`);
});

test(`from an answer to the next question takes at most ${STEP} ms at 4x CPU`, async (t) => {
  const runs = [];
  for (let at = 0; at < TRIES; at += 1) {
    const visit = await guide(t, { width: 390, height: 844, cpu: 4 });
    await primary(visit).click();
    const times = [];
    while ((await screen(visit)) === 'question') {
      await visit.page.locator('.v-option label').first().click();
      const time = await visit.page.evaluate(() => new Promise((done) => {
        const root = document.querySelector('tildeling-veiviser').shadowRoot;
        const from = performance.now();
        root.querySelector('.v-primary').click();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))); // after the next frame is drawn
      }));
      if ((await screen(visit)) === 'question') times.push(time);
    }
    times.sort((one, other) => one - other);
    runs.push(Math.round(times[Math.floor(times.length / 2)]));
    if (runs.at(-1) <= STEP) break;
  }
  console.log(`a step takes ${runs.join(', ')} ms in the median`);
  assert.ok(Math.min(...runs) <= STEP, `${runs.join(', ')} ms`);
});

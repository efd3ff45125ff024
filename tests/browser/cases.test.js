//! Every person of `tests/cases` through the WebAssembly: both engines say to the letter what the command says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open } from './harness.js';

const FOLDER = process.env.TILDELING_CASES;
const read = (name) => readFileSync(join(FOLDER, name));
const CASES = JSON.parse(read('cases.json'));

for (const build of ['veiviser', 'vedtak']) {
  test(`${build}: ${CASES.length} persons get the same result as from the command`, async (t) => {
    const { page } = await open(t, '/index.html');
    let longest = 0;
    for (const rules of new Set(CASES.map((it) => it.rules))) {
      const cases = CASES.filter((it) => it.rules === rules);
      const { date } = cases[0];
      const stretches = JSON.parse(read(`${rules}.nb.json`));
      const [results, ms] = await page.evaluate(async ({ build, pack, stretches, date, cases }) => {
        const { Engine } = await import('/engine.js');
        const bytes = Uint8Array.from(atob(pack), (it) => it.charCodeAt(0));
        const start = performance.now();
        const engine = await Engine.load(bytes, { date, build, texts: { nb: stretches[0] } });
        const results = cases.map(({ facts, answers, audience }) => {
          const knowledge = { ...(answers ? engine.knowledge(answers, audience) : {}), ...facts };
          return JSON.stringify({
            result: engine.assess(knowledge, { lang: 'nb', audience }),
            next: engine.questions(answers ?? {}, { lang: 'nb', audience }).next,
          });
        });
        return [results, (performance.now() - start) / cases.length];
      }, { build, pack: read(`${rules}.bin`).toString('base64'), stretches, date, cases });
      longest = Math.max(longest, ms);
      cases.forEach((one, at) => {
        const { result, next } = JSON.parse(results[at]);
        assert.deepEqual(result, one.result, one.name);
        if (!Object.keys(one.facts).length) assert.equal(next, one.next, one.name);
      });
    }
    console.log(`${build}: a person takes at most ${longest.toFixed(2)} ms, loading counted in`);
  });
}

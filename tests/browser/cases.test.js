//! Every person of `tests/cases` through the WebAssembly: both engines say to the letter what the command says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open } from './harness.js';

const FOLDER = process.env.TILDELING_CASES;
const read = (name) => readFileSync(join(FOLDER, name));
const CASES = JSON.parse(read('cases.json'));

// Both engines hold the same reasoning: the citizen's takes everyone, the caseworker's every tenth.
for (const [build, every] of [['veiviser', 1], ['vedtak', 10]]) {
  const chosen = CASES.filter((_, at) => at % every === 0);
  test(`${build}: ${chosen.length} persons get the same result as from the command`, async (t) => {
    const { page } = await open(t, '/index.html');
    let longest = 0;
    for (const rules of new Set(chosen.map((it) => it.rules))) {
      const cases = chosen.filter((it) => it.rules === rules);
      const { date } = cases[0];
      const stretches = JSON.parse(read(`${rules}.nb.json`));
      const [results, ms] = await page.evaluate(async ({ build, pack, stretches, date, cases }) => {
        const { Engine } = await import('/engine.js');
        const bytes = Uint8Array.from(atob(pack), (it) => it.charCodeAt(0));
        const start = performance.now();
        const engine = await Engine.load(bytes, { date, build, texts: { nb: stretches[0] } });
        const results = cases.map(({ facts, answers, audience }) => {
          const knowledge = { ...(answers ? engine.knowledge(answers, audience) : {}), ...facts };
          const result = JSON.stringify(engine.assess(knowledge, { lang: 'nb', audience }));
          return { result, next: engine.questions(answers ?? {}, { lang: 'nb', audience }).next };
        });
        return [results, (performance.now() - start) / cases.length];
      }, { build, pack: read(`${rules}.bin`).toString('base64'), stretches, date, cases });
      longest = Math.max(longest, ms);
      cases.forEach((one, at) => {
        const { result, next } = results[at];
        if (result !== JSON.stringify(one.result)) assert.deepEqual(JSON.parse(result), one.result, one.name);
        if (!Object.keys(one.facts).length) assert.equal(next, one.next, one.name);
      });
    }
    console.log(`${build}: a person takes at most ${longest.toFixed(2)} ms, loading counted in`);
  });
}

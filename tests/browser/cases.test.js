//! The persons of `tests/cases` through the engines of the browser, with and without WebAssembly: to the letter what the command says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open } from './harness.js';

const FOLDER = process.env.TILDELING_CASES;
const read = (name, encoding) => readFileSync(join(FOLDER, name), encoding);
const CASES = JSON.parse(read('cases.json', 'utf8'));

const STRICT = { '/tom.html': { body: '<!doctype html><title>Tom</title><link rel="icon" href="data:,">', headers: { 'content-security-policy': "script-src 'self'" } } };

// All hold the same reasoning: the citizen's engine takes everyone, the caseworker's and those written in JavaScript some.
for (const [build, every, kind] of [['veiviser', 1, 'wasm'], ['vedtak', 10, 'wasm'], ['veiviser', 3, 'js'], ['vedtak', 30, 'js']]) {
  const chosen = CASES.filter((_, at) => at % every === 0);
  test(`${build} (${kind}): ${chosen.length} persons get the same result as from the command`, async (t) => {
    const { page } = await open(t, kind === 'js' ? '/tom.html' : '/index.html', { hosts: STRICT, allow: [/WebAssembly|wasm/] });
    let longest = 0;
    for (const rules of new Set(chosen.map((it) => it.rules))) {
      const cases = chosen.filter((it) => it.rules === rules);
      // As one text: a driver takes long over large objects. Only what differs comes back.
      const sent = JSON.stringify({ build, cases, pack: read(`${rules}.bin`, 'base64'), words: read(`${rules}.nb.json`, 'utf8') });
      const { differing, compared, refused, ms, engine } = JSON.parse(await page.evaluate(compare, sent));
      assert.deepEqual([engine, refused], [kind, build === 'vedtak' ? 2 : 0]);
      longest = Math.max(longest, ms / cases.length);
      for (const { name, said, wanted } of differing) assert.deepEqual(said, wanted, `${rules}: ${name}`);
      assert.deepEqual([compared, differing.length], [cases.length, 0], rules);
    }
    console.log(`${build} (${kind}): a person takes at most ${longest.toFixed(2)} ms, loading counted in`);
  });
}

/** Runs in the page. */
async function compare(sent) {
  const { build, cases, pack, words } = JSON.parse(sent);
  const { Engine } = await import('/engine.js');
  const bytes = Uint8Array.from(atob(pack), (it) => it.charCodeAt(0));
  const [nb] = JSON.parse(words);
  const start = performance.now();
  const load = (build) => Engine.load(bytes, { date: cases[0].date, build, texts: { nb } });
  const engine = await load(build);
  // The caseworker's engine asks no questions: what answers say comes from the citizen's.
  const asking = build === 'veiviser' ? engine : await load('veiviser');
  const said = cases.map(({ facts, answers, audience }) => {
    const knowledge = { ...(answers ? asking.knowledge(answers, audience) : {}), ...facts };
    return { result: engine.assess(knowledge, { lang: 'nb', audience }), next: asking.questions(answers ?? {}, { lang: 'nb', audience }).next };
  });
  const ms = performance.now() - start;
  const refuses = (ask) => {
    try {
      ask();
      return false;
    } catch (error) {
      return /build: 'veiviser'/.test(error.message);
    }
  };
  const refused = [() => engine.questions({}), () => engine.knowledge({})].filter(refuses).length;
  // Facts that no question asks for are unknown to the command's next question and ours: only answers can be compared.
  const wanted = cases.map(({ facts, result, next }, at) => ({ result, next: Object.keys(facts).length ? said[at].next : next }));
  const differing = cases.flatMap(({ name }, at) => (JSON.stringify(said[at]) === JSON.stringify(wanted[at]) ? [] : [{ name, said: said[at], wanted: wanted[at] }]));
  return JSON.stringify({ differing, compared: said.length, refused, ms, engine: engine.info.engine });
}

//! What the engines take inside the browser, printed beside the goals: levels, explanations, opening a pack, pricing thirty lines.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CODE, open } from './harness.js';

const read = (name, encoding) => readFileSync(join(process.env.TILDELING_CASES, name), encoding);

// The yardstick: 20 random services over 40 facts and 64 persons, the same as in the native figures.
const YARDSTICK = JSON.stringify({ pack: read('yardstick.bin', 'base64'), words: read('yardstick.nb.json', 'utf8'), persons: JSON.parse(read('yardstick.json', 'utf8')) });
const KOMMUNE = '9901';

const GOALS = {
  levels: ['one answer, levels of 20 services', 10],
  explained: ['full explanation of 20 services as objects', 300],
  opened: [`decode and validate the pack of ${KOMMUNE}`, 5_000],
  priced: ['thirty lines priced, from object to object', 100],
  inside: ['thirty lines priced, inside: beyond what thirty lines without a service take', 100],
};

for (const build of ['veiviser', 'vedtak']) {
  test(`${build}: the figures inside the browser are printed beside the goals`, async (t) => {
    const { page } = await open(t, '/index.html');
    const found = JSON.parse(await page.evaluate(measure, JSON.stringify({ build, code: CODE, kommune: KOMMUNE, yardstick: YARDSTICK })));
    for (const [name, [best, median]] of Object.entries(found.times)) {
      const [what, goal] = GOALS[name];
      console.log(`${build}: ${what}: best ${best.toFixed(1)} µs, median ${median.toFixed(1)} µs (goal ${goal} µs)`);
    }
    assert.deepEqual(Object.keys(found.times), build === 'vedtak' ? Object.keys(GOALS) : Object.keys(GOALS).slice(0, 3));
    assert.deepEqual(found.sizes, { levels: 20, services: 20, lines: build === 'vedtak' ? 30 : 0 }, 'what is timed gives whole results');
  });
}

/** Runs in the page: the best and the median time of one call, in microseconds. */
async function measure(sent) {
  const { build, code, kommune, yardstick } = JSON.parse(sent);
  const { pack, words, persons } = JSON.parse(yardstick);
  const { Engine } = await import('/engine.js');
  const glue = await import(`${code}/${build}.js`);
  const date = new Date().toISOString().slice(0, 10);
  const day = Date.parse(date) / 86_400_000;
  const [nb] = JSON.parse(words);
  const bytes = Uint8Array.from(atob(pack), (it) => it.charCodeAt(0));
  const engine = await Engine.load(bytes, { date, build, texts: { nb } });
  const time = (calls, run) => {
    const rounds = Array.from({ length: 60 }, () => {
      const start = performance.now();
      for (let at = 0; at < calls; at += 1) run(at);
      return ((performance.now() - start) * 1_000) / calls;
    }).sort((one, other) => one - other);
    return [rounds[0], rounds[rounds.length / 2]];
  };
  const times = {};

  const rules = new glue.Rules(bytes, day);
  const answers = persons.map((values) => values.map((value) => Float64Array.of(value, value)));
  rules.forget(0);
  answers[0].forEach((value, fact) => rules.say(fact, value));
  times.levels = time(500, (at) => {
    const person = answers[at % answers.length];
    const fact = at % person.length;
    rules.say(fact, person[fact]);
    rules.levels();
  });

  const facts = engine.facts('nb').map((it) => it.id);
  const known = persons.map((values) => Object.fromEntries(values.map((value, fact) => [facts[fact], fact < 20 ? value === 1 : fact < 32 ? value : 'abcd'[value]])));
  times.explained = time(32, (at) => engine.assess(known[at], { lang: 'nb' }));

  const url = new URL(`/regler/${kommune}.bin`, location.href);
  const real = new Uint8Array(await (await fetch(url)).arrayBuffer());
  times.opened = time(20, () => new glue.Rules(real, day).free());

  const result = engine.assess(known[0], { lang: 'nb' });
  if (result.problems.length) throw new Error(JSON.stringify(result.problems));
  const sizes = { levels: rules.levels().length, services: result.services.length, lines: 0 };
  if (build === 'vedtak') {
    const desk = await Engine.load(url, { date, build });
    const line = (at) => ({ id: `${at + 1}`, service: 'praktisk_bistand', amount: { minutes: 30 + at }, every: { weeks: 1 + (at % 3) }, times: 1, from: date, to: null });
    const draft = { lines: Array.from({ length: 30 }, (_, at) => line(at)) };
    times.priced = time(20, () => desk.price(draft));
    // The engine has no way to price without reading and answering. Lines without a service are read and answered too, but not priced:
    // what is left are the prices, and putting amounts where there were none. Nothing is known of the income, and all last half a year.
    const services = ['praktisk_bistand', 'bpa', 'trygghetsalarm', 'langtidsopphold', 'hjemmesykepleie'];
    const amounts = { trygghetsalarm: [{ months: 1 }, { months: 1 }], langtidsopphold: [{ days: 1 }, { days: 1 }] };
    const to = new Date((day + 182) * 86_400_000).toISOString().slice(0, 10);
    const mixed = Array.from({ length: 30 }, (_, at) => {
      const service = services[at % services.length];
      const [amount, every] = amounts[service] ?? [{ minutes: 90 }, { weeks: 1 }];
      return { ...line(at), service, amount, every, to, place_level: service === 'langtidsopphold' ? 'ordinar' : null };
    });
    const whole = time(20, () => desk.price({ lines: mixed }));
    const bare = time(20, () => desk.price({ lines: mixed.map((it) => ({ ...it, service: '' })) }));
    times.inside = whole.map((it, at) => it - bare[at]);
    if (!desk.price({ lines: mixed }).lines.every((it) => it.month !== null && it.period !== null)) throw new Error('a line has no price');
    sizes.lines = desk.price(draft).lines.length;
  }
  return JSON.stringify({ times, sizes });
}

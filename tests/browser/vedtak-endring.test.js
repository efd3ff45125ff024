// A review works out only what has changed since the last one; whatever is changed, it says what a review from nothing says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, inside } from './vedtak-gang.js';

test('after any change a review gives the same points as one from nothing', async (t) => {
  const visit = await desk(t);
  const wrong = await inside(visit, (element) => {
    const { engine } = element;
    let seed = 7;
    const random = (most) => { seed = (seed * 48271) % 2147483647; return seed % most; };
    const one = (list) => list[random(list.length)];
    const changes = [
      (line) => { line.service = one(['praktisk_bistand', 'bpa', 'hjemmesykepleie', 'langtidsopphold', 'finnes ikke', 7]); },
      (line) => { line.amount = one([{ minutes: 90 }, { days: 1 }, { minutes: 0 }, { minutes: NaN }, null, 10n]); },
      (line) => { line.every = one([{ weeks: 1 }, { weeks: 3 }, undefined]); },
      (line) => { line.reason = one(['', 'Fordi det trengs', '\0']); },
      (line) => { line.law = one(['', 'hol § 3-2', 'hol 3', 'pbrl § 2-1 a']); },
      (line) => { line.id = one(['1', '2', undefined, 9]); },
      (line) => { line.overrides = one([[], [{ code: 'mangler-begrunnelse', reason: 'står i saken' }]]); },
      (line) => { line.used = one([undefined, { minutes: 30 }, { minutes: 300 }]); },
    ];
    const made = () => ({ id: '1', service: 'praktisk_bistand', amount: { minutes: 90 }, every: { weeks: 1 } });
    let draft = { lines: [made(), made(), made()] };
    let facts = { alder: 81 };
    const wrong = [];
    for (let round = 0; round < 400; round += 1) {
      const kind = random(20);
      if (kind === 0) draft.lines.splice(random(draft.lines.length + 1), 0, made());
      else if (kind === 1) draft.lines.splice(random(draft.lines.length + 1), 1);
      else if (kind === 2) draft = { ...draft, tolerance: one([0, 10, 'ti']) };
      else if (kind === 3) facts = one([{ alder: 81 }, { alder: 40 }, {}, { alder: NaN }]);
      else if (kind === 4) draft = { ...draft, lines: one([draft.lines, [...draft.lines, null, 'x'], Array.from({ length: 203 }, made)]) };
      else if (kind === 5) draft = { ...draft, lines: draft.lines.filter((line) => line && typeof line === 'object').slice(0, 5) };
      else { const line = one(draft.lines); if (line && typeof line === 'object') one(changes)(line); }
      const after = JSON.stringify(engine.review(draft, facts));
      engine.review({ lines: [] }, { bor_alene: round % 2 === 0 });
      const afresh = JSON.stringify(engine.review(draft, facts));
      if (after !== afresh) wrong.push(round);
      // The next change is made to what was just reviewed.
    }
    return { wrong, points: engine.review({ lines: [made()] }, facts).findings.length };
  });
  assert.deepEqual(wrong.wrong, []);
  assert.ok(wrong.points > 3);
});

// The rule check as a colleague would say it: few points in sight, repeats told once, nothing lost, and one press where the rules know the answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CASE, cell, desk, fill, fillCase, frame, inside } from './vedtak-gang.js';

/** What stands in the check without unfolding: points, points one by one, and lines of criteria. */
const inSight = (visit) => visit.page.locator('.v-check-groups').evaluate((groups) => [...groups.querySelectorAll('.v-finding, .v-item, .v-check-group')].filter((one) => one.checkVisibility()).length);
const left = (visit) => inside(visit, (element) => ({ ...element.panels.check.left }));
const findings = (visit) => inside(visit, ({ value, engine }) => engine.review(value.draft, value.facts, { lang: 'nb' }).findings);

/** The draft with the same case again and again, up to so many lines. */
async function grow(visit, lines) {
  const rows = Array.from({ length: lines - CASE.length }, (_, at) => CASE[at % CASE.length]);
  await inside(visit, (element, rows) => { element.value = { ...element.value, draft: { ...element.value.draft, lines: [...element.value.draft.lines, ...rows.map((row, at) => ({ ...element.value.draft.lines[at % 3], id: String(at + 10), service: row.service }))] } }; }, rows);
  await frame(visit);
}

for (const [lines, most] of [[1, 12], [3, 12], [30, 40]]) {
  test(`${lines} lines: at most ${most} points are in sight, and every finding can be unfolded`, async (t) => {
    const visit = await desk(t);
    if (lines === 1) await fill(visit, 0, CASE[0]); else await fillCase(visit);
    if (lines > 3) await grow(visit, lines);
    await frame(visit);
    const all = await findings(visit);
    assert.ok(all.length > 10, `${all.length} findings`);
    const seen = await inSight(visit);
    assert.ok(seen <= most, `${seen} in sight`);
    t.diagnostic(`${all.length} findings, ${seen} in sight`);
    await visit.page.locator('.v-check-groups').evaluate((groups) => { for (const fold of groups.querySelectorAll('details')) fold.open = true; });
    await frame(visit);
    const shown = (await visit.page.locator('.v-check-groups').innerText()).replace(/\s+/g, ' ');
    for (const { text } of all) for (const part of text.replace(/\s+/g, ' ').split(': ')) assert.ok(shown.includes(part), `«${part}» is not shown`);
    assert.equal(await visit.page.locator('.v-check-group').count(), lines, 'each line has its criteria');
  });
}

test('a point for several lines is answered for all with one press, or one by one', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const check = visit.page.locator('.v-check-groups');
  const before = await left(visit);
  for (const missing of ['ingen dato for ny vurdering', 'nevner ingen hjemmel']) await check.locator('.v-finding', { hasText: missing }).getByRole('button', { name: 'Sett inn forslaget på alle 3' }).click();
  await frame(visit);
  assert.deepEqual(await inside(visit, (element) => element.model.state.packages.a.lines.map((line) => line.review_by)), ['01.06.2027', '01.06.2027', '01.06.2027']);
  assert.equal((await left(visit)).check, before.check - 2);
  const reasons = check.locator('.v-finding', { hasText: 'ingen begrunnelse' });
  await reasons.getByText('Hver for seg').click();
  await reasons.locator('.v-item').first().getByRole('button', { name: 'Forklar' }).click();
  await visit.page.keyboard.type('Står i søknaden.');
  await frame(visit);
  assert.equal((await left(visit)).must_explain, before.must_explain, 'two lines are left');
  assert.equal(await reasons.getByRole('button', { name: 'Forklar alle 3' }).isVisible(), false, 'an explanation of one line is not overwritten');
  const steps = check.locator('.v-finding', { hasText: 'Et trinn skal være vurdert først' });
  await steps.getByRole('button', { name: 'Forklar alle 3' }).click();
  await visit.page.keyboard.type('Prøvd i fjor.');
  await frame(visit);
  assert.equal((await left(visit)).must_explain, before.must_explain - 1);
  assert.match(await steps.innerText(), /^Forklart/);
});

test('a line\'s own points are one press away, and each leads to its field', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  await visit.page.locator('.v-chip').nth(2).click();
  const own = visit.page.locator('.v-check-group').nth(2);
  await own.getByRole('button', { name: 'Linjen har ingen begrunnelse.' }).click();
  await frame(visit);
  assert.match(await inside(visit, (element) => element.shadowRoot.activeElement.dataset.key), /^a\/3\/reason$/);
  await cell(visit, 2, 'amount').fill('31 t');
  await frame(visit);
  assert.equal(await own.locator('details').first().evaluate((fold) => fold.open), true, 'what was unfolded stays so');
});

test('a draft above the municipality\'s limit is to be lifted: said beside the sum, never in the check of needs', async (t) => {
  const visit = await desk(t);
  await fill(visit, 0, { service: 'bpa', amount: '59 t', from: '01.12.2026' });
  await frame(visit);
  const cost = visit.page.locator('.v-panel-cost p.v-problem[lang=nb]');
  assert.equal(await cost.innerText(), '', 'under the limit nothing is said');
  const before = await visit.page.locator('.v-check-groups').innerText();
  await fill(visit, 0, { amount: '61 t' });
  await frame(visit);
  assert.match((await cost.innerText()).replace(/\s/g, ' '), /^Kommunen vil at flere er med og bestemmer når en sak kan koste mer enn 1 500 000,00 kr i året \(Eksempel kommune.*\)\. Avklar hvem det er; behovet er det samme\.$/);
  assert.equal(await visit.page.locator('.v-check-groups').innerText(), before);
});

test('what is said of the draft as a whole follows a refusal and a change of dates', async (t) => {
  const visit = await desk(t);
  const lines = [
    { id: '1', service: 'omsorgsstonad', amount: { minutes: 300 }, every: { weeks: 1 }, from: '2026-12-01' },
    { id: '2', service: 'avlastning', amount: { minutes: 240 }, every: { weeks: 1 }, from: '2026-12-01' },
  ];
  const together = async (change) => {
    await inside(visit, (element, lines) => { element.value = { draft: { lines }, facts: {} }; }, lines.map((line) => (line.id === '1' ? { ...line, ...change } : line)));
    await frame(visit);
    return /ses i sammenheng/.test(await visit.page.locator('.v-check-groups').textContent());
  };
  assert.deepEqual([await together({}), await together({ amount: { minutes: 0 } }), await together({}), await together({ from: '2026-11-01', to: '2026-12-01' }), await together({})], [true, false, true, false, true]);
});

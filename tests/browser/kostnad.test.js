// The cost beside forms that are not ours: each page in `skjema` holds a form, what is done in it and what must come of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { act, draft, form, inside, NAMES, until } from './kostnad-gang.js';

for (const name of NAMES) {
  test(`the form ${name}`, async (t) => {
    const visit = await form(t, `/skjema/${name}`);
    const wanted = JSON.parse(await visit.page.locator('#fasit').textContent());
    await act(visit, wanted.do);
    const whole = { lines: wanted.lines, recipient: wanted.recipient ?? {} };
    await visit.until(async () => isDeepStrictEqual(await draft(visit), whole), wanted.what, 10_000).catch(() => {}); // told below, with the difference
    assert.deepEqual(await draft(visit), whole, wanted.what);
    const { totals, complete } = await inside(visit, ({ result }) => result);
    assert.equal(complete, wanted.complete, 'complete');
    // The engine's own price of the draft in the file is the answer.
    const priced = await inside(visit, (element, draft) => element.engine.price(draft).totals, whole);
    assert.deepEqual(totals, priced);
    if (wanted.lines.length) assert.ok(JSON.stringify(totals.month) !== '0' && totals.month !== null, 'there is a price');
    await visit.until(async () => (wanted.codes ?? []).every((code) => visit.warnings.some((it) => it.includes(`(${code})`))), `the codes ${wanted.codes}`, 15_000).catch(() => {});
    const codes = [...new Set(visit.warnings.map((it) => /\(([a-z-]+)\)$/.exec(it)?.[1]))].sort();
    assert.deepEqual(codes, wanted.codes ?? [], visit.warnings.join('\n'));
    assert.deepEqual([...new Set(await visit.page.evaluate(() => globalThis.codes))].sort(), wanted.codes ?? []);
    const tags = await visit.page.locator('tildeling-kostnad').count();
    if (tags === 1) assert.equal(new Set(visit.warnings).size, visit.warnings.length, 'each is told once');
    const text = await visit.page.locator('.k-shell').first().innerText();
    for (const said of wanted.says ?? []) assert.ok(text.includes(said), `${said}\n${text}`);
    await visit.noStorage();
    // axe calls the form's own `getRootNode`, which this form hides.
    if (name !== 'utenfor.html') await visit.accessible();
  });
}

test('a name comes back from the engine as it was given, whatever letters it has', async (t) => {
  const visit = await form(t, '/skjema/json.html');
  const id = 'a"b\\c\n\t\u0001\u001f\u007f\u2028/æ😀';
  const { lines, problems } = await inside(visit, (element, id) => element.engine.price({ lines: [{ id, service: 'x"\\' }] }), id);
  assert.deepEqual(lines.map((it) => it.id), [id]);
  assert.ok(problems.every((it) => it.line === id) && problems.some((it) => it.message === 'ukjent tjeneste «x"\\»'), JSON.stringify(problems));
});

test('results go where the form asks for them, and nowhere else', async (t) => {
  const visit = await form(t, '/skjema/json.html');
  const rest = () => visit.page.evaluate(() => { const copy = document.querySelector('form').cloneNode(true); copy.querySelector('#sum').remove(); copy.querySelector('#sendt').remove(); return copy.outerHTML; });
  const before = await rest();
  const events = () => visit.page.evaluate(() => globalThis.heard);
  await visit.page.evaluate(() => { globalThis.heard = []; for (const type of ['input', 'change']) document.querySelector('form').addEventListener(type, ({ target }) => globalThis.heard.push(target.id || target.className)); });
  await visit.page.locator('.t').first().fill('2');
  await until(visit, (element) => element.result.totals.month > 0, 'a price');
  const { month, year } = await inside(visit, ({ result }) => result.totals);
  await visit.until(async () => (await visit.page.locator('#sum').textContent()).length > 0, 'a written sum');
  assert.equal(Number((await visit.page.locator('#sum').textContent()).replace(/\D/g, '')), Math.round(month / 100));
  const sent = await visit.page.locator('#sendt').inputValue();
  assert.equal(Math.round(Number(sent.replace(',', '.')) * 100), year, 'a field that is sent gets exact kroner');
  assert.equal(await rest(), before);
  assert.deepEqual([...new Set(await events())], ['t'], 'only what was typed made an event');
  await visit.page.locator('.t').first().fill('2-4');
  await until(visit, (element) => typeof element.result.totals.month === 'object', 'a range');
  await visit.until(async () => (await visit.page.locator('#sendt').inputValue()) === '', 'a range is no number to send');
});

test('in a row the output is the row\'s own, and a sum outside the form names it', async (t) => {
  const visit = await form(t, '/skjema/tabell.html');
  const { do: steps } = JSON.parse(await visit.page.locator('#fasit').textContent());
  await act(visit, steps);
  await until(visit, (element) => element.result.lines.length === 2, 'two lines');
  const lines = await inside(visit, ({ result }) => result.lines.map((it) => it.month));
  const shown = async (id) => Number((await visit.page.locator(id).textContent()).replace(/\D/g, ''));
  await visit.until(async () => (await shown('#rad2')) > 0, 'an amount in the row');
  assert.deepEqual([await shown('#rad1'), await shown('#rad2')], lines.map((ore) => Math.round(ore / 100)));
  assert.equal(await visit.page.locator('#rad3').textContent(), '');
});

test('a field that is not mapped is never read, and nothing of a person is told', async (t) => {
  const visit = await form(t, '/eksempler/skjema.html');
  await visit.page.evaluate(() => {
    globalThis.reads = [];
    const trap = (field, name) => Object.defineProperty(field, name, { get() { globalThis.reads.push(name); return '01010112345'; }, set() {} });
    const name = document.querySelector('#navn');
    for (const property of ['value', 'defaultValue', 'valueAsNumber', 'validity', 'selectedOptions', 'labels']) trap(name, property);
    globalThis.formData = 0;
    document.querySelector('form').addEventListener('formdata', () => (globalThis.formData += 1));
  });
  await act(visit, [['select', 'select[name=tjeneste]', 'PB'], ['fill', 'input[name=timer]', '2'], ['select', '#inntekt', '1']]);
  await until(visit, (element) => element.result.totals.month > 0, 'a price');
  await visit.page.locator('input[name=minutter]').fill('Kari Nordmann');
  await visit.until(() => visit.warnings.length > 0, 'a warning');
  await visit.page.locator('.k-shell summary').first().click();
  await visit.pause(1200);
  assert.deepEqual(await visit.page.evaluate(() => globalThis.reads), []);
  assert.equal(await visit.page.evaluate(() => globalThis.formData), 0, 'the form\'s data is not gathered');
  assert.doesNotMatch(visit.warnings.join(), /Kari|Nordmann|01010112345/);
  const costs = await visit.page.evaluate(() => globalThis.costs);
  assert.ok(costs.length > 0);
  const amounts = ['month', 'period', 'week', 'year'];
  for (const detail of costs) {
    assert.deepEqual(Object.keys(detail).sort(), ['approximate', 'complete', 'date', 'mode', 'month', 'net', 'period', 'user', 'week', 'year']);
    for (const who of ['user', 'net']) assert.deepEqual(Object.keys(detail[who]).sort(), amounts);
    assert.doesNotMatch(JSON.stringify(detail), /praktisk|Kari|PB/);
  }
  assert.deepEqual(await visit.page.evaluate(() => globalThis.codes), ['value-unreadable']);
  await visit.noRequestAfterReady();
  await visit.noStorage();
});

test('rows that come and go, values set by a script, reset and submit', async (t) => {
  const visit = await form(t, '/eksempler/skjema.html');
  const { page } = visit;
  const lines = (count) => until(visit, (element, count) => element.state.draft.lines.length === count, `${count} lines`, count);
  await act(visit, [['select', 'select[name=tjeneste]', 'PB'], ['fill', 'input[name=timer]', '2']]);
  await lines(1);
  await page.locator('[data-ny]').click();
  await page.locator('select[name=tjeneste]').nth(1).selectOption('HS');
  await page.locator('input[name=minutter]').nth(1).fill('30');
  await lines(2);
  const both = await inside(visit, ({ result }) => result.totals.month);
  await page.evaluate(() => document.querySelector('tbody').rows[1].remove());
  await lines(1);
  assert.ok((await inside(visit, ({ result }) => result.totals.month)) < both);
  // No event tells of this.
  await page.evaluate(() => { document.querySelector('input[name=timer]').value = '4'; });
  await until(visit, (element) => element.state.draft.lines[0]?.amount.minutes === 240, 'a value set without an event');
  await page.evaluate(() => { document.querySelector('form').addEventListener('input', (event) => event.stopImmediatePropagation(), true); });
  await page.locator('input[name=timer]').fill('5');
  await until(visit, (element) => element.state.draft.lines[0]?.amount.minutes === 300, 'a host that stops its events');
  await page.evaluate(() => { const form = document.querySelector('form'); form.addEventListener('submit', (event) => { event.preventDefault(); form.querySelector('input[name=timer]').value = '6'; }); form.requestSubmit(); });
  await until(visit, (element) => element.state.draft.lines[0]?.amount.minutes === 360, 'what a submit changes');
  await page.getByRole('button', { name: 'Tøm' }).click();
  await lines(0);
  await page.getByText('Velg tjeneste og omfang i skjemaet').waitFor();
  // A framework may replace the whole form.
  await page.evaluate(() => { const form = document.querySelector('form'); const other = form.cloneNode(true); form.replaceWith(other); other.querySelector('select').value = 'PB'; other.querySelector('input[name=timer]').value = '1'; });
  await lines(1);
});

test('taken out of the page it listens no more; put back it goes on', async (t) => {
  const visit = await form(t, '/eksempler/skjema.html');
  await act(visit, [['select', 'select[name=tjeneste]', 'PB'], ['fill', 'input[name=timer]', '2']]);
  await until(visit, (element) => element.result.totals.month > 0, 'a price');
  await visit.page.evaluate(() => {
    globalThis.kept = document.querySelector('tildeling-kostnad');
    globalThis.kept.remove();
    globalThis.reads = 0;
    const field = document.querySelector('input[name=timer]');
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    Object.defineProperty(field, 'value', { get() { globalThis.reads += 1; return get.call(this); }, set(value) { set.call(this, value); } });
  });
  await visit.page.evaluate(() => { const field = document.querySelector('input[name=timer]'); field.value = '3'; field.dispatchEvent(new Event('input', { bubbles: true })); field.setAttribute('title', 'x'); });
  await visit.pause(1100);
  assert.equal(await visit.page.evaluate(() => globalThis.reads), 0);
  await visit.page.evaluate(() => document.querySelector('.eksempel').append(globalThis.kept));
  await until(visit, (element) => element.state.draft.lines[0]?.amount.minutes === 180, 'the form read again');
});

test('the cost is told once and politely, with what it lacks, and is found in words', async (t) => {
  const visit = await form(t, '/eksempler/skjema.html');
  await inside(visit, (element) => { element.said = []; new MutationObserver(() => element.status.textContent && element.said.push(element.status.textContent)).observe(element.status, { childList: true, characterData: true, subtree: true }); });
  await visit.page.locator('select[name=tjeneste]').selectOption('PB');
  await visit.page.locator('input[name=timer]').click();
  // The page's clock stands still while we type: a slow machine makes no rest between the keys.
  await visit.page.clock.install();
  await visit.page.clock.pauseAt(Date.now() + 1000);
  for (const key of '2,5') {
    await visit.page.keyboard.type(key);
    await visit.page.clock.runFor(100);
  }
  await visit.page.clock.runFor(1100);
  await visit.page.clock.resume();
  const said = await inside(visit, (element) => element.said);
  assert.equal(said.length, 1, said.join(' | '));
  assert.match(said[0], /^Kostnad per måned \d+(,\d+)? kroner, opp \d+(,\d+)?$/);
  const shell = visit.page.locator('.k-shell');
  assert.match(await shell.innerText(), /2,5\st hver uke/);
  assert.match(await shell.innerText(), /Planleggingstall \(rammefinansiering\)/);
  await shell.getByText('Slik er det regnet ut').click();
  await shell.getByText(/^Sats:.*kr/).first().waitFor();
  await visit.page.locator('[data-ny]').click();
  await visit.page.locator('select[name=tjeneste]').nth(1).selectOption('HS');
  await shell.getByText('Mangler omfang').first().waitFor();
  assert.match(await shell.innerText(), /Summen er ikke hele kostnaden/);
  await visit.accessible();
  await inside(visit, (element) => element.setAttribute('lang', 'nn'));
  await visit.page.getByText('Kva utkastet kostar').waitFor();
  assert.match(await shell.innerText(), /2,5\st kvar veke/);
  assert.doesNotMatch(await shell.innerText(), /«[a-z._-]+»/, 'a word is missing');
});

test('it is narrow and wide, light and dark', async (t) => {
  const visit = await form(t, '/eksempler/skjema.html', { width: 320 });
  await act(visit, [['select', 'select[name=tjeneste]', 'PB'], ['fill', 'input[name=timer]', '2,5']]);
  await until(visit, (element) => element.result.totals.month > 0, 'a price');
  await visit.page.locator('.k-shell summary').first().click();
  await visit.noSidewaysScroll();
  await visit.accessible();
  for (const width of [320, 768, 1280]) for (const scheme of ['light', 'dark', 'forced']) await visit.screenshot('kostnad', width, scheme);
});

test('a framework learns the sum by the event it asked for, and never in a circle', async (t) => {
  const visit = await form(t, '/skjema/react.html');
  const held = () => visit.page.evaluate(() => globalThis.held);
  await act(visit, [['select', '#tjeneste-0', 'PB'], ['fill', '#timer-0', '2']]);
  await visit.until(async () => (await held()).sum !== '', 'the sum in React\'s own state');
  const { month } = await inside(visit, ({ result }) => result.totals);
  assert.equal(Math.round(Number((await held()).sum.replace(',', '.')) * 100), month);
  assert.deepEqual((await held()).rows, [{ tjeneste: 'PB', timer: '2' }], 'what was typed is not touched');
  const draws = await visit.page.evaluate(() => globalThis.draws);
  await visit.pause(1600);
  assert.equal(await visit.page.evaluate(() => globalThis.draws), draws, 'nothing is drawn while nobody does anything');
  await visit.page.evaluate(() => globalThis.leave());
  await visit.until(() => visit.page.evaluate(() => !document.querySelector('tildeling-kostnad')), 'the tag to go with the form');
});

test('in Vue the mapping is a property set before the tag is ours, and the sum comes back by v-model', async (t) => {
  const visit = await form(t, '/skjema/vue.html');
  await act(visit, [['select', '#tjeneste-0', 'PB'], ['fill', '#timer-0', '2']]);
  await visit.until(() => visit.page.evaluate(() => globalThis.held.sum !== ''), 'the sum in Vue\'s own state');
  const { month } = await inside(visit, ({ result }) => result.totals);
  assert.equal(Math.round(Number((await visit.page.evaluate(() => globalThis.held.sum)).replace(',', '.')) * 100), month);
  assert.equal(await inside(visit, (element) => Object.hasOwn(element, 'mapping')), false);
});

test('a form that comes after the tag is found, without a word of blame', async (t) => {
  const visit = await form(t, '/skjema/tabell.html');
  await visit.page.evaluate(() => { globalThis.kept = document.querySelector('form'); globalThis.kept.remove(); document.querySelector('tildeling-kostnad').refresh(); });
  await visit.pause(700);
  await visit.page.evaluate(() => document.querySelector('main').append(globalThis.kept));
  await act(visit, [['select', 'tr:nth-child(1) select', 'PB'], ['fill', 'tr:nth-child(1) .t', '2']]);
  await until(visit, (element) => element.state.draft.lines.length === 1, 'the form');
  assert.deepEqual(visit.warnings, []);
});

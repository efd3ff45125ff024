// What the caseworker types stays in the page: no request, nothing stored unless asked, no event that tells it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, desk, fill, fillCase, frame, inside, typeCase } from './vedtak-gang.js';

const KEY = 'tildeling-vedtak-utkast';
const stored = (visit) => visit.page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

test('a whole case sends nothing and stores nothing', async (t) => {
  const visit = await desk(t);
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await typeCase(visit);
  const { page } = visit;
  await page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Sangkoret');
  await page.getByRole('button', { name: /^Begrunnelse, linje 1/ }).click();
  await page.locator('.v-more').first().getByLabel('Begrunnelse', { exact: true }).fill('Fordi');
  await page.getByRole('button', { name: 'Kopier til sakskortet' }).first().click();
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  await frame(visit);
  await visit.noRequestAfterReady();
  await visit.noStorage();
});

test('no event, property of the page or form value carries what matters to the person', async (t) => {
  const visit = await desk(t);
  await visit.page.evaluate(() => {
    globalThis.heard = [];
    for (const type of ['input', 'change', 'beforeinput', 'keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut', 'compositionend', 'tildeling-change', 'focusin', 'click']) {
      document.addEventListener(type, (event) => heard.push([type, event.data, event.key, event.detail && JSON.stringify(event.detail)].join(' ')), true);
      document.addEventListener(type, (event) => heard.push([type, event.data, event.key, event.detail && JSON.stringify(event.detail)].join(' ')));
    }
  });
  await visit.page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).click();
  await visit.page.keyboard.type('Zq');
  await fill(visit, 0, { service: 'praktisk_bistand', amount: '1,5 t' });
  await frame(visit);
  const heard = await visit.page.evaluate(() => heard.filter((it) => !/^(keydown|keyup|keypress|beforeinput|input) /.test(it) || !/undefined|null/.test(it)));
  assert.ok(!heard.some((it) => /tildeling-change.*\{/.test(it)), heard.join('\n'));
  const bubbled = await visit.page.evaluate(() => heard.filter((it) => /\b[Zq]\b/.test(it)).length);
  // Listeners of the page that catch on the way down come before any element; the host's own scripts can always do that, and only a frame keeps them out.
  const caught = await visit.page.evaluate(() => heard.filter((it) => /^(keydown|keyup|keypress|beforeinput|input)/.test(it) && /\b[Zq]\b/.test(it)).length);
  assert.equal(bubbled, caught);
  const said = await inside(visit, (element) => JSON.stringify([element.value, element.result, element.toTSV()]));
  assert.doesNotMatch(said, /Zq/);
});

test('keeping is off, can be turned on, survives a reload, and leaves nothing when turned off', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const { page } = visit;
  await page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Sangkoret');
  assert.deepEqual(await stored(visit), {});
  await page.getByLabel('Behold på denne maskinen').check();
  await cell(visit, 0, 'amount').fill('2 t hver 2. uke');
  await cell(visit, 0, 'amount').blur();
  await frame(visit);
  const kept = await stored(visit);
  assert.deepEqual(Object.keys(kept), [KEY]);
  assert.doesNotMatch(kept[KEY], /Sangkoret/);
  assert.match(await page.locator('.v-keep').innerText(), /Ligger på denne maskinen til/);
  await page.reload();
  await visit.ready();
  assert.equal(await page.locator('tbody.v-line').count(), 3);
  assert.equal(await cell(visit, 0, 'amount').inputValue(), '2 t');
  assert.equal(await cell(visit, 0, 'every').inputValue(), 'weeks:2');
  assert.equal(await page.getByRole('textbox', { name: 'Hva er viktig for personen?' }).inputValue(), '');
  assert.match(await page.locator('.v-top .v-note').innerText(), /Utkastet du hadde her, er hentet fram igjen\./);
  await page.getByLabel('Behold på denne maskinen').uncheck();
  assert.deepEqual(await stored(visit), {});
});

test('emptying the draft wipes what is kept, and can be undone until it is forgotten for good', async (t) => {
  const visit = await desk(t);
  await fillCase(visit);
  const { page } = visit;
  await page.getByLabel('Behold på denne maskinen').check();
  await page.getByRole('button', { name: 'Tøm utkastet' }).click();
  assert.deepEqual(await stored(visit), {});
  assert.equal(await page.locator('tbody.v-line').count(), 1);
  await page.locator('.v-top .v-note').getByRole('button', { name: 'Angre' }).click();
  assert.equal(await page.locator('tbody.v-line').count(), 3);
  await page.getByRole('button', { name: 'Tøm utkastet' }).click();
  await page.getByRole('button', { name: 'Glem det for godt' }).click();
  await page.keyboard.press('Control+Z');
  assert.equal(await page.locator('tbody.v-line').count(), 1);
});

for (const [name, value, says] of [
  ['cut off', '{"expires":9', /kunne ikke leses/],
  ['expired', JSON.stringify({ expires: 1, draft: {} }), /for gammelt/],
  ['another version', JSON.stringify({ expires: 9e15, kommune: '9901', draft: { version: 0, hours: 3, packages: { a: { lines: [{ id: '1', service: 'nedlagt_tjeneste', amount: '3 t', hours: '7' }] } } } }), /annen utgave.*hours/s],
]) {
  test(`a kept draft that is ${name} is explained, and the page works`, async (t) => {
    const visit = await desk(t);
    await visit.page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, value]);
    await visit.page.reload();
    await visit.ready();
    assert.match(await visit.page.locator('.v-top .v-note').innerText(), says);
    if (name === 'another version') {
      await frame(visit);
      assert.match(await visit.page.locator('.v-problems').first().innerText(), /finnes ikke hos denne kommunen/);
      assert.equal(await cell(visit, 0, 'amount').inputValue(), '3 t');
    }
    await fill(visit, 0, { service: 'praktisk_bistand', amount: '1 t' });
  });
}

test('in a form it takes part only when it has a name, and then with draft and facts', async (t) => {
  const visit = await desk(t, { hosts: { '/vert.html': { body: '<!doctype html><html lang="nb"><title>Vert</title><main><form><tildeling-vedtak kommune="9901" name="utkast"></tildeling-vedtak><tildeling-vedtak kommune="9901"></tildeling-vedtak></form></main><script type="module" src="/tildeling.js"></script></html>', headers: {} } } });
  await visit.page.goto(new URL('/vert.html', visit.page.url()).href);
  await visit.page.waitForFunction(() => [...document.querySelectorAll('tildeling-vedtak')].every((it) => it.panels));
  const first = visit.page.locator('tildeling-vedtak').first();
  await first.locator('[data-cell=service]').selectOption('praktisk_bistand');
  await first.locator('[data-cell=amount]').fill('1 t');
  await first.getByRole('textbox', { name: 'Hva er viktig for personen?' }).fill('Sangkoret');
  await frame(visit);
  const entries = await visit.page.evaluate(() => [...new FormData(document.querySelector('form'))]);
  assert.equal(entries.length, 1);
  assert.equal(entries[0][0], 'utkast');
  const value = JSON.parse(entries[0][1]);
  assert.deepEqual(value.draft.lines[0].amount, { minutes: 60 });
  assert.doesNotMatch(entries[0][1], /Sangkoret/);
});

// The note to bring along (printed, copied, downloaded) and the paper sheet with the same questions.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { guide, KOMMUNE, walk } from './veiviser-gang.js';

/** Catches what would be printed: the document as text, its language and title, and that no page of the host is printed. */
async function printed(visit, press) {
  await visit.page.evaluate(() => {
    globalThis.sheets = [];
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    globalThis.print = () => globalThis.sheets.push('the whole page');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get() {
      const inner = get.call(this);
      if (inner) inner.print = () => {
        const { document } = inner;
        globalThis.sheets.push({ text: document.body.innerText, lang: document.documentElement.lang, title: document.title, styled: document.adoptedStyleSheets.length, boxes: document.querySelectorAll('.boxes li').length });
        inner.dispatchEvent(new Event('afterprint'));
      };
      return inner;
    } });
  });
  await press();
  await visit.until(() => visit.page.evaluate(() => globalThis.sheets.length > 0), 'something to print');
  await visit.until(() => visit.page.evaluate(() => !document.querySelector('tildeling-veiviser').shadowRoot.querySelector('iframe')), 'the frame to be taken away');
  const [sheet] = await visit.page.evaluate(() => globalThis.sheets);
  return sheet;
}

test('the note holds answers, every service with its reason, how to apply and complain, and the basis; the same on paper, copied and as a file', async (t) => {
  const visit = await guide(t);
  const { page } = visit;
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked = await walk(visit, () => 0);
  const names = await page.locator('.v-card__name').allInnerTexts();
  const sheet = await printed(visit, () => page.getByRole('button', { name: nb['keep.print'], exact: true }).click());
  assert.deepEqual([sheet.lang, sheet.title, sheet.styled], ['nb', nb['note.title'], 1]);
  for (const wanted of [...asked, ...names, nb.limits, nb['apply.after'], nb['complaint.text'], nb['contact.title']]) assert.ok(sheet.text.includes(wanted), `the note lacks «${wanted}»`);

  await page.getByRole('button', { name: nb['keep.copy'] }).click();
  await visit.until(async () => (await page.getByRole('status').innerText()) === nb['keep.copied'], 'the message that the text is copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: nb['keep.download'] }).click()]);
  assert.equal(download.suggestedFilename(), nb['keep.file']);
  assert.equal(await readFile(await download.path(), 'utf8'), copied);
  const flat = (text) => text.replaceAll(/[\s•-]+/g, ' ').trim().toLowerCase();
  assert.equal(flat(copied), flat(sheet.text.replaceAll('\u00a0', ' ')));
  assert.doesNotMatch(copied, /undefined|null|NaN|\[object|«\w+\.\w+»|\.\./);
});

test('copying tells when the browser refuses', async (t) => {
  const visit = await guide(t);
  await walk(visit, () => -1);
  await visit.page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await visit.page.getByRole('button', { name: nb['keep.copy'] }).click();
  await visit.until(async () => (await visit.page.getByRole('status').innerText()) === nb['keep.not-copied'], 'the message that copying was refused');
});

for (const [lang, words] of [['nb', nb], ['nn', nn]]) {
  test(`the paper sheet has every question with every answer and "vet ikke", and the services (${lang})`, async (t) => {
    const visit = await guide(t, { query: `&lang=${lang}` });
    const sheet = await printed(visit, () => visit.page.getByRole('button', { name: words['start.paper'] }).click());
    assert.deepEqual([sheet.lang, sheet.title], [lang, words['paper.title']]);
    const { all, services } = await visit.page.evaluate(async ([kommune, language]) => {
      const { Engine } = await import('/engine.js');
      const engine = await Engine.load(new URL(`/regler/${kommune}.bin`, location.href), { date: document.querySelector('tildeling-veiviser').ruleset.date });
      return { all: engine.questions({}, { lang: language, audience: 'citizen' }).all, services: engine.services(language) };
    }, [KOMMUNE, lang]);
    for (const question of all) for (const wanted of [question.text, ...question.options.map((it) => it.text)]) assert.ok(sheet.text.includes(wanted), `the sheet lacks «${wanted}»`);
    for (const service of services) assert.ok(sheet.text.includes(service.name), service.name);
    assert.equal(sheet.boxes, all.reduce((sum, it) => sum + it.options.length + 1, 0));
    assert.equal(sheet.text.split(words.unknown).length - 1, all.length);
  });
}

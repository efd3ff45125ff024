// The guide for those who build portals, and the playground: what they say is so, and what they offer works.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODES } from '../../www/elements/engine.js';
import { open, SITE } from './harness.js';

const read = (name) => JSON.parse(readFileSync(`${process.env.TILDELING_FOLDER}/${name}`, 'utf8'));
const elements = read('custom-elements.json').modules.flatMap((it) => it.declarations).filter((it) => it.customElement);

test('every tag, attribute and file in the examples exists', async (t) => {
  const visit = await open(t, '/portal.html');
  const code = (await visit.page.locator('pre').allInnerTexts()).join('\n');
  const used = [...code.matchAll(/<(tildeling-[a-z]+)((?:\s+[\w-]+="[^"]*")*)/g)];
  assert.ok(used.length >= 8);
  for (const [, tag, attributes] of used) {
    const known = elements.find((it) => it.tagName === tag)?.attributes.map(({ name }) => name);
    assert.ok(known, tag);
    for (const [, name] of attributes.matchAll(/([\w-]+)="/g)) assert.ok(known.includes(name), `${tag} ${name}`);
  }
  for (const [, name] of code.matchAll(/\/tildeling\/([\w.-]+\.(?:js|html))/g)) assert.equal((await fetch(`${SITE}/${name}`)).status, 200, name);
  for (const [, name] of code.matchAll(/import (?:\w+ from )?.tildeling\/(\w+)./g)) assert.ok(`./${name}` in read('npm/package.json').exports, name);
  assert.equal((await fetch(`${SITE}/klassisk/tildeling-veiviser-9901.js`)).status, 200);
});

test('every error code is explained', async (t) => {
  const visit = await open(t, '/portal.html');
  const said = await visit.page.locator('[aria-label=Feilkoder] td:first-child').allInnerTexts();
  const folder = new URL('../../www/elements/kostnad/', import.meta.url);
  const source = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const ofForms = [...source.matchAll(/report\('([a-z]+-[a-z-]+)'/g)].map(([, code]) => code);
  assert.deepEqual(said.sort(), [...new Set([...CODES, 'browser-too-old', 'frame-silent', ...ofForms])].sort());
});

test('the headers and policies in the guide are those that the server sends', async (t) => {
  const visit = await open(t, '/portal.html');
  const text = await visit.page.locator('main').innerText();
  const { headers } = await fetch(`${SITE}/ramme.html`);
  assert.ok(text.includes(headers.get('permissions-policy')), headers.get('permissions-policy'));
  const parts = headers.get('content-security-policy').split('; ').filter((part) => !/^frame-/.test(part));
  for (const part of parts) assert.ok(text.includes(part), part);
});

test('the basis for the accessibility statement has the 47 criteria, each once, each with a status and its ground', async (t) => {
  const { criteria, read: reading } = read('tilgjengelighet.json');
  assert.ok(reading.by && /^\d{4}-\d\d-\d\d$/.test(reading.date), 'who read what is only read, and when');
  const source = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
  for (const { number, tests, read: isRead } of criteria) {
    assert.ok(tests.length > 0 || isRead, `${number} rests on something`);
    for (const [name, title] of tests) assert.ok(source(name).split('\n').some((line) => /^\s*(await t\.)?test\(/.test(line) && line.includes(title)), `${number}: ${name} has a test «${title}»`);
  }
  assert.equal(new Set(criteria.map(({ number }) => number)).size, 47);
  for (const { number, name, level, status, evidence } of criteria) {
    assert.match(number, /^[1-4]\.\d\.\d+$/);
    assert.ok(name && evidence, number);
    assert.ok(['A', 'AA'].includes(level), number);
    assert.ok(['Oppfylt', 'Ikke oppfylt', 'Ikke aktuelt'].includes(status), number);
  }
  const visit = await open(t, '/portal.html');
  assert.equal(await visit.page.locator('[aria-label="De 47 kravene"] th[scope=row]').count(), 47);
});

test('what the accessibility rows say is absent is absent', () => {
  const www = new URL('../../www/', import.meta.url);
  const files = readdirSync(www, { recursive: true }).filter((name) => /\.(js|css|html)$/.test(name) && !/^(dist|texts)\b/.test(name));
  assert.ok(files.length > 60);
  // Sound, film and pictures; what moves or blinks by itself; shortcuts of one letter; the movement of the machine.
  const absent = /<(img|video|audio|canvas|object|embed|marquee|blink)\b|h\('(img|video|audio|canvas|object|embed)'|@keyframes|accesskey|devicemotion|deviceorientation|\.(play|animate)\(/i;
  for (const name of files) assert.doesNotMatch(readFileSync(new URL(name, www), 'utf8'), absent, name);
});

test('the playground shows the tag it draws, and the tag can be copied and used as it stands', async (t) => {
  const visit = await open(t, '/lekeplass.html');
  const { page } = visit;
  await visit.ready();
  const tag = page.locator('#tagg');
  const choose = async (name, value) => {
    await page.locator(`[name=${name}]`).selectOption(value);
    await page.locator('#hendelser li', { hasText: 'tildeling-ready' }).first().waitFor();
  };
  await choose('lang', 'nn');
  await choose('rendering', 'light');
  await choose('theme', 'inherit');
  await choose('color-scheme', 'dark');
  await choose('heading-level', '3');
  assert.match(await tag.innerText(), /^<tildeling-veiviser kommune="9901" lang="nn" rendering="light" theme="inherit" color-scheme="dark" heading-level="3">/);
  assert.equal(await page.locator('#scene .t-view').getAttribute('lang'), 'nn');
  const copied = await tag.innerText();
  for (const [element, inside] of [['tildeling-vedtak', '.v-shell'], ['tildeling-kostnad', '.k-shell'], ['tildeling-ramme', 'iframe']]) {
    await page.locator('[name=element]').selectOption(element);
    await page.locator(`#scene ${inside}`).first().waitFor();
  }
  assert.doesNotMatch(await tag.innerText(), /rendering/, 'an attribute that the frame does not have');
  const used = await open(t, 'http://portal.example/', { hosts: { 'http://portal.example/': { body: `<!doctype html><html lang="nb"><title>Portal</title><link rel="icon" href="data:,">${copied}</html>` } } });
  await used.ready();
  assert.ok(await used.page.locator('.v-primary').isVisible());
});

/** What axe can't decide where the browser itself chooses the colours. */
const FORCED = [{ rule: 'color-contrast', target: '.ds-button', why: 'in forced colours the button has the system\'s own colours, which axe does not see' }];

for (const name of ['portal', 'lekeplass', 'index']) {
  test(`${name}.html is whole and accessible, narrow and wide, light, dark and in forced colours`, async (t) => {
    const visit = await open(t, `/${name}.html`);
    if (name === 'lekeplass') await visit.ready();
    for (const [width, scheme] of [[320, 'light'], [768, 'light'], [1280, 'light'], [1280, 'dark'], [390, 'dark'], [1280, 'forced']]) {
      await visit.page.setViewportSize({ width, height: 800 });
      await visit.media({ scheme: scheme === 'dark' ? 'dark' : 'light', forcedColors: scheme === 'forced' ? 'active' : 'none' });
      await visit.noSidewaysScroll();
      // Where a table scrolls, axe cannot see the colours of what is scrolled away: the widest is checked, in each scheme.
      if (width === 1280 || name !== 'portal') await visit.accessible(scheme === 'forced' ? FORCED : []);
      await visit.screenshot(name, width, scheme);
    }
  });
}

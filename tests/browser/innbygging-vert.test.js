// The element in pages it has never seen: one tag under a strict policy, each rendering, nonsense, old browsers, and leaving again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODE, open } from './harness.js';
import { KOMMUNE, primary, walk } from './veiviser-gang.js';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";
const host = (body, headers = {}) => ({ '/vert.html': { headers, body: `<!doctype html><html lang="nb"><meta name="viewport" content="width=device-width"><title>Vert</title><link rel="icon" href="data:,"><main><h1>Vert</h1>${body}</main><script type="module" src="/tildeling.js"></script></html>` } });
const manifest = JSON.parse(readFileSync(`${process.env.TILDELING_FOLDER}/custom-elements.json`, 'utf8'));
const elements = manifest.modules.flatMap((it) => it.declarations).filter((it) => it.customElement);
const described = (tag) => elements.find((it) => it.tagName === tag);
const names = (list) => list.map(({ name }) => name);

test('one tag and one script under a strict policy: the guide works from start to result', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}"><p>Ring oss</p></tildeling-veiviser>`, { 'content-security-policy': POLICY }) });
  await visit.ready();
  await walk(visit, () => 0);
  assert.equal(await visit.page.locator('.t-view').getAttribute('data-screen'), 'result');
  await visit.noRequestAfterReady();
  await visit.noStorage();
});

for (const { tagName } of elements) {
  test(`${tagName} has all that its description says, and every attribute, part and slot it has is described`, async (t) => {
    const visit = await open(t, '/vert.html', { hosts: host(`<${tagName} kommune="${KOMMUNE}"></${tagName}>`) });
    await visit.ready();
    const real = await visit.page.evaluate((tag) => {
      const own = document.querySelector(tag);
      const members = new Set();
      for (let at = Object.getPrototypeOf(own); at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at)) members.add(name);
      return { members: [...members], observed: own.constructor.observedAttributes, parts: [...own.shadowRoot.querySelectorAll('[part]')].map((it) => it.getAttribute('part')), slots: [...own.shadowRoot.querySelectorAll('slot')].map((it) => it.name) };
    }, tagName);
    const said = described(tagName);
    for (const name of names(said.members ?? [])) assert.ok(real.members.includes(name), `${tagName}.${name} is described and missing`);
    for (const name of real.observed) assert.ok(names(said.attributes).includes(name), `the attribute ${name} is not described`);
    for (const name of real.parts) assert.ok(names(said.cssParts).includes(name), `the part ${name} is not described`);
    for (const name of real.slots) assert.ok(names(said.slots).includes(name), `the slot ${name} is not described`);
  });
}

test('the guide hears every attribute it describes, also when it changes', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}" lang="nn" languages="nb nn" heading-level="3" color-scheme="dark" services="bpa" phone="12 34 56 78" contact-url="https://kommunen.example/kontakt" apply-url="https://kommunen.example/sok">
    <p>Ring oss</p><p slot="intro">Velkommen til oss</p><p slot="footer">Takk for nå</p></tildeling-veiviser>`) });
  await visit.ready();
  const { page } = visit;
  const tag = page.locator('tildeling-veiviser');
  assert.equal(await page.locator('.t-view').getAttribute('lang'), 'nn');
  assert.equal(await page.locator('[data-focus]').evaluate((it) => it.localName), 'h3');
  assert.equal(await page.locator('.v-language').count(), 2);
  assert.equal(await tag.evaluate((it) => getComputedStyle(it).colorScheme), 'dark');
  assert.ok(await page.getByText('Velkommen til oss').isVisible());
  assert.equal(await page.getByText('Ring oss').isVisible(), false, 'the fallback has gone');
  assert.ok(await page.locator('a[href="tel:12345678"]').first().isVisible());
  await tag.evaluate((it) => { it.lang = 'nb'; });
  await visit.until(async () => (await page.locator('.t-view').getAttribute('lang')) === 'nb', 'the other language');
  await walk(visit, () => 0);
  assert.deepEqual(await page.locator('[part=card]').count() > 0, true);
  assert.ok(await page.getByText('Takk for nå').isVisible());
  assert.ok(await page.locator('a[href="https://kommunen.example/kontakt"]').count() > 0);
  const before = await tag.evaluate((it) => it.ruleset);
  await tag.evaluate((it) => it.setAttribute('kommune', '9902'));
  await visit.until(() => tag.evaluate((it) => it.ruleset?.kommune === '9902'), 'the other municipality');
  assert.notEqual((await tag.evaluate((it) => it.ruleset)).id, before.id);
  assert.match(await tag.evaluate((it) => it.version), /^\d+\.\d+\.\d+$/);
});

test('parts and tokens are what a host may style, from outside', async (t) => {
  const css = 'tildeling-veiviser{--ds-color-accent-base-default:rgb(1,2,3);--tildeling-max-inline-size:500px} tildeling-veiviser::part(button){text-transform:uppercase} tildeling-veiviser::part(heading){letter-spacing:3px} tildeling-veiviser::part(root){outline:4px solid red}';
  const visit = await open(t, '/vert.html', { hosts: { ...host(`<link rel="stylesheet" href="/vert.css"><tildeling-veiviser kommune="${KOMMUNE}"></tildeling-veiviser>`), '/vert.css': { contentType: 'text/css', body: css } } });
  await visit.ready();
  const style = (what, name) => visit.page.locator(what).first().evaluate((it, key) => getComputedStyle(it)[key], name);
  assert.equal(await style('.v-primary', 'textTransform'), 'uppercase');
  assert.equal(await style('.v-primary', 'backgroundColor'), 'rgb(1, 2, 3)');
  assert.equal(await style('[data-focus]', 'letterSpacing'), '3px');
  assert.equal(await style('.t-view', 'outlineWidth'), '4px');
  assert.equal(await style('tildeling-veiviser', 'width'), '500px');
});

test('theme="inherit" takes the colours of the page, in each rendering', async (t) => {
  for (const rendering of ['shadow', 'light']) {
    const visit = await open(t, '/vert.html', { hosts: { ...host(`<link rel="stylesheet" href="/vert.css"><tildeling-veiviser kommune="${KOMMUNE}" theme="inherit" rendering="${rendering}"></tildeling-veiviser>`),
      '/vert.css': { contentType: 'text/css', body: ':root{--ds-color-accent-base-default:rgb(9,8,7);--ds-color-base-default:rgb(9,8,7)}' } } });
    await visit.ready();
    assert.equal(await visit.page.locator('.v-primary').evaluate((it) => getComputedStyle(it).backgroundColor), 'rgb(9, 8, 7)', rendering);
  }
});

test('drawn in the page itself, the same guide stands outside any shadow and keeps its style to itself', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: host(`<button id="vertens">Vertens</button><tildeling-veiviser kommune="${KOMMUNE}" rendering="light"><p>Ring oss</p><p slot="intro">Velkommen</p></tildeling-veiviser>`, { 'content-security-policy': POLICY }) });
  await visit.ready();
  const look = () => visit.page.evaluate(() => [document.querySelector('tildeling-veiviser').shadowRoot === null, Boolean(document.querySelector('.v-primary')), getComputedStyle(document.getElementById('vertens')).minBlockSize]);
  assert.deepEqual(await look(), [true, true, await visit.page.evaluate(() => { const bare = document.createElement('iframe'); document.body.append(bare); const button = bare.contentDocument.createElement('button'); bare.contentDocument.body.append(button); const found = bare.contentWindow.getComputedStyle(button).minBlockSize; bare.remove(); return found; })]);
  assert.ok(await visit.page.getByText('Velkommen').isVisible());
  await walk(visit, () => 0);
  await visit.noRequestAfterReady();
});

const NO_WASM = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:" };

/** Keeps what the page is told, in the order it is told. */
const listen = () => {
  globalThis.told = [];
  for (const type of ['tildeling-ready', 'tildeling-error']) addEventListener(type, ({ detail }) => globalThis.told.push(detail.code ?? detail.engine));
};

test('the policy forbids WebAssembly: the developer and the page are told, and the guide works with its other engine', async (t) => {
  const visit = await open(t, '/vert.html', { allow: [/WebAssembly|wasm/], before: listen, hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}"><p>Ring oss</p></tildeling-veiviser>`, NO_WASM) });
  await visit.ready();
  assert.deepEqual(await visit.page.evaluate(() => globalThis.told), ['wasm-blocked', 'js']);
  await visit.until(() => visit.warnings.some((text) => text.includes("'wasm-unsafe-eval'")), 'a warning with the remedy');
  await walk(visit, () => 0);
  assert.equal(visit.warnings.filter((text) => text.includes("'wasm-unsafe-eval'")).length, 1, visit.warnings.join('\n'));
  assert.equal(await visit.page.locator('.t-view').getAttribute('data-screen'), 'result');
  assert.ok((await visit.page.locator('.v-card').count()) > 5);
  await visit.noRequestAfterReady();
  await visit.noStorage();
});

test('where the other engine cannot be had either: a warning, an error event, the services in words, and the frame on offer', async (t) => {
  const visit = await open(t, '/vert.html', { allow: [/WebAssembly|wasm|404/], before: listen, hosts: { ...host(`<tildeling-veiviser kommune="${KOMMUNE}"><p>Ring oss</p></tildeling-veiviser>`, NO_WASM), [`${CODE}/veiviser_js.js`]: { status: 404 } } });
  await visit.page.locator('.v-plain').first().waitFor();
  assert.deepEqual(await visit.page.evaluate(() => globalThis.told), ['wasm-blocked']);
  await visit.until(() => visit.warnings.some((text) => text.includes("'wasm-unsafe-eval'")), 'a warning with the remedy');
  assert.ok(await visit.page.getByText('Ring oss').isVisible());
  await visit.page.getByRole('button', { name: 'Åpne veiviseren her' }).click();
  await visit.until(() => visit.page.frames().length > 1, 'the frame');
  const inside = visit.page.frames()[1];
  await primary({ page: inside }).click();
  await inside.locator('.v-option').first().waitFor();
});

test('a browser without WebAssembly at all gets the other engine', async (t) => {
  const visit = await open(t, '/vert.html', { allow: [/WebAssembly/], hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}"><p>Ring oss</p></tildeling-veiviser>`),
    before: () => { delete globalThis.WebAssembly; addEventListener('tildeling-error', ({ detail }) => { globalThis.told = detail; }); } });
  await visit.ready();
  assert.deepEqual(await visit.page.evaluate(() => globalThis.told), { code: 'wasm-blocked' });
  await primary(visit).click();
  await visit.page.locator('.v-option').first().waitFor();
});

test('an old browser, and one without script, show what stands in the tag', async (t) => {
  const hosts = host(`<tildeling-veiviser kommune="${KOMMUNE}"><h2>Tjenestene våre</h2><p>Ring oss</p></tildeling-veiviser>`);
  const old = await open(t, '/vert.html', { hosts, before: () => { delete CSSStyleSheet.prototype.replaceSync; addEventListener('tildeling-error', ({ detail }) => { globalThis.told = detail; }); } });
  await old.until(() => old.page.evaluate(() => Boolean(globalThis.told)), 'the error event');
  assert.deepEqual(await old.page.evaluate(() => globalThis.told), { code: 'browser-too-old' });
  assert.ok(await old.page.getByText('Ring oss').isVisible());
  const none = await open(t, '/vert.html', { hosts, script: false });
  assert.ok(await none.page.getByText('Ring oss').isVisible());
});

test('nonsense in attributes is left out with a warning, and the guide works', async (t) => {
  const NONSENSE = { lang: '<b>', languages: '1 2', date: 'i dag', 'heading-level': '9', 'color-scheme': 'rosa', theme: 'min', rendering: 'blå', 'rules-integrity': 'md5-x', 'engine-integrity': 'x' };
  const attributes = Object.entries(NONSENSE).map(([name, value]) => `${name}="${value.replace('<', '&lt;')}"`).join(' ');
  const visit = await open(t, '/vert.html', { hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}" ${attributes}></tildeling-veiviser>`) });
  await visit.ready();
  for (const name of Object.keys(NONSENSE)) await visit.until(() => visit.warnings.some((text) => text.includes(`${name}="${NONSENSE[name]}"`)), `a warning about ${name}`);
  await primary(visit).click();
  await visit.page.locator('.v-option').first().waitFor();
});

test('a municipality that is no number asks for nothing outside the rules, and lets the reader choose', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: host('<tildeling-veiviser kommune="../../hemmelig"></tildeling-veiviser>') });
  await visit.page.locator('#v-kommune').waitFor();
  assert.deepEqual(visit.requests.map(({ url }) => url).filter((url) => url.includes('hemmelig')), []);
});

// In its shadow: with the other elements, in vert-oppforsel.
test('a hundred times in and out of the page, drawn in the page itself, leave nothing behind', async (t) => {
  const visit = await open(t, '/vert.html', { fresh: true, hosts: host(`<tildeling-veiviser kommune="${KOMMUNE}" rendering="light"></tildeling-veiviser>`) });
  await visit.ready();
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('Performance.enable');
  const cycle = (times) => visit.page.evaluate(async ([count, kommune]) => {
    const place = document.querySelector('main');
    for (let at = 0; at < count; at += 1) {
      const made = document.createElement('tildeling-veiviser');
      made.setAttribute('kommune', kommune);
      made.setAttribute('rendering', 'light');
      place.append(made);
      await made.ready;
      made.remove();
    }
  }, [times, KOMMUNE]);
  const left = async () => {
    for (let at = 0; at < 3; at += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.filter(({ name }) => ['Nodes', 'JSEventListeners', 'Frames'].includes(name)).map(({ name, value }) => [name, value]));
  };
  await cycle(5);
  const before = await left();
  await cycle(100);
  const after = await left();
  for (const [name, value] of Object.entries(after)) assert.ok(value <= before[name] + 20, `${name}: ${before[name]} before, ${value} after`);
});

test('a tag that is put in later, moved, or put in a form works, and a form sends nothing of it', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: host('<form id="skjema" action="/fanget"><input name="vertens" value="1"><div id="her"></div></form><div id="der"></div>') });
  await visit.page.evaluate(async (kommune) => {
    const { load } = await import('/tildeling.js');
    document.getElementById('her').innerHTML = `<tildeling-veiviser kommune="${kommune}"></tildeling-veiviser>`;
    await load();
  }, KOMMUNE);
  await visit.ready();
  await primary(visit).click();
  await visit.page.locator('.v-option label').first().click();
  const asked = await visit.page.locator('[data-focus]').innerText();
  await visit.page.evaluate(() => document.getElementById('der').append(document.querySelector('tildeling-veiviser')));
  assert.equal(await visit.page.locator('[data-focus]').innerText(), asked, 'moving keeps the place');
  assert.ok(await visit.page.locator('.v-option input').first().isChecked(), 'and what is ticked');
  await visit.page.evaluate(() => document.getElementById('her').append(document.querySelector('tildeling-veiviser')));
  assert.deepEqual(await visit.page.evaluate(() => [...new FormData(document.getElementById('skjema')).keys()]), ['vertens']);
});

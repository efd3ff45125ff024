// The frame: high as its content, at the top at a new step, deaf to others, and shut when it is ready.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, SITE } from './harness.js';
import { KOMMUNE, primary, walk } from './veiviser-gang.js';

const PORTAL = 'http://portal.example/';
const page = (tag) => ({ [PORTAL]: { body: `<!doctype html><html lang="nb"><title>Portal</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  <main><h1>Kommunen</h1><p style="height:70vh">Om tjenestene</p>${tag}</main><script type="module" src="${SITE}/tildeling-ramme.js"></script></html>` } });
const TAG = `<tildeling-ramme kommune="${KOMMUNE}"><p>Ring oss</p></tildeling-ramme>`;

/** The portal with its frame, which is ready. */
async function portal(t, tag = TAG) {
  const visit = await open(t, PORTAL, { allow: [/Content Security Policy|frame-src/], hosts: page(tag), recorded: false, before: () => {
    globalThis.told = [];
    for (const type of ['tildeling-ready', 'tildeling-error']) addEventListener(type, ({ detail }) => globalThis.told.push([type, detail]));
  } });
  const outer = visit.page;
  await visit.until(async () => (await outer.evaluate(() => globalThis.told)).length > 0, 'the frame to be ready');
  return { visit, outer, frame: () => outer.frames()[1] };
}

const height = (outer) => outer.evaluate(() => document.querySelector('tildeling-ramme').frame.clientHeight);

test('on another site the frame gets its height, says it is ready, and comes to its top at each step', async (t) => {
  const { visit, outer, frame } = await portal(t);
  assert.deepEqual(await outer.evaluate(() => globalThis.told.map(([type]) => type)), ['tildeling-ready']);
  await outer.setViewportSize({ width: 390, height: 600 });
  const top = () => outer.evaluate(() => Math.round(document.querySelector('tildeling-ramme').getBoundingClientRect().top));
  await walk({ page: frame() }, () => 0);
  await visit.until(async () => { await outer.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)); return (await top()) < 0; }, 'a result that is longer than the window');
  await frame().locator('.v-back').evaluate((it) => it.click());
  await visit.until(async () => (await top()) >= 0 && (await top()) < 300, 'the top of the frame in the upper half of the window');
  await visit.until(() => frame().evaluate(() => document.activeElement?.shadowRoot?.activeElement?.hasAttribute('data-focus') ?? false), 'the new heading to have the focus');
  const inside = () => frame().evaluate(() => document.querySelector('tildeling-veiviser').offsetHeight);
  await visit.until(async () => Math.abs((await height(outer)) - (await inside())) <= 1, 'the frame to be as high as its content');
});

test('a message from elsewhere changes nothing', async (t) => {
  const { visit, outer, frame } = await portal(t);
  await visit.settle();
  const before = await height(outer);
  const lie = { type: 'tildeling-resize', height: 99 };
  await outer.evaluate((data) => postMessage(data, '*'), lie); // the page itself: right window list, wrong origin
  await outer.evaluate(async (data) => { // another frame
    const other = document.createElement('iframe');
    other.srcdoc = `<script>parent.postMessage(${JSON.stringify(data)}, '*')</scr` + 'ipt>';
    const came = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    document.body.append(other);
    await came;
  }, lie);
  assert.equal(await height(outer), before);
  for (const odd of [null, 'tekst', 7, { type: 'tildeling-resize' }, { type: 'tildeling-resize', height: 'x' }, { type: 'tildeling-resize', height: -5 }, { type: 'tildeling-resize', height: 1e9 }]) {
    await frame().evaluate(([data, to]) => parent.postMessage(data, to), [odd, new URL(PORTAL).origin]);
  }
  await visit.pause(50);
  assert.equal(await height(outer), before, 'nonsense from the frame itself changes nothing either');
  await frame().evaluate((to) => parent.postMessage({ type: 'tildeling-resize', height: 99 }, to), new URL(PORTAL).origin);
  await visit.until(async () => (await height(outer)) === 99, 'a true message to be heard: the test can fail');
});

test('the frame tells its height to no other page than the one it was made for', async (t) => {
  const heard = '<!doctype html><html lang="nb"><title>Annen</title><link rel="icon" href="data:,"><script src="/ore.js"></script>'
    + `<iframe title="Veiviser" src="${SITE}/ramme.html?kommune=${KOMMUNE}&host=http%3A%2F%2Fkommunen.example"></iframe></html>`;
  const visit = await open(t, 'http://annen.example/', { allow: [/postMessage/], hosts: {
    'http://annen.example/': { body: heard },
    'http://annen.example/ore.js': { contentType: 'text/javascript', body: 'globalThis.heard = []; addEventListener("message", ({ data }) => heard.push(data));' },
  } });
  await visit.ready();
  await visit.settle();
  assert.deepEqual(await visit.page.evaluate(() => globalThis.heard), []);
});

test('once ready no request can leave the frame, not by fetch, image, form or beacon to others', async (t) => {
  const { visit, outer, frame } = await portal(t);
  const sent = [];
  outer.context().on('requestfinished', (request) => sent.push(request.url())); // one that the policy stops is announced and fails
  const result = await frame().evaluate(async () => {
    const tried = async (what) => { try { return await what(); } catch { return 'stopped'; } };
    const image = () => new Promise((resolve) => Object.assign(new Image(), { onload: () => resolve('sent'), onerror: () => resolve('stopped') }).src = 'https://annen.example/a.png');
    const form = document.createElement('form');
    form.action = '/index.html';
    document.body.append(form);
    form.submit();
    return [await tried(() => fetch('/index.html').then(() => 'sent')), await tried(() => fetch('https://annen.example/').then(() => 'sent')), await image(), await tried(() => new Promise((resolve, reject) => { const asked = new XMLHttpRequest(); asked.open('GET', '/index.html'); asked.onload = () => resolve('sent'); asked.onerror = reject; asked.send(); }))];
  });
  assert.deepEqual(result, ['stopped', 'stopped', 'stopped', 'stopped']);
  await visit.settle();
  assert.deepEqual(sent.filter((url) => url.startsWith('http')), []);
});

test('the frame page comes with the strictest headers', async () => {
  const { headers } = await fetch(`${SITE}/ramme.html`);
  const policy = headers.get('content-security-policy');
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "form-action 'none'", "base-uri 'none'"]) assert.ok(policy.includes(part), part);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
  assert.match(headers.get('permissions-policy'), /camera=\(\).*geolocation=\(\)/);
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
});

test('a plain iframe without any script of ours works, with a height of its own and a scrollbar', async (t) => {
  const visit = await open(t, PORTAL, { hosts: { [PORTAL]: { body: `<!doctype html><html lang="nb"><title>Portal</title><link rel="icon" href="data:,">
    <iframe src="${SITE}/ramme.html?kommune=${KOMMUNE}" title="Finn omsorgstjenester" width="100%" height="500" allow="clipboard-write" referrerpolicy="no-referrer"></iframe></html>` } } });
  await visit.ready();
  const frame = visit.page.frames()[1];
  await primary({ page: frame }).click();
  await frame.locator('.v-option').first().waitFor();
  await visit.until(() => frame.evaluate(() => { scrollTo(0, 50); return scrollY > 0 || document.documentElement.scrollHeight <= innerHeight; }), 'a frame that scrolls');
});

test('a frame that the page forbids: the page shows its own words, and the developer is told', async (t) => {
  const body = page(TAG)[PORTAL];
  const visit = await open(t, '/robots.txt', { allow: [/frame-src/, /Framing/], hosts: { '/robots.txt': {}, [PORTAL]: { ...body, headers: { 'content-security-policy': `script-src ${SITE}; frame-src 'none'` } } },
    before: () => addEventListener('tildeling-error', ({ detail }) => { globalThis.told = detail; }) });
  await visit.page.clock.install();
  await visit.page.goto(PORTAL);
  await visit.page.waitForFunction(() => document.querySelector('tildeling-ramme').frame);
  await visit.page.clock.fastForward(16_000);
  assert.deepEqual(await visit.page.evaluate(() => globalThis.told), { code: 'frame-silent' });
  await visit.page.getByText('Ring oss').waitFor();
});

test('another language or municipality makes a new frame; removal leaves nothing', async (t) => {
  const { visit, outer, frame } = await portal(t);
  assert.equal(await outer.locator('iframe').getAttribute('title'), 'Finn omsorgstjenester');
  await outer.evaluate(() => { document.querySelector('tildeling-ramme').lang = 'nn'; });
  await visit.until(async () => (await outer.evaluate(() => globalThis.told)).length > 1, 'the new frame to be ready');
  await frame().locator('.t-view[lang=nn]').waitFor();
  assert.equal(await outer.locator('iframe').getAttribute('title'), 'Finn omsorgstenester');
  await outer.evaluate(() => document.querySelector('tildeling-ramme').remove());
  await visit.until(() => outer.frames().length === 1, 'the frame to be gone');
});

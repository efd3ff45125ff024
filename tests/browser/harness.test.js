//! The harness itself: each assertion of it fails on a page that breaks its promise, and passes on one that keeps it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.js';

const READY = "document.dispatchEvent(new CustomEvent('tildeling-ready', { bubbles: true }));";

/** Opens a page of another site whose only script is `script`. */
async function play(t, script, { body = '', allow = [] } = {}) {
  const html = `<!doctype html><html lang="nb"><title>Prøve</title><link rel="icon" href="data:,"><main><h1>Prøve</h1>${body}</main>
    <script type="module">${script}</script></html>`;
  const hosts = { 'https://vert.example/': { body: html }, 'https://vert.example/svar': { body: 'svar', contentType: 'text/plain' } };
  return open(t, 'https://vert.example/', { hosts, allow });
}

test('a page that keeps its promises passes', async (t) => {
  const visit = await play(t, `await fetch('/svar'); ${READY}`);
  await visit.ready();
  await visit.noRequestAfterReady();
  await visit.noStorage();
  await visit.accessible();
  await visit.noSidewaysScroll();
});

for (const [name, script] of Object.entries({
  'at once': `${READY} await fetch('/svar');`,
  'a little later': `${READY} setTimeout(() => fetch('/svar'), 30);`,
  'that gets no answer': `${READY} fetch('https://vert.invalid/').catch(() => {});`,
  'as a beacon': `${READY} navigator.sendBeacon('/svar', 'alder=81');`,
  'as a picture': `${READY} new Image().src = '/svar';`,
})) {
  test(`a request after ready is seen: ${name}`, async (t) => {
    const visit = await play(t, script, { allow: [/Failed to load/] });
    await visit.ready();
    await assert.rejects(visit.noRequestAfterReady(), /requests after tildeling-ready/);
  });
}

for (const [name, script] of Object.entries({
  cookie: "document.cookie = 'alder=81'",
  'cookie that is taken away again': "document.cookie = 'alder=81'; document.cookie = 'alder=; max-age=0'",
  localStorage: "localStorage.setItem('alder', '81'); localStorage.removeItem('alder')",
  'localStorage as a property': "localStorage.alder = '81'",
  sessionStorage: "sessionStorage.setItem('alder', '81')",
  IndexedDB: "await new Promise((done) => { indexedDB.open('svar').onsuccess = done; })",
  caches: "await caches.open('svar')",
  'history entry': "history.pushState({ alder: 81 }, '')",
  'history state': "history.replaceState({ alder: 81 }, '')",
  address: "location.hash = 'alder=81'",
  postMessage: "window.postMessage({ alder: 81 }, '*')",
  BroadcastChannel: "new BroadcastChannel('svar').postMessage(81)",
  WebSocket: "new WebSocket('wss://vert.example/svar')",
  RTCPeerConnection: 'new RTCPeerConnection()',
})) {
  test(`what stays behind or is sent aside is seen: ${name}`, async (t) => {
    const visit = await play(t, `${script}; ${READY}`, { allow: [/WebSocket/] });
    await visit.ready();
    await assert.rejects(visit.noStorage(), /something was stored or sent/);
  });
}

test('a message may be allowed, and then only that one', async (t) => {
  const visit = await play(t, `parent.postMessage({ height: 20 }, '*'); ${READY}`);
  await visit.ready();
  await visit.noStorage(({ what, detail }) => what === 'postMessage' && detail === '{"height":20}');
  await assert.rejects(visit.noStorage(({ what, detail }) => what === 'postMessage' && detail === '{"height":21}'));
});

test('axe sees violations, also in a shadow root, and what it cannot decide needs an explanation', async (t) => {
  const broken = await play(t, "document.querySelector('x-w').attachShadow({ mode: 'open' }).innerHTML = '<input id=bad>'", { body: '<x-w></x-w>' });
  await assert.rejects(broken.accessible(), /violation label.*\n.*#bad/);
  const picture = 'background-image: url(data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=)';
  const unclear = await play(t, '', { body: `<p id="bilde" style="${picture}">Tekst</p>` });
  await assert.rejects(unclear.accessible(), /not decided color-contrast/);
  await unclear.accessible([{ rule: 'color-contrast', target: '#bilde', why: 'the picture is one empty pixel' }]);
});

test('sideways scroll is seen', async (t) => {
  const visit = await play(t, '', { body: '<p style="width: 2000px">bred</p>' });
  await assert.rejects(visit.noSidewaysScroll(), /2\d\d\d px wide/);
});

test('errors in the console and exceptions nobody caught fail the test', async (t) => {
  const ends = [];
  const inner = { after: (end) => ends.push(end) };
  for (const script of ["console.error('galt')", "setTimeout(() => { throw new Error('galt') })", "Promise.reject(new Error('galt'))"]) {
    const visit = await play(inner, script);
    await visit.settle();
    await assert.rejects(ends.pop()(), /errors in the page/, script);
  }
  const silent = await play(inner, "console.error('ventet')", { allow: [/ventet/] });
  await silent.settle();
  await ends.pop()();
});

test('keys and characters are counted', async (t) => {
  const visit = await play(t, '', { body: '<label>Navn <input></label>' });
  await visit.press('Tab');
  await visit.type('3,5');
  await visit.press('Shift+Tab', 2);
  assert.deepEqual([visit.keys, visit.typed], [3, 3]);
  assert.equal(await visit.page.locator('input').inputValue(), '3,5');
});

test('colours, forced colours and motion can be switched', async (t) => {
  const visit = await open(t, '/finnes-ikke', { scheme: 'dark', reducedMotion: 'reduce', allow: [/404/] });
  const matches = (query) => visit.page.evaluate((query) => matchMedia(query).matches, query);
  await visit.draw('404', 320, 'forced');
  assert.ok(await matches('(prefers-color-scheme: dark)'));
  assert.ok(await matches('(prefers-reduced-motion: reduce)'));
  await visit.media({ forcedColors: 'active' });
  assert.ok(await matches('(forced-colors: active)'));
});

test('a window is lent from test to test, and nothing of one test is met by the next', async (t) => {
  const ends = [];
  const visited = async (work) => {
    const visit = await play({ after: (end) => ends.push(end) }, '');
    const found = await work(visit);
    await ends.pop()();
    return found;
  };
  const look = ({ page }) => page.evaluate(async () => ({
    stored: [localStorage.length, sessionStorage.length, document.cookie], history: history.length, wide: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches, mine: globalThis.mine ?? null, now: Date.now() > 1_000_000, online: navigator.onLine,
    answer: await (await fetch('/svar')).text(), may: (await navigator.permissions.query({ name: 'clipboard-read' })).state,
  }));
  const plain = await visited(look);
  assert.ok((await visited(({ page }) => page)) === (await visited(({ page }) => page)), 'the same window');
  const marks = {
    localStorage: ({ page }) => page.evaluate(() => localStorage.setItem('a', '1')),
    sessionStorage: ({ page }) => page.evaluate(() => sessionStorage.setItem('a', '1')),
    cookie: ({ page }) => page.evaluate(() => { document.cookie = 'a=1'; }),
    history: ({ page }) => page.evaluate(() => { for (let at = 0; at < 3; at += 1) history.pushState(null, '', `#${at}`); }),
    size: ({ page }) => page.setViewportSize({ width: 320, height: 500 }),
    scheme: (visit) => visit.media({ scheme: 'dark' }),
    'a script of the page': ({ page }) => page.addInitScript(() => { globalThis.mine = 1; }),
    'a script of the context': ({ context }) => context.addInitScript(() => { globalThis.mine = 1; }),
    clock: ({ page }) => page.clock.setFixedTime(0),
    network: ({ context }) => context.setOffline(true),
    answer: ({ context }) => context.route('https://vert.example/svar', (route) => route.fulfill({ body: 'et annet' })),
    permission: ({ context }) => context.grantPermissions(['clipboard-read']),
  };
  for (const [name, mark] of Object.entries(marks)) {
    await visited(mark);
    assert.deepEqual(await visited(look), plain, name);
  }
});

// The elements in a stock Firefox, where there is one: used, and looking the same, on plain and hostile pages.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { findFirefox, startFirefox } from './firefox.js';
import { SITE } from './harness.js';
import { ELEMENTS, host, NO_WASM, STYLES } from './vert-gang.js';

const path = findFirefox();
const skip = path ? false : 'no Firefox: set FIREFOX, or have firefox-esr or firefox on PATH';
if (skip) console.log(`skipped: ${skip}`);

/** The same limit as in Chromium, see vert-utseende. */
const TOLERANCE = 0.002;

let pages = {};
// The hosts' pages and, behind them, the site: as one address, for nothing can be put in the place of a file here.
const server = createServer(async (request, response) => {
  const own = pages[request.url];
  if (own) return response.writeHead(200, { 'content-type': own.contentType ?? 'text/html; charset=utf-8', ...own.headers }).end(own.body);
  const answer = await fetch(SITE + request.url);
  return response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') }).end(Buffer.from(await answer.arrayBuffer()));
});
let firefox;
after(async () => { server.close(); server.closeAllConnections(); await (await firefox)?.close(); });

async function show(options) {
  firefox ??= startFirefox(path);
  if (!server.listening) await new Promise((done) => server.listen(0, '127.0.0.1', done));
  pages = host(options);
  const { send } = await firefox;
  await send('WebDriver:SetWindowRect', { width: 1280, height: 1000 });
  await send('WebDriver:Navigate', { url: `http://127.0.0.1:${server.address().port}/vert/vert.html` });
}

/** Runs a function in the page; it may be asynchronous and gets one value. */
async function run(work, value) {
  const { send } = await firefox;
  const script = `const [value, done] = arguments; (${work})(value).then((it) => done({ it }), (error) => done({ error: String(error.stack ?? error) }));`;
  const { value: { it, error } } = await send('WebDriver:ExecuteAsyncScript', { script, args: [value ?? null], scriptTimeout: 30_000 });
  if (error) throw new Error(error);
  return it;
}

/** Uses the element as a reader does; true when it answered. */
const use = (name) => run(async (name) => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const tag = document.querySelector(`tildeling-${name}`);
  for (let at = 0; !tag.shadowRoot?.querySelector('.t-view')?.childElementCount || !tag.engine; at += 1) { if (at > 750) throw new Error('never ready'); await wait(20); }
  await tag.ready;
  const inside = (selector) => tag.shadowRoot.querySelector(selector);
  const type = (field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); };
  if (name === 'veiviser') {
    if (inside('.v-facts')) inside('.v-primary').click();
    inside('.v-option label').click();
    inside('.v-primary').click();
    return inside('.t-view').dataset.screen === 'question' && tag.shadowRoot.querySelectorAll('.v-option').length > 1;
  }
  const [service, amount] = name === 'vedtak' ? [inside('[data-cell=service]'), inside('[data-cell=amount]')] : [document.querySelector('select[data-tildeling]'), document.querySelector('.timer')];
  type(service, 'praktisk_bistand');
  type(amount, name === 'vedtak' ? '2 t' : '2');
  const priced = () => (inside('.v-total').innerText.match(/\d/g) ?? []).length > 2;
  for (let at = 0; !priced() && at < 500; at += 1) await wait(20);
  return priced();
}, name);

async function picture(name) {
  const { send } = await firefox;
  await run(async () => { document.activeElement?.shadowRoot?.activeElement?.blur(); document.activeElement?.blur(); await new Promise((done) => setTimeout(done, 700)); }); // what is shown after a rest in the typing
  const { value } = await send('WebDriver:FindElement', { using: 'css selector', value: `tildeling-${name}` });
  return (await send('WebDriver:TakeScreenshot', { id: Object.values(value)[0], full: false })).value;
}

/** See `difference` in vert-gang: the same, in this browser. */
const apart = (one, other) => one === other ? 0 : run(async ([one, other]) => {
  const read = async (text) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (it) => it.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = [await read(one), await read(other)];
  if (a.width !== b.width || a.height !== b.height) return `the size is ${b.width}×${b.height}, not ${a.width}×${a.height}`;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) if ([0, 1, 2].some((it) => Math.abs(a.data[at + it] - b.data[at + it]) > 24)) count += 1;
  return count / (a.width * a.height);
}, [one, other]);

test('firefox: a difference of one word is seen', { skip }, async () => {
  const { html } = ELEMENTS.kostnad;
  const shots = [];
  for (const body of [html, html.replace('lang="nb"', 'lang="nn"')]) {
    await show({ body });
    assert.ok(await use('kostnad'));
    shots.push(await picture('kostnad'));
  }
  assert.ok((await apart(...shots)) > TOLERANCE);
});

for (const [name, { html }] of Object.entries(ELEMENTS)) {
  test(`firefox: ${name} is used, and looks the same in every host`, { skip }, async (t) => {
    await show({ body: html });
    assert.ok(await use(name));
    const plain = await picture(name);
    for (const [label, options] of [...Object.entries(STYLES).map(([label, sheet]) => [label, { sheet }]), ['right-to-left', { dir: 'rtl' }]]) {
      await show({ body: html, ...options });
      assert.ok(await use(name), label);
      const share = await apart(plain, await picture(name));
      assert.equal(typeof share, 'number', `${label}: ${share}`);
      assert.ok(share <= TOLERANCE, `${label}: ${(share * 100).toFixed(2)} % of the pixels differ`);
      t.diagnostic(`${label}: ${(share * 100).toFixed(3)} % of the pixels differ`);
    }
  });

  test(`firefox: ${name} moved, hidden and in a dialog`, { skip }, async () => {
    await show({ body: `<div id="fane" hidden>${html}</div><dialog aria-label="Boks"></dialog>` });
    await run(async () => { document.querySelector('#fane').hidden = false; });
    assert.ok(await use(name));
    await run(async (name) => { const dialog = document.querySelector('dialog'); dialog.append(document.querySelector(`tildeling-${name}`)); dialog.showModal(); }, name);
    assert.ok(await use(name), 'in a dialog');
  });

  test(`firefox: ${name} under a policy without WebAssembly works with its other engine`, { skip }, async () => {
    await show({ body: html, policy: NO_WASM });
    assert.ok(await use(name));
    assert.equal(await run(async (name) => document.querySelector(`tildeling-${name}`).engine.info.engine, name), 'js');
  });
}

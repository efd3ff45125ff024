// Nothing leaves the page and nothing stays behind: no request, no storage, no history, no event, no property, no message with an answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import { open, SITE } from './harness.js';
import { answer, guide, KOMMUNE, primary, screen, unfold, walk } from './veiviser-gang.js';

/** A whole visit: every screen, every fold, every language, print, copy, delete. */
async function everything(visit) {
  const { page } = visit;
  await page.evaluate(() => { // printing opens a dialogue that a test can't close
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get() {
        const inner = get.call(this);
        if (inner) inner.print = () => inner.dispatchEvent(new Event('afterprint'));
        return inner;
      },
    });
  });
  await page.getByRole('button', { name: nb['start.paper'] }).click();
  await walk(visit, (title, options, at) => (at === 2 ? null : 0));
  await page.getByRole('button', { name: nb['cost.go'] }).click();
  await page.locator('label[for="v-band-1"]').click();
  await primary(visit).click();
  await unfold(visit);
  for (const language of ['Nynorsk', 'English', 'Bokmål']) await page.getByRole('button', { name: language }).click();
  await page.getByRole('button', { name: nb['keep.print'], exact: true }).click();
  await page.getByRole('button', { name: nb['keep.copy'] }).click();
  await page.getByRole('button', { name: nb.back }).click();
  await answer(visit, -1);
  await page.getByRole('button', { name: nb['erase.restart'] }).click();
  assert.equal(await screen(visit), 'start');
}

for (const rendering of ['shadow', 'light']) {
  test(`a whole visit sends nothing and stores nothing (${rendering})`, async (t) => {
    const visit = await guide(t, { query: `&rendering=${rendering}` });
    await everything(visit);
    await visit.noRequestAfterReady();
    await visit.noStorage();
  });
}

test('the guide works with the network gone after it has come', async (t) => {
  const visit = await guide(t);
  await visit.context.setOffline(true);
  await everything(visit);
});

test('a host page hears of no answer: not by event, property, attribute, address, title or form', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: { '/vert.html': { body: `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,">
    <form id="skjema" action="/fanget"><input type="hidden" name="cms" value="1">
    <tildeling-veiviser kommune="${KOMMUNE}"></tildeling-veiviser></form>
    <script src="/vert.js"></script><script type="module" src="/tildeling.js"></script>` },
  '/vert.js': { contentType: 'text/javascript', body: `
    globalThis.heard = [];
    const add = EventTarget.prototype.addEventListener;
    for (const type of ['click','input','change','submit','keydown','keyup','pointerdown','pointerup','mousedown','mouseup','focusin','focusout','copy','beforeinput','tildeling-ready','tildeling-error','tildeling-answer','tildeling-step','tildeling-result','tildeling-change']) {
      add.call(document.getElementById('skjema'), type, (event) => globalThis.heard.push([type, event.detail && JSON.stringify(event.detail)]));
    }` } } });
  await visit.ready();
  const look = () => visit.page.evaluate(() => {
    const tag = document.querySelector('tildeling-veiviser');
    const seen = {};
    for (let at = tag; at && at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) {
      for (const key of Reflect.ownKeys(at)) {
        let value;
        try { value = tag[key]; } catch { continue; }
        // What is drawn can be read in an open root, as the documentation says; everything else must not know an answer.
        if (typeof value === 'function' || value instanceof Node || Array.isArray(value) && value.some((one) => one instanceof Node)) continue;
        seen[String(key)] = JSON.stringify(value);
      }
    }
    return { seen, attributes: tag.getAttributeNames().map((name) => [name, tag.getAttribute(name)]), title: document.title,
      form: [...new FormData(document.getElementById('skjema')).entries()] };
  });
  const before = await look();
  await walk(visit, (title, options, at) => (at % 2 ? 0 : -1));
  assert.equal(await screen(visit), 'result');
  const after = await look();
  assert.deepEqual(after, before);
  const heard = await visit.page.evaluate(() => globalThis.heard);
  assert.deepEqual(heard.map(([type]) => type).filter((type) => type !== 'tildeling-ready'), []);
  for (const [, detail] of heard) assert.deepEqual(Object.keys(JSON.parse(detail)).sort(), ['engine', 'rulesetVersion', 'version']);
  await visit.noStorage();
});

test('back leaves the page: no step has become a history entry', async (t) => {
  const visit = await open(t, '/');
  await visit.page.goto(`${SITE}/veiviser.html?kommune=${KOMMUNE}`);
  await visit.ready();
  await primary(visit).click();
  await answer(visit, 0);
  await visit.page.goBack();
  assert.equal(new URL(visit.page.url()).pathname, '/');
});

test('an answer that fails in a script is not sent by the browser either', async (t) => {
  const visit = await guide(t);
  await primary(visit).click();
  await visit.page.locator('.v-option label').first().click();
  const before = visit.requests.length;
  await visit.page.evaluate(() => { // the listener is gone, as after a script error: the form submits by itself
    const form = document.querySelector('tildeling-veiviser').shadowRoot.querySelector('form');
    const bare = form.cloneNode(true);
    form.replaceWith(bare);
    bare.querySelector('[type=submit]').click();
  });
  await visit.pause(100);
  assert.equal(visit.requests.length, before);
  assert.equal(new URL(visit.page.url()).search, `?kommune=${KOMMUNE}`);
});

test('links that leave open beside us and do not tell where they come from', async (t) => {
  const visit = await guide(t, { query: '' });
  await walk(visit);
  await unfold(visit);
  const links = await visit.page.locator('.t-view a[href^="http"]').evaluateAll((links) => links.map((link) => [...['target', 'rel', 'referrerpolicy'].map((name) => link.getAttribute(name)), link.innerText]));
  assert.ok(links.length > 0, 'there are links');
  for (const [target, rel, policy, text] of links) {
    assert.deepEqual([target, rel, policy], ['_blank', 'noopener noreferrer', 'no-referrer']);
    assert.ok(text.includes(nb['new-tab']), text);
  }
});

const HOST = `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,"><tildeling-ramme kommune="${KOMMUNE}"></tildeling-ramme>
  <script src="/vert.js"></script><script type="module" src="/tildeling.js"></script>`;
const EAR = 'globalThis.heard = []; addEventListener("message", ({ data, origin }) => globalThis.heard.push([origin, data]))';

test('in the frame a request fails by policy, and the page around hears of nothing but the height, a new step and "ready"', async (t) => {
  const visit = await open(t, '/vert.html', {
    allow: [/Content Security Policy/],
    hosts: { '/vert.html': { body: HOST }, '/vert.js': { contentType: 'text/javascript', body: EAR } },
  });
  await visit.ready();
  const frame = visit.page.frames()[1];
  await walk({ page: frame });
  assert.equal(await frame.evaluate(() => fetch('/index.html').then(() => 'sent', () => 'stopped')), 'stopped');
  await visit.until(async () => (await visit.page.evaluate(() => globalThis.heard.length)) > 1, 'messages about the height');
  for (const [origin, data] of await visit.page.evaluate(() => globalThis.heard)) {
    assert.equal(origin, SITE);
    const may = { 'tildeling-resize': ['height', 'type'], 'tildeling-top': ['type'], 'tildeling-ready': ['type'] };
    assert.deepEqual(Object.keys(data).sort(), may[data.type]);
  }
});

test('the frame is as high as its content on every screen, without a scrollbar of its own', async (t) => {
  const visit = await open(t, '/vert.html', { recorded: false, hosts: { '/vert.html': { body: HOST }, '/vert.js': { contentType: 'text/javascript', body: EAR } } });
  const { page } = visit;
  await page.waitForFunction(() => globalThis.heard.length > 0);
  const frame = page.frames()[1];
  const fits = async () => {
    const outer = await page.evaluate(() => document.querySelector('tildeling-ramme').frame.clientHeight);
    const [inner, scrolls] = await frame.evaluate(() => [document.querySelector('tildeling-veiviser').offsetHeight, document.documentElement.scrollHeight > innerHeight + 1]);
    return Math.abs(outer - inner) <= 1 && !scrolls;
  };
  const each = () => visit.until(fits, 'the frame to be as high as its content');
  await frame.locator('.v-primary').waitFor();
  await each();
  await walk({ page: frame }, () => 0, each);
  await each();
  assert.equal(await screen({ page: frame }), 'result');
});

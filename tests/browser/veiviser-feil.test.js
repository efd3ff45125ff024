// When something is missing or broken: a plain sentence, someone to ring, the services in words, and no lost answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { CODE, open, SITE } from './harness.js';
import { answer, guide, KOMMUNE, primary, screen, seen, title, walk } from './veiviser-gang.js';

const PAGE = `/veiviser.html?kommune=${KOMMUNE}`;
const PACK = `/regler/${KOMMUNE}.bin`;
const NOISE = [/Failed to load resource/, /wasm-unsafe-eval|WebAssembly/, /net::ERR/, /Content Security Policy/];

const bytes = async () => Buffer.from(await (await fetch(`${SITE}${PACK}`)).arrayBuffer());
const changed = (at) => async () => {
  const pack = await bytes();
  pack[at] ^= 0x55;
  return { [PACK]: { body: pack, contentType: 'application/octet-stream' } };
};
const text = (body) => async () => ({ ...body });

/** What is broken, the code the page tells its host, and whether the services can still be listed from the texts. */
const BROKEN = [
  { name: 'the rules are not there', code: 'pack-not-found', hosts: text({ [PACK]: { status: 404 } }), list: false },
  { name: 'the rules are cut short', code: 'pack-corrupt', hosts: async () => ({ [PACK]: { body: (await bytes()).subarray(0, 100), contentType: 'application/octet-stream' } }), list: true },
  { name: 'a byte of the rules is wrong', code: 'pack-corrupt', hosts: changed(200), list: true },
  { name: 'the rules are of another version', code: 'pack-version', hosts: changed(4), list: true },
  { name: 'the rules are another file altogether', code: 'pack-corrupt', hosts: text({ [PACK]: { body: '<!doctype html>', contentType: 'text/html' } }), list: true },
  { name: 'the day is outside the rules', code: 'pack-expired', path: `${PAGE}&date=1999-01-01`, hosts: text({}), list: true },
  { name: 'the texts are not there', code: 'texts-not-found', hosts: text(Object.fromEntries(['nb', 'nn', 'en'].map((lang) => [`/regler/${KOMMUNE}.${lang}.json`, { status: 404 }]))), list: false },
  { name: 'the engine is not there', code: 'script-error', hosts: text({ [CODE + '/engine.js']: { status: 404 } }), list: true },
  { name: 'the engine has a fault', code: 'script-error', hosts: text({ [CODE + '/engine.js']: { contentType: 'text/javascript', body: 'throw new Error("feil");' } }), list: true },
];

for (const { name, code, hosts, list, path = PAGE } of BROKEN) {
  test(`${name}: ${code}`, async (t) => {
    const visit = await open(t, path, { hosts: await hosts(), allow: NOISE, before: () => addEventListener('tildeling-error', ({ detail }) => { globalThis.told = detail; }) });
    await visit.page.locator('.t-fail').waitFor();
    assert.deepEqual(await visit.page.evaluate(() => globalThis.told), { code });
    const said = await seen(visit);
    assert.ok(said.includes(nb[`trouble.${code}`]), said);
    assert.ok(said.includes(nb['fail.call']));
    if (list) {
      await visit.page.locator('.v-plain').first().waitFor();
      assert.ok((await visit.page.locator('.v-plain').count()) >= 3);
      assert.ok(await visit.page.locator('.t-fail a[href^="tel:"]').first().isVisible(), 'a number to ring');
    }
    await visit.page.getByText('Haster det?').waitFor(); // what the page had before us stands there too
    await visit.noSidewaysScroll();
    await visit.accessible();
  });
}

test('the host forbids WebAssembly and lacks the other engine: the services are there in words, and the guide says why', async (t) => {
  const page = await (await fetch(`${SITE}/veiviser.html`)).text();
  const visit = await open(t, PAGE, { allow: NOISE, hosts: { [PAGE]: { body: page, headers: { 'content-security-policy': "script-src 'self'; style-src 'self'" } }, [`${CODE}/veiviser_js.js`]: { status: 404 } } });
  await visit.page.locator('.v-plain').first().waitFor();
  assert.ok((await seen(visit)).includes(nb['trouble.wasm-blocked']));
  await visit.accessible();
});

test('the network goes while loading, and comes back: one press and the guide is there', async (t) => {
  const visit = await open(t, '/', { allow: NOISE });
  const gone = /\/regler\/|_bg\.wasm/;
  await visit.context.route(gone, (route) => route.abort());
  await visit.page.goto(`${SITE}${PAGE}`);
  await visit.page.locator('.t-fail').waitFor();
  assert.ok((await seen(visit)).includes(nb['trouble.offline']));
  await visit.context.unroute(gone);
  await visit.page.getByRole('button', { name: nb['fail.again'] }).click();
  await primary(visit).waitFor();
  assert.equal(await screen(visit), 'start');
});

test('an engine that fails in use loses no answer', async (t) => {
  const visit = await guide(t);
  const asked = await walk(visit, () => 0);
  const fail = (on) => visit.page.evaluate(async (broken) => {
    const { Engine } = await import('/engine.js');
    globalThis.whole ??= Engine.prototype.assess;
    Engine.prototype.assess = broken ? () => { throw new Error('feil'); } : globalThis.whole;
  }, on);
  await visit.page.getByRole('button', { name: nb.back }).click();
  await fail(true);
  await primary(visit).click();
  await visit.page.locator('.t-fail').waitFor();
  assert.ok((await seen(visit)).includes(nb['trouble.script-error']));
  assert.ok(await visit.page.getByText('Haster det?').isVisible());
  await fail(false);
  await visit.page.getByRole('button', { name: nb['fail.again'] }).click();
  assert.equal(await screen(visit), 'result');
  assert.equal(await visit.page.locator('.v-answers > div').count(), asked.length);
});

test('an unknown municipality, or none: one can choose', async (t) => {
  for (const [path, heading] of [['/veiviser.html', nb['choose.title']], ['/veiviser.html?kommune=0000', nb['fail.title']]]) {
    const visit = await open(t, path, { allow: NOISE });
    const choice = visit.page.getByLabel(nb['choose.label']);
    await choice.waitFor();
    assert.equal(await visit.page.locator('.t-fail__title').innerText(), heading);
    await visit.accessible();
    await choice.selectOption(KOMMUNE);
    await visit.page.getByRole('button', { name: nb['choose.go'] }).click();
    await primary(visit).waitFor();
    assert.equal(await title(visit), nb['start.title']);
    await primary(visit).click();
    await answer(visit, 0);
  }
});

test('without scripts the page is a page: what it is, the services, and whom to ring', async (t) => {
  const visit = await open(t, PAGE, { script: false });
  assert.ok(await visit.page.getByRole('heading', { name: nb['start.title'] }).isVisible());
  assert.ok(await visit.page.locator('a[href="tel:113"]').isVisible());
});

test('without scripts every criterion stands with its law, exception and weight, and every service with what it costs by which law', async (t) => {
  const visit = await open(t, `/veiviser-${KOMMUNE}.html`, { script: false });
  const list = visit.page.locator('[data-tjenester]');
  assert.ok(await list.evaluate((it) => [...it.querySelectorAll('*')].every((one) => one.checkVisibility())), 'nothing in the list is hidden');
  const text = (await list.textContent()).replaceAll(/\s+/g, ' ');
  const [{ services }] = await (await fetch(`${SITE}/regler/${KOMMUNE}.nb.json`)).json();
  const full = (law) => law.replaceAll(/\b(hol|pbrl|fvl)\b/g, (short) => nb[`law.${short}`]);
  let [exceptions, shutting] = [0, 0];
  for (const service of services) {
    for (const one of (service.criteria ?? []).filter((it) => it.text)) {
      const wanted = [one.text, one.law === 'ingen' ? null : `(${full(one.law)})`, one.exception ?? (one.strength && nb[`strength.${one.strength}`])].filter(Boolean).join(' ');
      assert.ok(text.includes(wanted), wanted);
      exceptions += Boolean(one.exception);
      shutting += one.strength === 'exclusion';
    }
    if (service.cost) assert.ok(text.includes([nb['card.cost'], service.cost, service.cost_law === 'ingen' ? null : `(${full(service.cost_law)})`].filter(Boolean).join(' ')), service.cost);
  }
  assert.ok(exceptions > 0 && shutting > 0);
});

test('without scripts, where the municipality writes nynorsk, every word around the guide is nynorsk too', async (t) => {
  const visit = await open(t, '/veiviser-1121.html', { script: false });
  const { page } = visit;
  assert.equal(await page.locator('html').getAttribute('lang'), 'nn');
  assert.equal(await page.title(), nn['start.title']);
  for (const key of ['page.foot', 'contact.urgent', 'contact.web', 'start.lead', 'apply.how', 'complaint.text']) assert.ok((await page.locator('body').innerText()).includes(nn[key]), key);
  const own = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((it) => it.children.length === 0 && it.closest('[lang]').lang === 'nn').map((it) => it.textContent).join(' '));
  assert.doesNotMatch(own, /\b(ikke|hvem|hvilke|noen|innholdet|[Vv]eiledende|legevakten)\b/);
});

test('rubbish in the address reaches nothing', async (t) => {
  for (const query of ['?kommune=../../x', '?kommune=<b>', '?kommune=9901&lang="><script>', '?kommune=9901&date=i%20dag', '?kommune=9901&rendering=%00']) {
    const visit = await open(t, `/veiviser.html${query}`, { allow: NOISE });
    await visit.page.locator('.t-fail, .v-primary').first().waitFor();
  }
});

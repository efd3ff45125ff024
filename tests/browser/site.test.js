// Every page of the finished site opens without an error, in every colour scheme and on a narrow screen, and passes axe.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { open, SITE } from './harness.js';

const PAGES = readdirSync(process.env.TILDELING_FOLDER).filter((name) => name.endsWith('.html'));

for (const name of PAGES) {
  test(`${name} opens`, async (t) => {
    const visit = await open(t, `/${name}`);
    assert.equal(visit.response.status(), 200);
    await visit.page.waitForLoadState('networkidle');
    assert.match(await visit.page.locator('html').getAttribute('lang'), /^(nb|nn|en)$/);
    assert.notEqual(await visit.page.title(), '');
    await visit.accessible();
    await visit.page.setViewportSize({ width: 320, height: 640 });
    await visit.noSidewaysScroll();
    for (const scheme of ['light', 'dark', 'forced']) await visit.screenshot(name.replace('.html', ''), 320, scheme);
    await visit.noStorage(({ what }) => what === 'postMessage');
  });
}

test('what a page may do is limited by the server, and only the framed page may be framed', async () => {
  const policy = async (path) => (await fetch(`${SITE}${path}`)).headers.get('content-security-policy');
  assert.match(await policy('/'), /default-src 'none'.*frame-ancestors 'none'/);
  assert.match(await policy('/ramme.html'), /default-src 'none'.*frame-ancestors \*/);
});

test('an address that does not exist says so in Norwegian', async (t) => {
  const visit = await open(t, '/finnes-ikke', { allow: [/404/] });
  assert.equal(visit.response.status(), 404);
  assert.match(await visit.page.getByRole('heading').textContent(), /finnes ikke/);
  await visit.accessible();
});

test('the engine runs in the browser and says its version', async (t) => {
  const visit = await open(t, '/finnes-ikke', { allow: [/404/] });
  for (const build of ['veiviser', 'vedtak']) {
    const version = await visit.page.evaluate(async (build) => {
      const engine = await import(`/${build}.js`);
      await engine.default({ module_or_path: `/${build}_bg.wasm` });
      return engine.version();
    }, build);
    assert.match(version, /^\d+\.\d+\.\d+$/, build);
  }
});

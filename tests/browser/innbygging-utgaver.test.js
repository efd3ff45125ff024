// Two releases on one page, of code that differs: the one that comes first has every tag, and the developer is told once of the other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, SITE } from './harness.js';
import { KOMMUNE, primary } from './veiviser-gang.js';

const OTHER = 'http://annen-utgave.example';

/** The site as another release had it, at an address of its own: other classes in the tree, and other words. */
async function otherRelease(context) {
  const changes = [[/elements\/veiviser\/element\.js/, 't-view', 't-view t-annen'], [/texts\/nb\.js/, 'Hjelp', 'Annen hjelp']];
  const changed = new Set();
  await context.route(`${OTHER}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = await fetch(SITE + pathname);
    let body = Buffer.from(await answer.arrayBuffer());
    for (const [file, from, to] of changes) {
      if (!file.test(pathname)) continue;
      assert.ok(body.includes(from), `${pathname} has «${from}»`);
      body = Buffer.from(body.toString().replaceAll(from, to));
      changed.add(pathname);
    }
    return route.fulfill({ status: answer.status, body, headers: { 'content-type': answer.headers.get('content-type'), 'access-control-allow-origin': '*' } });
  });
  return changed;
}

for (const first of ['ours', 'the other']) {
  test(`two releases on a page, ${first} first: that one has both tags, and the console says so once`, async (t) => {
    const scripts = [`${SITE}/tildeling.js`, `${OTHER}/tildeling.js`];
    if (first !== 'ours') scripts.reverse();
    const tag = `<tildeling-veiviser kommune="${KOMMUNE}" rules="${SITE}/regler/${KOMMUNE}.bin"><p>Ring oss</p></tildeling-veiviser>`;
    const visit = await open(t, '/finnes-ikke', { allow: [/404/], hosts: { 'http://portal.example/': { body: `<!doctype html><html lang="nb"><title>Portal</title><link rel="icon" href="data:,"><main>${tag}${tag}</main></html>` } } });
    const warned = [];
    visit.page.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
    const changed = await otherRelease(visit.context);
    await visit.context.addInitScript(() => { globalThis.told = []; for (const type of ['tildeling-ready', 'tildeling-error']) addEventListener(type, (event) => globalThis.told.push(event.type)); });
    await visit.page.goto('http://portal.example/');
    for (const url of scripts) {
      await visit.page.addScriptTag({ url, type: 'module' });
      // The first has its tags before the second comes; the second then meets them.
      await visit.until(() => visit.page.evaluate(() => globalThis.told.length >= 2), 'both tags to be ready');
    }
    await visit.until(() => warned.length > 0, 'the developer to be told');
    assert.deepEqual(await visit.page.evaluate(() => globalThis.told), ['tildeling-ready', 'tildeling-ready']);
    assert.deepEqual(warned.filter((text) => text.includes('<tildeling-veiviser> was defined before')).length, 1, warned.join('\n'));
    assert.equal(warned.length, 1, warned.join('\n'));
    assert.ok([...changed].some((path) => path.endsWith('element.js')), 'the other release was there, and differed');
    assert.equal(await visit.page.locator('.t-annen').count(), first === 'ours' ? 0 : 2);
    for (const at of [0, 1]) {
      const one = { page: visit.page.locator('tildeling-veiviser').nth(at) };
      await primary(one).click();
      await one.page.locator('.v-option').first().waitFor();
    }
    await visit.noStorage();
  });
}

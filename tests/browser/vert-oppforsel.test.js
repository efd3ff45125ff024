// An element works on pages that do things to it: put twice, moved, hidden, in a form, in a dialog, under a strict policy, on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from './axe.js';
import { CODE, SITE } from './harness.js';
import { ELEMENTS, NO_WASM, POLICY, STYLES, tagOf, visitHost } from './vert-gang.js';

const told = ({ page }) => page.evaluate(() => globalThis.told);

for (const [name, { html, use, held }] of Object.entries(ELEMENTS)) {
  const visit = (t, options = {}, more = {}) => visitHost(t, { body: html, ...options }, more);

  test(`${name}: a policy without WebAssembly is told, and the element works with its other engine`, async (t) => {
    const page = await visit(t, { policy: NO_WASM }, { allow: [/WebAssembly|wasm/] });
    await page.ready();
    assert.deepEqual(await told(page), ['wasm-blocked', 'ready']);
    await use(page, tagOf(page, name));
    await page.noRequestAfterReady();
    await page.noStorage();
  });

  test(`${name}: without any engine what the page had before us stands there`, async (t) => {
    const engines = Object.fromEntries(['veiviser', 'vedtak'].map((build) => [`${CODE}/${build}_js.js`, { status: 404 }]));
    const page = await visit(t, { policy: NO_WASM }, { allow: [/WebAssembly|wasm|404/], hosts: engines });
    assert.deepEqual(await told(page), ['wasm-blocked']);
    const before = { veiviser: 'Ring kommunen.', vedtak: 'Bruk fagsystemet.', kostnad: 'Skjemaet virker som før.' }[name];
    await page.page.getByText(before, { exact: true }).waitFor();
    await page.noStorage();
  });

  test(`${name}: two on a page are used apart`, async (t) => {
    const other = html.replaceAll('skjema', 'annet');
    const page = await visit(t, { body: `${html}<hr>${other}` });
    const tags = page.page.locator(`tildeling-${name}`);
    const before = await tags.nth(1).evaluate((element) => element.view.innerText);
    await use(page, tags.nth(0));
    await page.pause(300);
    assert.equal(await tags.nth(1).evaluate((element) => element.view.innerText), before, 'the other is as it was');
    const doubles = await page.page.evaluate((name) => [...document.querySelectorAll(`tildeling-${name}`)].flatMap(({ shadowRoot }) => {
      const ids = [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    }), name);
    assert.deepEqual(doubles, [], 'every id is used once in its tree');
  });

  test(`${name}: two in the page's own tree are used apart, and no id stands twice`, async (t) => {
    const light = html.replaceAll('lang="nb"', 'lang="nb" rendering="light"');
    const page = await visit(t, { body: `<h1>Vert</h1>${light}<hr>${light.replaceAll('skjema', 'annet')}` });
    const tags = page.page.locator(`tildeling-${name}`);
    const before = await tags.nth(0).evaluate((element) => element.view.innerText);
    const state = () => page.page.evaluate(() => ({
      doubles: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at),
      // What a label or an aria attribute names stands in the same tag.
      astray: [...document.querySelectorAll('label[for],[aria-labelledby],[aria-describedby]')].flatMap((it) => ['for', 'aria-labelledby', 'aria-describedby']
        .flatMap((attribute) => it.getAttribute(attribute)?.split(' ') ?? []).filter((id) => !it.closest('[rendering],form')?.querySelector(`#${CSS.escape(id)}`) && it.closest('[rendering]'))),
    }));
    if (name === 'kostnad') {
      await page.page.locator('select[data-tildeling]').nth(1).selectOption('praktisk_bistand');
      await page.page.locator('.timer').nth(1).fill('2');
      await page.until(() => tags.nth(1).evaluate((element) => element.result?.totals.month > 0), 'the second form\'s price');
    } else await use(page, tags.nth(1));
    assert.equal(await tags.nth(0).evaluate((element) => element.view.innerText), before, 'the first is as it was');
    assert.deepEqual(await state(), { doubles: [], astray: [] });
    if (name === 'veiviser') {
      for (const at of [0, 1]) while (await tags.nth(at).locator('.v-card').count() === 0) {
        if (await tags.nth(at).locator('.v-option').count()) await tags.nth(at).locator('.v-option label').first().click();
        await tags.nth(at).locator('.v-primary').click();
      }
      assert.deepEqual(await state(), { doubles: [], astray: [] }, 'also with both results');
      // Two of the same guide have the same landmarks; that is what this page asked for.
      assert.deepEqual((await findings(page.page, [])).filter((it) => !it.includes('landmark-unique')), []);
    }
  });

  test(`${name}: moved to another place it keeps what it holds, and asks for nothing`, async (t) => {
    const page = await visit(t);
    const tag = tagOf(page, name);
    await use(page, tag);
    const before = await held(tag);
    const asked = page.requests.length;
    await page.page.evaluate((name) => { const other = document.createElement('section'); document.body.append(other); other.append(document.querySelector(`tildeling-${name}`)); }, name);
    assert.equal(await held(tag), before);
    await page.pause(200);
    assert.equal(page.requests.length, asked);
    await use(page, tag); // it goes on
    await page.page.evaluate((name) => { const tag = document.querySelector(`tildeling-${name}`); tag.remove(); document.querySelector('#sted').append(tag); }, name);
    await use(page, tag); // also after it has been away
  });

  test(`${name}: the script twice, and another version of it, define it once`, async (t) => {
    // Another version lies at another address, and does not see ours.
    const page = await visit(t, { scripts: ['/tildeling.js', '/tildeling.js', '/tildeling.js?igjen'] });
    await page.page.addScriptTag({ url: '/tildeling.js?tredje', type: 'module' });
    await page.page.evaluate(async (file) => { await import(file); }, `${CODE}/elements/${name}/element.js?annen-utgave`);
    const tag = tagOf(page, name);
    await use(page, tag);
    assert.deepEqual(await told(page), ['ready']);
    // A tag of the first version made after the second has come is still of the first.
    assert.equal(await page.page.evaluate((name) => document.createElement(`tildeling-${name}`) instanceof document.querySelector(`tildeling-${name}`).constructor, name), true);
  });

  test(`${name}: in a host's form it neither sends nor is sent, and Enter in it does not submit`, async (t) => {
    const body = name === 'kostnad' ? html.replace('</form>', `${html.split('</form>')[1]}</form>`) : `<form id="ytre"><input name="navn" value="x" aria-label="Navn">${html}<button>Send</button></form>`;
    const page = await visit(t, { body });
    await page.page.evaluate(() => { globalThis.sent = 0; document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); globalThis.sent += 1; }); });
    const tag = tagOf(page, name);
    await use(page, tag);
    await tag.evaluate((element) => element.shadowRoot.querySelector('button,summary,select').focus());
    await page.page.keyboard.press('Enter');
    await page.pause(100);
    assert.equal(await page.page.evaluate(() => globalThis.sent), 0);
    assert.deepEqual(await page.page.evaluate(() => [...new FormData(document.querySelector('form')).keys()]), name === 'kostnad' ? [] : ['navn']);
    await page.page.evaluate(() => document.querySelector('form').reset());
    await page.pause(100);
    assert.equal(await tag.evaluate((element) => element.view.innerText.trim() !== ''), true);
  });

  test(`${name}: in the page's own tree it is used under a hostile style sheet, and its rules stay inside`, async (t) => {
    const body = `<p class="vertens"><button class="ds-button v-problem">Vertens egen</button> <a href="#sted" class="v-link">Lenke</a></p>${html.replaceAll('lang="nb"', 'lang="nb" rendering="light"')}`;
    const page = await visit(t, { sheet: STYLES['important-controls'], body });
    await use(page, tagOf(page, name));
    const changed = await page.page.evaluate(() => {
      const looks = () => [...document.querySelectorAll('.vertens, .vertens *')].map((it) => [...getComputedStyle(it)].map((property) => `${property}: ${getComputedStyle(it).getPropertyValue(property)}`));
      const ours = [...document.adoptedStyleSheets];
      const withUs = looks();
      document.adoptedStyleSheets = [];
      const without = looks();
      document.adoptedStyleSheets = ours;
      return { sheets: ours.length, changed: withUs.flatMap((list, at) => list.filter((one) => !without[at].includes(one))).filter((it) => !/^(--tildeling-unit|(min-|max-)?(width|height|inline-size|block-size)|perspective-origin|transform-origin|top|bottom|inset)/.test(it)) };
    });
    assert.ok(changed.sheets > 0, 'our rules are there');
    assert.deepEqual(changed.changed, [], 'the host\'s own button and link look as before');
  });

  test(`${name}: in a dialog it is used, and Escape closes the dialog`, async (t) => {
    const page = await visit(t, { body: `<button id="apne">Åpne</button><dialog id="boks" aria-label="Boks">${html}</dialog>` });
    await page.page.evaluate(() => document.querySelector('#apne').addEventListener('click', () => document.querySelector('#boks').showModal()));
    await page.page.locator('#apne').click();
    await use(page, tagOf(page, name));
    await page.page.keyboard.press('Escape');
    assert.equal(await page.page.locator('#boks').evaluate((it) => it.open), false);
    await page.page.locator('#apne').click();
    await use(page, tagOf(page, name)); // opened again it goes on
  });

  test(`${name}: loaded in a tab that is hidden, it is whole when the tab is shown`, async (t) => {
    const height = (page) => tagOf(page, name).evaluate((it) => it.getBoundingClientRect().height);
    const shown = await visit(t);
    await shown.pause(200); // what is drawn after a rest
    const wanted = await height(shown);
    const page = await visit(t, { body: `<div id="fane" hidden>${html}</div>` });
    assert.deepEqual(await told(page), ['ready']);
    await page.page.evaluate(() => { document.querySelector('#fane').hidden = false; });
    const tag = tagOf(page, name);
    await page.until(async () => (await height(page)) === wanted, 'it to be as tall as one that was never hidden');
    await use(page, tag);
  });

  test(`${name}: the tag made by script, before and after its module`, async (t) => {
    const page = await visit(t, { body: name === 'kostnad' ? html : `<div id="her"></div>${html}` });
    await page.page.evaluate(async (name) => {
      const { load } = await import('/tildeling.js');
      const made = document.createElement(`tildeling-${name}`);
      for (const { name: key, value } of document.querySelector(`tildeling-${name}`).attributes) made.setAttribute(key, value);
      document.querySelector('#sted').append(made);
      await load();
      await made.ready;
    }, name);
    assert.deepEqual(await told(page), ['ready', 'ready']);
  });

  test(`${name}: on paper it is dark on white, and nothing is cut`, async (t) => {
    const page = await visit(t, { sheet: 'body{background:#222;color:#fff}' }, { scheme: 'dark' });
    const tag = tagOf(page, name);
    await use(page, tag);
    await page.media({ media: 'print' });
    const { text, colour, hidden } = await tag.evaluate((element) => {
      const style = getComputedStyle(element.view);
      return { text: element.view.innerText.trim().length, colour: style.color, hidden: element.view.scrollWidth - element.view.clientWidth };
    });
    assert.ok(text > 50, 'there is something on the paper');
    assert.ok(hidden <= 1, `${hidden} px are cut`);
    const [red] = colour.match(/\d+/g).map(Number);
    assert.ok(red < 120, `the text is ${colour} on paper`);
    const pdf = await page.page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 5000);
  });

  test(`${name}: under a strict policy nothing is refused, asked for late, or left behind`, async (t) => {
    const page = await visit(t, { policy: `${POLICY}; object-src 'none'; frame-ancestors 'none'; font-src 'none'; media-src 'none'; worker-src 'none'; manifest-src 'none'` });
    await page.page.evaluate(() => { globalThis.refused = []; addEventListener('securitypolicyviolation', (event) => globalThis.refused.push(event.violatedDirective)); });
    await use(page, tagOf(page, name));
    assert.deepEqual(await page.page.evaluate(() => globalThis.refused), []);
    await page.noRequestAfterReady();
    await page.noStorage();
    assert.ok(page.requests.every(({ url }) => url.startsWith(SITE) || url.startsWith('data:')));
  });

  test(`${name}: a hundred times in and out of the page leaks nothing`, async (t) => {
    const page = await visit(t, {}, { fresh: true });
    const session = await page.context.newCDPSession(page.page);
    const measure = async () => {
      for (let at = 0; at < 3; at += 1) { await session.send('HeapProfiler.collectGarbage'); await page.pause(50); }
      const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
      return { nodes, listeners, heap: (await session.send('Runtime.getHeapUsage')).usedSize };
    };
    const cycles = (count) => page.page.evaluate(async ([name, count]) => {
      globalThis.made ??= [];
      const first = document.querySelector(`tildeling-${name}`);
      for (let at = 0; at < count; at += 1) {
        const tag = document.createElement(`tildeling-${name}`);
        for (const { name: key, value } of first.attributes) tag.setAttribute(key, value);
        document.querySelector('#sted').append(tag);
        await tag.ready;
        await new Promise((done) => setTimeout(done, 5));
        tag.remove();
        globalThis.made.push(new WeakRef(tag));
      }
    }, [name, count]);
    await cycles(5);
    await page.pause(1600);
    const before = await measure();
    await cycles(100);
    // Timers that tell a change, or rest after typing, are let run out.
    await page.pause(1600);
    const after = await measure();
    const alive = await page.page.evaluate(() => globalThis.made.filter((it) => it.deref()).length);
    t.diagnostic(`${alive} of 105 alive; nodes ${before.nodes} to ${after.nodes}, listeners ${before.listeners} to ${after.listeners}, heap ${Math.round((after.heap - before.heap) / 1000)} kB more`);
    assert.ok(alive <= 1, `${alive} elements are still held`);
    assert.ok(after.nodes - before.nodes < 500, `${after.nodes - before.nodes} nodes more`);
    assert.ok(after.listeners - before.listeners < 20, `${after.listeners - before.listeners} listeners more`);
    assert.ok(after.heap - before.heap < 1_000_000, `${after.heap - before.heap} bytes more`);
  });
}

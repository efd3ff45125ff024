//! Every page of the finished site opens without an error, in every colour scheme and on a narrow screen, and passes axe.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { test } from 'node:test';
import { CODE, open, SITE } from './harness.js';

const FOLDER = process.env.TILDELING_FOLDER;
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
const content = (name) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const size = (name) => content(name).length;

// Every municipality has pages, all made of the same parts: of each kind and language the longest stands for the rest.
const OF_A_KOMMUNE = PAGES.filter((name) => /-\d{4}\.html$/.test(name)).sort((one, other) => size(other) - size(one));
const kind = (name) => `${name.replace(/\d/g, '')} ${/<html lang="(\w+)"/.exec(content(name))?.[1]}`;
const LONGEST = new Map(OF_A_KOMMUNE.toReversed().map((name) => [kind(name), name]));
const OPENED = process.env.TILDELING_FULL ? PAGES : [...PAGES.filter((name) => !OF_A_KOMMUNE.includes(name)), ...LONGEST.values()];
/** The pages whose files are weighed together, as their readers open them: opened with nothing in the browser's cache. */
const WEIGHED = new Map([['veiviser.html', '?kommune=9901'], ['vedtak.html', '']]);
const COUNTED = new Set(process.env.TILDELING_COUNTED.split(' '));

// The page that is made for a frame is opened in one, on another site.
const HOST = 'http://vert.example/';
const hosts = {
  [HOST]: {
    body: `<!doctype html><html lang="nb"><title>Vert</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
      <main><h1>Kommunen</h1><iframe src="${SITE}/ramme.html" title="Veiviser" style="width: 100%; border: 0"></iframe></main></html>`,
  },
};

for (const name of OPENED) {
  test(`${name} opens`, async (t) => {
    const visit = await (name === 'ramme.html' ? open(t, HOST, { hosts }) : open(t, `/${name}${WEIGHED.get(name) ?? ''}`, { fresh: WEIGHED.has(name) }));
    assert.equal(visit.response.status(), 200);
    const frame = visit.page.frames().at(-1);
    await frame.waitForLoadState();
    await visit.until(() => frame.evaluate(() => !document.querySelector(':not(:defined)')), 'every element to be defined');
    await visit.settle();
    assert.match(await frame.locator('html').getAttribute('lang'), /^(nb|nn|en)$/);
    assert.notEqual(await frame.title(), '');
    await visit.accessible();
    await alive(name, await frame.locator('a[href]').evaluateAll((links) => links.map(({ href }) => href)));
    await visit.page.setViewportSize({ width: 320, height: 640 });
    await visit.noSidewaysScroll();
    const own = visit.requests.map(({ url }) => new URL(url)).filter(({ origin }) => origin === SITE).map(({ pathname }) => pathname.slice(1));
    const uncounted = own.filter((path) => /\.(js|css|wasm)$/.test(path) && !/\b(nn|en)\.js$/.test(path) && !COUNTED.has(path));
    if (WEIGHED.has(name)) assert.deepEqual(uncounted, [], 'files that the size of the page leaves out (tests/site/sizes.rs)');
    for (const scheme of ['light', 'dark', 'forced']) await visit.screenshot(name.replace('.html', ''), 320, scheme);
    await visit.noStorage(({ what }) => what === 'postMessage');
  });
}

test('a release has the same words as the source, by number or under the same keys', async () => {
  const lists = readdirSync(`${FOLDER}/${CODE}/texts`).filter((name) => name.endsWith('.js'));
  assert.ok(lists.length > 6);
  const numbers = new Map();
  for (const name of lists) {
    const [{ default: sent }, { default: ours }] = await Promise.all([`${FOLDER}/${CODE}`, '../../www'].map((folder) => import(`${folder}/texts/${name}`)));
    const listed = Object.entries(ours).filter(([key]) => !(key in sent));
    assert.deepEqual(Object.values(sent).map(said).sort(), Object.values(ours).map(said).sort(), name);
    assert.ok(listed.length > 20, name);
    // A key has one number in all languages, where its text shows which.
    for (const [key, text] of listed) {
      const places = Object.keys(sent).filter((place) => said(sent[place]) === said(text));
      numbers.set(key, (numbers.get(key) ?? places).filter((place) => places.includes(place)));
    }
  }
  assert.deepEqual([...numbers].filter(([, places]) => !places.some((place) => /^\d+$/.test(place))), []);
});

const said = (text) => JSON.stringify(text);

test('every link within the site leads somewhere', async () => {
  const found = PAGES.map((name) => [name, [...content(name).matchAll(/<a\b[^>]*? href="([^"]*)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'))]);
  assert.ok(found.flatMap(([, links]) => links).length > PAGES.length, 'links are found at all');
  for (const [name, links] of found) await alive(name, links);
});

const known = new Map();

/** Every link of a page to somewhere in the site is answered. */
async function alive(name, links) {
  const paths = links.map((link) => new URL(link, `${SITE}/${name}`)).filter(({ origin }) => origin === SITE).map(({ pathname }) => pathname);
  for (const path of paths) if (!known.has(path)) known.set(path, (await fetch(`${SITE}${path}`)).ok);
  assert.deepEqual(paths.filter((path) => !known.get(path)), [], `dead links in ${name}`);
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

test('both engines load every municipality in the browser (by default every eighth)', async (t) => {
  const visit = await open(t, '/finnes-ikke', { allow: [/404/] });
  const loaded = await visit.page.evaluate(async (every) => {
    const { Engine } = await import('/engine.js');
    const date = new Date().toISOString().slice(0, 10);
    const loaded = [];
    const all = await (await fetch('/regler/index.json')).json();
    for (const { id } of all.filter((_, at) => at % every === 0)) {
      for (const build of ['veiviser', 'vedtak']) {
        const { info } = await Engine.load(new URL(`/regler/${id}.bin`, location.href), { date, build });
        loaded.push(info.kommune.id === id && info.date === date ? 'as asked' : `${id} ${build}: ${JSON.stringify(info)}`);
      }
    }
    return loaded;
  }, process.env.TILDELING_FULL ? 1 : 8);
  assert.ok(loaded.length > 0);
  assert.deepEqual([...new Set(loaded)], ['as asked']);
});

/** Asks for a path exactly as it is written, as no browser would. */
function ask(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(SITE);
    const asked = request({ hostname, port, path, method }, (answer) => {
      let length = 0;
      answer.on('data', (part) => (length += part.length));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, length }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('the server keeps to its folder and to reading', async () => {
  for (const path of ['/../../Cargo.toml', '/%2e%2e/site.lock', '/..%2fsite.lock', '//etc/hostname', '/.hidden', '/a%00b', '/%zz', '/lib']) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.equal((await ask('/index.html', 'DELETE')).status, 405);
  const head = await ask(`${CODE}/veiviser_bg.wasm`, 'HEAD');
  assert.deepEqual([head.status, head.length, head.headers['content-type']], [200, 0, 'application/wasm']);
  assert.equal(Number(head.headers['content-length']), (await ask(`${CODE}/veiviser_bg.wasm`)).length);
});

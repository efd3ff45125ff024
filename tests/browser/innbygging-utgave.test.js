// What others take with them: a release whose files are what their hashes say, a zip with the same bytes, and a package for npm.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import { publint } from 'publint';
import { open, SITE } from './harness.js';

const FOLDER = process.env.TILDELING_FOLDER;
const file = (name) => readFileSync(join(FOLDER, name));
const integrity = JSON.parse(file('integrity.json'));
const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

test('every file that a page can load has the hash that integrity.json says', () => {
  const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name).slice(FOLDER.length + 1)).filter((name) => /\.(js|css|wasm|bin)$/.test(name) && !name.startsWith('npm/'));
  assert.ok(names.some((name) => name.startsWith(integrity.code)) && names.includes('tildeling.js'));
  for (const name of names) assert.equal(integrity.files[name], hash(file(name)), name);
});

test('code lies in a folder named after its content and may be kept for ever; the entries may not', async () => {
  assert.match(integrity.code, /^utgave-[0-9a-f]{12}$/);
  for (const name of ['tildeling.js', 'engine.js']) assert.ok(file(name).includes(`./${integrity.code}/`), name);
  const kept = async (path) => (await fetch(`${SITE}/${path}`)).headers.get('cache-control');
  assert.match(await kept(`${integrity.code}/tildeling.js`), /immutable/);
  for (const path of ['tildeling.js', 'regler/9901.bin', 'index.html']) assert.equal(await kept(path), 'no-cache', path);
  assert.equal(await kept(`${integrity.code}/finnes-ikke.js`), 'no-store');
  const again = async (etag) => (await fetch(`${SITE}/regler/9901.bin`, { headers: { 'if-none-match': etag }, cache: 'no-store' })).status;
  assert.equal(await again((await fetch(`${SITE}/regler/9901.bin`)).headers.get('etag')), 304, 'what has not changed is not sent again');
  assert.equal(await again('W/"0"'), 200);
});

test('code and rules lie ready compressed, smaller than a server makes them, and are sent so', async () => {
  const names = [integrity.code, 'regler'].flatMap((folder) => readdirSync(join(FOLDER, folder), { recursive: true, withFileTypes: true }))
    .filter((it) => it.isFile()).map((it) => join(it.parentPath ?? it.path, it.name).slice(FOLDER.length + 1));
  const files = names.filter((name) => !name.endsWith('.gz'));
  assert.deepEqual(names.filter((name) => name.endsWith('.gz')).sort(), files.map((name) => `${name}.gz`).sort());
  for (const name of files) {
    const twin = file(`${name}.gz`);
    assert.deepEqual(gunzipSync(twin), file(name), name);
    assert.ok(twin.length <= gzipSync(file(name), { level: 9 }).length, name);
  }
  const sent = (path, accepted) => new Promise((done, fail) => {
    get(`${SITE}/${path}`, { headers: { 'accept-encoding': accepted } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => done([answer.headers['content-encoding'], Buffer.concat(parts)]));
    }).on('error', fail);
  });
  const [large] = files.filter((name) => name.endsWith('vedtak_bg.wasm'));
  assert.deepEqual(await sent(large, 'br, gzip'), ['gzip', file(`${large}.gz`)]);
  assert.deepEqual(await sent(large, 'identity'), [undefined, file(large)]);
});

test('nothing that is released names the machine it was built on, or where its packages came from', () => {
  const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((it) => it.isFile() && !it.name.endsWith('.zip')).map((it) => join(it.parentPath ?? it.path, it.name));
  assert.ok(names.some((name) => name.endsWith('.wasm')));
  const places = ['registry/src', 'crates.io', '.cargo/', ...['home', 'root'].map((it) => `/${it}/`), fileURLToPath(new URL('../..', import.meta.url))];
  for (const name of names) {
    const content = readFileSync(name);
    for (const place of places) assert.ok(!content.includes(place), `${name.slice(FOLDER.length + 1)} has ${place}`);
  }
});

test('rules with their hash behind the address may be kept for ever, and the page of a municipality asks for no others', async (t) => {
  const [{ hash: wanted }] = JSON.parse(file('regler/index.json')).filter(({ id }) => id === '9901');
  const names = readdirSync(join(FOLDER, 'regler')).filter((name) => name.startsWith('9901.') && !name.endsWith('.gz')).sort();
  const all = createHash('sha256');
  for (const name of names) all.update(file(`regler/${name}`));
  assert.equal(wanted, all.digest('hex').slice(0, 12), 'the hash is that of the files');
  const kept = async (path) => (await fetch(`${SITE}/${path}`)).headers.get('cache-control');
  assert.match(await kept(`regler/9901.bin?${wanted}`), /immutable/);
  for (const path of ['regler/9901.bin?v=1', `index.html?${wanted}`]) assert.equal(await kept(path), 'no-cache', path);
  assert.equal(await kept(`regler/0000.bin?${wanted}`), 'no-store');
  const visit = await open(t, '/veiviser-9901.html');
  await visit.ready();
  const asked = visit.requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname.startsWith('/regler/'));
  assert.ok(asked.length >= 4, 'the rules and three languages');
  assert.deepEqual([...new Set(asked.map(({ search }) => search))], [`?${wanted}`]);
  assert.equal(new Set(asked.map(({ pathname }) => pathname)).size, asked.length, 'each once');
  const other = await open(t, '/veiviser-9901.html?kommune=9902');
  await other.ready();
  assert.equal(await other.page.locator('tildeling-veiviser').evaluate((it) => it.ruleset.kommune), '9902');
});

/** A page on another site that loads us, with hashes for the modules. */
function locked(change = (map) => map) {
  const code = `${SITE}/${integrity.code}`;
  const modules = ['tildeling.js', 'elements/veiviser/element.js', 'engine.js', 'veiviser.js', 'texts/nb.js', 'texts/nn.js', 'texts/en.js'];
  const map = change(Object.fromEntries(modules.map((name) => [`${code}/${name}`, integrity.files[`${integrity.code}/${name}`]])), code);
  return `<!doctype html><html lang="nb"><title>Portal</title><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ integrity: map })}</script>
    <tildeling-veiviser kommune="9901" rules-integrity="${integrity.files['regler/9901.bin']}"><p>Ring oss</p></tildeling-veiviser>
    <script type="module" src="${code}/tildeling.js" integrity="${integrity.files[`${integrity.code}/tildeling.js`]}" crossorigin></script></html>`;
}

test('a page on another site may hold every module and the rules to their hashes', async (t) => {
  const visit = await open(t, 'http://portal.example/', { hosts: { 'http://portal.example/': { body: locked() } } });
  await visit.ready();
  await visit.page.locator('.v-primary').click();
  await visit.page.locator('.v-option').first().waitFor();
});

test('a module with another hash is not run, and what the page had stands there', async (t) => {
  const body = locked((map, code) => ({ ...map, [`${code}/elements/veiviser/element.js`]: hash('noe annet') }));
  const visit = await open(t, 'http://portal.example/', { hosts: { 'http://portal.example/': { body } }, allow: [/integrity/] });
  await visit.until(() => visit.consoleErrors.some((error) => /integrity/.test(error)), 'the browser to refuse the module');
  await visit.until(() => visit.warnings.some((text) => text.includes('<tildeling-veiviser>: script-error')), 'the developer to be told');
  assert.ok(await visit.page.getByText('Ring oss').isVisible());
});

test('rules with another hash are not used: an error with a code, and a warning for the developer', async (t) => {
  const visit = await open(t, '/vert.html', { allow: [/integrity/], before: () => addEventListener('tildeling-error', ({ detail }) => { globalThis.told = detail; }), hosts: { '/vert.html': { body: `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,">
    <tildeling-veiviser kommune="9901" rules-integrity="${hash('noe annet')}"><p>Ring oss</p></tildeling-veiviser><script type="module" src="/tildeling.js"></script></html>` } } });
  await visit.page.locator('.t-fail').waitFor();
  assert.deepEqual(await visit.page.evaluate(() => globalThis.told), { code: 'integrity-mismatch' });
  await visit.until(() => visit.warnings.some((text) => text.includes('rules-integrity')), 'the developer to be told');
  assert.ok(await visit.page.getByText('Ring oss').isVisible());
});

test('the engine may lie elsewhere and be held to a hash; with another hash it is not used', async (t) => {
  const page = (wanted) => ({
    '/vert.html': { body: `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,"><tildeling-veiviser kommune="9901" engine-src="/motor/regn.wasm" engine-integrity="${wanted}"><p>Ring oss</p></tildeling-veiviser><script type="module" src="/tildeling.js"></script></html>` },
    '/motor/regn.wasm': { contentType: 'application/wasm', body: file(`${integrity.code}/veiviser_bg.wasm`) },
  });
  const visit = await open(t, '/vert.html', { hosts: page(integrity.files[`${integrity.code}/veiviser_bg.wasm`]) });
  await visit.ready();
  await visit.page.locator('.v-primary').click();
  await visit.page.locator('.v-option').first().waitFor();
  assert.deepEqual(visit.requests.filter(({ url }) => url.endsWith('.wasm')).map(({ url }) => new URL(url).pathname), ['/motor/regn.wasm']);
  const other = await open(t, '/vert.html', { hosts: page(hash('noe annet')), allow: [/integrity/] });
  await other.page.locator('.t-fail').waitFor();
  assert.ok(await other.page.getByText('Ring oss').isVisible());
  assert.equal(await other.page.locator('tildeling-veiviser').evaluate((it) => it.version), null);
});

test('one classic script has everything inside: the guide works and nothing more is fetched', async (t) => {
  const script = file('klassisk/tildeling-veiviser-9901.js');
  const visit = await open(t, 'http://cms.example/', { hosts: {
    'http://cms.example/': { headers: { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" }, body: '<!doctype html><html lang="nb"><title>CMS</title><link rel="icon" href="data:,"><tildeling-veiviser kommune="9901">Ring oss</tildeling-veiviser><script defer src="/fil.js"></script></html>' },
    'http://cms.example/fil.js': { contentType: 'text/javascript', body: script },
  }, allow: [/favicon|data:,/] });
  await visit.ready();
  await visit.page.locator('.v-primary').click();
  await visit.page.locator('.v-option label').first().click();
  await visit.page.locator('.v-primary').click();
  await visit.page.getByRole('button', { name: 'Nynorsk' }).click();
  assert.deepEqual(visit.requests.map(({ url }) => url).filter((url) => url.startsWith('http')), ['http://cms.example/', 'http://cms.example/fil.js']);
  await visit.noStorage();
});

test('the classic script without rules finds them beside itself', async (t) => {
  const visit = await open(t, '/vert.html', { hosts: { '/vert.html': { body: '<!doctype html><html lang="nb"><title>CMS</title><link rel="icon" href="data:,"><tildeling-veiviser kommune="9902">Ring oss</tildeling-veiviser><script defer src="/tildeling-veiviser.klassisk.js"></script></html>' } } });
  await visit.ready();
  await visit.page.locator('.v-primary').waitFor();
  const asked = visit.requests.map(({ url }) => new URL(url).pathname).filter((path) => !/html$|^,$/.test(path));
  assert.ok(asked.every((path) => path === '/tildeling-veiviser.klassisk.js' || path.startsWith('/regler/9902.')), asked.join(' '));
});

test('an unknown municipality in the classic script lets the reader choose among those inside', async (t) => {
  const visit = await open(t, '/vert.html', { allow: [/404/], hosts: { '/vert.html': { body: '<!doctype html><html lang="nb"><title>CMS</title><link rel="icon" href="data:,"><tildeling-veiviser kommune="0000">Ring oss</tildeling-veiviser><script defer src="/klassisk/tildeling-veiviser-9901.js"></script></html>' } } });
  const choice = visit.page.locator('#v-kommune');
  await choice.waitFor();
  assert.deepEqual(await choice.locator('option').evaluateAll((all) => all.map((one) => one.value)), ['9901']);
});

/** The files of a zip archive, by name. */
function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let count = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); count > 0; count -= 1) {
    const [size, name, extra, comment, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), { time: bytes.readUInt32LE(at + 12), content: inflateRawSync(bytes.subarray(data, data + size)) });
    at += 46 + name + extra + comment;
  }
  return files;
}

test('the zip file holds the site as it is served, the same bytes each time', () => {
  const files = unzip(file(`tildeling-${integrity.version}.zip`));
  for (const name of ['tildeling.js', 'tildeling-ramme.js', 'ramme.html', 'portal.html', 'regler/9901.bin', 'integrity.json', 'sbom.cdx.json', `${integrity.code}/veiviser_bg.wasm`]) {
    assert.deepEqual(files.get(`tildeling/${name}`)?.content, file(name), name);
  }
  assert.ok(files.has('tildeling/LICENSE'));
  assert.equal(new Set([...files.values()].map(({ time }) => time)).size, 1, 'no file carries the time of the build');
  assert.deepEqual([...files.keys()], [...files.keys()].sort(), 'the files are in order');
  const twin = readFileSync(join(process.env.TILDELING_TWIN, `tildeling-${integrity.version}.zip`));
  assert.ok(twin.equals(file(`tildeling-${integrity.version}.zip`)), 'made once more it is the same, byte for byte');
});

test('the list of parts names each package with version, licence and hash', () => {
  const { bomFormat, components } = JSON.parse(file('sbom.cdx.json'));
  assert.equal(bomFormat, 'CycloneDX');
  const names = components.map(({ name }) => name);
  for (const name of ['postcard', 'serde', 'wasm-bindgen', '@digdir/designsystemet-css']) assert.ok(names.includes(name), name);
  for (const name of ['toml', 'clap', 'serde_json', 'zip']) assert.ok(!names.includes(name), `${name} is not in what a reader downloads`);
  for (const { name, version, licenses, hashes, purl } of components) {
    assert.match(version, /^\d+\.\d+\.\d+/, name);
    assert.doesNotMatch(licenses[0].expression, /GPL|^$/, name);
    if (purl.startsWith('pkg:cargo')) assert.match(hashes?.[0].content ?? '', /^[0-9a-f]{64}$/, name);
  }
});

test('the package for npm passes publint, and importing it in Node does nothing and does not crash', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tildeling-npm-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(FOLDER, 'npm'), join(folder, 'node_modules/tildeling'), { recursive: true });
  const { messages } = await publint({ pkgDir: join(folder, 'node_modules/tildeling'), pack: false, strict: true });
  assert.deepEqual(messages.map(({ code, path }) => `${code} ${path?.join('.')}`), []);
  const script = `const names = []; for (const name of ['', '/engine', '/ramme', '/veiviser', '/vedtak', '/kostnad']) names.push(Object.keys(await import('tildeling' + name)).join()); console.log(names.join(';'));`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' }).trim(), 'attach,load;Engine,EngineError;;TildelingVeiviser;Vedtak;Kostnad');
  const engine = `import { readFileSync } from 'node:fs'; const { Engine } = await import('tildeling/engine'); console.log(typeof Engine.load);`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', engine], { cwd: folder, encoding: 'utf8' }).trim(), 'function');
});

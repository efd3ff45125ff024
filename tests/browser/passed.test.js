//! What has passed is not tested twice on the same bytes: and only that.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { digest, keys, passed } from './passed.js';

/** A folder of its own with files: `{ path: content }`. */
function folder(t, files) {
  const root = mkdtempSync(join(tmpdir(), 'tildeling-passed-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

test('a changed byte, a new file or another browser gives another key; what no test reads does not', (t) => {
  const root = folder(t, { 'site/a.html': 'a', 'site/regler/9901.bin': 'b', 'hjelp.js': 'c', 'ett.test.js': 'd' });
  const now = (browser = '156') => digest([root], [browser]);
  const first = now();
  const change = (path, content, same) => {
    writeFileSync(join(root, path), content);
    assert.equal(now() === first, same, path);
  };
  assert.equal(now(), first);
  assert.notEqual(now('157'), first);
  change('site/regler/9901.bin', 'B', false);
  change('site/regler/9901.bin', 'b', true);
  change('site/ny.html', '', false);
  rmSync(join(root, 'site/ny.html'));
  change('hjelp.js', 'C', false);
  change('hjelp.js', 'c', true);
  change('ett.test.js', 'another test file', true);
  const key = (file) => keys([join(root, file)], first)[file];
  const before = key('ett.test.js');
  writeFileSync(join(root, 'ett.test.js'), 'the test file itself');
  assert.notEqual(key('ett.test.js'), before);
});

/** Runs test files as a row does, and gives the names of those that are written down. */
async function row(t, files, { kill } = {}) {
  const root = folder(t, Object.fromEntries(Object.entries(files).map(([name, body]) => [name, `import assert from 'node:assert/strict'; import { test } from 'node:test'; ${body}`])));
  const into = join(root, 'passed');
  const child = spawn(process.execPath, ['--test-reporter', fileURLToPath(new URL('passed.js', import.meta.url)), fileURLToPath(new URL('row.js', import.meta.url)), ...Object.keys(files).map((name) => join(root, name))],
    { stdio: 'ignore', env: { ...process.env, NODE_TEST_CONTEXT: '', TILDELING_PASSED: into, TILDELING_KEYS: JSON.stringify(Object.fromEntries(Object.keys(files).map((name) => [name, `key of ${name}`]))) } });
  if (kill) setTimeout(() => child.kill('SIGKILL'), kill);
  await new Promise((ended) => child.on('exit', ended));
  try {
    return readdirSync(into).filter((name) => passed(into, name, `key of ${name}`));
  } catch {
    return [];
  }
}

test('a file without a failure is written down with its key, beside one that fails', async (t) => {
  const files = { 'god.test.js': "test('a', () => {}); test('b', (t) => t.test('c', () => {}));", 'daarlig.test.js': "test('a', () => {}); test('b', (t) => t.test('c', () => assert.fail()));" };
  assert.deepEqual(await row(t, files), ['god.test.js']);
});

test('a file that cannot be read, or a run that is broken off, leaves nothing behind', async (t) => {
  const good = "test('a', () => {});";
  assert.deepEqual(await row(t, { 'god.test.js': good, 'brutt.test.js': `${good} throw new Error('galt');` }), []);
  assert.deepEqual(await row(t, { 'god.test.js': good, 'treg.test.js': "test('a', () => new Promise((done) => setTimeout(done, 60_000)));" }, { kill: 1500 }), []);
  assert.deepEqual(await row(t, { 'god.test.js': `${good} setTimeout(() => process.exit(1));` }), []);
});

test('another key has not passed', (t) => {
  const root = folder(t, { 'ett.test.js': 'nøkkel' });
  assert.ok(passed(root, 'ett.test.js', 'nøkkel'));
  assert.ok(!passed(root, 'ett.test.js', 'en annen'));
  assert.ok(!passed(root, 'to.test.js', 'nøkkel'));
});

test('asked again, the program leaves out what has passed, unless it is told to run all; no run tells it that by itself', (t) => {
  assert.match(process.env.TILDELING_AGAIN ?? '1', /^1$/, 'the variable is the reader\'s own switch');
  const into = folder(t, {});
  const ask = (env) => JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL('passed.js', import.meta.url)), 'harness.test.js', 'row.js'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, TILDELING_AGAIN: '', TILDELING_UPDATE: '', TILDELING_SHOTS: '', TILDELING_PASSED: into, ...env } }));
  const before = ask();
  assert.deepEqual(Object.keys(before), ['harness.test.js', 'row.js']);
  writeFileSync(join(into, 'harness.test.js'), before['harness.test.js']);
  assert.deepEqual(ask(), { 'row.js': before['row.js'] });
  assert.deepEqual(ask({ TILDELING_AGAIN: '1' }), before);
});

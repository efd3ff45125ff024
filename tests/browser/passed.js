//! Remembers which test files passed on which bytes, so that nothing is tested twice on the same ones.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChrome } from './chrome.js';
import { findFirefox } from './firefox.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../..');

/** In `folder`: installed, built or drawn by the tests, or only of interest to the file itself. */
const LEFT_OUT = /^(\.|dist$|node_modules$|shots$)|\.test\.js$/;

/** All that any test file's outcome can depend on, in short: files and folders by content, and texts as they are. */
export function digest(paths, texts) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!LEFT_OUT.test(name)) add(join(path, name));
    } else {
      const content = readFileSync(path);
      hash.update(`${path} ${content.length}\n`).update(content);
    }
  };
  for (const path of paths) add(path);
  return hash.update(JSON.stringify(texts)).digest('hex');
}

/** What this run's files depend on together: the site, the cases, what the tests read beside them, the browsers, the day. */
function together() {
  const { TILDELING_FOLDER: site, TILDELING_CASES: cases, TILDELING_FULL: full, CHROME: chrome } = process.env;
  const version = (path) => path && `${path} ${execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })}`;
  const beside = ['www', 'tests/cases', 'tests/site', 'tests/browser'].map((name) => join(ROOT, name));
  // The pages use the rules of today.
  const today = new Date().toISOString().slice(0, 10);
  return digest([site, cases, ...beside], [version(findChrome().path), version(findFirefox()), process.version, chrome, full, today]);
}

/** The keys of test files: the same key, the same bytes. */
export const keys = (files, shared) => Object.fromEntries(files.map((file) => [basename(file), createHash('sha256').update(shared).update(readFileSync(file)).digest('hex')]));

/** Whether a file has passed with its key. */
export function passed(folder, file, key) {
  try {
    return readFileSync(join(folder, file), 'utf8') === key;
  } catch {
    return false;
  }
}

/**
 * A reporter for Node's test runner that says how long each file took and writes down, when all is over, those without a failure. A run
 * that is broken off, or that has a failure outside the files, leaves nothing behind. `TILDELING_KEYS` has the keys from before the run: a file may be edited since.
 */
export default async function* reporter(events) {
  const [keys, folder] = [JSON.parse(process.env.TILDELING_KEYS), process.env.TILDELING_PASSED];
  const outcome = new Map();
  const times = new Map();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = basename(data.file ?? '');
    outcome.set(file, (outcome.get(file) ?? true) && type === 'test:pass');
    if (data.nesting === 0) times.set(file, (times.get(file) ?? 0) + data.details.duration_ms);
  }
  for (const [file, ms] of times) yield `${file} took ${(ms / 1000).toFixed(1)} s\n`;
  for (const [file, whole] of outcome) if (!whole && !(file in keys)) return;
  mkdirSync(folder, { recursive: true });
  for (const [file, whole] of outcome) if (whole && file in keys) writeFileSync(join(folder, file), keys[file]);
}

// As a program: `node passed.js FILE...` gives as JSON the keys of the files that must run, and says which have passed before.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  const all = keys(files.map((file) => join(HERE, file)), together());
  const again = ['TILDELING_AGAIN', 'TILDELING_UPDATE', 'TILDELING_SHOTS'].some((name) => process.env[name]);
  const before = again ? [] : files.filter((file) => passed(process.env.TILDELING_PASSED, file, all[file]));
  for (const file of before) console.error(`${file}: passed before on the same bytes`);
  if (before.length) console.error(`${before.length} of ${files.length} files passed before on the same bytes; TILDELING_AGAIN=1 runs them again`);
  console.log(JSON.stringify(Object.fromEntries(files.filter((file) => !before.includes(file)).map((file) => [file, all[file]]))));
}

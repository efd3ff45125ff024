//! Runs test files one after another in one process and one browser: `node row.js FILE...`. The tests start some rows side by side.
import { test } from 'node:test';

const LIMIT_MINUTES = 15;

setTimeout(() => {
  console.error(`The tests of ${process.argv.slice(2).join(', ')} have not ended after ${LIMIT_MINUTES} minutes.`);
  process.exit(1);
}, LIMIT_MINUTES * 60_000).unref();

async function read() {
  for (const file of process.argv.slice(2)) await import(new URL(file, import.meta.url));
}

// The first test, so that the others wait: a runner that has nothing left to do while a file is read takes it for the end, and
// the browser is closed.
const reading = read();
test('the files of this row can be read', () => reading);

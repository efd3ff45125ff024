//! Runs test files one after another in one process and one browser: `node row.js FILE...`. The tests start some rows side by side.
import { test } from 'node:test';

const LIMIT_MINUTES = 15;

setTimeout(() => {
  console.error(`The tests of ${process.argv.slice(2).join(', ')} have not ended after ${LIMIT_MINUTES} minutes.`);
  process.exit(1);
}, LIMIT_MINUTES * 60_000).unref();

for (const file of process.argv.slice(2)) {
  try {
    await import(new URL(file, import.meta.url));
  } catch (error) {
    test(`${file} can be read`, () => { throw error; });
  }
}

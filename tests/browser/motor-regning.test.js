// Every operation that the engine's JavaScript may use, held against WebAssembly itself, at the edges of each kind of number.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const at = (name) => join(process.env.TILDELING_CASES, name);
const { default: instantiate } = await import(pathToFileURL(at('operations.mjs')));
const { instance: { exports: wasm } } = await WebAssembly.instantiate(readFileSync(at('operations.wasm')));
const js = instantiate({});

const I32 = [0, 1, -1, 2, 7, 31, 32, 33, 255, 256, -128, 32767, 65535, 65536, 0x12345678, -0x12345678, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) + 1];
const I64 = [...I32.map(BigInt), 63n, 64n, 65n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n), 0x123456789abcdefn];
const F64 = [0, -0, 0.5, -0.5, 1.5, -1.5, 255.9, 2 ** 31 - 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 63, -(2 ** 63), 2 ** 64, 1e300, -1e300, 5e-324, NaN, Infinity, -Infinity];
/** Places in the memory: those that are askew only for what may lie so. */
const PLACES = (name) => (/ 8 \d+\(/.test(name) ? [64, 72, 96] : [64, 65, 66, 67, 71, 90]);
const values = (kind, name) => ({ I32, I64, F64, place: PLACES(name) })[kind];

/** What a call gives; "trap" where WebAssembly stops: Rust looks before it divides. */
const outcome = (call) => { try { const it = call(); return typeof it === 'boolean' ? Number(it) : it; } catch { return 'trap'; } };
const memory = ({ memory: { buffer } }) => Buffer.from(buffer, 0, 256).toString('hex');

test('every operation gives what WebAssembly gives', () => {
  let compared = 0;
  const names = Object.keys(wasm).filter((name) => name !== 'memory');
  for (const name of names) {
    const kinds = /\((.*)\)$/.exec(name)[1].split(',').map((kind) => values(kind.toUpperCase() in { I32, I64, F64 } ? kind.toUpperCase() : kind, name));
    const cases = kinds.reduce((all, list) => all.flatMap((one) => list.map((it) => [...one, it])), [[]]);
    for (const given of cases) {
      const wanted = outcome(() => wasm[name](...given));
      if (wanted === 'trap') continue;
      assert.ok(Object.is(outcome(() => js[name](...given)), wanted), `${name} of ${given}: ${outcome(() => js[name](...given))}, not ${wanted}`);
      if (name.startsWith('Store')) assert.equal(memory(js), memory(wasm), `${name} of ${given}`);
      compared += 1;
    }
  }
  assert.ok(names.length > 140 && compared > 9000, `${names.length} operations, ${compared} times`);
});

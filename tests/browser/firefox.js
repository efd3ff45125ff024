//! A stock Firefox for the tests, spoken to in its own remote protocol: playwright-core wants a Firefox of its own.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['firefox-esr', 'firefox'];

/** The path of a Firefox: `FIREFOX`, or one on PATH; undefined where there is none. */
export function findFirefox() {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.FIREFOX, ...onPath].filter(Boolean).find((path) => {
    try { accessSync(path, constants.X_OK); return true; } catch { return false; }
  });
}

/** Starts a Firefox without a window. `send(command, parameters)` speaks WebDriver to it; `close()` ends it and all it left. */
export async function startFirefox(path) {
  const profile = mkdtempSync(join(tmpdir(), 'tildeling-firefox-'));
  // Port 0: any free one, which Firefox then writes into its profile.
  writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\nuser_pref("app.update.enabled", false);\n');
  const child = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore', env: { ...process.env, HOME: profile } });
  const end = () => {
    child.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await until(() => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8')), 60_000);
    const socket = connect(port, '127.0.0.1');
    const waiting = new Map();
    let rest = Buffer.alloc(0);
    let count = 0;
    socket.on('data', (part) => {
      rest = Buffer.concat([rest, part]);
      for (let colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':')) {
        const length = Number(rest.subarray(0, colon));
        if (rest.length < colon + 1 + length) return;
        const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length));
        rest = rest.subarray(colon + 1 + length);
        const [, id, error, result] = Array.isArray(message) ? message : [];
        const { resolve, reject } = waiting.get(id) ?? {};
        if (error) reject?.(new Error(`${error.error}: ${error.message}`)); else resolve?.(result);
      }
    });
    const send = (command, parameters = {}) => new Promise((resolve, reject) => {
      const id = (count += 1);
      waiting.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    const { capabilities } = await send('WebDriver:NewSession', {});
    return { send, version: capabilities.browserVersion, close: async () => { socket.destroy(); end(); } };
  } catch (error) {
    end();
    throw error;
  }
}

async function until(read, limit) {
  for (const stop = Date.now() + limit; ;) {
    try { const value = read(); if (value) return value; } catch { /* not there yet */ }
    if (Date.now() > stop) throw new Error('Firefox did not start in time');
    await new Promise((done) => setTimeout(done, 20));
  }
}

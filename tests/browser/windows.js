//! Lends windows of the browser to the tests. To open one costs more than most tests do: one that nothing was left in is lent again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { findChrome, SWITCHES } from './chrome.js';
import { recorded } from './record.js';

/** So many wait to be lent again. */
const IDLE = 3;

/** What a test may do to a window that the next page in it would meet. Such a window is closed after the test. */
const LASTING = {
  context: ['addCookies', 'addInitScript', 'exposeBinding', 'exposeFunction', 'grantPermissions', 'newCDPSession', 'route', 'setExtraHTTPHeaders', 'setGeolocation', 'setOffline'],
  page: ['addInitScript', 'exposeBinding', 'exposeFunction', 'route', 'setExtraHTTPHeaders'],
  clock: ['install', 'setFixedTime', 'setSystemTime'],
};

let browser;
const folder = mkdtempSync(join(tmpdir(), 'tildeling-'));
const idle = [];

after(async () => {
  await (await browser)?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function launch() {
  const { path, env } = findChrome();
  // Some browsers leave folders behind in the temporary folder: they get one of their own.
  return chromium.launch({
    executablePath: path,
    args: SWITCHES,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...env, TMPDIR: folder },
  });
}

/** A window with one empty page. `fresh`: nobody has had it before, and nobody will have it after. */
export async function lend({ locale = 'nb-NO', script = true, zoom = 1, fresh = false }) {
  const kind = JSON.stringify([locale, script, zoom, fresh]);
  const at = idle.findLastIndex((it) => it.kind === kind);
  if (at >= 0) return idle.splice(at, 1)[0];
  browser ??= launch();
  const context = await (await browser).newContext({ locale, javaScriptEnabled: script, deviceScaleFactor: zoom });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  return new Window(kind, context, page, await context.newCDPSession(page), fresh || !script);
}

class Window {
  /** Set when something was done to it that lasts. */
  changed = false;
  #session;
  #once;
  #scripts = [];

  constructor(kind, context, page, session, once) {
    Object.assign(this, { kind, context, page });
    this.#session = session;
    this.#once = once;
    for (const [owner, names] of [[context, LASTING.context], [page, LASTING.page], [context.clock, LASTING.clock]]) {
      for (const name of names) {
        const done = owner[name];
        owner[name] = (...args) => {
          this.changed = true;
          return done.apply(owner, args);
        };
      }
    }
  }

  /** Makes it ready for a test: size, emulated media, scripts that run before those of each page, and answers in the place of others. */
  async prepare({ width, height, media, scripts, answers }) {
    if (this.page.viewportSize().width !== width || this.page.viewportSize().height !== height) await this.page.setViewportSize({ width, height });
    await this.page.emulateMedia(media);
    for (const script of scripts) this.#scripts.push(await this.context.addInitScript(script));
    for (const [address, answer] of answers) await this.context.route(address, (route) => route.fulfill(answer));
    this.changed = false;
  }

  /** Nothing was left in it that the next page could find. */
  async clean() {
    if (this.#once || this.changed || this.page.isClosed()) return false;
    const frames = await Promise.all(this.page.frames().map((frame) => frame.evaluate(recorded)));
    const left = frames.flatMap(({ left }) => left).filter((what) => !/^(history|address)/.test(what));
    return left.length === 0 && (await this.context.cookies()).length === 0;
  }

  /** Takes it back: emptied when it is clean, else closed. */
  async giveBack(clean) {
    if (!clean || idle.length >= IDLE) return this.context.close();
    try {
      await this.#empty();
      idle.push(this);
    } catch {
      // Its page was on its way elsewhere: another window is made when one is needed.
      await this.context.close();
    }
  }

  async #empty() {
    for (const other of this.context.pages()) if (other !== this.page) await other.close();
    await this.page.goto('about:blank');
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all(this.#scripts.splice(0).map((script) => script.dispose()));
    await this.page.mouse.move(-1, -1);
    await this.#session.send('Page.resetNavigationHistory');
  }
}

//! What every browser test starts with: a fresh browser context, a record of all that happens in it, and assertions on it.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findings } from './axe.js';
import { readyAt, record, recorded } from './record.js';
import { lend } from './windows.js';

/** The address of the site, without a stroke at the end. */
export const SITE = process.env.TILDELING_SITE ?? 'http://127.0.0.1:8017';

/** The folder of the site that holds the code, named after its content. */
export const CODE = `/${readdirSync(process.env.TILDELING_FOLDER ?? fileURLToPath(new URL('../../www/dist/', import.meta.url))).find((name) => name.startsWith('utgave-'))}`;

const SHOTS = fileURLToPath(new URL('shots/', import.meta.url));

/** The longest a test may keep a page. */
const LIMIT_SECONDS = 180;

/**
 * Opens an address of the site in a window where nothing is left of other tests, and gives it back when the test `t` ends. The
 * test then fails if anything was written to the console as an error or thrown, unless it matches one of `allow`.
 *
 * Options: `width`, `height` (CSS pixels), `scheme` ('light' | 'dark'), `forcedColors` ('active' | 'none'), `reducedMotion`
 * ('reduce' | 'no-preference'), `locale`, `script` (false = scripts are off), `zoom` (device pixels per CSS pixel),
 * `allow` (regular expressions), `hosts` ({ address: { body, contentType, headers } }: pages of other sites, and files put
 * in the place of ours), `before` (a function that runs in each page before its own scripts), `cpu` (times slower), `network`
 * ({ latency in ms, kbps }), `fresh` (true = a window that nobody has had: nothing of ours is in the browser's cache),
 * `recorded` (false = without the record, which stands between a frame and its page and changes who a message is from).
 */
export async function open(t, path = '/', options = {}) {
  const window = await lend({ ...options, fresh: options.fresh || Boolean(options.cpu || options.network) });
  const visit = new Visit(window, options);
  // What runs in a page has no time limit of its own: a page that hangs is closed, and its test fails.
  const limit = setTimeout(() => {
    visit.pageErrors.push(`closed: the test has not ended after ${LIMIT_SECONDS} seconds`);
    window.context.close();
  }, LIMIT_SECONDS * 1000);
  t.after(() => visit.end().finally(() => clearTimeout(limit)));
  const { scheme: colorScheme, forcedColors, reducedMotion } = visit.emulated;
  await window.prepare({
    width: options.width ?? 1280,
    height: options.height ?? 800,
    media: { colorScheme, forcedColors, reducedMotion, media: 'screen' },
    scripts: [options.recorded === false ? [] : record, options.before ?? []].flat(),
    answers: Object.entries(options.hosts ?? {}).map(([address, { status = 200, contentType = 'text/html; charset=utf-8', body = '', headers = {} }]) => [new URL(address, SITE).href, { status, contentType, body, headers }]),
  });
  if (options.cpu || options.network) await visit.slow(options);
  visit.response = await visit.page.goto(new URL(path, SITE).href);
  return visit;
}

class Visit {
  /** Every request of the context: `{ url, method, arrived, request }`. */
  requests = [];
  /** What went wrong, as text: errors in the console, and exceptions nobody caught. */
  consoleErrors = [];
  pageErrors = [];
  /** Keys pressed with `press`, and characters typed with `type`. */
  keys = 0;
  typed = 0;
  /** What was written to the console as a warning. */
  warnings = [];

  constructor(window, { allow = [], script = true, scheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference' }) {
    Object.assign(this, { window, context: window.context, page: window.page, allow });
    this.scripted = script;
    this.emulated = { scheme, forcedColors, reducedMotion, media: 'screen' };
    this.heard = {
      request: (request) => this.requests.push({ url: request.url(), method: request.method(), arrived: Date.now(), request }),
      console: (message) => {
        if (message.type() === 'error') this.consoleErrors.push(`${message.text()} (${message.location().url})`);
        if (message.type() === 'warning') this.warnings.push(message.text());
      },
      weberror: (error) => this.pageErrors.push(String(error.error().stack ?? error.error())),
    };
    for (const [event, listener] of Object.entries(this.heard)) this.context.on(event, listener);
  }

  /** Waits for the event `tildeling-ready` in the page or in one of its frames. */
  async ready() {
    // The waiting is done in the page: to ask it time and again costs more than the page does.
    await this.until(async () => (await this.readyAt(250)) !== null, 'the event tildeling-ready');
  }

  async readyAt(limit = 0) {
    const times = (await Promise.all(this.page.frames().map((frame) => frame.evaluate(readyAt, limit).catch(() => null)))).filter((time) => time !== null);
    return times.length > 0 ? Math.max(...times) : null;
  }

  /** No request was sent after the event `tildeling-ready` (the last one, if there are more elements on the page). */
  async noRequestAfterReady() {
    const ready = await this.readyAt();
    assert.notEqual(ready, null, 'the event tildeling-ready has not come');
    await this.settle();
    // A request without an answer has no time of its own; then the time it was heard of counts.
    const started = ({ request, arrived }) => (request.timing().startTime > 0 ? request.timing().startTime : arrived);
    const late = this.requests.filter((sent) => /^(https?|wss?):/.test(sent.url) && started(sent) >= ready);
    assert.deepEqual(late.map(({ method, url }) => `${method} ${url}`), [], 'requests after tildeling-ready');
  }

  /**
   * Nothing stays behind and nothing was sent aside: cookies, storage, databases, caches, history, address, messages,
   * beacons, sockets. `allowed(call)` may let a call pass, such as the frame's message about its height.
   */
  async noStorage(allowed = () => false) {
    await this.settle();
    const frames = await this.records();
    const calls = frames.flatMap((frame) => frame.calls).filter((call) => !allowed(call));
    const cookies = (await this.context.cookies()).map(({ name }) => `cookie: ${name}`);
    const found = [...calls.map(({ what, detail }) => `${what}: ${detail}`), ...frames.flatMap((frame) => frame.left), ...cookies];
    assert.deepEqual(found, [], 'something was stored or sent');
  }

  /** axe finds nothing, and decides everything that is not explained (see axe.js). */
  async accessible(explained = []) {
    assert.ok(this.scripted, 'axe waits for ever in a page whose scripts are off');
    const found = await findings(this.page, explained);
    assert.equal(found.length, 0, `${this.page.url()}\n  ${found.join('\n  ')}`);
    assert.deepEqual(await this.page.getByText(/«[a-z][\w-]*\.[a-z][\w.-]*»/).allTextContents(), [], 'keys in the place of words');
  }

  /** The page does not scroll sideways. */
  async noSidewaysScroll() {
    const [content, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
  }

  /** With `TILDELING_SHOTS` set, a picture of the whole page for people to look at: see `draw`. */
  async screenshot(...what) {
    if (process.env.TILDELING_SHOTS) await this.draw(...what);
  }

  /** Draws a picture of the whole page in `shots/<name>-<width>-<scheme>.png`; `scheme` may also be 'forced'. */
  async draw(name, width = 1280, scheme = 'light') {
    const [size, media] = [this.page.viewportSize(), this.emulated];
    await this.page.setViewportSize({ width, height: size.height });
    await this.media({ scheme: scheme === 'dark' ? 'dark' : 'light', forcedColors: scheme === 'forced' ? 'active' : 'none' });
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `${name}-${width}-${scheme}.png`), fullPage: true, animations: 'disabled' });
    await this.page.setViewportSize(size);
    await this.media(media);
  }

  /** Switches some of `scheme`, `forcedColors`, `reducedMotion` (as for `open`) and `media` ('screen' | 'print'). */
  async media(changes) {
    this.emulated = { ...this.emulated, ...changes };
    const { scheme: colorScheme, forcedColors, reducedMotion, media } = this.emulated;
    await this.page.emulateMedia({ colorScheme, forcedColors, reducedMotion, media });
  }

  /** Presses a key, and counts it. */
  async press(key, times = 1) {
    for (let pressed = 0; pressed < times; pressed += 1) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  /** Types text where the focus is, and counts the characters. */
  async type(text) {
    await this.page.keyboard.type(text);
    this.typed += [...text].length;
  }

  /** Slows the processor and the network down from now on. */
  async slow({ cpu, network }) {
    if (!cpu && !network) return;
    const session = await this.context.newCDPSession(this.page);
    if (cpu) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (!network) return;
    const speed = (network.kbps * 1000) / 8;
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: network.latency, downloadThroughput: speed, uploadThroughput: speed });
  }

  /** Waits until something holds; fails with its name after the time limit. */
  async until(holds, what, limit = 30_000) {
    for (const end = Date.now() + limit; !(await holds()); ) {
      if (Date.now() > end) assert.fail(`waited ${limit} ms in vain for ${what}\n  ${[...this.pageErrors, ...this.consoleErrors].join('\n  ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /**
   * Lets a time pass in the page, after two frames there. However slow the machine is, timers that were to end sooner have then
   * ended: a page keeps its own order, which a wait out here knows nothing of.
   */
  async pause(ms) {
    await this.page.evaluate((ms) => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, ms)))), ms);
  }

  /** Gives what was started in the page the time to be seen here. */
  async settle() {
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }

  async records() {
    return Promise.all(this.page.frames().map((frame) => frame.evaluate(recorded)));
  }

  async end() {
    // Also a round trip to the page: what has happened in it until now has then been heard of here.
    const clean = await this.window.clean().catch(() => false);
    for (const [event, listener] of Object.entries(this.heard)) this.context.off(event, listener);
    await this.window.giveBack(clean);
    const errors = [...this.pageErrors, ...this.consoleErrors].filter((error) => !this.allow.some((allowed) => allowed.test(error)));
    assert.deepEqual(errors, [], 'errors in the page');
  }
}

//! "Keep draft on this machine": off until the caseworker turns it on, visible, expiring, and never what matters to the person.

import { keepable, revive, VERSION } from './state.js';

const KEY = 'tildeling-vedtak-utkast';
const DAY = 24 * 60 * 60 * 1000;
/** Days a kept draft lives after the last change. */
export const KEPT_DAYS = 7;

/** Keeps a draft in this browser's own store, where there is one. `now` gives the time in milliseconds. */
export class Keep {
  constructor(storage = store(), now = () => Date.now()) {
    this.storage = storage;
    this.now = now;
    this.on = false;
  }

  /** False where the browser refuses storage: the switch is then not offered. */
  get possible() { return this.storage !== null; }

  /** What lies here: null, `{expired: true}`, or `{state, dropped, expires, older}` where `older` says another version wrote it. */
  read() {
    const text = this.#try(() => this.storage.getItem(KEY));
    if (!text) return null;
    let found = null;
    try { found = JSON.parse(text); } catch { /* cut off or rubbish: nothing in it can be used */ }
    if (!found || typeof found !== 'object') { this.wipe(); return { broken: true }; }
    if (!(found.expires > this.now())) { this.wipe(); return { expired: true }; }
    const { state, dropped } = revive(found.draft);
    return { state, dropped, expires: Math.min(found.expires, this.now() + KEPT_DAYS * DAY), kommune: String(found.kommune ?? ''), older: found.draft?.version !== VERSION };
  }

  /** Writes the draft, if it is on. Returns when it expires, or null when the browser would not. */
  write(state, kommune) {
    if (!this.on || !this.possible) return null;
    const expires = this.now() + KEPT_DAYS * DAY;
    const done = this.#try(() => { this.storage.setItem(KEY, JSON.stringify({ expires, kommune, draft: keepable(state) })); return true; });
    return done ? expires : null;
  }

  wipe() { this.#try(() => this.storage.removeItem(KEY)); }

  #try(act) {
    try { return act() ?? null; } catch { return null; }
  }
}

function store() {
  try { return globalThis.localStorage ?? null; } catch { return null; }
}

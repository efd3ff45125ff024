//! Loads the engine and the rules of one municipality once per page, and turns every failure into one of a few codes.
import { TOP } from '../lib/place.js';

const loaded = new Map();

/** Codes a page can meet; each has a plain sentence in the catalogues under `trouble.CODE`. */
export const CODES = ['wasm-blocked', 'pack-not-found', 'pack-corrupt', 'pack-version', 'pack-expired', 'texts-not-found', 'integrity-mismatch', 'offline', 'script-error'];

/** A failure with a code for the page to explain; `cause` is for the console. */
export class LoadError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** Where the rules of a municipality lie when the tag does not say. */
export function rulesOf(kommune) {
  return new URL(`regler/${kommune}.bin`, TOP);
}

/**
 * The engine for `rules` (an address), `date`, `build` ("veiviser" or "vedtak") and the other options of `Engine.load`, with the texts
 * in `lang` (the others follow, see `whole`), from the module that `script` gives. Two tags on a page share one.
 * A failed load is forgotten, so that a second try is a real one.
 */
export function loadEngine({ lang, script, ...wanted }) {
  const key = JSON.stringify(wanted);
  if (!loaded.has(key)) {
    const engine = load({ lang, script, ...wanted });
    loaded.set(key, engine);
    engine.catch(() => loaded.delete(key));
  }
  return loaded.get(key);
}

/** Forgets every engine, after one of them has failed in use. */
export function forgetEngines() {
  loaded.clear();
}

/** The municipalities that have rules here: `[{id, name, example, languages}]`. */
export async function municipalities() {
  try {
    const answer = await fetch(new URL('regler/index.json', TOP));
    if (!answer.ok) throw new LoadError('pack-not-found');
    return await answer.json();
  } catch (error) {
    throw explained(error);
  }
}

let attempts = 0;

async function load({ rules, lang, script, ...wanted }) {
  try {
    // A failed module may be remembered by the browser, hence a new address for each new attempt.
    const { Engine } = await script(attempts ? `?${attempts}` : '');
    return await Engine.load(new URL(rules, TOP), { first: lang, ...wanted });
  } catch (error) {
    attempts += 1;
    throw explained(error);
  }
}

function explained(error) {
  if (error instanceof LoadError) return error;
  if (typeof error?.code === 'string') return new LoadError(error.code, error);
  return new LoadError(globalThis.navigator?.onLine === false ? 'offline' : 'script-error', error);
}

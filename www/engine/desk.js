//! The engine in one script with all that the caseworker's build does, for a page that has no use for the citizen's.
import { Core } from './core.js';
import { load } from './load.js';
import { desk } from './vedtak.js';

/** One municipality's rules on one day; see `www/engine.js`. */
export class Engine extends Core {
  /** `options` are those of `www/engine.js`, with `build: 'vedtak'`. */
  static async load(pack, options) {
    return new Engine(await load(pack, options, () => desk));
  }
}

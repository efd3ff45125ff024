//! Fetches a pack, its words and the WebAssembly; every way it can fail has a code of its own.
import { dayOf, today } from './day.js';
import { readIds } from './ids.js';

/** A failure that a page can explain: `code` is one of wasm-blocked, pack-not-found, pack-corrupt, pack-version, pack-expired, texts-not-found, integrity-mismatch, offline. */
export class EngineError extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.name = 'EngineError';
    this.code = code;
  }
}

/** The numbers of `PackError`. */
const PACK = { 1: 'pack-corrupt', 2: 'pack-version', 3: 'pack-corrupt', 4: 'pack-expired' };

/** What an engine is made of; see `Engine.load`. `deskOf` gives what only the caseworker's build does, from `vedtak.js`. */
export async function load(pack, { date = today(), build = 'veiviser', texts, first, integrity, wasm, wasmIntegrity }, deskOf) {
  const fromUrl = !(pack instanceof Uint8Array);
  const [glue, bytes, desk] = await Promise.all([
    start(build, wasm, wasmIntegrity), fromUrl ? bytesOf(pack, integrity) : pack, fromUrl && build === 'vedtak' ? deskOf() : null,
  ]);
  let rules;
  try {
    rules = new glue.Rules(bytes, dayOf(date));
  } catch (reason) {
    throw new EngineError(PACK[reason] ?? 'pack-corrupt', reason);
  }
  const lines = rules.ids();
  const ids = readIds(lines);
  const [, , , , ...spelled] = lines.split(/[ \n]/); // after the line with kommune, hash and version
  const reviewer = desk && ((it, { texts, words }) => new desk.Reviews(
    new glue.Reviewer(it, ids.hash, [...new Set([...texts, ...spelled]), ...desk.told(ids, words).reverse()].join('\0'))));
  const [words, prices] = await Promise.all([
    texts ? { texts } : fromUrl ? wordsOf(pack, ids.hash, { wanted: first, rows: desk?.rows, reviewer }) : { texts: {} },
    desk ? bytesOf(beside(pack, 'priser.bin')).then((it) => opened(() => desk.prices(new glue.Prices(it)))) : null,
  ]);
  return { rules, ids, ...words, date, prices, plain: glue.plain };
}

const started = new Map();

/** The glue of a build, its engine started once: the first tag on a page says where its WebAssembly lies. */
function start(build, wasm, integrity) {
  if (!started.has(build)) {
    const glue = import(`../${build}.js`).then(async (module) => {
      const address = new URL(wasm ?? `../${build}_bg.wasm`, import.meta.url);
      await module.default(() => fetched(address, integrity));
      return module;
    }).catch(async (reason) => {
      if (globalThis.WebAssembly && !(reason instanceof WebAssembly.CompileError)) throw failed(reason);
      return plain(build, reason);
    }).catch((reason) => {
      started.delete(build);
      throw reason;
    });
    started.set(build, glue);
  }
  return started.get(build);
}

const failed = (reason) => (reason instanceof EngineError ? reason : new EngineError('offline', reason));

/** The same engine without WebAssembly, where the page's policy stops that: slower and larger, and it says the same. */
async function plain(build, reason) {
  try {
    const module = await import(`../${build}_js.js`);
    module.default();
    return module;
  } catch {
    throw new EngineError('wasm-blocked', reason);
  }
}

async function bytesOf(url, integrity) {
  const response = await fetched(url, integrity);
  if (!response.ok) throw new EngineError('pack-not-found', new Error(`${response.status} ${url}`));
  return new Uint8Array(await response.arrayBuffer());
}

/** The address of a file beside a pack. */
export const beside = (pack, ending) => new URL(String(pack).replace(/bin(?=$|[?#])/, ending), import.meta.url);

/** What is made of a file beside a pack. */
function opened(make) {
  try {
    return make();
  } catch (reason) {
    throw new EngineError('pack-corrupt', reason);
  }
}

/**
 * The words of the rules in every language the municipality offers: `texts`, and with `first` (the language wanted first) only
 * that one, with a promise `rest` of the others. With `reviewer`, also what caseworkers see, in columns that `rows` reads, and what makes
 * reviews in each of them; it leaves out what the words have. With both, without what only the guide shows.
 */
async function wordsOf(pack, hash, { wanted, rows, reviewer }) {
  const reviewers = new Map();
  const read = async (lang) => {
    const [desk, all] = await Promise.all([rows && part(`${lang}.vedtak.bin`, lang, rows), rows && wanted ? null : part(`${lang}.json`, lang)]);
    if (desk) reviewers.set(lang, opened(() => reviewer(desk.frame, desk)));
    return all && desk ? lay(all.words, desk.words) : (all ?? desk)?.words ?? null;
  };
  const part = async (ending, lang, read = (words) => ({ words })) => {
    const response = await fetched(beside(pack, ending));
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer().catch((reason) => { throw new EngineError('pack-corrupt', reason); }));
    const end = bytes.indexOf(0); // of the words, where what makes reviews stands behind them
    const stretches = opened(() => JSON.parse(new TextDecoder().decode(bytes.subarray(0, end < 0 ? undefined : end))).map(read));
    const found = stretches.find(({ words }) => words.ruleset === hash);
    if (!found) throw new EngineError('pack-version', new Error(`no words for the rules ${hash} in ${lang}`));
    return { ...found, frame: bytes.subarray(end + 1) };
  };
  const tried = [...new Set([wanted ?? 'nb', 'nb', 'nn'])];
  let first = null;
  for (const lang of tried) first ??= await read(lang);
  if (!first) throw new EngineError('texts-not-found');
  const { languages } = first.kommune;
  const others = Promise.all(languages.filter((lang) => lang !== first.lang).map(read));
  const inOrder = (all) => Object.fromEntries(languages.flatMap((lang) => all.filter((it) => it?.lang === lang).map((it) => [lang, it])));
  if (!wanted) return { texts: inOrder([first, ...(await others)]), reviewers };
  return { texts: inOrder([first]), rest: others.then((it) => inOrder(it)), reviewers };
}

/** Lays what only caseworkers see into the words, place by place. */
function lay(words, more) {
  for (const [key, value] of Object.entries(more)) words[key] = words[key] && value instanceof Object ? lay(words[key], value) : value;
  return words;
}

async function fetched(url, integrity) {
  try {
    return await fetch(url, integrity ? { integrity } : undefined);
  } catch (reason) {
    // A browser does not say whether the hash or the line failed; without a line there is nothing to hash.
    throw new EngineError(integrity && navigator.onLine !== false ? 'integrity-mismatch' : 'offline', reason);
  }
}

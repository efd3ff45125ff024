//! The ids and domains of a pack, and values in both directions: numbers inside, JSON outside.
import { dateOf } from './day.js';
import { read } from './stated.js';

class Fact {
  constructor([id, kind, min, max, used, professional, ...options]) {
    Object.assign(this, { id, kind, min: Number(min), max: Number(max), used: used === '1', professional: professional === '1', options });
  }

  get ordered() { return this.kind !== 'boolean' && this.kind !== 'choice'; }

  /** A stated value as stretches `[low, high, ...]`, or a problem's number. */
  read(stated) { return read(this, stated); }

  /** One inside number as JSON. */
  one(value) {
    if (this.kind === 'boolean') return value === 1;
    if (this.kind === 'choice') return this.options[value];
    return this.kind === 'date' ? dateOf(value) : value;
  }

  /** Stretches `[[low, high], ...]` as JSON, in the form of the input. */
  json(values) {
    if (values.length === 1 && values[0][0] === values[0][1]) return this.one(values[0][0]);
    if (values.length === 1 && this.ordered) {
      const [[low, high]] = values;
      const [least, most] = this.kind === 'score' ? [1, 5] : [this.min, this.max];
      return {
        ...(low !== least || high === most ? { min: this.one(low) } : {}),
        ...(high !== most ? { max: this.one(high) } : {}),
      };
    }
    if (this.ordered && this.kind !== 'score') return { any: values.map((it) => this.json([it])) };
    const each = values.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, step) => low + step));
    return { any: each.filter((it) => this.kind !== 'score' || it <= 5 || it === 9).map((it) => this.one(it)) };
  }
}

/** Reads the lines of `Rules.ids()`: kommune, hash and version, then those of `src/pack/ids.rs`. */
export function readIds(text) {
  const ids = { kommune: '', hash: '', version: '', facts: [], places: new Map(), questions: [], services: [] };
  const service = () => ids.services.at(-1);
  const numbers = (list) => (list ? list.split(',').map(Number) : []);
  const readers = {
    k: ([kommune, hash, version]) => Object.assign(ids, { kommune, hash, version }),
    f: (parts) => ids.places.set(parts[0], ids.facts.push(new Fact(parts)) - 1),
    q: ([id, select, citizen, caseworker, always, ...options]) => ids.questions.push({
      id,
      select,
      audiences: [citizen === '1', caseworker === '1'],
      always: always === '1',
      options: options.map((it) => ({ id: it.replace(/^-/, ''), none: it.startsWith('-') })),
    }),
    s: ([id]) => ids.services.push({ id, grounds: [], criteria: [], relations: [], rungs: [] }),
    g: ([id, nature]) => service().grounds.push({ id, nature }),
    c: ([id, strength, grounds, facts, tested]) => service().criteria.push({
      id, strength, grounds: numbers(grounds), facts: numbers(facts), tested: tested === '1',
    }),
    r: ([kind, other, fact]) => service().relations.push({ kind, service: other, fact: fact ? Number(fact) : null }),
    l: ([id, fact]) => service().rungs.push({ id, fact: Number(fact) }),
  };
  for (const line of text.split('\n')) {
    const [mark, ...parts] = line.split(' ');
    readers[mark](parts);
  }
  return ids;
}

//! Reads back the numbers that the WebAssembly gives, in the order `src/wasm/flat.rs` writes them.

class Reader {
  #numbers;
  #at = 0;

  constructor(numbers) { this.#numbers = numbers; }

  get done() { return this.#at >= this.#numbers.length; }

  next() { return this.#numbers[this.#at++]; }

  list(each) { return Array.from({ length: this.next() }, () => each(this)); }

  numbers() { return this.list((it) => it.next()); }

  /** Stretches of values: `[[low, high], ...]`. */
  values() { return this.list((it) => [it.next(), it.next()]); }
}

/** What is known: fact, whether someone said it, and its stretches. */
export function readKnown(numbers) {
  const reader = new Reader(numbers);
  const found = [];
  while (!reader.done) found.push({ fact: reader.next(), said: reader.next() === 1, values: reader.values() });
  return found;
}

/** The results of all services. */
export function readAssessment(numbers, count) {
  const reader = new Reader(numbers);
  return Array.from({ length: count }, () => ({
    exact: reader.next() === 1,
    level: reader.next(),
    reachable: reader.next(),
    ground: reader.next(),
    criteria: reader.numbers(),
    missing: reader.numbers(),
    reason: reader.numbers(),
    changes: reader.list((it) => ({ kind: it.next(), to: it.next(), set: it.list((one) => ({ fact: one.next(), values: one.values() })) })),
    departs: reader.numbers(),
    rungs: reader.numbers(),
  }));
}

// The engine without elements: everything is synchronous after `load`, and mistakes in what is given are values in `problems`.

export type Fact = boolean | number | string | { min?: number; max?: number } | { any: string[] } | null;
export type Knowledge = Record<string, Fact>;
/** Question to chosen options; an empty list is "vet ikke", a question that is not there has not been asked. */
export type Answers = Record<string, string[]>;
export type Level = 'fits' | 'judgement' | 'no' | 'open';
export type Audience = 'citizen' | 'caseworker';

export class EngineError extends Error {
  readonly code: 'wasm-blocked' | 'pack-not-found' | 'pack-corrupt' | 'pack-version' | 'pack-expired' | 'texts-not-found' | 'integrity-mismatch' | 'offline';
}

export class Engine {
  /**
   * The rules at an address, or as bytes with their words. Questions and answers need `build: 'veiviser'`, which is the default; prices and
   * reviews need `build: 'vedtak'`.
   */
  static load(pack: URL | string | Uint8Array, options?: { date?: string; build?: 'veiviser' | 'vedtak'; texts?: Record<string, object>; integrity?: string | null; wasm?: URL | string; wasmIntegrity?: string | null }): Promise<Engine>;
  readonly info: {
    version: string; engine: 'wasm' | 'js'; date: string; ruleset: string; from: string | null; to: string | null; languages: string[];
    kommune: { id: string; name: string; example: boolean };
  };
  frame(lang: string): object;
  services(lang: string): object[];
  facts(lang: string): object[];
  questions(answers: Answers, options?: { lang?: string; audience?: Audience }): { next: string | null; at_most: number; questions: object[]; all: object[] };
  knowledge(answers: Answers, audience?: Audience): Knowledge;
  problems(answers: Answers, audience?: Audience): object[];
  levels(knowledge: Knowledge, options?: { audience?: Audience }): Record<string, Level>;
  assess(knowledge: Knowledge, options?: { lang?: string; audience?: Audience }): {
    kommune: string; date: string; ruleset: string; problems: object[]; services: { id: string; name: string; level: Level; reachable: Level[] }[];
  };
  price(draft: object, options?: { explain?: boolean }): { complete: boolean; problems: object[]; lines: object[]; totals: object };
  price_services(lang: string, book?: string): object[];
  price_books(lang: string): object[];
  tolerance(lang: string): object | null;
  review(draft: object, knowledge: Knowledge, options?: { lang?: string }): { findings: object[] };
}

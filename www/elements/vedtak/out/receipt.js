//! What a result rests on: hashes of rules, engine, inputs and result, so that anyone can see that nothing was changed afterwards.

import { sha256 } from '../sha256.js';

/** One text for one value: keys in order, so that the same content always gives the same hash. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') return `{${Object.keys(value).filter((key) => value[key] !== undefined).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  return JSON.stringify(value ?? null);
}

/** The receipt of one package. What matters to the person is in none of its parts. */
export function receipt(results, computed) {
  const { info } = results;
  return {
    kommune: info.kommune.id, date: info.date, rules: info.ruleset, engine: info.version,
    inputs: sha256(canonical({ draft: computed.draft, facts: results.knowledge })),
    result: sha256(canonical({
      totals: computed.price.totals, lines: computed.price.lines.map(({ trace: _, ...line }) => line), findings: computed.findings,
      levels: computed.draft.lines.map((line) => results.services.get(line.service)).filter(Boolean).map(({ id, level, reachable }) => ({ id, level, reachable })),
    })),
  };
}

/** The receipt on one line, hashes shortened: the whole ones stand in the JSON. */
export const receiptWords = (ctx, one) => ctx.t('out.receipt', { rules: one.rules.slice(0, 12), engine: one.engine, inputs: one.inputs.slice(0, 12), result: one.result.slice(0, 12), date: one.date });

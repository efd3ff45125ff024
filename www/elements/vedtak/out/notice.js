//! A short note to the allocation office when what is delivered differs from what is decided.

import { readingWords } from '../words.js';
import { receiptWords, receipt } from './receipt.js';

/** The text. It says both amounts and asks for a look; it never cuts anything. */
export function changeNotice(ctx, id, key) {
  const { model, t } = ctx;
  const computed = model.results.packages[key];
  const raw = model.state.packages[key].lines.find((line) => line.id === id);
  const read = computed.read.get(id);
  const flags = computed.findings.filter((one) => one.line === id && one.code.startsWith('levert')).map((one) => one.text);
  return [
    t('notice.heading'), '',
    `${t('column.service')}: ${model.nameOf(raw.service)}`,
    `${t('notice.decided')}: ${readingWords(ctx, read.granted)}`, `${t('notice.delivered')}: ${readingWords(ctx, read.used)}`, ...flags,
    `${t('notice.reason')}: [${t('out.fill')}]`, '', t('notice.close'), receiptWords(ctx, receipt(model.results, computed)), '',
  ].join('\n').replace(/[\u00a0\u202f]/g, ' ');
}

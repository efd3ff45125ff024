//! The draft as a table for a spreadsheet (tab-separated) and as JSON with its receipt.

import { isBlank } from '../calculator.js';
import { readingWords } from '../words.js';
import { receipt, receiptWords } from './receipt.js';

const plainCell = (text) => String(text ?? '').replace(/[\t\r\n]+/g, ' ').replace(/[\u00a0\u202f]/g, ' ').trim();
/** A text cell that a spreadsheet would run as a formula is given a leading apostrophe. */
const safe = (text) => (/^[=+\-@]/.test(text) && !/^-?[\d ,.]+$/.test(text) ? `'${text}` : text);
const number = (ctx, ore) => (ore === null || ore === undefined ? '' : typeof ore === 'number' ? ctx.f.number(ore / 100, { decimals: 2, fixed: true }).replace(/[\u00a0\u202f]/g, '').replace('\u2212', '-') : `${number(ctx, ore.min)} – ${number(ctx, ore.max)}`);
/** The six amounts of a line or of all lines. */
const amounts = (ctx, of) => [of?.week, of?.month, of?.year, of?.period, of?.user?.month, of?.net?.month].map((ore) => number(ctx, ore));

/** Tab-separated rows: a heading, one row per line, a total, and what it rests on. */
export function toTSV(ctx) {
  const { model, t } = ctx;
  const { results, pack, computed } = model;
  const head = ['column.service', 'out.wanted', 'out.assessed', 'out.granted', 'column.from', 'column.to', 'column.supplier', 'tsv.week', 'tsv.month', 'tsv.year', 'tsv.period', 'tsv.user', 'tsv.net', 'tsv.kind', 'detail.review_by', 'out.law'].map((key) => t(key));
  const rows = pack.lines.filter((line) => !isBlank(line)).map((raw) => {
    const read = computed.read.get(raw.id);
    const price = computed.priced.get(raw.id);
    return [model.nameOf(raw.service), readingWords(ctx, read?.wanted), readingWords(ctx, read?.assessed), raw.decision === 'refused' ? t('line.refused') : readingWords(ctx, read?.granted), raw.from, raw.to, raw.supplier || t('line.own'),
      ...amounts(ctx, price), price?.kind ?? '', raw.review_by, raw.law];
  });
  const { totals } = computed.price;
  const total = [t(computed.complete ? 'tsv.total' : 'tsv.total_incomplete'), '', '', '', '', '', '', ...amounts(ctx, totals), totals.approximate ? t('cost.about') : '', '', ''];
  return [head, ...rows, total, [receiptWords(ctx, receipt(results, computed))]].map((row) => row.map((cell) => safe(plainCell(cell))).join('\t')).join('\n');
}

/** Draft, facts, amounts and findings with the receipt; never what matters to the person. */
export function toJSON(ctx) {
  const { results, computed } = ctx.model;
  return {
    tildeling: 1, kommune: results.info.kommune.id, date: results.info.date, receipt: receipt(results, computed),
    draft: computed.draft, facts: results.knowledge,
    cost: { mode: computed.price.mode, complete: computed.complete, totals: computed.price.totals, lines: computed.price.lines },
    findings: computed.findings,
  };
}

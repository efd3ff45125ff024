//! The draft as blocks of headings, sentences and lists: the one source of the pasted text, the printed page and the provider's summary.

import { isBlank } from '../calculator.js';
import { RUNG_STATES } from '../state.js';
import { date, shown } from '../../../lib/read/date.js';
import { kroner, modeWords, readingWords, scoreWords, sourceWords } from '../words.js';
import { onceWords } from '../../pris/sums.js';
import { receipt, receiptWords } from './receipt.js';
import { traceWords } from '../panels/trace.js';

/** What the text says about how the case was handled, when it was done. */
const SAID = ['mapped', 'home_visit', 'user_heard', 'relatives_heard', 'consent', 'second_reader'];
const PERIODS = ['week', 'month', 'year', 'period'];

/** Everything a case card needs. Blocks are `{title}`, `{text}`, `{list}` or `{pairs}`; `parts` says whether cost and trace come along. */
export function caseBlocks(ctx, parts = { cost: true, trace: false }) {
  const { model, t } = ctx;
  const { results, state, pack, computed } = model;
  const lines = pack.lines.filter((line) => !isBlank(line));
  return filled([
    { title: t('out.heading'), level: 1 },
    { text: [results.info.kommune.name, t(`pack.${state.active}`), t('out.advisory')].join(' · ') },
    { pairs: [[t('out.type'), t('out.type_value')], [t('out.applied'), written(ctx, state.process.applied)], [t('out.decision'), decisions(ctx, lines)], [t('out.outcome'), pack.outcome ? t(`outcome.${pack.outcome}`) : ''], [t('out.urgent'), written(ctx, state.process.urgent)]] },
    ...lines.flatMap((raw, index) => lineBlocks(ctx, raw, index, computed)),
    ...reasonBlocks(ctx, state, results, computed, lines),
    ...(parts.cost ? costBlocks(ctx, computed, results) : []),
    ...(parts.trace ? [{ title: t('panel.trace') }, { list: computed.explained().lines.flatMap((line) => traceWords(ctx, line)) }] : []),
    ...footer(ctx, results, computed),
  ]);
}

/** One page for the provider: what is granted, how much, when it is reviewed, and what it is for. No facts about the person beyond that. */
export function providerBlocks(ctx) {
  const { model, t } = ctx;
  const { results, pack, computed } = model;
  const lines = pack.lines.filter((line) => !isBlank(line) && line.decision !== 'refused');
  return filled([
    { title: t('provider.heading'), level: 1 },
    { text: [results.info.kommune.name, t('out.advisory')].join(' · ') },
    ...lines.flatMap((raw, index) => [
      { title: lineTitle(ctx, raw, index) },
      { pairs: [...delivery(ctx, raw, computed), [t('detail.review_by'), written(ctx, raw.review_by)], [t('detail.goal'), raw.goal], [t('provider.why'), raw.reason], [t('detail.interim'), raw.interim], [t('compare.gross'), kroner(ctx, computed.priced.get(raw.id)?.month)]] },
    ]),
    { text: t('provider.estimate') }, { text: t('provider.notice') }, ...footer(ctx, results, computed),
  ]);
}

/** The blocks that have something to say. */
const filled = (blocks) => blocks.filter((block) => !('pairs' in block) || block.pairs.some(([, text]) => text));

/** What a line is called in the text: its number and its service. */
const lineTitle = (ctx, raw, index) => `${index + 1}. ${ctx.model.service(raw.service)?.name ?? (raw.service || ctx.t('line.unnamed', { n: index + 1 }))}`;

function lineBlocks(ctx, raw, index, computed) {
  const { t, model } = ctx;
  const read = computed.read.get(raw.id);
  const rungs = Object.entries(raw.ladder).filter(([, step]) => step.state !== RUNG_STATES[0]);
  const assessed = model.results.services.get(raw.service);
  const names = new Map((assessed?.ladder ?? []).map((rung) => [rung.rung, rung.text]));
  return [
    { title: lineTitle(ctx, raw, index) },
    { pairs: [
      [t('out.wanted'), read?.wanted ? readingWords(ctx, read.wanted) : raw.wanted], [t('out.assessed'), read?.assessed ? readingWords(ctx, read.assessed) : raw.assessed],
      ...(raw.decision === 'refused' ? [[t('detail.decision'), t('line.refused')]] : delivery(ctx, raw, computed)),
      [t('detail.alternative'), raw.alternative], [t('detail.interim'), raw.interim], [t('detail.capacity'), raw.capacity], [t('detail.review_by'), written(ctx, raw.review_by)], [t('out.law'), raw.law],
      [t('detail.goal'), raw.goal], [t('out.reason'), raw.reason],
      [t('out.ladder'), rungs.map(([id, step]) => [`${names.get(id) ?? id}: ${t(`ladder.state.${step.state}`).toLowerCase()}`, written(ctx, step.date), step.reason].filter(Boolean).join(', ')).join('; ')],
    ] },
  ];
}

function reasonBlocks(ctx, state, results, computed, lines) {
  const { t, model } = ctx;
  const distinct = (pick) => [...new Set(lines.map(pick).filter(Boolean))];
  const facts = Object.entries(state.facts).map(([id, text]) => [model.calculator.factById.get(id), text]).filter(([fact, text]) => fact && text && !fact.id.startsWith('trinn_')).map(([fact, text]) => `${fact.label}: ${answerWords(ctx, fact, text)}`);
  const assessed = distinct((raw) => results.services.get(raw.service));
  const judged = assessed.flatMap((service) => service.criteria.filter((one) => one.strength !== 'never_counts').map((one) => ({ service, one })));
  const rules = judged.map(({ service, one }) => `${assessed.length > 1 ? `${service.name}: ` : ''}${one.text.replace(/\.$/, '')} – ${t(`status.${one.status}`).toLowerCase()}${one.law && one.law !== 'ingen' ? ` (${one.law})` : ''}`);
  const sources = [...new Set(judged.map(({ one }) => sourceWords(ctx, one.source)).filter(Boolean))];
  const owners = [model.pack, ...lines];
  const overrides = owners.flatMap((owner) => Object.entries(owner.overrides).filter(([, text]) => text.trim()).map(([key, text]) => {
    const finding = computed.findings.find((one) => ctx.findingKey(one) === key && (one.line ?? undefined) === owner.id);
    return finding ? `${finding.text} ${t('out.because')} ${text}` : text;
  }));
  const ways = new Map(distinct((raw) => model.service(raw.service)).filter(({ complaint }) => complaint).map(({ name, complaint }) => [name, `${complaint.text} ${t('out.body', complaint)}`]));
  const alike = [...new Set(ways.values())];
  // What is not the same for all the services is said of each by name.
  const complaints = alike.length > 1 ? [...ways].map((way) => way.join(': ')) : alike;
  const contact = Object.values(ctx.el.engine.frame(ctx.el.contentLang).contact).filter(Boolean);
  const open = computed.findings.filter((one) => one.severity === 'must_explain' && !ctx.explained(owners.find((owner) => owner.id === (one.line ?? undefined)) ?? owners[0], one));
  const titles = new Map(lines.map((raw, index) => [raw.id, lineTitle(ctx, raw, index)]));
  const handled = SAID.filter((name) => state.process[name] === 'yes').map((name) => t(`process.said.${name}`));
  const laws = distinct((raw) => raw.law);
  const section = (title, texts, missing) => [{ title }, texts.length ? { list: texts } : { text: `[${missing}]` }];
  return [
    { title: t('out.reasons'), level: 1 },
    ...section(t('out.facts'), facts, t('out.fill')),
    ...(rules.length ? [...section(t('out.rules'), rules), { text: `${t('out.source')}: ${sources.join('; ')}` }] : []),
    ...section(t('out.considerations'), [state.process.considerations].filter(Boolean), t('out.fill_considerations')),
    ...section(t('out.user_view'), [state.important && t('out.important', { text: state.important }), state.process.user_view].filter(Boolean), t('out.fill_view')),
    ...(handled.length ? section(t('out.process'), handled) : []),
    ...section(t('out.basis'), laws, t('out.fill_law')),
    ...(overrides.length ? section(t('out.overrides'), overrides) : []),
    ...section(t('out.complaint'), complaints, t('out.fill_complaint')),
    { pairs: [[t('out.contact'), contact.join(', ')]] },
    ...(open.length ? section(t('out.open'), open.map((one) => [titles.get(one.line), one.text].filter(Boolean).join(': '))) : []),
  ];
}

function costBlocks(ctx, computed, results) {
  const { t } = ctx;
  const { totals } = computed.price;
  const row = (period) => [t(`period.${period}`), [`${t('sum.gross')} ${kroner(ctx, totals[period])}`, `${t('cost.user')} ${kroner(ctx, totals.user?.[period])}`, `${t('sum.net')} ${kroner(ctx, totals.net?.[period])}`].join(' · ')];
  return [
    { title: t('out.cost'), level: 1 },
    { pairs: PERIODS.filter((period) => (totals[period] ?? null) !== null).map(row) },
    { text: [...onceWords(ctx, totals), totals.approximate && t('cost.approximate'), !computed.complete && t('cost.incomplete'), ...modeWords(ctx, computed.price), t('cost.prices', { date: ctx.f.date(results.info.date) }), t('cost.guard')].filter(Boolean).map((text) => `${text.replace(/\.$/, '')}.`).join(' ') },
  ];
}

function footer(ctx, results, computed) {
  const { t, f } = ctx;
  return [{ title: t('out.checked') }, { text: t('out.version', { rules: results.info.ruleset.slice(0, 12), from: f.date(results.info.from), date: f.date(results.info.date) }) }, { text: receiptWords(ctx, receipt(results, computed)) }];
}

const written = (ctx, text) => { const read = date(text ?? '', { today: ctx.model.calculator.info.date }); return read.value ? ctx.f.date(read.value) : text ?? ''; };

/** What is granted of a line, when, and by whom it is given. */
function delivery(ctx, raw, computed) {
  const { t, model } = ctx;
  const reading = computed.read.get(raw.id)?.granted;
  const supplier = model.service(raw.service)?.suppliers.find((one) => one.id === raw.supplier)?.text ?? t('line.own');
  return [[t('out.granted'), reading ? readingWords(ctx, reading) : raw.amount], [t('out.period'), period(ctx, raw, computed)], [t('out.supplier'), supplier]];
}

function period(ctx, raw, computed) {
  const { t, f } = ctx;
  const line = computed.lines.get(raw.id);
  if (!line?.from) return '';
  const from = f.date(line.from);
  return line.to ? t('out.from_to', { from, to: written(ctx, raw.to) || shown(line.to) }) : line.every ? t('out.from_on', { from }) : from;
}

function decisions(ctx, lines) {
  const refused = lines.filter((line) => line.decision === 'refused').length;
  if (!lines.length) return '';
  return ctx.t(refused === 0 ? 'out.all_granted' : refused === lines.length ? 'out.all_refused' : 'out.part_granted');
}

/** A fact's answer in words. */
export function answerWords(ctx, fact, text) {
  if (fact.kind === 'boolean') return ctx.t(`answer.${text}`);
  if (fact.kind === 'choice') return ctx.f.list(text.split('|').map((id) => fact.options.find((one) => one.id === id)?.text ?? id));
  if (fact.kind === 'score') return scoreWords(ctx, text);
  return /^\d+$/.test(text) && fact.unit ? `${text} ${fact.unit}` : text;
}

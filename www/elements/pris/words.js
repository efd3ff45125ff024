//! Amounts, frequencies, problems and sources in the reader's words; `ctx` has the words `t` and the formatter `f`.

/** What an amount is called on paper: "1,5 t", "30 min", "2–4 t", "3 døgn". */
export function amountWords(ctx, amount) {
  if (!amount) return '';
  const [unit, value] = Object.entries(amount)[0];
  const ends = typeof value === 'object' ? [value.min, value.max] : [value];
  if (unit === 'minutes') {
    const hours = ends.every((end) => end % 60 === 0 || (end > 60 && end % 15 === 0));
    return `${ends.map((end) => ctx.f.number(hours ? end / 60 : end)).join('–')}\u00a0${ctx.t(hours ? 'unit.hours' : 'unit.minutes')}`;
  }
  return `${ends.map((end) => ctx.f.number(end)).join('–')}\u00a0${ctx.t(`unit.${unit}`, { n: ends.at(-1) })}`;
}

/** "hver uke", "hver 3. uke", "én gang". */
export function everyWords(ctx, every) {
  if (!every) return ctx.t('every.once');
  const [unit, n] = Object.entries(every)[0];
  return ctx.t(`every.${unit}`, { n, ord: `${n}.` });
}

/** A whole reading: "2 × 30 min hver dag"; a month every month is "hver måned". */
export function readingWords(ctx, reading) {
  if (!reading) return '';
  const { min, max } = typeof reading.times === 'object' ? reading.times : { max: reading.times };
  const times = max > 1 ? `${min === undefined ? '' : `${min}–`}${max}\u00a0×\u00a0` : '';
  const amount = !times && reading.amount?.months && JSON.stringify(reading.amount) === JSON.stringify(reading.every) ? '' : `${amountWords(ctx, reading.amount)} `;
  return `${times}${amount}${everyWords(ctx, reading.every)}`;
}

/** A text with a capital and a full stop. */
export const sentence = (text) => text && `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** What a problem at a field is, and what to write instead. */
export function problemWords(ctx, problem) {
  const values = { ...problem, units: problem.units?.map((unit) => ctx.t(`unit.one.${unit}`)).join(', '), unit: problem.unit && ctx.t(`unit.one.${problem.unit}`) };
  if (problem.code === 'mangler-pris') return ctx.t('problem.no_price', { message: sentence(problem.message).slice(0, -1) });
  if (problem.code === 'mangler-niva') return ctx.t('problem.no_level');
  return problem.message ? [problem.message, problem.help].filter(Boolean).map(sentence).join(' ') : ctx.t(`problem.${problem.problem}`, values);
}

/** Whole kroner, "omtrent" in front when an estimate is part of it; a dash when it can't be known. */
export function kroner(ctx, ore) {
  return (ore ?? null) === null ? '–' : ctx.f.about(ore);
}

/** Money as a screen reader should say it: no group spaces, the currency as a word. */
export function spoken({ f }, ore) {
  if ((ore ?? null) === null) return f.money(null);
  const english = f.lang === 'en';
  const one = (it) => `${it < 0 ? 'minus ' : ''}${String(Math.abs(it) / 100).replace('.', english ? '.' : ',')}`;
  const { min, max } = typeof ore === 'object' ? ore : { min: ore, max: ore };
  return `${[...new Set([min, max])].map(one).join(english ? ' to ' : ' til ')} kroner`;
}

/** Kroner without the currency, for columns whose heading says it. */
export function bare(ctx, ore) {
  return kroner(ctx, ore).replace(/\u00a0kr$/, '');
}

/** A sentence from the engine with its days written out. */
export const dated = (ctx, text) => (text ?? '').replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => ctx.f.date(day));

/** A statute or a source in one line. */
export const sourceWords = (ctx, source) => (source ? [source.title, source.dated && /\d/.test(source.dated) && ctx.t('source.dated', { date: ctx.f.date(source.dated) || source.dated })].filter(Boolean).join(', ') : '');

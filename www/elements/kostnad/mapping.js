//! Which field of a form means what: read from `data-tildeling` attributes or from a JSON mapping, with what is wrong in it.

import { suggestion } from './report.js';

/**
 * What a field can mean, as `data-tildeling="…"` or as a name in `fields`.
 *
 * - `service`: the id of a service, most often through `values`; a value that maps to `null` is «not a service of ours».
 * - `minutes`, `hours`: added together; a text may have its own unit («1,5 t», «1:30»). `unit` in a mapping says what a number counts.
 * - `visits`, `attendances`, `days`, `months`, `units`: a count. All amounts may be ranges («2-4»). One line has one kind of amount.
 * - `amount`: a phrase («2 x 30 min hver 3. uke»), or a number whose unit stands in the field `unit`.
 * - `times`: how many times in each period. `every-weeks`: a number of weeks. `every`: «weeks:3», «day», «once», or words.
 *   A form that has neither is counted every week (months: every month), and what was read is shown.
 * - `from`, `to`: the first and the last day. `supplier`, `level`, `helpers`: as in the draft.
 * - `income`, `household-persons`: about the recipient, wherever in the form they stand.
 *
 * A field outside the rows that is neither a service, an amount nor about the recipient counts for every row. A field that is
 * disabled says nothing. A row with nothing in it is no line.
 */
export const FIELDS = [
  'service', 'minutes', 'hours', 'visits', 'attendances', 'days', 'months', 'units', 'amount', 'unit', 'times', 'every-weeks', 'every',
  'from', 'to', 'supplier', 'helpers', 'level', 'income', 'household-persons',
];

/**
 * What can be written, as `data-tildeling-output="…"` or as a name in `output`: the municipality's cost by week, month and year, the
 * user's payment and the net cost by month. In a row it is the row's. Outside the form `data-tildeling-for` names the form. A field
 * gets plain kroner and no event, unless it has `data-tildeling-event` (`event: true` in a mapping), for frameworks that hold values.
 */
export const OUTPUTS = ['week', 'month', 'year', 'user', 'net'];

const SPEC = ['selector', 'values', 'unit', 'value'];
const TOP = ['line', 'fields', 'output'];

/** The mapping that the attributes stand for: the same grammar, so that one reader serves both. */
export function attributeMapping() {
  return {
    line: '[data-tildeling-line]',
    fields: FIELDS.map((name) => ({ name, selector: `[data-tildeling="${name}"]`, marked: true })),
    outputs: [],
    marked: true,
  };
}

/**
 * A JSON mapping `{ line, fields: { name: selector | { selector, values, unit, value } | [several] }, output: { name: selector | { selector, event } } }`.
 * What cannot be used is told to `report(code, place, problem, remedy)` and left out; the rest is used.
 */
export function readMapping(json, report) {
  const mapping = { line: null, fields: [], outputs: [], marked: false };
  if (!isTable(json)) {
    report('mapping-invalid', 'mapping', 'is not an object', 'write { "line": …, "fields": { … } }');
    return mapping;
  }
  unknown(json, TOP, 'mapping', report);
  if (json.line !== undefined && json.line !== null) mapping.line = selector(json.line, 'line', report);
  if (!isTable(json.fields)) report('mapping-invalid', 'fields', 'is missing', 'write "fields": { "service": { "selector": … }, … }');
  for (const [key, given] of Object.entries(isTable(json.fields) ? json.fields : {})) {
    const name = FIELDS.includes(key) ? key : key.replaceAll('_', '-');
    if (!FIELDS.includes(name)) {
      report('field-unknown', `fields.${key}`, 'is no field', suggestion(key, FIELDS));
      continue;
    }
    for (const one of Array.isArray(given) ? given : [given]) {
      const spec = field(name, one, report);
      if (spec) mapping.fields.push(spec);
    }
  }
  for (const [name, given] of Object.entries(isTable(json.output) ? json.output : {})) {
    if (!OUTPUTS.includes(name)) {
      report('output-unknown', `output.${name}`, 'is no output', suggestion(name, OUTPUTS));
      continue;
    }
    const found = selector(isTable(given) ? given.selector : given, `output.${name}`, report);
    if (found) mapping.outputs.push({ name, selector: found, event: isTable(given) && given.event === true });
  }
  return mapping;
}

function field(name, given, report) {
  const place = `fields.${name}`;
  const spec = isTable(given) ? given : { selector: given };
  unknown(spec, SPEC, place, report);
  const values = spec.values === undefined ? null : table(spec.values, `${place}.values`, report);
  if (spec.value !== undefined) return { name, value: String(spec.value), values, unit: spec.unit ?? null };
  const found = selector(spec.selector, place, report);
  return found && { name, selector: found, values, unit: timeUnit(spec.unit, place, report) };
}

function timeUnit(unit, place, report) {
  if (unit === undefined || unit === null || ['minutes', 'hours'].includes(unit)) return unit ?? null;
  report('mapping-invalid', `${place}.unit`, 'is no unit of time', 'write "minutes" or "hours"');
  return null;
}

/** The values of one marked field: `data-tildeling-values` as a table, or null. */
export function valuesOf(marked, place, report) {
  const text = marked.getAttribute('data-tildeling-values');
  if (text === null) return null;
  try {
    return table(JSON.parse(text), place, report);
  } catch {
    report('values-invalid', place, 'data-tildeling-values is not JSON', 'write {"value in the form": "value here"} with double quotes');
    return null;
  }
}

function table(values, place, report) {
  if (isTable(values)) return new Map(Object.entries(values).map(([from, to]) => [from, to === null ? null : String(to)]));
  report('values-invalid', place, 'is not a table', 'write {"value in the form": "value here"}');
  return null;
}

function selector(text, place, report) {
  if (typeof text !== 'string' || text.trim() === '') {
    report('selector-invalid', place, 'has no selector', 'write a CSS selector');
    return null;
  }
  try {
    document.createDocumentFragment().querySelector(text);
    return text;
  } catch {
    report('selector-invalid', place, `«${text}» is no CSS selector`, 'write one that querySelector accepts');
    return null;
  }
}

function unknown(given, known, place, report) {
  for (const key of Object.keys(given)) if (!known.includes(key)) report('mapping-invalid', `${place}.${key}`, 'has no meaning here', suggestion(key, known));
}

const isTable = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

//! The caseworker's draft as typed: raw field texts, three packages of lines, and a history to undo and redo.

/** Raised whenever a field changes meaning; a kept draft of another version is read field by field, never trusted whole. */
export const VERSION = 1;
/** The packages that can be compared: the decision in force and two drafts. */
export const PACKAGES = ['current', 'a', 'b'];
/** A month of four weeks, as BDO counted: for comparing cases only. */
export const FOUR_WEEKS = 'bdo_fire_uker';
/** What a draft does to the decision in force; "" = not said. */
export const OUTCOMES = ['', 'continues', 'within', 'ends', 'reassess'];
/** What a rung of the ladder can be. */
export const RUNG_STATES = ['ikke_vurdert', 'vurdert', 'provd', 'ikke_relevant'];
export const MOST_LINES = 100;

const LINE = {
  service: '', times: '1', amount: '', every: 'weeks:1', from: '', to: '', supplier: '', helpers: '1', level: '', pauses: '', priced_from: '', personal_care: '',
  decision: 'granted', wanted: '', assessed: '', used: '', reason: '', law: '', review_by: '', alternative: '', interim: '', capacity: '', goal: '', ladder: {}, overrides: {},
};
const RECIPIENT = { income: '', own_income: '', household_persons: '', short_stay_days_used: '', direct_wages: '', other_grants: '', double_room_unwished: '', pu: '' };
const PROCESS = {
  applied: '', habilitet: '', consent: '', relatives_heard: '', user_heard: '', mapped: '', home_visit: '', urgent: '', second_reader: '', user_view: '', considerations: '',
};
const PROCESS_CHOICES = ['habilitet', 'consent', 'relatives_heard', 'user_heard', 'mapped', 'home_visit', 'second_reader'];

export const emptyLine = (id) => ({ id, ...LINE, ladder: {}, overrides: {} });
export const emptyPackage = () => ({ outcome: '', overrides: {}, lines: [] });

/** A new draft: one empty line in draft A, no current decision, no draft B. */
export function emptyState() {
  return {
    important: '', facts: {}, recipient: { ...RECIPIENT }, process: { ...PROCESS }, book: '', calendar: '', tolerance: '', active: 'a', next: 2,
    packages: { current: null, a: { ...emptyPackage(), lines: [emptyLine('1')] }, b: null },
  };
}

/** True when nothing has been entered, so that leaving or replacing it loses nothing. */
export const isEmpty = (state) => JSON.stringify({ ...state, active: 'a' }) === JSON.stringify(emptyState());

/** The line as a patch, with the rest of the state shared. */
export function withLine(state, key, id, patch) {
  return withPackage(state, key, (pack) => ({ ...pack, lines: pack.lines.map((line) => (line.id === id ? { ...line, ...patch } : line)) }));
}

export const withPackage = (state, key, change) => ({ ...state, packages: { ...state.packages, [key]: change(state.packages[key]) } });

/** Adds lines (patches of an empty one) after `after`, or last. Returns `{state, ids}`. */
export function addLines(state, key, patches, after) {
  const ids = [];
  let next = state.next;
  const added = patches.map((patch) => { const id = String(next++); ids.push(id); return { ...emptyLine(id), ...structuredClone(patch), id }; });
  const changed = withPackage({ ...state, next }, key, (pack) => {
    const at = after === undefined ? pack.lines.length : pack.lines.findIndex((line) => line.id === after) + 1;
    return { ...pack, lines: [...pack.lines.slice(0, at), ...added, ...pack.lines.slice(at)].slice(0, MOST_LINES) };
  });
  return { state: changed, ids };
}

export function removeLine(state, key, id) {
  return withPackage(state, key, (pack) => ({ ...pack, lines: pack.lines.filter((line) => line.id !== id) }));
}

/** A copy of one package as another, with the same line ids so that the two can be set beside each other. */
export const copyPackage = (state, from, to) => ({ ...state, active: to, packages: { ...state.packages, [to]: structuredClone(state.packages[from]) ?? emptyPackage() } });

/**
 * Reads anything (a kept draft of another version, a pasted file) into a state.
 * Returns `{state, dropped}`: `dropped` names what could not be used. Never throws.
 */
export function revive(value) {
  const dropped = [];
  const start = emptyState();
  const object = (part) => (part && typeof part === 'object' && !Array.isArray(part) ? part : {});
  const texts = (part, known, path) => {
    const kept = {};
    for (const [name, entry] of Object.entries(object(part))) {
      if (name in known && typeof entry === 'string') kept[name] = entry.slice(0, 4000);
      else if (!(name in known) || typeof known[name] === 'string') dropped.push(`${path}${name}`);
    }
    return { ...known, ...kept };
  };
  const strings = (part) => Object.fromEntries(Object.entries(object(part)).filter(([, entry]) => typeof entry === 'string'));
  const from = object(value);
  const state = {
    ...start,
    facts: strings(from.facts),
    book: typeof from.book === 'string' ? from.book.slice(0, 60) : '',
    calendar: from.calendar === FOUR_WEEKS ? FOUR_WEEKS : '',
    tolerance: typeof from.tolerance === 'string' ? from.tolerance.slice(0, 6) : '',
    recipient: texts(from.recipient, RECIPIENT, ''),
    process: texts(from.process, PROCESS, ''),
  };
  for (const name of PROCESS_CHOICES) if (!['', 'yes', 'no', 'na'].includes(state.process[name])) { dropped.push(name); state.process[name] = ''; }
  let highest = 0;
  for (const key of PACKAGES) {
    const pack = object(from.packages)[key];
    if (!pack || !Array.isArray(pack.lines)) continue;
    const seen = new Set();
    const lines = pack.lines.slice(0, MOST_LINES).filter((line) => line && typeof line === 'object').map((raw) => {
      const { id: _, ladder, overrides, ...rest } = raw;
      const id = /^\d{1,6}$/.test(raw.id) && !seen.has(raw.id) ? raw.id : String(++highest + 1000);
      seen.add(id);
      highest = Math.max(highest, Number(id));
      const line = { ...texts(rest, LINE, ''), id, ladder: {}, overrides: strings(overrides) };
      for (const [rung, step] of Object.entries(object(ladder))) {
        if (RUNG_STATES.includes(step?.state)) line.ladder[rung] = { state: step.state, reason: String(step.reason ?? ''), date: String(step.date ?? '') };
      }
      return line;
    });
    state.packages = { ...state.packages, [key]: { outcome: OUTCOMES.includes(pack.outcome) ? pack.outcome : '', overrides: strings(pack.overrides), lines } };
  }
  if (PACKAGES.includes(from.active) && state.packages[from.active]) state.active = from.active;
  state.next = Math.max(2, highest + 1);
  return { state, dropped: [...new Set(dropped)] };
}

/** Everything but what matters to the person, which never leaves the page's memory. */
export const keepable = ({ important: _, ...rest }) => ({ version: VERSION, ...rest });

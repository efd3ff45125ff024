// Working in the caseworker's draft as a caseworker does: by labels, cells and keys. Knows nothing of a particular municipality.
import nb from '../../www/texts/vedtak.nb.js';
import { open } from './harness.js';

export const KOMMUNE = '9901';

/** The draft on its own page, ready. `query` is added to the address. */
export async function desk(t, { query = '', ...options } = {}) {
  const visit = await open(t, `/vedtak.html?kommune=${KOMMUNE}${query}`, options);
  await visit.ready();
  return visit;
}

/** Reads from the element, in the page. */
export const inside = ({ page }, read, value) => page.locator('tildeling-vedtak').evaluate((element, [source, value]) => new Function('element', 'value', `return (${source})(element, value)`)(element, value), [String(read), value]);

/** A cell of a line (both from 0): service times amount every from to supplier. */
export const cell = ({ page }, line, name) => page.locator(`tbody.v-line`).nth(line).locator(`[data-cell=${name}]`);

/**
 * Enters texts in fields, each `[selector, text]`, with the events that typing gives, and leaves them. It is done in the page, in
 * a fiftieth of the time that keys take from out here; the tests of keys and of what a field says while typing press keys.
 */
export const enter = (visit, fields, line = null) => inside(visit, async (element, [fields, line]) => {
  for (const [selector, text] of fields) {
    const field = (line === null ? element.root : element.root.querySelectorAll('tbody.v-line')[line]).querySelector(selector);
    field.focus();
    field.value = text;
    if (field.localName === 'select' && field.value !== text) throw new Error(`${selector} has no choice «${text}»`);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
    field.blur();
    // What can be chosen in the next field may hang on this one.
    if (field.localName === 'select') await new Promise((done) => requestAnimationFrame(done));
  }
}, [fields, line]);

/** Fills a line of the draft: service times amount from to every. */
export async function fill(visit, line, { service, times, amount, from, to, every }) {
  const cells = Object.entries({ service, times, amount, from, to, every }).filter(([, text]) => text !== undefined);
  await enter(visit, cells.map(([name, text]) => [`[data-cell=${name}]`, text]), line);
}

/** The next frame has been drawn. */
export const frame = ({ page }) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** All is drawn, also what a panel puts off until the typing rests. */
export const settled = (visit) => visit.pause(160);

/** The sum per month in kroner as it stands on screen, or null. */
export async function total(visit) {
  const text = await visit.page.locator('.v-total').innerText();
  const found = /[\d\s\u00a0]+/.exec(text.replace(/^\D+/, ''));
  return found ? Number(found[0].replace(/\D/g, '')) : null;
}

/** A case of three lines that nearly every office knows, as it is typed. */
export const CASE = [
  { service: 'praktisk_bistand', amount: '1,5 t hver 3. uke', from: '01.12.2026', to: '31.05.2027' },
  { service: 'trygghetsalarm', amount: '1 måned', every: 'months:1', from: '01.12.2026' },
  { service: 'bpa', amount: '30 t', from: '01.12.2026' },
];

/** The same as a portal hands it over. */
const GIVEN = [
  { service: 'praktisk_bistand', amount: { minutes: 90 }, every: { weeks: 3 }, from: '2026-12-01', to: '2027-06-01' },
  { service: 'trygghetsalarm', amount: { months: 1 }, every: { months: 1 }, from: '2026-12-01' },
  { service: 'bpa', amount: { minutes: 1800 }, every: { weeks: 1 }, from: '2026-12-01' },
];

/** Presses the button for a new line, which is called the same in nynorsk. */
export const addLine = (visit) => inside(visit, (element, text) => [...element.root.querySelectorAll('button')].find((it) => it.textContent === text).click(), nb['lines.add']);

/** The case entered line by line. */
export async function typeCase(visit) {
  for (const [at, line] of CASE.entries()) {
    if (at > 0) await addLine(visit);
    await fill(visit, at, line);
  }
  await frame(visit);
}

/** The case in the draft, where how it came there does not matter. */
export async function fillCase(visit) {
  await inside(visit, (element, lines) => { element.value = { draft: { lines: lines.map((line, at) => ({ id: String(at + 1), ...line })) }, facts: {} }; }, GIVEN);
  await frame(visit);
}

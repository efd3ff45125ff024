// Working in the caseworker's draft as a caseworker does: by labels, cells and keys. Knows nothing of a particular municipality.
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

/** Fills a line of the draft. */
export async function fill(visit, line, { service, amount, times, every, from, to }) {
  if (service) await cell(visit, line, 'service').selectOption(service);
  for (const [name, text] of Object.entries({ times, amount, from, to })) {
    if (text === undefined) continue;
    await cell(visit, line, name).fill(text);
    await cell(visit, line, name).blur();
  }
  if (every) await cell(visit, line, 'every').selectOption(every);
}

/** The next frame has been drawn. */
export const frame = ({ page }) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The sum per month in kroner as it stands on screen, or null. */
export async function total(visit) {
  const text = await visit.page.locator('.v-total').innerText();
  const found = /[\d\s\u00a0]+/.exec(text.replace(/^\D+/, ''));
  return found ? Number(found[0].replace(/\D/g, '')) : null;
}

/** A case of three lines that nearly every office knows. */
export const CASE = [
  { service: 'praktisk_bistand', amount: '1,5 t hver 3. uke', from: '01.12.2026', to: '31.05.2027' },
  { service: 'trygghetsalarm', amount: '1 måned', every: 'months:1', from: '01.12.2026' },
  { service: 'bpa', amount: '30 t', from: '01.12.2026' },
];

export async function fillCase(visit) {
  for (const [at, line] of CASE.entries()) {
    if (at > 0) await visit.page.getByRole('button', { name: /^Ny linje/ }).click();
    await fill(visit, at, line);
  }
  await frame(visit);
}

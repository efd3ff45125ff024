// Walking through the guide as a reader does: by what stands on the screen. Knows nothing of a particular municipality.
import { open } from './harness.js';

/** The made-up municipality: it has a phone number, an address and every service. */
export const KOMMUNE = '9901';

/** The guide on its own page, ready. `query` is added to the address. */
export async function guide(t, { query = '', ...options } = {}) {
  const visit = await open(t, `/veiviser.html?kommune=${KOMMUNE}${query}`, options);
  await visit.ready();
  return visit;
}

/** What stands on the screen now: start | question | answers | result. */
export const screen = ({ page }) => page.locator('.t-view').getAttribute('data-screen');

/** The words of the heading that the focus goes to. */
export const title = ({ page }) => page.locator('[data-focus]').innerText();

/** The button that leads on. */
export const primary = ({ page }) => page.locator('.v-primary');

/** The questions on the screen: the words of each, and its option texts, "vet ikke" included. */
export const questions = ({ page }) => page.locator('fieldset').evaluateAll((fields) => fields.map((field) => ({
  title: field.querySelector('legend').innerText, options: [...field.querySelectorAll('label')].map((label) => label.innerText),
})));

/** The option texts of the first question on the screen. */
export const options = async (visit) => (await questions(visit))[0].options;

/** Answers what is asked on the screen, one choice for each question: option texts or numbers (from 0; -1 is "vet ikke"), or null to skip. */
export async function answer(visit, ...choices) {
  const { page } = visit;
  if (choices[0] === null) return page.locator('form .v-actions button').nth(1).click();
  for (const [at, choice] of choices.entries()) {
    const labels = page.locator('fieldset').nth(at).locator('.v-option label');
    for (const one of [choice].flat()) await (typeof one === 'number' ? labels.nth(one) : labels.filter({ hasText: new RegExp(`^${escaped(one)}$`) })).click();
  }
  return primary(visit).click();
}

/**
 * From the start to the result. `choose(title, options, number)` gives the answer to each question as for `answer`, `number` being
 * that of the screen; `each(title)` is called on each screen first. Gives the titles of the screens.
 */
export async function walk(visit, choose = () => -1, each = async () => {}) {
  if ((await screen(visit)) === 'start') await primary(visit).click();
  const asked = [];
  while ((await screen(visit)) === 'question') {
    const now = await title(visit);
    if (asked.length > 40) throw new Error(`never an end: ${asked.join(' / ')}`);
    asked.push(now);
    await each(now);
    const choices = (await questions(visit)).map(({ title: words, options: list }) => choose(words, list, asked.length));
    await answer(visit, ...choices);
  }
  return asked;
}

/** Every fold on the screen opened. */
export async function unfold({ page }) {
  const closed = page.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.evaluateAll((summaries) => summaries.forEach((it) => it.click()));
}

/** Text of the whole guide as one sees it. */
export const seen = ({ page }) => page.locator('.t-view').innerText();

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

// Walking through the guide as a reader does: by what stands on the screen. Knows nothing of a particular municipality.
import { readFileSync } from 'node:fs';
import { open } from './harness.js';

/** The made-up municipality: it has a phone number, an address and every service. */
export const KOMMUNE = '9901';

/** The citizens of the made-up municipality: name, answers and the expected outcome by service. The site has the rules of today only. */
export const PERSONS = readFileSync(new URL('../cases/personer.toml', import.meta.url), 'utf8').split('[[case]]').slice(1)
  .filter((text) => text.includes('audience = "citizen"') && text.includes(`kommune = "${KOMMUNE}"`) && /^answers = /m.test(text))
  .map((text) => ({
    name: /^name = "(.*)"$/m.exec(text)[1],
    answers: object(/^answers = \{(.*)\}$/m.exec(text)[1]),
    expect: object(/^expect = \{(.*)\}$/m.exec(text)?.[1] ?? ''),
  }));

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

/** The option texts on the screen, "vet ikke" included. */
export const options = ({ page }) => page.locator('.v-option label').allInnerTexts();

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
 * that of the screen; `each(title)` is called on each screen first. Gives the titles of the screens. The answers are pressed in the
 * page, in a tenth of the time that a mouse takes from out here; `choose.press` has them pressed with the mouse.
 */
export async function walk(visit, choose = () => -1, each = async () => {}) {
  let now = await step(visit, []);
  if (now.screen === 'start') now = await step(visit, null);
  const asked = [];
  while (now.screen === 'question') {
    if (asked.length > 40) throw new Error(`never an end: ${asked.join(' / ')}`);
    asked.push(now.title);
    await each(now.title);
    const choices = now.questions.map((one) => choose(one.title, one.options, asked.length));
    if (choose.press || choices.flat().some((one) => typeof one !== 'number')) {
      await answer(visit, ...choices);
      now = await step(visit, []);
    } else now = await step(visit, choices);
  }
  return asked;
}

/**
 * Presses options by number, some for each question, and the button that leads on (`null`: only the button; an empty list: nothing),
 * and tells what stands there then.
 */
const step = ({ page }, choices) => page.locator('.t-view').evaluate(async (view, choices) => {
  const fields = () => [...view.querySelectorAll('fieldset')].map((field) => [field, [...field.querySelectorAll('.v-option label')]]);
  for (const [at, [, labels]] of fields().entries()) for (const one of [choices?.[at] ?? []].flat()) labels.at(one).click();
  if (choices === null || choices.length > 0) {
    view.querySelector('.v-primary').click();
    await new Promise((done) => requestAnimationFrame(done));
  }
  return {
    screen: view.dataset.screen, title: view.querySelector('[data-focus]')?.innerText,
    questions: fields().map(([field, labels]) => ({ title: field.querySelector('legend').innerText, options: labels.map((it) => it.innerText) })),
  };
}, choices);

/** Every fold on the screen opened. */
export async function unfold({ page }) {
  const closed = page.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.evaluateAll((summaries) => summaries.forEach((it) => it.click()));
}

/** Text of the whole guide as one sees it. */
export const seen = ({ page }) => page.locator('.t-view').innerText();

/** An inline table of lists or texts. */
function object(text) {
  return Object.fromEntries([...(text ?? '').matchAll(/(\w+) = (\[[^\]]*\]|"[^"]*")/g)].map(([, key, value]) => [key, JSON.parse(value)]));
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

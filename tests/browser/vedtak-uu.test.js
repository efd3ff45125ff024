// Accessible in every state: axe over states, languages, renderings and schemes; focus, targets, reflow and text spacing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import nb from '../../www/texts/vedtak.nb.js';
import nn from '../../www/texts/vedtak.nn.js';
import { accessibleIn, FULL, MODES, SCHEMES, schemeName } from './uu-gang.js';
import { cell, desk, fillCase, frame, inside, settled } from './vedtak-gang.js';

const WORDS = { nb, nn };

/** Every state, from a draft that has just come. */
const STATES = {
  empty: async () => {},
  'three lines': fillCase,
  'a field explained': async (visit) => {
    await fillCase(visit);
    await cell(visit, 0, 'amount').fill('mye');
    await cell(visit, 0, 'from').fill('31.02.2026');
    await cell(visit, 0, 'from').blur();
  },
  'everything unfolded': async (visit) => {
    await fillCase(visit);
    await visit.page.locator('.v-line-actions button[aria-expanded]').first().click();
    await inside(visit, (element) => { for (const fold of element.root.querySelectorAll('details')) fold.open = true; });
    await inside(visit, (element) => element.root.querySelector('.v-filter input[type=checkbox]').click());
  },
  'an explanation written': async (visit) => {
    await fillCase(visit);
    await visit.page.locator('.v-finding button[aria-expanded]').first().click();
    await visit.page.keyboard.type('Fordi');
  },
  'two drafts compared': async (visit, t) => {
    await fillCase(visit);
    await visit.page.getByRole('button', { name: t['pack.b.new'] }).click();
    await settled(visit);
  },
  'three municipalities compared': async (visit, t) => {
    await fillCase(visit);
    for (const [at, id] of ['5028', '4601'].entries()) {
      await visit.page.getByLabel(t['kommuner.choose']).selectOption(id);
      await visit.page.getByRole('region', { name: t['kommuner.caption'] }).locator('thead th').nth(2 + at).waitFor({ state: 'attached' });
    }
  },
  'a line removed': async (visit) => {
    await fillCase(visit);
    await visit.page.locator('.v-line-actions').first().locator('button').last().click();
  },
  'thirty lines, some refused, and the chart as a table': async (visit) => {
    await inside(visit, (element) => {
      const { choices } = element.model.calculator;
      const line = (at) => ({ id: String(at + 1), service: choices[at % choices.length].id, amount: { minutes: at % 7 ? 30 * (at % 5 + 1) : 0 }, every: { weeks: 1 }, from: `2026-${String(at % 12 + 1).padStart(2, '0')}-01`, to: at % 3 ? '2027-06-01' : undefined });
      element.value = { draft: { lines: Array.from({ length: 30 }, (_, at) => line(at)) }, facts: {} };
    });
    await settled(visit);
    await inside(visit, (element) => { element.root.querySelector('.v-chart details').open = true; });
  },
  'the finished text shown': async (visit) => {
    await fillCase(visit);
    await inside(visit, (element) => { element.root.querySelector('.v-panel-out details').open = true; });
    await settled(visit);
  },
};

/** States that a change of language draws anew, so that what was unfolded or told is gone: these get a visit for each language. */
const DRAWN_ANEW = ['everything unfolded', 'an explanation written', 'a line removed', 'three municipalities compared', 'thirty lines, some refused, and the chart as a table', 'the finished text shown'];

const WIDTHS = [1280, 320, 768];

/**
 * The visits of a state: a rendering, and the languages, schemes and widths it is looked at in. Each state meets each language,
 * light and dark, the narrowest and a wider window, and from state to state the renderings and forced colours; the full product on demand.
 */
const visits = (state, at) => {
  if (FULL) return MODES.flatMap((rendering) => Object.keys(WORDS).map((lang) => ({ rendering, looks: SCHEMES.flatMap((look) => WIDTHS.map((width) => ({ lang, width, ...look }))) })));
  const looks = Object.keys(WORDS).map((lang, other) => {
    const [turn, half] = [at + other, Math.floor(at / 2) + other];
    return { lang, width: turn % 2 ? 320 : [1280, 768][half % 2], scheme: ['light', 'dark'][half % 2], forcedColors: (at + 2 * other) % 4 === 3 ? 'active' : 'none' };
  });
  return (DRAWN_ANEW.includes(state) ? looks.map((look) => [look]) : [looks]).map((looks, other) => ({ rendering: MODES[Number((at + other) % 3 === 2)], looks }));
};

/** Nothing reaches outside the window, not even where containment keeps the page from scrolling; tables in their own scrolling box may, where there is room for columns. */
async function nothingOutside(visit) {
  const scrolled = await inside(visit, (element) => (innerWidth > 320 ? [] : [...element.root.querySelectorAll('.v-scroll')].filter((it) => it.scrollWidth > it.clientWidth).map((it) => `${it.ariaLabel}: ${it.scrollWidth} px in ${it.clientWidth}`)));
  assert.deepEqual(scrolled, []);
  const outside = await inside(visit, (element) => [...element.root.querySelectorAll('.v-shell *')].filter((it) => it.checkVisibility() && !it.closest('.v-scroll,.t-hidden,.v-lines thead,svg,option') && !it.parentElement.closest('.v-source') && it.getBoundingClientRect().right > innerWidth + 1).map((it) => `${it.outerHTML.slice(0, 80)} ${it.getBoundingClientRect().right}`));
  assert.deepEqual(outside.slice(0, 5), []);
}

/** No value of the program's own stands among the words; «null» is a number in Norwegian. */
async function nothingOfCode(visit) {
  assert.doesNotMatch(await inside(visit, (element) => element.root.querySelector('.v-shell').innerText), /\b(false|true|undefined|NaN)\b|\[object/);
}

for (const [at, state] of Object.keys(STATES).entries()) {
  for (const { rendering, looks } of visits(state, at)) {
    const [{ lang, ...first }] = looks;
    test(`axe: ${state}, ${rendering}, ${looks.map((it) => `${it.lang} ${schemeName(it)} ${it.width} px`).join(', ')}`, async (t) => {
      const visit = await desk(t, { query: `&lang=${lang}&rendering=${rendering}`, ...first });
      await STATES[state](visit, WORDS[lang]);
      for (const look of looks) {
        if ((await inside(visit, (element) => element.words.lang)) !== look.lang) await visit.page.getByRole('button', { name: { nb: 'Bokmål', nn: 'Nynorsk' }[look.lang], exact: true }).click();
        await visit.page.setViewportSize({ width: look.width, height: 800 });
        await visit.page.evaluate(() => scrollTo(0, 0));
        await frame(visit);
        assert.equal(await inside(visit, (element) => element.words.lang), look.lang);
        await accessibleIn(visit, look);
        await visit.noSidewaysScroll();
        await nothingOutside(visit);
        await nothingOfCode(visit);
      }
    });
  }
}

test('every control is at least 24 px, also where the page around has an odd root size', async (t) => {
  const visit = await desk(t, { width: 320 });
  await STATES['everything unfolded'](visit);
  await inside(visit, () => { document.documentElement.style.fontSize = '62.5%'; });
  await frame(visit);
  const small = await inside(visit, (element) => [...element.root.querySelectorAll('button,input,select,textarea,summary,a[href]')].filter((it) => it.checkVisibility()).map((it) => [it.outerHTML.slice(0, 90), it.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => `${html} ${box.width}x${box.height}`));
  assert.deepEqual(small, []);
});

test('nothing is lost at 320 px, at 400 % and with wide text spacing', async (t) => {
  const visit = await desk(t, { width: 320, height: 256 });
  await STATES['everything unfolded'](visit);
  await visit.noSidewaysScroll();
  await nothingOutside(visit);
  await inside(visit, (element) => { const sheet = new CSSStyleSheet(); sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-block-end:2em!important}'); element.root.adoptedStyleSheets = [...element.root.adoptedStyleSheets, sheet]; });
  await frame(visit);
  await visit.noSidewaysScroll();
  await nothingOutside(visit);
  const cut = await inside(visit, (element) => [...element.root.querySelectorAll('button,label,p,h1,h2,h3,summary,legend,li')].filter((it) => it.checkVisibility() && getComputedStyle(it).overflow !== 'visible' && it.scrollWidth > it.clientWidth + 1).map((it) => it.outerHTML.slice(0, 90)));
  assert.deepEqual(cut, []);
});

test('the focused field is never hidden behind the bar, and focus is never lost', async (t) => {
  const visit = await desk(t, { height: 600 });
  await fillCase(visit);
  await inside(visit, (element) => element.root.querySelector('h1').focus());
  for (let at = 0; at < 70; at += 1) {
    await visit.press('Tab');
    const seen = await inside(visit, (element) => {
      const at = element.root.activeElement;
      if (!at) return document.activeElement === document.body ? 'lost' : 'left';
      const box = at.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) return `outside: ${at.outerHTML.slice(0, 80)}`;
      const bar = element.root.querySelector('.v-bar-top');
      return !bar.contains(at) && box.bottom <= bar.getBoundingClientRect().bottom && box.top >= bar.getBoundingClientRect().top ? `hidden: ${at.outerHTML.slice(0, 80)}` : 'seen';
    });
    if (seen === 'left') break;
    assert.equal(seen, 'seen');
  }
  const { page } = visit;
  for (const [name, wanted] of [[/^Dupliser, linje 1/, 'a/4/service'], [/^Fjern, linje 2/, null]]) {
    await page.getByRole('button', { name }).click();
    const key = await inside(visit, (element) => element.root.activeElement?.dataset.key ?? null);
    assert.ok(wanted === null ? key !== null : key === wanted, `${name}: focus at ${key}`);
  }
});

for (const lang of ['nb', 'nn']) {
  test(`the accessibility tree names every field, ${lang}`, async (t) => {
    const visit = await desk(t, { query: `&lang=${lang}` });
    await STATES['everything unfolded'](visit);
    const nameless = await inside(visit, (element) => [...element.root.querySelectorAll('input,select,textarea')].filter((it) => it.checkVisibility() && !(it.getAttribute('aria-label') || it.labels?.[0]?.textContent.trim())).map((it) => it.outerHTML.slice(0, 90)));
    assert.deepEqual(nameless, []);
    const words = WORDS[lang];
    const tree = await visit.page.locator('tildeling-vedtak').ariaSnapshot();
    for (const part of [`heading "${words['top.title']}" [level=1]`, `heading "${words['panel.lines']}" [level=2]`, `textbox "${words['column.amount']}, ${words['line.number'].replace('{n}', '1')}"`, `table`, `navigation "${words['top.jump']}"`, `complementary "${words['top.side']}"`, 'status']) assert.ok(tree.includes(part), `${part}\n${tree.slice(0, 3000)}`);
  });
}

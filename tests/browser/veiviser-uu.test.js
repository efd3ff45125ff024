// Accessible in every state: axe over screens, languages, renderings and schemes; keyboard, focus, targets, reflow, spacing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../../www/texts/en.js';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { accessibleIn, FULL, MODES, SCHEMES, schemeName } from './uu-gang.js';
import { answer, guide, primary, screen, title, unfold, walk } from './veiviser-gang.js';

const WORDS = { nb, nn, en };

/** Every screen in every state, from a guide that has just come. `t` gives the words on screen. */
const STATES = {
  start: async () => {},
  question: async (visit) => primary(visit).click(),
  'question ticked': async (visit) => {
    await primary(visit).click();
    await visit.page.locator('.v-option label').first().click();
  },
  'question unanswered': async (visit) => {
    await primary(visit).click();
    await primary(visit).click();
  },
  'question with its reason open': async (visit) => {
    await primary(visit).click();
    await unfold(visit);
  },
  'question of many': async (visit) => {
    await primary(visit).click();
    while ((await screen(visit)) === 'question' && (await visit.page.locator('input[type=checkbox]').count()) === 0) await answer(visit, 0);
  },
  'several questions, unanswered': async (visit) => {
    await primary(visit).click();
    while ((await visit.page.locator('input[type=checkbox]').count()) === 0) await answer(visit, 0);
    await answer(visit, [0, 1, 2]);
    assert.equal(await visit.page.locator('fieldset').count(), 3);
    await primary(visit).click();
  },
  answers: async (visit, t) => {
    await primary(visit).click();
    await answer(visit, 0);
    await visit.page.getByRole('button', { name: t['question.answers'] }).click();
  },
  'result of first answers': async (visit) => walk(visit, () => 0),
  'result of last answers': async (visit) => walk(visit, (name, options) => options.length - 2),
  'result of nothing known': async (visit) => walk(visit, () => -1),
  'result for someone else, unfolded': async (visit) => {
    await walk(visit, (name, options, at) => (at === 1 ? 1 : 0));
    await unfold(visit);
  },
  'income asked': async (visit, t) => {
    await walk(visit, () => 0);
    await visit.page.getByRole('button', { name: t['cost.go'] }).click();
  },
  'result with amounts, unfolded': async (visit, t) => {
    await STATES['income asked'](visit, t);
    await primary(visit).click();
    await unfold(visit);
  },
  'deleting, asked': async (visit, t) => {
    await primary(visit).click();
    await answer(visit, 0);
    await visit.page.getByRole('button', { name: t.erase, exact: true }).click();
  },
};

const LANGS = Object.keys(WORDS);

/**
 * The visits of a state: a mode, and the languages and schemes it is looked at in. Every state meets every language, mode and
 * scheme, and from state to state each language meets each scheme in each mode; the full product on demand.
 */
const visits = (at) => {
  if (FULL) return MODES.map((mode) => ({ mode, looks: LANGS.flatMap((lang) => SCHEMES.map((look) => ({ lang, look }))) }));
  const looks = LANGS.map((lang, turn) => ({ lang, look: SCHEMES[(at + turn) % SCHEMES.length] }));
  const alone = Math.floor(at / 3) % 3;
  return [{ mode: MODES[at % 2], looks: looks.filter((_, turn) => turn !== alone) }, { mode: MODES[(at + 1) % 2], looks: [looks[alone]] }];
};

for (const [at, state] of Object.keys(STATES).entries()) {
  for (const { mode, looks } of visits(at)) {
    const { lang: first } = looks[0];
    test(`axe: ${state}, ${mode}, ${looks.map(({ lang, look }) => `${lang} ${schemeName(look)}`).join(', ')}`, async (t) => {
      const visit = await guide(t, { query: `&lang=${first}&rendering=${mode}`, width: 390 });
      await STATES[state](visit, WORDS[first]);
      const here = await screen(visit);
      let now = first;
      for (const { lang, look } of looks) {
        if (lang !== now) {
          await visit.page.locator(`.v-language[lang=${lang}]`).click();
          await visit.until(async () => (await visit.page.locator('.t-view').getAttribute('lang')) === lang, `the guide in ${lang}`);
          if (/unfolded|reason open/.test(state)) await unfold(visit);
        }
        now = lang;
        assert.equal(await screen(visit), here);
        await accessibleIn(visit, look);
      }
    });
  }
}

test('the line at the foot of the page is in the language chosen in the guide', async (t) => {
  const visit = await guide(t);
  const foot = visit.page.locator('.page-foot p');
  for (const lang of ['en', 'nn', 'nb']) {
    await visit.page.locator(`.v-language[lang=${lang}]`).click();
    assert.deepEqual([await foot.getAttribute('lang'), await foot.innerText()], [lang, WORDS[lang]['page.foot']]);
  }
  const english = await guide(t, { query: '&lang=en' });
  assert.equal(await english.page.locator('.page-foot').innerText(), en['page.foot']);
});

test('by keyboard from start to result: at most 45 keys with one choice a question, and the focus is on the new heading each time', async (t) => {
  const visit = await guide(t, { width: 390 });
  const { page } = visit;
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent ?? document.activeElement.tagName);
  const until = async (wanted) => {
    for (let tries = 0; tries < 20; tries += 1) {
      await visit.press('Tab');
      if (await page.evaluate((selector) => document.activeElement.shadowRoot?.activeElement?.matches(selector) ?? false, wanted)) return;
    }
    assert.fail(`no way to ${wanted} by Tab`);
  };
  await until('.v-primary');
  await visit.press('Enter');
  while ((await screen(visit)) === 'question') {
    assert.equal(await focused(), await title(visit), 'the focus is on the question');
    await visit.press('Tab');
    await visit.press('Space');
    await visit.press('Enter');
  }
  assert.equal(await focused(), await title(visit), 'the focus is on the result');
  assert.ok(visit.keys <= 45, `${visit.keys} keys`);
});

test('no trap: Tab goes through every control of a screen and out again, and Escape destroys nothing', async (t) => {
  const visit = await guide(t, { width: 390 });
  await primary(visit).click();
  await answer(visit, 0);
  await visit.page.locator('.v-option label').first().click();
  await visit.press('Escape');
  assert.equal(await visit.page.locator('input:checked').count(), 1);
  await visit.page.locator('body').evaluate((body) => { body.tabIndex = -1; body.focus(); });
  const order = [];
  for (let tries = 0; tries < 60; tries += 1) {
    await visit.press('Tab');
    const at = await visit.page.evaluate(() => {
      const inner = document.activeElement.shadowRoot?.activeElement;
      return inner ? ['radio', 'checkbox'].includes(inner.type) ? 'choice' : inner.textContent.trim() : document.activeElement === document.body ? null : 'page';
    });
    if (at === null) break;
    order.push(at);
  }
  const inside = order.filter((it) => it !== 'page');
  for (const wanted of [nb.back, 'Bokmål', 'choice', nb.next, nb.skip, nb['question.why'], nb['question.answers'], nb.erase]) assert.ok(inside.includes(wanted), `${wanted} is not reached: ${inside.join(' | ')}`);
  assert.ok(inside.indexOf(nb.back) < inside.indexOf('choice') && inside.indexOf('choice') < inside.indexOf(nb.next) && inside.indexOf(nb.next) < inside.indexOf(nb.skip));
});

const SIZES = [[320, 640], [320, 256], [768, 1024], [1280, 800]];

for (const state of ['start', 'question', 'question of many', 'answers', 'result for someone else, unfolded']) {
  test(`reflow, targets and text spacing: ${state}`, async (t) => {
    const [width, height] = SIZES[0];
    const visit = await guide(t, { width, height });
    await STATES[state](visit, nb);
    for (const [width, height] of SIZES) {
      await visit.page.setViewportSize({ width, height });
      await visit.noSidewaysScroll();
      await targets(visit);
    }
    await visit.page.setViewportSize({ width, height });
    await spreadOut(visit);
  });

  test(`text spacing in the light rendering: ${state}`, async (t) => {
    const visit = await guide(t, { width: 320, query: '&rendering=light' });
    await STATES[state](visit, nb);
    await spreadOut(visit);
  });
}

test('a host with a tiny root font and a rude stylesheet changes nothing', async (t) => {
  const { open } = await import('./harness.js');
  const visit = await open(t, '/vert.html', { width: 390, hosts: { '/vert.html': { body: `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/vert.css"><tildeling-veiviser kommune="9901"></tildeling-veiviser><tildeling-veiviser kommune="9901" lang="nn"></tildeling-veiviser><script type="module" src="/tildeling.js"></script>` },
  '/vert.css': { contentType: 'text/css', body: 'html{font-size:62.5%}body{font-size:16px}*{box-sizing:content-box}button{padding:40px!important;text-transform:uppercase;background:red}.ds-button{background:red}h1,h2,h3{color:pink!important}' } } });
  await visit.ready();
  const button = visit.page.locator('.v-primary').first();
  await button.waitFor();
  const look = await button.evaluate((node) => { const style = getComputedStyle(node); return [node.offsetHeight >= 44, style.textTransform, style.backgroundColor !== 'rgb(255, 0, 0)', parseFloat(style.fontSize) >= 16]; });
  assert.deepEqual(look, [true, 'none', true, true]);
  await button.click();
  const radio = await visit.page.locator('input').first().evaluate((node) => node.offsetWidth);
  assert.ok(radio >= 24, `a radio button of ${radio} px`);
  assert.equal(await visit.page.locator('.t-view').nth(1).getAttribute('data-screen'), 'start', 'two guides on a page do not know each other');
});

test('what is said in another language says so, and the page keeps its title and language', async (t) => {
  const visit = await guide(t);
  await visit.page.getByRole('button', { name: 'English' }).click();
  await walk(visit, () => 0);
  const offered = await visit.page.evaluate(() => document.querySelector('tildeling-veiviser').engine.info.languages);
  const names = await visit.page.locator('.v-card__name').first().getAttribute('lang');
  assert.equal(names, offered.includes('en') ? null : 'nb');
  assert.equal(await visit.page.evaluate(() => document.documentElement.lang), 'nb');
  for (const [at, lang] of [[0, 'nb'], [1, 'nn'], [2, 'en']]) assert.equal(await visit.page.locator('.v-language').nth(at).getAttribute('lang'), lang);
});

/** No text is lost when a reader spreads it out. */
async function spreadOut(visit) {
  await visit.page.evaluate(() => {
    const css = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-block-end:2em!important}';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const root of [document, document.querySelector('tildeling-veiviser').shadowRoot ?? document]) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  await visit.noSidewaysScroll();
  const cut = await visit.page.locator('.t-view *:visible').evaluateAll((nodes) => nodes.filter((node) => !node.closest('.t-hidden')
    && getComputedStyle(node).overflow !== 'visible' && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)).map((node) => node.className));
  assert.deepEqual(cut, []);
}

/** Everything one can press is at least 24 px each way, and the main button at least 44. */
async function targets(visit) {
  const small = await visit.page.locator('.t-view :is(button,summary,input,a[href])').evaluateAll((nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => {
    const { width, height } = node.getBoundingClientRect();
    const least = node.matches('.ds-button') ? 44 : 24;
    const inline = node.matches('p a'); // a link in a sentence is excepted, but ours are high enough all the same
    return (width < least && !inline) || height < (inline ? 18 : least) ? `${node.textContent.trim() || node.type} ${Math.round(width)} x ${Math.round(height)}` : null;
  }).filter(Boolean));
  assert.deepEqual(small, []);
}

// What a screen reader meets: role, name and state of everything on the fixed screens, in bokmål and nynorsk, as a tree one can read.
// A changed tree is a change for someone who listens: read the difference, then rewrite the files with TILDELING_UPDATE=1.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import nb from '../../www/texts/nb.js';
import nn from '../../www/texts/nn.js';
import { answer, guide, primary, walk } from './veiviser-gang.js';

const FOLDER = fileURLToPath(new URL('trees/', import.meta.url));

const SCREENS = {
  start: async () => {},
  question: async (visit) => primary(visit).click(),
  unanswered: async (visit) => {
    await primary(visit).click();
    await primary(visit).click();
  },
  answers: async (visit, t) => {
    await primary(visit).click();
    await answer(visit, 0);
    await visit.page.getByRole('button', { name: t['question.answers'] }).click();
  },
  deleting: async (visit, t) => {
    await primary(visit).click();
    await answer(visit, 0);
    await visit.page.getByRole('button', { name: t.erase, exact: true }).click();
  },
};

/** Parts of the result that no municipality's content is in. */
const PARTS = ['.v-part--apply', '.v-part--complaint', '.v-part--keep'];

for (const [lang, words] of [['nb', nb], ['nn', nn]]) {
  for (const [name, go] of Object.entries(SCREENS)) {
    test(`${name} in ${lang}`, async (t) => {
      const visit = await guide(t, { query: `&lang=${lang}` });
      await go(visit, words);
      same(`${name}.${lang}`, await visit.page.locator('.t-view').ariaSnapshot());
    });
  }
  test(`result in ${lang}`, async (t) => {
    const visit = await guide(t, { query: `&lang=${lang}` });
    await walk(visit);
    const trees = [];
    for (const part of PARTS) trees.push(await visit.page.locator(part).ariaSnapshot());
    same(`result.${lang}`, trees.join('\n'));
  });
}

function same(name, tree) {
  const file = `${FOLDER}${name}.txt`;
  if (process.env.TILDELING_UPDATE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `${tree}\n`);
  }
  assert.ok(existsSync(file), `${file} is missing: run with TILDELING_UPDATE=1 and read it`);
  assert.equal(tree, readFileSync(file, 'utf8').trimEnd());
}

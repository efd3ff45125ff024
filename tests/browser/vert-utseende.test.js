// An element looks the same on a hostile page as on a plain one: each against itself, pixel by pixel.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { difference, ELEMENTS, STYLES, tagOf, visitHost } from './vert-gang.js';

/** The share of pixels that may differ, for edges that are drawn half a level apart; a moved or restyled line is many times this. */
const TOLERANCE = 0.002;
const SHOTS = fileURLToPath(new URL('shots/', import.meta.url));

/** A picture of the element as it is used: the guide's first question, a draft with a line, a form with a price. */
async function picture(t, name, options) {
  // Bootstrap's own type for icons is not there; the host is told so, not we.
  const visit = await visitHost(t, { body: ELEMENTS[name].html, ...options }, { allow: [/Loading the font/] });
  const tag = tagOf(visit, name);
  await ELEMENTS[name].use(visit, tag);
  await visit.page.evaluate(() => { document.activeElement?.blur(); document.activeElement?.shadowRoot?.activeElement?.blur(); });
  await visit.page.mouse.move(1270, 790);
  await visit.pause(700); // what is shown after a rest in the typing
  return { visit, shot: await tag.screenshot({ animations: 'disabled' }) };
}

for (const name of Object.keys(ELEMENTS)) {
  test(`${name} looks the same in every host`, async (t) => {
    const plain = await picture(t, name, {});
    const hosts = [...Object.entries(STYLES).map(([host, sheet]) => [host, { sheet }]), ['right-to-left', { dir: 'rtl' }]];
    for (const [host, options] of hosts) {
      await t.test(host, async (t) => {
        const { shot } = await picture(t, name, options);
        const { share, sizes } = await difference(plain.visit, plain.shot, shot);
        mkdirSync(SHOTS, { recursive: true });
        writeFileSync(`${SHOTS}vert-${name}-${host}.png`, shot);
        writeFileSync(`${SHOTS}vert-${name}.png`, plain.shot);
        assert.deepEqual(sizes[1], sizes[0], 'the size');
        assert.ok(share <= TOLERANCE, `${(share * 100).toFixed(2)} % of the pixels differ, at most ${TOLERANCE * 100} %`);
        t.diagnostic(`${(share * 100).toFixed(3)} % of the pixels differ`);
      });
    }
  });
}

test('a difference of one word is seen', async (t) => {
  const nynorsk = { ...ELEMENTS.kostnad, html: ELEMENTS.kostnad.html.replace('lang="nb"', 'lang="nn"') };
  const [one, other] = [await picture(t, 'kostnad', {}), await picture(t, 'kostnad', { body: nynorsk.html })];
  const { share } = await difference(one.visit, one.shot, other.shot);
  assert.ok(share > TOLERANCE, `${(share * 100).toFixed(3)} %`);
});

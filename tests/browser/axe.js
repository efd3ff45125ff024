//! The automatic part of the accessibility tests: axe-core, with every finding written out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What a page must have once: axe itself does not ask it of a page in a frame.
const OF_A_WHOLE_PAGE = ['bypass', 'document-title', 'landmark-one-main', 'page-has-heading-one', 'region'];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * The findings of axe in every frame of a page, as lines of text: violations, and what axe could not decide unless it is
 * explained. `explained` is a list of `{ rule, target, why }`; `target` is a piece of the selector that axe reports.
 */
export async function findings(page, explained = []) {
  for (const { rule, target, why } of explained) {
    if (!rule || !target || !why) throw new Error('an explanation needs rule, target and why');
  }
  const lines = [];
  for (const frame of page.frames()) {
    const leftOut = frame === page.mainFrame() ? ['frame-tested'] : ['frame-tested', ...OF_A_WHOLE_PAGE];
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
    // Frame by frame: axe would otherwise talk between frames, and that is what the privacy tests listen for.
    const { violations, incomplete } = await frame.evaluate(
      ([values, leftOut]) => globalThis.axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations', 'incomplete'],
        iframes: false,
        preload: false, // what it would fetch is for rules about sound and film, of which there is none
      }),
      [TAGS, leftOut],
    );
    const known = (id, node) => explained.some(({ rule, target }) => rule === id && node.target.flat().join(' ').includes(target));
    const tell = (kind, { id, help, nodes }, node) =>
      lines.push(`${kind} ${id}: ${help}\n    at ${node.target.flat().join(' ')}\n    ${node.failureSummary?.replaceAll('\n', '\n    ') ?? nodes.length}`);
    for (const result of violations) for (const node of result.nodes) tell('violation', result, node);
    for (const result of incomplete) {
      for (const node of result.nodes) if (!known(result.id, node)) tell('not decided', result, node);
    }
  }
  return lines;
}

//! What the accessibility tests of the guide and of the draft share: the looks a state is met in, and what axe cannot know.

/** Every state in every language, rendering and scheme, in place of a choice between them. */
export const FULL = Boolean(process.env.TILDELING_FULL);

export const MODES = ['shadow', 'light'];

export const SCHEMES = [{ scheme: 'light', forcedColors: 'none' }, { scheme: 'dark', forcedColors: 'none' }, { scheme: 'light', forcedColors: 'active' }];

/** A scheme as a test's name says it. */
export const schemeName = ({ scheme, forcedColors }) => (forcedColors === 'active' ? 'forced colours' : scheme);

const FORCED = ['.ds-button', '.v-primary', 'button[data-variant='].map((target) => ({
  rule: 'color-contrast', target, why: 'in forced colours the system chooses the colours of buttons, and axe reads them as equal',
}));

/** Looks at a page that is on screen in one scheme: axe finds nothing. */
export async function accessibleIn(visit, { scheme, forcedColors }) {
  await visit.media({ scheme, forcedColors });
  await visit.accessible(forcedColors === 'active' ? FORCED : []);
}

// Working with the cost beside a form: the pages of forms that stand in `skjema`, and what one does on them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { open } from './harness.js';

const FOLDER = fileURLToPath(new URL('skjema/', import.meta.url));
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
/** What a careful host sends: no inline script or style, and nothing from elsewhere. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

/** A host that compiles its templates in the browser needs more for itself. */
const policy = (path) => (path.endsWith('/vue.html') ? POLICY.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'") : POLICY);
const page = (path) => ({ body: readFileSync(path, 'utf8'), contentType: TYPES[path.split('.').pop()], headers: { 'content-security-policy': policy(path) } });
/** What hosts have of their own, from npm. */
const THEIRS = ['bootstrap/dist/css/bootstrap.min.css', 'react/umd/react.production.min.js', 'react-dom/umd/react-dom.production.min.js', 'vue/dist/vue.global.prod.js'];

/** The forms' pages as addresses of the site. */
export const hosts = Object.fromEntries([
  ...readdirSync(FOLDER).map((name) => [`/skjema/${name}`, page(FOLDER + name)]),
  ...THEIRS.map((path) => [`/skjema/${path.split('/').pop()}`, page(fileURLToPath(new URL(`node_modules/${path}`, import.meta.url)))]),
]);

export const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));

/** A form's page, with every tag on it in use (the type that Bootstrap has for icons is not there). Codes and events are collected in the page. */
export async function form(t, address, options = {}) {
  const visit = await open(t, address, { ...options, allow: [/Loading the font/, ...(options.allow ?? [])], hosts: { ...hosts, ...options.hosts }, before: () => {
    globalThis.codes = [];
    globalThis.costs = [];
    addEventListener('tildeling-error', ({ detail }) => globalThis.codes.push(detail.code));
    addEventListener('tildeling-cost', ({ detail }) => globalThis.costs.push(detail));
  } });
  await visit.page.waitForFunction(() => { const tags = [...document.querySelectorAll('tildeling-kostnad')]; return tags.length > 0 && tags.every((it) => it.state); });
  return visit;
}

/** Does the steps of a form's page: `["fill", selector, text]` and the like. */
export async function act({ page }, steps) {
  for (const [what, selector, value] of steps) {
    const field = page.locator(selector);
    if (what === 'fill') await field.fill(value);
    else if (what === 'select') await field.selectOption(value);
    else if (what === 'check') await field.check();
    else if (what === 'click') await field.click();
    else if (what === 'set') await field.evaluate((it, text) => it.set(text), value);
    else throw new Error(`no step «${what}»`);
  }
}

/** Reads from the tag, in the page. */
export const inside = ({ page }, read, value) => page.locator('tildeling-kostnad').first().evaluate((element, [source, value]) => new Function('element', 'value', `return (${source})(element, value)`)(element, value), [String(read), value]);

/** The draft as the tag has read the form, without the lines' ids. */
export const draft = (visit) => inside(visit, ({ state }) => ({ lines: state.draft.lines.map(({ id, ...line }) => line), recipient: state.draft.recipient }));

/** Waits for what is asked of the tag to hold. */
export const until = (visit, holds, what, value) => visit.until(() => inside(visit, holds, value), what);

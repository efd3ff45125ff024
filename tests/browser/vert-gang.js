// Hosts that do our elements harm: the same element on a plain page and on a hostile one, and a short use of each element.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { open } from './harness.js';

const ATTRIBUTES = 'kommune="9901" lang="nb" date="2026-11-22"';
const FORM = '<form id="skjema"><label>Tjeneste <select data-tildeling="service"><option value="">Velg</option><option value="praktisk_bistand">Praktisk bistand</option></select></label><label>Timer <input data-tildeling="hours" class="timer"></label></form>';

/** Gives a field another number of hours, and waits for another sum of money. */
async function price(visit, tag, field, unit = '') {
  const sum = () => tag.locator('.v-total').innerText();
  const before = await sum();
  await field.fill(`${(await field.inputValue()).startsWith('2') ? 3 : 2}${unit}`);
  await visit.until(async () => (await sum()) !== before && ((await sum()).match(/\d/g) ?? []).length > 2, 'a sum');
  return true;
}

/** Each element: its HTML, a short use of it that gives true or fails, and what shows afterwards that it was used. */
export const ELEMENTS = {
  veiviser: {
    html: `<tildeling-veiviser ${ATTRIBUTES}><p>Ring kommunen.</p></tildeling-veiviser>`,
    async use(visit, tag) {
      if (await tag.locator('.v-facts').count()) await tag.locator('.v-primary').click();
      const { held } = ELEMENTS.veiviser;
      const asked = await held(tag);
      await tag.locator('.v-option label').first().click();
      await tag.locator('.v-primary').click();
      await visit.until(async () => (await held(tag)) !== asked && (await tag.locator('.v-option').count()) > 1, 'the next question');
      return true;
    },
    held: (tag) => tag.locator('[data-focus]').innerText(),
  },
  vedtak: {
    html: `<tildeling-vedtak ${ATTRIBUTES}><p>Bruk fagsystemet.</p></tildeling-vedtak>`,
    async use(visit, tag) {
      await tag.locator('[data-cell=service]').first().selectOption('praktisk_bistand');
      return price(visit, tag, tag.locator('[data-cell=amount]').first(), ' t');
    },
    held: (tag) => tag.locator('[data-cell=amount]').first().inputValue(),
  },
  kostnad: {
    html: `${FORM}<tildeling-kostnad for="skjema" ${ATTRIBUTES}><p>Skjemaet virker som før.</p></tildeling-kostnad>`,
    async use(visit, tag) {
      await visit.page.locator('select[data-tildeling]').first().selectOption('praktisk_bistand');
      return price(visit, tag, visit.page.locator('.timer').first());
    },
    held: (tag) => tag.locator('.k-name').innerText(),
  },
};

const BOOTSTRAP = readFileSync(fileURLToPath(new URL('node_modules/bootstrap/dist/css/bootstrap.min.css', import.meta.url)), 'utf8');

/** Style sheets of hosts, worst first. */
export const STYLES = {
  'root-font-62': 'html{font-size:62.5%}body{font-size:1.6rem}',
  'important-controls': 'button,input,select,textarea,label,legend,summary,a{background:#c00!important;color:#ff0!important;border:6px dotted!important;border-radius:0!important;padding:20px!important;font:italic 30px serif!important;text-transform:uppercase!important;min-width:300px!important;float:right!important;display:block!important}',
  reset: 'html,body,div,span,h1,h2,h3,h4,h5,h6,p,ul,ol,li,table,tr,td,th,fieldset,legend,form,label,section,details,summary{margin:0;padding:0;border:0;outline:0;font-size:100%;font:inherit;vertical-align:baseline;background:transparent}body{line-height:1}ol,ul{list-style:none}:focus{outline:0!important}*{box-sizing:content-box}',
  'star-rules': '*{text-transform:uppercase;text-align:center;text-indent:2em;font-style:italic;font-weight:100;white-space:nowrap;color:#eee;font-variant:small-caps;text-shadow:2px 2px red;list-style:square;cursor:crosshair;visibility:visible}',
  inherited: 'body{text-transform:uppercase;text-align:right;text-indent:3em;font-style:italic;font-weight:900;white-space:nowrap;color:#eee;letter-spacing:4px;word-spacing:9px;line-height:4;font-variant:small-caps;text-shadow:2px 2px red;list-style:square;border-collapse:collapse;border-spacing:20px;word-break:break-all;hyphens:auto;quotes:"x" "y";caption-side:bottom;empty-cells:hide;tab-size:1}',
  'bootstrap-3': BOOTSTRAP,
};

/** The page of a host: `sheet` is its style sheet, `head` and `body` its own HTML, `policy` what it lets scripts do. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
export const NO_WASM = POLICY.replace(" 'wasm-unsafe-eval'", '');

// Where the element stands is the same on every page, and so is its type face: what differs is then the host's doing.
const PLACE = '#sted{position:absolute!important;left:0!important;top:0!important;width:720px!important;font-family:sans-serif!important;background:#fff!important;float:none!important}#skjema{display:flow-root!important}';

export function host({ sheet = '', body, dir = 'ltr', policy = POLICY, scripts = ['/tildeling.js'] }) {
  return {
    '/vert/vert.css': { body: `${sheet}\n${PLACE}`, contentType: 'text/css' },
    '/vert/vert.html': {
      headers: { 'content-security-policy': policy },
      body: `<!doctype html><html lang="nb" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vert</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/vert/vert.css">${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</head><body><main><div id="sted">${body}</div></main></body></html>`,
    },
  };
}

/** Opens a host's page and waits until every tag on it can be used (or has said why not). */
export async function visitHost(t, options, more = {}) {
  const visit = await open(t, '/vert/vert.html', { ...more, hosts: { ...more.hosts, ...host(options) }, before: () => {
    globalThis.told = [];
    for (const type of ['tildeling-ready', 'tildeling-error']) addEventListener(type, ({ detail }) => globalThis.told.push(detail.code ?? 'ready'));
  } });
  await visit.page.waitForFunction(() => { const tags = [...document.querySelectorAll('tildeling-veiviser,tildeling-vedtak,tildeling-kostnad')]; return tags.length > 0 && globalThis.told.length >= tags.length; });
  return visit;
}

/** The first tag of an element on the page. */
export const tagOf = ({ page }, name) => page.locator(`tildeling-${name}`).first();

/** How much two pictures differ: the share of pixels that are more than 24 of 255 apart in some colour, and the sizes. */
export async function difference({ page }, one, other) {
  if (one.equals(other)) return { share: 0, sizes: [null, null] };
  return page.evaluate(async ([one, other]) => {
    const read = async (text) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (it) => it.charCodeAt(0))], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [a, b] = [await read(one), await read(other)];
    const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
    let apart = 0;
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
      const [at, to] = [(y * a.width + x) * 4, (y * b.width + x) * 4];
      if ([0, 1, 2].some((it) => Math.abs(a.data[at + it] - b.data[to + it]) > 24)) apart += 1;
    }
    return { share: apart / (width * height), sizes: [[a.width, a.height], [b.width, b.height]] };
  }, [one.toString('base64'), other.toString('base64')]);
}


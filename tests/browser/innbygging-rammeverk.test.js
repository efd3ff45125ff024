// What the guide for portals says to those who use React, Vue and TypeScript: its own snippets are run, and the types are checked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { open } from './harness.js';

const SITE_FOLDER = process.env.TILDELING_FOLDER;
const MODULES = fileURLToPath(new URL('node_modules/', import.meta.url));
const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const guide = readFileSync(join(SITE_FOLDER, 'portal.html'), 'utf8');

/** The snippet of the guide that begins with `start`, in two: what it imports, and its tag. */
function snippet(start) {
  const found = [...guide.matchAll(/<pre tabindex="0"><code>([^]*?)<\/code><\/pre>/g)].map(([, text]) => unescaped(text)).find((text) => text.startsWith(start));
  assert.ok(found, start);
  return { imports: found.match(/^import .*$/gm).filter((line) => !line.includes('/jsx')).join('\n'), tag: found.match(/<tildeling-veiviser[^]*?\/>/)[0] };
}

/** A page where `tildeling/…` means the package, as a bundler would have it. */
function page(head, script) {
  const { exports } = JSON.parse(readFileSync(join(SITE_FOLDER, 'npm/package.json'), 'utf8'));
  const imports = Object.fromEntries(Object.entries(exports).flatMap(([name, it]) => (it.default ? [[`tildeling${name.slice(1)}`, `/npm/${it.default.slice(2)}`]] : [])));
  return { '/vert.html': { body: `<!doctype html><html lang="nb"><title>Vert</title><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports })}</script>${head}<main id="app"></main><script type="module">${script}</script></html>` } };
}

const theirs = (path) => ({ [`/${path.split('/').pop()}`]: { contentType: 'text/javascript', body: readFileSync(MODULES + path, 'utf8') } });

async function works(t, hosts) {
  const visit = await open(t, '/vert.html', { hosts });
  await visit.ready();
  assert.equal(await visit.page.locator('tildeling-veiviser').evaluate((it) => it.ruleset.kommune), '9901');
  await visit.page.locator('.v-primary').click();
  await visit.page.locator('.v-option').first().waitFor();
  await visit.noRequestAfterReady();
}

test('the snippet for React runs as it stands', async (t) => {
  const { imports, tag } = snippet('// React');
  const made = ts.transpileModule(`${imports}\nconst App = () => ${tag};\nReactDOM.createRoot(document.querySelector('#app')).render(React.createElement(App));`,
    { compilerOptions: { jsx: ts.JsxEmit.React, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText;
  await works(t, { ...page('<script src="/react.production.min.js"></script><script src="/react-dom.production.min.js"></script>', made), ...theirs('react/umd/react.production.min.js'), ...theirs('react-dom/umd/react-dom.production.min.js') });
});

test('the snippet for Vue runs as it stands', async (t) => {
  const { imports, tag } = snippet('// Vue');
  const [, isOurs] = /isCustomElement: (\(tag\) => [^}]+?) }/.exec(unescaped(guide));
  const script = `${imports}\nconst app = Vue.createApp({ template: ${JSON.stringify(tag)} });\napp.config.compilerOptions.isCustomElement = ${isOurs};\napp.config.warnHandler = (text) => { console.error(text); };\napp.mount('#app');`;
  await works(t, { ...page('<script src="/vue.global.js"></script>', script), ...theirs('vue/dist/vue.global.js') });
});

/** Code that uses all that is typed; each `@ts-expect-error` is a mistake that must be found. */
const TYPED = `
import 'tildeling';
import { attach, load } from 'tildeling';
import { Engine, EngineError, type Knowledge } from 'tildeling/engine';
import 'tildeling/veiviser';
import 'tildeling/jsx';

const knowledge: Knowledge = { alder: 81, iplos_personlig_hygiene: { min: 3 }, bosituasjon: { any: ['hjemme'] }, ukjent: null };
const engine = await Engine.load(new URL('https://example.org/regler/9901.bin'), { date: '2026-11-22', build: 'vedtak' });
const [first] = engine.assess(knowledge, { lang: 'nn' }).services;
export const level: 'fits' | 'judgement' | 'no' | 'open' | undefined = first?.level;
// @ts-expect-error no such build
await Engine.load('x', { build: 'annen' });
export const caught = (error: unknown) => error instanceof EngineError && error.code === 'wasm-blocked';

const tag = document.createElement('tildeling-veiviser');
tag.addEventListener('tildeling-ready', ({ detail }) => { const kind: 'wasm' | 'js' = detail.engine; console.log(kind); });
tag.reset();
// @ts-expect-error the guide gives no answers away
console.log(tag.result);
document.querySelector('tildeling-vedtak')!.value = { draft: {}, facts: {} };
// @ts-expect-error it cannot be set
document.querySelector('tildeling-kostnad')!.result = null;
const { element, detach } = await attach(document.forms[0]!, { fields: {} }, { kommune: '9901' });
element.refresh(); detach(); await load(document.body);

export const jsx = <tildeling-veiviser kommune="9901" heading-level="3" rules="/regler/9901.bin"><p>Ring oss</p></tildeling-veiviser>;
// @ts-expect-error no such level
export const wrong = <tildeling-veiviser heading-level="9" />;
`;

test('the types of the package hold, in TypeScript and in JSX', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tildeling-ts-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(SITE_FOLDER, 'npm'), join(folder, 'node_modules/tildeling'), { recursive: true });
  for (const name of ['@types', 'csstype']) symlinkSync(join(MODULES, name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'bruk.tsx'), TYPED);
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable', '--jsx', 'react-jsx', '--types', 'react', 'bruk.tsx'];
  const check = () => { try { return execFileSync(process.execPath, [join(MODULES, 'typescript/lib/tsc.js'), ...options], { cwd: folder, encoding: 'utf8' }); } catch (error) { return error.stdout; } };
  assert.equal(check(), '');
});

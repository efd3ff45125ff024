//! Makes the vendored subset of Designsystemet (Digdir, MIT) beside this file from the pinned npm packages.
// Run by hand when the version is raised, never in the build: `node www/style/vendor/make.mjs` (needs npm and a network).
// It picks the components we use, drops the selectors we do not, turns `:root` into `:host` and `rem` into our own unit
// (a host page's root font size must not shrink us), and generates the colour tokens for our palette.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CSS = { name: '@digdir/designsystemet-css', version: '1.22.0' };
const TOOL = { name: '@digdir/designsystemet', version: '1.15.0' }; // only its colour generator is run
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Rules for choices: only the citizen's guide has them; the draft has fields, and says in its own style how they differ from these. */
const CHOICE = /checked|type=(radio|checkbox)/;

/** Components per output file; the second is loaded by the guide only. */
const FILES = {
  'designsystemet.js': { components: ['button', 'input'], drop: CHOICE },
  'designsystemet-valg.js': { components: ['label', 'link', 'validation-message', 'field', 'fieldset', 'input'], keep: /^(?!.*\.ds-input)|^\.ds-field|checked|type=(radio|checkbox)/ },
};

/** Selectors that none of our markup can match, by component. */
const UNUSED = [
  /\((select|textarea)|:where\(\[type=text|indeterminate|\[size\]|\bu-summary|\[data-clickdelegatefor|:click-delegate|ds-card|ds-spinner|\bimg\b|\bsvg\b|aria-sort|data-zebra|data-hover|data-sticky/,
  /\[data-size=?"?(2xs|xs|2xl|xl)|data-field=counter|\[readonly\]|aria-readonly|aria-disabled|aria-busy|data-icon|data-fullwidth/,
  /\[data-color=(success|warning|info)\]|data-field=(validation|description)|legend\+p|:disabled/,
  /data-position=end|type=date|placeholder|type=range|type=color|type=file|:dir\(rtl\)|role=switch|data-prefix|data-suffix|ds-field-affix/,
  /ds-readonly|::part|data-variant=long|data-variant=short|ds-search|\[data-color=neutral\]|data-toggle-group|ds-toggle-group/,
];

/** Our palette: calm petrol on warm paper. Level tags take their tint from these. */
const PALETTE = { accent: '#0f5c66', neutral: '#2b2a27', info: '#2a6a9e', success: '#2e7a4d', warning: '#b7791f', danger: '#b3261e' };
const WHOLE = ['accent', 'neutral'];
/** What components are coloured with; nothing of ours has a `data-color` of its own. */
const MAIN = 'accent';
const PART = /^(background-tinted|surface-tinted|surface-hover|border-subtle|border-default|border-strong|text-subtle|text-default|base-default|base-contrast-default)$/;

const folder = mkdtempSync(join(tmpdir(), 'designsystemet-'));
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const npm = (...args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
  npm('install', '--ignore-scripts', '--no-audit', '--no-fund', ...[CSS, TOOL].map((it) => `${it.name}@${it.version}`));
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const from = join(folder, 'node_modules', CSS.name);
  const integrity = lock.packages[`node_modules/${CSS.name}`].integrity;
  copyFileSync(join(from, 'LICENSE'), join(HERE, 'LICENSE'));
  const made = Object.entries(FILES).map(([file, { components, ...wanted }]) => (
    { file, components, css: components.map((it) => ours(readFileSync(join(from, 'dist/src', `${it}.css`), 'utf8'), wanted)).join('\n') }));
  const plain = without(made.map(({ css }) => css).join('\n'));
  for (const { file, components, css: before } of made) {
    const css = plain(before);
    write(file, `${CSS.name} ${CSS.version} (MIT, see LICENSE; ${integrity}): ${components.join(', ')}`, css);
  }
  const { generateColorSchemes } = await import(pathToFileURL(join(folder, 'node_modules', TOOL.name, 'dist/src/colors/index.js')));
  write('farger.js', `Colour tokens in the names of Designsystemet, made by the colour generator of ${TOOL.name} ${TOOL.version} (MIT)`, colours(generateColorSchemes));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One component's rules, pruned and rewritten for a shadow root. */
function ours(css, wanted) {
  return prune(css.replaceAll(/\s+/g, ' '), wanted)
    .replaceAll(':root', ':host')
    .replaceAll(/(-?[\d.]+)rem\b/g, 'calc($1*var(--tildeling-unit))')
    .replaceAll(/-(moz|webkit)-(fit|max)-content/g, '$2-content')
    .replaceAll(/(width|height):(fit|max)-content;\1:\2-content/g, '$1:$2-content')
    .replaceAll(/(?<=[;{])-(moz|webkit)-(appearance|column-gap|column-break-\w+|print-color-adjust|mask):[^;}]*;?/g, '');
}

/** Drops unused selectors, and rules and blocks left empty by that. */
function prune(css, { keep = /./, drop = /^$/ }) {
  let out = '';
  for (const { prelude, body } of rules(css)) {
    if (body === undefined) { out += `${prelude};`; continue; }
    if (/^@(media|supports|layer)/.test(prelude)) {
      const inner = prune(body, { keep, drop });
      if (inner) out += `${prelude}{${inner}}\n`;
    } else {
      const kept = split(prelude).filter((it) => keep.test(it) && !drop.test(it) && !UNUSED.some((no) => no.test(it)));
      if (kept.length) out += `${kept.join(',')}{${body}}\n`;
    }
  }
  return out;
}

/** Top-level rules of a stylesheet; strings and brackets inside are respected. */
function* rules(css) {
  let start = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '"') at = css.indexOf('"', at + 1);
    else if (css[at] === '(') at = close(css, at, '(', ')');
    else if (css[at] === ';') { const prelude = css.slice(start, at).trim(); if (prelude) yield { prelude }; start = at + 1; }
    else if (css[at] === '{') {
      const end = close(css, at, '{', '}');
      yield { prelude: css.slice(start, at).trim(), body: css.slice(at + 1, end).trim() };
      start = end + 1;
      at = end;
    }
  }
}

function close(css, from, open, shut) {
  let depth = 0;
  for (let at = from; at < css.length; at += 1) {
    if (css[at] === '"') at = css.indexOf('"', at + 1);
    else if (css[at] === open) depth += 1;
    else if (css[at] === shut && (depth -= 1) === 0) return at;
  }
  throw new Error(`unbalanced ${open} at ${from}`);
}

function split(selectors) {
  const parts = [];
  let depth = 0, start = 0;
  for (let at = 0; at <= selectors.length; at += 1) {
    if (selectors[at] === '(' || selectors[at] === '[') depth += 1;
    else if (selectors[at] === ')' || selectors[at] === ']') depth -= 1;
    else if ((selectors[at] === ',' && depth === 0) || at === selectors.length) { parts.push(selectors.slice(start, at).trim()); start = at + 1; }
  }
  return parts;
}

/** Takes out of a part of `css` the variables that are set only once in all of it, and puts in their values: nothing of ours sets them. */
function without(css) {
  const set = (name) => [...css.matchAll(new RegExp(`(?<=[;{])${name}:([^;}]*)`, 'g'))];
  const names = [...new Set(css.match(/--_?dsc-[\w-]+/g))].filter((name) => !name.includes('-url') && set(name).length === 1);
  const values = new Map(names.map((name) => [name, set(name)[0][1]]));
  const filled = (text) => text.replace(/var\((--_?dsc-[\w-]+)\)/g, (whole, name) => (values.has(name) ? filled(values.get(name)) : whole));
  return (part) => filled(names.reduce((text, name) => text.replace(new RegExp(`(?<=[;{])${name}:[^;}]*;?`, 'g'), ''), part));
}

/** `light-dark()` follows the colour scheme that the page has chosen; nothing here declares one. */
function colours(generate) {
  let host = '', swaps = '';
  for (const [name, hex] of Object.entries(PALETTE)) {
    const { light, dark } = generate(hex);
    const tokens = light.map((it, at) => [it.name, it.hex, dark[at].hex]).filter(([it]) => WHOLE.includes(name) || PART.test(it));
    for (const [token, day, night] of tokens) host += `--ds-color-${name}-${token}:light-dark(${day},${night});`;
    if (name === MAIN) swaps = tokens.map(([it]) => `--ds-color-${it}:var(--ds-color-${name}-${it})`).join(';');
  }
  return `:host{${host}}\n:host{${swaps}}\n`;
}

function write(file, about, css) {
  const hash = createHash('sha256').update(css).digest('base64');
  const text = `//! ${about}. Made by make.mjs; do not edit.\n// sha256-${hash}\nexport default String.raw\`${css}\`;\n`;
  if (css.includes('`') || css.includes('${')) throw new Error(`${file}: the text would end its own literal`);
  writeFileSync(join(HERE, file), text);
  console.log(file, text.length);
}

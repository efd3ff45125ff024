//! Finds a browser of the Chromium family for the tests, and the switches it is started with.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

// The headless shells first: they start twice as fast.
const NAMES = [
  'chrome-headless-shell', 'chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable',
  'microsoft-edge', 'brave-browser',
];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const HELP = `No browser was found for the tests. Any one of these is enough:
  1. set CHROME to the path of Chrome, Chromium, Edge or Brave;
  2. have one of these on PATH: ${NAMES.join(', ')};
  3. on a Mac, install one of these among the applications: ${MAC.join(', ')};
  4. on Linux on x86-64, let npm install the optional package @sparticuz/chromium in tests/browser.`;

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PACKAGE = join(HERE, 'node_modules/@sparticuz/chromium/bin');
const UNPACKED = join(HERE, 'node_modules/.chromium');

// Off in the tests: the check that keeps pages of other sites from loading ours from this machine, and, since our list takes the
// place of the one playwright-core has, what would change addresses, delay painting or talk to the network by itself. The last two
// are pages that a full browser loads into its own address bar for each window: half of what it costs to open one.
const OFF = [
  'LocalNetworkAccessChecks', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'MediaRouter', 'OptimizationHints',
  'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
];

/** What the browser is started with, beside the switches of playwright-core. */
export const SWITCHES = ['--disable-gpu', '--disable-quic', '--mute-audio', `--disable-features=${OFF.join(',')}`];

/** The browser as `{ path, env }`: the named one, else an installed one, else the one npm carries. */
export function findChrome() {
  const chrome = installed() ?? carried();
  if (!chrome) throw new Error(HELP);
  return chrome;
}

function installed() {
  const named = process.env.CHROME;
  if (named && !isProgram(named)) throw new Error(`CHROME is «${named}», and that is no program.`);
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const onMac = process.platform === 'darwin' ? MAC.map((name) => join('/Applications', `${name}.app`, 'Contents/MacOS', name)) : [];
  const path = [named, ...onPath, ...onMac].find((path) => path && isProgram(path));
  return path && { path, env: {} };
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The browser in the npm package, unpacked the first time. It brings the libraries and fonts that a bare Linux lacks. */
function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return undefined;
  if (!existsSync(UNPACKED)) unpack(`${UNPACKED}.${process.pid}`);
  const libraries = [join(UNPACKED, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { path: join(UNPACKED, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: UNPACKED } };
}

function unpack(unfinished) {
  const content = (name) => brotliDecompressSync(readFileSync(join(PACKAGE, name)));
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'chromium'), content('chromium.br'), { mode: 0o755 });
  for (const name of ['al2023.tar.br', 'fonts.tar.br']) execFileSync('tar', ['-x', '-C', unfinished], { input: content(name) });
  const folder = (name) => `<dir>${name}</dir>`;
  const fonts = `<fontconfig>${folder(join(UNPACKED, 'fonts'))}${folder('/usr/share/fonts')}<cachedir>${join(UNPACKED, 'cache')}</cachedir></fontconfig>`;
  writeFileSync(join(unfinished, 'fonts.conf'), `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n${fonts}\n`);
  try {
    renameSync(unfinished, UNPACKED);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(UNPACKED)) throw error; // otherwise another test file was first
  }
}

// As a program: says which browser the tests will use. `--installed`: fails if that would be the one npm carries.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const found = process.argv.includes('--installed') ? installed() : findChrome();
    if (found) console.log(found.path);
    else process.exitCode = 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

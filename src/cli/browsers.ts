/**
 * Finds the machine's browsers, or gets them: Debian's packages as root, else
 * Playwright's build of Chromium. For the commands and for every test that
 * starts a browser.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

type BrowserName = 'chromium' | 'firefox';

const PLACES: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};
const DEBIAN_PACKAGE: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };
/** Where Playwright keeps what it downloads, newest last. */
const PLAYWRIGHT_CHROMIUM = ['.cache/ms-playwright/chromium-*/chrome-linux*/chrome', 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*'];

/** The path of an installed browser; `SPRAVKA_CHROMIUM` and `SPRAVKA_FIREFOX` come first. */
export function browserPath(name: BrowserName): string | undefined {
  const places = [process.env[`SPRAVKA_${name.toUpperCase()}`], ...PLACES[name], ...(name === 'chromium' ? playwrightBuilds() : [])];
  return places.find((place): place is string => place !== undefined && existsSync(place));
}

const playwrightBuilds = (): string[] => PLAYWRIGHT_CHROMIUM.flatMap((pattern) => globSync(pattern, { cwd: homedir(), absolute: true })).sort().reverse();

/**
 * Flags for headless runs: no sandbox, since root and containers have none, and
 * nothing asked of the network.
 */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @throws with what to do when the browser can be had in no way this knows */
export function ensureBrowser(name: BrowserName, say: (line: string) => void): string {
  const present = browserPath(name);
  if (present !== undefined) return present;
  for (const [what, command, args] of waysToInstall(name)) {
    say(`No ${name} found; getting ${what} …`);
    spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = browserPath(name);
    if (installed !== undefined) return installed;
  }
  throw new Error(`No ${name} was found and none could be installed. Install it, or give its path in SPRAVKA_${name.toUpperCase()}.`);
}

function waysToInstall(name: BrowserName): [what: string, command: string, args: string[]][] {
  const ways: [string, string, string[]][] = [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push([`Debian's package ${DEBIAN_PACKAGE[name]}`, 'sh', ['-c', `apt-get update -qq && apt-get install -y -qq ${DEBIAN_PACKAGE[name]}`]]);
  }
  if (name === 'chromium') ways.push(["Playwright's build", process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']]);
  return ways;
}

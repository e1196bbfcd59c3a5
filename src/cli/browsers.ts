/**
 * Finds the machine's browsers, or gets them: Debian's packages as root, else
 * Playwright's build of Chromium. For the commands and for every test that
 * starts a browser.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { OLDEST_BROWSERS } from '../platform/oldest-browsers.ts';
import { BadInput } from './command.ts';

type BrowserName = keyof typeof OLDEST_BROWSERS;

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
/** A browser that tells no version in that time is taken for a new one. */
const VERSION_MS = 20_000;
/** Where Playwright keeps what it downloads, newest last. */
const PLAYWRIGHT_CHROMIUM = ['.cache/ms-playwright/chromium-*/chrome-linux*/chrome', 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*'];

/** The path of an installed browser; `SPRAVKA_CHROMIUM` and `SPRAVKA_FIREFOX` come first. */
export function browserPath(name: BrowserName): string | undefined {
  return [chosenPath(name), ...installedPaths(name)].find((place): place is string => place !== undefined && existsSync(place));
}

const chosenPath = (name: BrowserName): string | undefined => process.env[variableOf(name)] || undefined;
const variableOf = (name: BrowserName): string => `SPRAVKA_${name.toUpperCase()}`;
const installedPaths = (name: BrowserName): string[] => [...PLACES[name], ...(name === 'chromium' ? playwrightBuilds() : [])].filter((place) => existsSync(place));

const playwrightBuilds = (): string[] => PLAYWRIGHT_CHROMIUM.flatMap((pattern) => globSync(pattern, { cwd: homedir(), absolute: true })).sort().reverse();

/**
 * Flags for headless runs: no sandbox, since root and containers have none, and
 * nothing asked of the network.
 */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * The path of a browser that can run the extension: the one chosen, else one
 * that is installed, else one that is got now.
 * @throws BadInput with what to do when it can be had in no way this knows
 */
export function ensureBrowser(name: BrowserName, say: (line: string) => void): string {
  const chosen = chosenPath(name);
  if (chosen !== undefined) return fitOf(chosen, name);
  const present = youngEnough(name);
  if (present !== undefined) return present;
  for (const [what, command, args] of waysToInstall(name)) {
    const [old] = installedPaths(name);
    say(`${old === undefined ? `No ${name} found` : tooOld(old, name)}; getting ${what} …`);
    spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = youngEnough(name);
    if (installed !== undefined) return installed;
  }
  const [old] = installedPaths(name);
  if (old !== undefined) throw new BadInput(`${tooOld(old, name)}. ${whereNewer()}, or give the path of a newer one in ${variableOf(name)}`);
  throw new BadInput(`no ${name} was found and none could be installed; install it, or give its path in ${variableOf(name)}`);
}

const youngEnough = (name: BrowserName): string | undefined => installedPaths(name).find((path) => !isOld(path, name));

function fitOf(chosen: string, name: BrowserName): string {
  if (!existsSync(chosen)) throw new BadInput(`${variableOf(name)} is ${chosen}: no such file`);
  if (isOld(chosen, name)) throw new BadInput(`${tooOld(chosen, name)}; give the path of a newer one in ${variableOf(name)}, or nothing`);
  return chosen;
}

/** Debian's first release of a year has the Firefox of its day; the newer ones come to its security archive. */
const SECURITY_ARCHIVE = 'deb http://security.debian.org/debian-security RELEASE-security main';

/** For a Debian that doesn't ask its security archive yet, the line that makes it. */
function whereNewer(): string {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const [, codename] = /^ID=debian$/m.test(release) ? (/^VERSION_CODENAME=(\w+)$/m.exec(release) ?? []) : [];
  if (codename === undefined) return 'Update it';
  return `Debian's security archive has newer ones: add “${SECURITY_ARCHIVE.replace('RELEASE', codename)}” to /etc/apt/sources.list and try again`;
}

const isOld = (path: string, name: BrowserName): boolean => (majorVersion(path) ?? Infinity) < OLDEST_BROWSERS[name];
const tooOld = (path: string, name: BrowserName): string => `${path} is ${name} ${majorVersion(path)}, and Spravka needs ${OLDEST_BROWSERS[name]} or newer`;

/** Undefined where a browser doesn't tell: on Windows it would open a window instead. */
function majorVersion(path: string): number | undefined {
  if (process.platform === 'win32') return undefined;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: VERSION_MS });
  const [, major] = /(\d+)\.\d+/.exec(stdout ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
}

function waysToInstall(name: BrowserName): [what: string, command: string, args: string[]][] {
  const ways: [string, string, string[]][] = [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push([`Debian's package ${DEBIAN_PACKAGE[name]}`, 'sh', ['-c', `apt-get update -qq && apt-get install -y -qq ${DEBIAN_PACKAGE[name]}`]]);
  }
  if (name === 'chromium') ways.push(["Playwright's build", process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']]);
  return ways;
}

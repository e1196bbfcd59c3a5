/**
 * Where the machine's browsers are, for every test and tool that starts one.
 */
import { existsSync } from 'node:fs';

const CHROMIUM_PLACES = [
  process.env['SPRAVKA_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FIREFOX_PLACES = [
  process.env['SPRAVKA_FIREFOX'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

const firstThatExists = (places: readonly (string | undefined)[]): string | undefined =>
  places.find((place): place is string => place !== undefined && existsSync(place));

export const chromiumPath = (): string | undefined => firstThatExists(CHROMIUM_PLACES);
export const firefoxPath = (): string | undefined => firstThatExists(FIREFOX_PLACES);

/** Flags for a browser without a sandbox of its own (as root, in containers) that asks nothing of the network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

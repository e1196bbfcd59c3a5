// @vitest-environment node
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { OLDEST_BROWSERS } from '../platform/oldest-browsers.ts';
import { ensureBrowser } from './browsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'spravka-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** Something that calls itself a browser of that version. */
function browserThatSays(version: string): string {
  const path = join(folder, 'browser');
  writeFileSync(path, `#!/bin/sh\necho '${version}'\n`);
  chmodSync(path, 0o755);
  return path;
}
const silent = (): void => {};

describe.skipIf(process.platform === 'win32')('a browser chosen by its path', () => {
  it.each([
    ['firefox', 'Mozilla Firefox 142.0'],
    ['firefox', 'Mozilla Firefox 153.7.0esr'],
    ['chromium', 'Chromium 150.0.7871.46 built on Debian GNU/Linux 12 (bookworm)'],
    ['chromium', 'Google Chrome 132.0.6834.83 '],
    ['chromium', 'of no version'],
  ] as const)('%s that says “%s” is taken', (name, version) => {
    const path = browserThatSays(version);
    vi.stubEnv(`SPRAVKA_${name.toUpperCase()}`, path);
    expect(ensureBrowser(name, silent)).toBe(path);
  });

  it.each([
    ['firefox', 'Mozilla Firefox 140.12.0esr', 140],
    ['chromium', 'Chromium 131.0.6778.264', 131],
  ] as const)('%s that says “%s” is refused, with what is wanted', (name, version, major) => {
    const path = browserThatSays(version);
    vi.stubEnv(`SPRAVKA_${name.toUpperCase()}`, path);
    expect(() => ensureBrowser(name, silent)).toThrow(`${path} is ${name} ${major}, and Spravka needs ${OLDEST_BROWSERS[name]} or newer; give the path of a newer one in SPRAVKA_${name.toUpperCase()}, or nothing`);
  });

  it('is told when it is not there', () => {
    vi.stubEnv('SPRAVKA_FIREFOX', join(folder, 'absent'));
    expect(() => ensureBrowser('firefox', silent)).toThrow(`SPRAVKA_FIREFOX is ${join(folder, 'absent')}: no such file`);
  });
});

/**
 * A copy of the built extension with as many entries as one likes.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackagedGlossary } from '../../../glossary/compile.ts';
import { LINE } from '../../../src/protocol/line.ts';
import { EXTENSION } from './chromium.ts';

export type Installation = { readonly extension: string; readonly profile: string; readonly remove: () => void };

/** A page of the extension with a box and nothing else: what the browser itself takes. */
export const BARE = 'bare.html';

/** A page of the extension that asks the background at each key for nothing, and writes a number when that is answered: what the browser takes to carry a question and its answer. */
export const ECHO = 'echo.html';

const ECHO_SCRIPT = `
let asked = 0;
const port = chrome.runtime.connect({ name: '${LINE}' });
addEventListener('beforeinput', () => port.postMessage({ number: ++asked, question: { request: 'nothing', params: {} } }));
port.onMessage.addListener(({ number }) => { document.querySelector('[role="option"]').textContent = number; });
`;

/** The glossary's entries again and again under other names; the automaton stays as it is. */
export function installation(count: number): Installation {
  const root = mkdtempSync(join(tmpdir(), 'spravka-bench-'));
  const extension = join(root, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const file = join(extension, 'glossary', 'entries.json');
  const glossary = JSON.parse(readFileSync(file, 'utf8')) as PackagedGlossary;
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = glossary.entries[index % glossary.entries.length]!;
    const round = Math.floor(index / glossary.entries.length);
    return round === 0 ? entry : { ...entry, id: `${entry.id}-${round}`, head: `${entry.head} ${round}` };
  });
  writeFileSync(join(extension, BARE), '<!doctype html><html lang="en"><title>Bare</title><input autofocus>');
  writeFileSync(join(extension, ECHO), '<!doctype html><html lang="en"><title>Echo</title><input type="text" autofocus><div id="root"><p role="option">0</p></div><script src="echo.js"></script>');
  writeFileSync(join(extension, 'echo.js'), ECHO_SCRIPT);
  const version = `bench-${count}`;
  writeFileSync(file, JSON.stringify({ ...glossary, version, entries }));
  writeFileSync(join(extension, 'glossary', 'version.json'), JSON.stringify({ version }));
  return { extension, profile: join(root, 'profile'), remove: () => rmSync(root, { recursive: true, force: true }) };
}

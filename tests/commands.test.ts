/**
 * The commands on bad input: each ends with exit code 2 and one line that says
 * what is wrong and what to do. Run as a person runs them, in a process each.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from '../src/cli/browsers.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GLOSS = 'src/cli/gloss.ts';
const LOOKUP = 'src/cli/lookup.ts';
const START = 'src/cli/start.ts';
const LINT = 'glossary/lint-command.ts';
const HARVEST = 'glossary/harvest/command.ts';

const { DISPLAY: _, WAYLAND_DISPLAY: __, ...WITHOUT_DISPLAY } = process.env;

type Ended = { readonly code: number; readonly out: string; readonly err: string };

const run = (command: string, ...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', command, ...args], { cwd: ROOT, env: WITHOUT_DISPLAY }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  });

let folder: string;
const inFolder = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spravka-commands-'));
  writeFileSync(inFolder('picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]));
  writeFileSync(inFolder('latin1.txt'), Buffer.from('caf\u00e9 VSNKh', 'latin1'));
  writeFileSync(inFolder('broken.pdf'), '%PDF-1.4 and no more');
  writeFileSync(inFolder('empty.pdf'), '');
  writeFileSync(inFolder('empty.txt'), '');
  writeFileSync(inFolder('period.txt'), 'The VSNKh and the Vesenkha.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('--help', { timeout: 60_000, tags: 'slow' }, () => {
  it.each([
    [GLOSS, '--help', ['npm run --silent gloss --', '.pdf', '--lines']],
    [LOOKUP, '-h', ['npm run --silent lookup --', 'QUERY']],
    [START, '--help', ['npm start -- [FILE or ADDRESS]', 'opens a browser']],
    [LINT, '--help', ['npm run --silent glossary:lint --', 'every fault']],
    [HARVEST, '--help', ['npm run --silent glossary:harvest --', '--min N']],
    ['tests/run.ts', '--help', ['npm run check', 'passed']],
    ['tests/bench/run.ts', '--help', ['npm run bench --', 'engine, page']],
  ])('of %s tells what it does, and does nothing', async (command, option, told) => {
    const { code, out, err } = await run(command, option);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const each of told) expect(out).toContain(each);
    expect(out).toContain('usage:');
  });

  it('or any other output may be cut short by whoever has read enough', async () => {
    const { code, err } = await new Promise<Ended>((resolve) => {
      execFile('bash', ['-o', 'pipefail', '-c', `${process.execPath} --import tsx ${LOOKUP} v | head -1`], { cwd: ROOT }, (error, out, told) => resolve({ code: error === null ? 0 : Number(error.code), out, err: told }));
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('is no question where it is what to look up', async () => {
    expect((await run(LOOKUP, '--', '--help')).out).not.toContain('usage:');
  });
});

describe('bad input to a command', { timeout: 60_000, tags: 'slow' }, () => {
  it.each<[what: string, command: string, args: string[], told: string]>([
    ['gloss without a file', GLOSS, [], 'give one file; usage:'],
    ['gloss with a file that is not there', GLOSS, ['absent.txt'], 'absent.txt: no such file; give a file\'s path'],
    ['gloss with a folder', GLOSS, ['src'], 'src: is not a file'],
    ['gloss with a picture', GLOSS, ['picture.txt'], 'picture.txt: is a binary file; give .txt, .html, .md or .pdf'],
    ['gloss with another encoding', GLOSS, ['latin1.txt'], 'latin1.txt: is not UTF-8 text; convert it first'],
    ['gloss with a broken PDF', GLOSS, ['broken.pdf'], 'broken.pdf: is not a readable PDF'],
    ['gloss with an empty PDF', GLOSS, ['empty.pdf'], 'empty.pdf: is not a readable PDF'],
    ['gloss with an unknown option', GLOSS, ['--colour', 'empty.txt'], "Unknown option '--colour'"],
    ['lookup without a query', LOOKUP, [], 'no query is given; usage:'],
    ['lookup with an unknown option', LOOKUP, ['--colour', 'NEP'], "Unknown option '--colour'"],
    ['start with a file that is not there', START, ['absent.html'], 'absent.html: no such file'],
    ['start with what it cannot show', START, ['picture.png'], 'picture.png: no such file'],
    ['start with a kind it does not open', START, ['broken.pdf'], 'broken.pdf: only .html, .htm, .txt, .md can be opened'],
    ['start with a folder', START, ['src'], 'src: is not a file; give a file'],
    ['start with a picture named as text', START, ['picture.txt'], 'picture.txt: is a binary file; give .html, .htm, .txt, .md'],
    ['start with an address of another kind', START, ['ftp://example.org/'], 'ftp://example.org/: no such file; give a file'],
    ['start with an unknown option', START, ['--colour'], "Unknown option '--colour'; usage: npm start -- [FILE or ADDRESS]"],
    ['start with two files', START, ['empty.txt', 'period.txt'], 'give one file or address'],
    ['lint of what is no glossary', LINT, ['absent'], 'absent: has no folder entries/'],
    ['lint of two folders', LINT, ['glossary', 'src'], 'give one folder; usage:'],
    ['harvest of a file that is not there', HARVEST, ['absent.txt'], 'absent.txt: no such file'],
    ['harvest of a picture', HARVEST, ['picture.txt'], 'picture.txt: is a binary file'],
    ['harvest with a --min that is no number', HARVEST, ['--min', 'many', 'empty.txt'], '--min wants a whole number from 1 up, not “many”'],
  ])('%s', async (_, command, args, told) => {
    const ended = await run(command, ...args.map((arg) => (/\.\w+$/.test(arg) ? inFolder(arg) : arg)));
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.err).toContain(told);
  });

  it('an empty file has no glosses, which is no fault', async () => {
    expect(await run(GLOSS, '--json', inFolder('empty.txt'))).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('the lint command', { timeout: 60_000, tags: 'slow' }, () => {
  it('tells every fault of a glossary with its file, line and remedy, and exits 1', async () => {
    const glossary = inFolder('glossary');
    const entry = (id: string, more = ''): string => `id: ${id}\nkind: term\nhead: ${id}\ngloss: A thing that was.\n${more}sources: [{ work: w, part: p }]\n`;
    mkdirSync(join(glossary, 'entries', 'terms'), { recursive: true });
    const files: Readonly<Record<string, string>> = {
      'entries/terms/broken.yaml': 'id: broken\nkind: [term\n',
      'entries/terms/coloured.yaml': entry('coloured', 'colour: red\n'),
      'entries/terms/nep.yaml': entry('nep'),
      'entries/terms/twice.yaml': entry('nep'),
      'entries/terms/picture.yaml': 'P\0NG',
      'sources.yaml': 'w: { author: A, title: T',
      'renamed.json': '{',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(glossary, name), text);
    const { code, out } = await run(LINT, glossary);
    expect(code).toBe(1);
    for (const told of ['broken.yaml:3 yaml: ', 'coloured.yaml:5 unknown-key: colour is not a key of an entry → remove it', 'unique-id: id "nep" is taken', 'picture.yaml:1 yaml: is a binary file → write the entry as UTF-8 text', 'sources.yaml:1 syntax: ', 'renamed.json:1 syntax: ']) {
      expect(out).toContain(told);
    }
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^2 entries, \d+ faults$/);
  });

  it('says so when sources and renames are not there', async () => {
    mkdirSync(inFolder('bare/entries'), { recursive: true });
    const { code, out } = await run(LINT, inFolder('bare'));
    expect(code).toBe(1);
    expect(out).toContain('sources.yaml:1 missing-file');
    expect(out).toContain('renamed.json:1 missing-file');
  });
});

describe('good input', { timeout: 60_000, tags: 'slow' }, () => {
  it.each([
    ['without html, head and body', '<!doctype html><meta charset=utf-8><p>The <b>VSN</b>Kh'],
    ['with body alone', '<meta charset=utf-8><body><p>The VSNKh</body>'],
    ['whose elements are left open', '<!doctype html><title>1921</title><ul><li>The<li>VSNKh'],
  ])('gloss reads a page %s, as a browser does', async (_, html) => {
    writeFileSync(inFolder('tags.html'), html);
    const { out } = await run(GLOSS, '--json', inFolder('tags.html'));
    expect(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['VSNKh']);
  });

  it('gloss prints one object a line, in the order the README gives', async () => {
    const { code, out } = await run(GLOSS, '--json', inFolder('period.txt'));
    expect(code).toBe(0);
    const [first, ...rest] = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(first!)).toEqual(['line', 'start', 'end', 'text', 'entries', 'heads', 'confidence', 'shown']);
    expect(first).toMatchObject({ line: 1, start: 4, end: 9, text: 'VSNKh', entries: ['vsnkh'], shown: true });
    expect(rest.map(({ entries }) => (entries as string[])[0])).toEqual(['vsnkh']);
  });

  it('lookup prints what the popup would list', async () => {
    const { code, out } = await run(LOOKUP, '--json', 'vesenha');
    expect(code).toBe(0);
    expect(JSON.parse(out.split('\n')[0]!)).toMatchObject({ id: 'vsnkh', head: 'VSNKh' });
  });
});

describe.skipIf(browserPath('chromium') === undefined)('start without a display', { timeout: 300_000, tags: 'slow' }, () => {
  it('tells what is marked and keeps a picture of it', async () => {
    const { code, out } = await run(START, inFolder('period.txt'));
    expect(code).toBe(0);
    expect(out).toMatch(/period\.txt: 2 marks of 1 entry\.\n +2 {2}vsnkh \(body\)\n/);
    const [, picture = ''] = /Screenshot: (.+)/.exec(out) ?? [];
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
    rmSync(dirname(picture), { recursive: true });
  });

  it('names an address that does not answer', async () => {
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
    await new Promise((done) => closed.close(done));
    const { code, err } = await run(START, address);
    expect(code).toBe(2);
    expect(err.trimEnd()).toBe(`start: ${address}: cannot be opened (net::ERR_CONNECTION_REFUSED); check the address`);
  });
});

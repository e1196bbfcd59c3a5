/**
 * `npx tsx tests/bench/unrelated.ts [--all] [FOLDER …]`: how much is marked where nothing should
 * be. Reads the documentation that lies on the machine (/usr/share/doc, man pages, the READMEs of
 * packages), each file a page of its own, and tells the marks per 100,000 characters with and
 * without the gate. `--all` lists every mark; some of what is left is no mistake, for a README may
 * well name the Soviet Union.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPackagedMatcher } from '../../src/cli/packaged.ts';
import { glossPage, type Gloss } from '../../src/matching/gloss-page.ts';
import { ROOT } from './texts.ts';

const MANUAL = /\.[1-8][a-z]*$/;
const TEXT = /\.(?:txt|md|rst|html?|Debian|[1-8][a-z]*)$|(?:^|\/)[A-Z][A-Za-z._-]*$|changelog|copyright/;

type Corpus = { readonly name: string; readonly files: readonly string[] };

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const corpora: Corpus[] =
  folders.length > 0
    ? folders.map((folder) => ({ name: folder, files: filesIn(folder, TEXT) }))
    : [
        { name: '/usr/share/doc', files: filesIn('/usr/share/doc', TEXT) },
        { name: 'man pages', files: filesIn('/usr/share/man', MANUAL) },
        { name: 'READMEs', files: filesIn(join(ROOT, 'node_modules'), /\.md$/) },
      ];

const matcher = await readPackagedMatcher();
for (const corpus of corpora) measure(corpus);

function measure({ name, files }: Corpus): void {
  const counts = { characters: 0, pages: 0, found: 0, shown: 0, touched: 0 };
  const marks = new Map<string, number>();
  for (const file of files) {
    const text = textOf(file);
    if (text === undefined) continue;
    const glosses = glossPage([text], matcher, 'normal');
    const shown = glosses.filter((gloss) => gloss.shown);
    counts.characters += text.length;
    counts.pages++;
    counts.found += glosses.length;
    counts.shown += shown.length;
    counts.touched += Number(shown.length > 0);
    for (const gloss of shown) tally(marks, gloss);
    if (args.includes('--all') && shown.length > 0) console.log(`${file}: ${shown.map(labelOf).join(', ')}`);
  }
  const rate = (marked: number): string => ((marked * 100_000) / Math.max(1, counts.characters)).toFixed(2);
  console.log(`${name}: ${counts.pages} pages, ${(counts.characters / 1e6).toFixed(1)} M characters; per 100,000: ${rate(counts.found)} without the gate, ${rate(counts.shown)} with it; ${counts.shown} marks on ${counts.touched} pages`);
  const most = [...marks].sort((a, b) => b[1] - a[1]).slice(0, 25);
  if (most.length > 0) console.log(`  ${most.map(([label, count]) => `${label} ×${count}`).join(', ')}`);
}

function labelOf({ text, entries }: Gloss): string {
  return `${text.replaceAll(/\s+/g, ' ')} (${entries[0]})`;
}

function tally(marks: Map<string, number>, gloss: Gloss): void {
  const label = labelOf(gloss);
  marks.set(label, (marks.get(label) ?? 0) + 1);
}

function filesIn(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && wanted.test(item.name.replace(/\.gz$/, '')))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/** A file's words, or nothing where it has none. */
function textOf(file: string): string | undefined {
  const raw = readFileSync(file);
  const bytes = file.endsWith('.gz') ? gunzipSync(raw) : raw;
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  const text = bytes.toString('utf8');
  if (/\.html?(?:\.gz)?$/.test(file)) return text.replaceAll(/<(?:script|style)[\s\S]*?<\/(?:script|style)>|<[^>]+>/g, ' ');
  return MANUAL.test(file.replace(/\.gz$/, '')) ? text.replaceAll(/^\.[A-Za-z]+ ?|\\f[A-Z]|\\\(../gm, '') : text;
}

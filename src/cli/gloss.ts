/**
 * `npm run --silent gloss -- [--json] [--all] [--lines] FILE`: what Spravka would mark in a
 * text, by the very code that marks pages. DESIGN of the output: README.
 */
import { glossPage, type Gloss } from '../matching/gloss-page.ts';
import { BadInput, readArguments, runCommand, type Manual } from './command.ts';
import { BETWEEN_BLOCKS, extractText } from './extract-text.ts';
import { readPackagedGlossary, readPackagedMatcher } from './packaged.ts';

const MANUAL: Manual = {
  usage: 'npm run --silent gloss -- [--json] [--all] [--lines] FILE',
  does: 'Lists what Spravka would mark in a text, by the code that marks pages.',
  options: {
    FILE: '.txt, .html, .md or .pdf, or - for standard input',
    '--json': 'one object a line: line, start, end, text, entries, heads, confidence, shown',
    '--all': 'also what the page would not show',
    '--lines': 'every line is a page of its own',
  },
};

await runCommand('gloss', MANUAL, async () => {
  const { values, positionals } = readArguments({ json: { type: 'boolean' }, all: { type: 'boolean' }, lines: { type: 'boolean' } }, MANUAL);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new BadInput(`give one file; usage: ${MANUAL.usage}`);
  const { blocks } = await extractText(file);
  const [matcher, { entries }] = await Promise.all([readPackagedMatcher(), readPackagedGlossary()]);
  const heads = new Map(entries.map(({ id, head }) => [id, head]));

  for (const { texts, firstLine } of pagesOf(blocks, values.lines === true)) {
    for (const gloss of located(texts, glossPage(texts, matcher, 'normal'), firstLine)) {
      if (!gloss.shown && !values.all) continue;
      const record = { ...gloss, heads: gloss.entries.map((id) => heads.get(id) ?? id) };
      console.log(values.json ? JSON.stringify(ordered(record)) : readable(record));
    }
  }
});

type Page = { readonly texts: readonly string[]; readonly firstLine: number };
type Located = Omit<Gloss, 'block'> & { readonly line: number };

/** With `lines`, each line is a page of its own, and its offsets begin anew. */
function* pagesOf(blocks: readonly string[], lines: boolean): Generator<Page> {
  if (!lines) return yield { texts: blocks, firstLine: 1 };
  const all = blocks.join(BETWEEN_BLOCKS).split(/\r?\n/);
  for (const [index, text] of all.entries()) yield { texts: [text], firstLine: index + 1 };
}

/** Places within the blocks → places in the joined text, with line numbers. */
function* located(texts: readonly string[], glosses: readonly Gloss[], firstLine: number): Generator<Located> {
  let block = 0;
  let blockStart = 0;
  let line = firstLine;
  let counted = 0;
  for (const { block: own, ...gloss } of glosses) {
    for (; block < own; block++) {
      line += lineBreaks(texts[block]!, counted, texts[block]!.length) + BETWEEN_BLOCKS.length;
      blockStart += texts[block]!.length + BETWEEN_BLOCKS.length;
      counted = 0;
    }
    line += lineBreaks(texts[block]!, counted, gloss.start);
    counted = gloss.start;
    yield { ...gloss, line, start: blockStart + gloss.start, end: blockStart + gloss.end };
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

type Told = Located & { readonly heads: readonly string[] };

function ordered({ line, start, end, text, entries, heads, confidence, shown }: Told): object {
  return { line, start, end, text, entries, heads, confidence, shown };
}

function readable({ line, text, heads, shown }: Told): string {
  const others = heads.length > 1 ? ` (or ${heads.slice(1, 4).join('; ')})` : '';
  return `${String(line).padStart(6)}  ${text.replace(/\s+/g, ' ')} → ${heads[0]}${others}${shown ? '' : '  [hidden]'}`;
}

/**
 * The engine on the product's own glossary, whose patterns accept millions of
 * spellings that no list could hold, with all its rules.
 */
import { gzipSync } from 'node:zlib';
import { compileGlossary } from '../../../glossary/compile.ts';
import { loadGlossary } from '../../../glossary/load.ts';
import { findMatches, loadMatcher, unpackMatcher, type Matcher } from '../../../src/matching/matcher.ts';
import type { Table } from '../section.ts';
import { median, ratios, short, spreadOf, told } from '../statistics.ts';
import { ROOT } from '../texts.ts';
import { look } from './methods.ts';
import { inMs, timed } from './timing.ts';

const LOADS = 9;

function loaded(bytes: Uint8Array): Matcher {
  const result = loadMatcher(bytes);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

/** `ratio`: against the bare loop; `gzip`: bytes as packaged. */
export function ownGlossary(text: string, rounds: number): { readonly table: Table; readonly ratio: number; readonly gzip: number } {
  const glossary = loadGlossary(`${ROOT}glossary`);
  let packed = new Uint8Array();
  const compile = inMs(() => (packed = new Uint8Array(compileGlossary(glossary).matcher)));
  const matcher = loaded(packed);
  const unpacked = unpackMatcher(matcher);
  const scans: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    scans.push(timed(() => findMatches(text, matcher)));
    bare.push(timed(() => look(text)));
  }
  const loads = (bytes: Uint8Array): string => short(median(Array.from({ length: LOADS }, () => inMs(() => loadMatcher(bytes)))));
  const gzip = gzipSync(packed, { level: 9 }).length;
  const ratio = median(ratios(scans, bare));
  const row = [
    glossary.entries.length.toLocaleString('en'),
    findMatches(text, matcher).length.toLocaleString('en'),
    short(compile),
    told(spreadOf(scans)),
    short(ratio),
    `${short(packed.length / 1000)} (${short(gzip / 1000)})`,
    loads(packed),
    short(unpacked.length / 1000),
    loads(unpacked),
  ];
  return {
    ratio,
    gzip,
    table: {
      caption: 'The product: its whole glossary with grammar, capitals and line ends',
      columns: ['entries', 'matches', 'compile, ms', 'scan, ms (quartiles)', '× bare loop', 'packed, KB (gzip)', 'loads in, ms', 'unpacked, KB', 'loads in, ms'],
      rows: [row],
    },
  };
}

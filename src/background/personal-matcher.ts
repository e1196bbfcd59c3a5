/**
 * Publishes the matchers of the entries that are not built in: the reader's own
 * and those of the packs switched on. Parts that are published already stay;
 * new ones are written before the list that names them, old ones go after it,
 * so that a page or a worker that stops in between finds all it needs.
 */
import type { EntryId } from '../domain/entry.ts';
import type { EntryMeta, FormPattern } from '../domain/pattern.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import { compileMatcher, unpackMatcher } from '../matching/matcher.ts';
import { toBase64 } from '../platform/base64.ts';
import { listPublishedParts, publish, publishPart, readPartsStamp, readPublishedPersonal, removeParts, writePartsStamp } from '../protocol/published.ts';
import type { Holdings } from '../storage/entries.ts';
import { partsOf, type Part } from './matcher-parts.ts';
import { ownPatterns, packPatterns, plainPatterns } from './personal-patterns.ts';
import { nextTurn, runInTurns } from '../platform/turns.ts';
import type { Words } from './words.ts';

type Parts = {
  readonly read: () => Promise<Pick<Holdings, 'personal' | 'packs'>>;
  /** Grows with every change of what is read. */
  readonly revision: () => Promise<number>;
  readonly words: () => Promise<Words>;
  /** Changes whenever the engine or the derivation of forms may have. */
  readonly engine: () => Promise<string>;
  readonly onError: (error: unknown, where: string) => void;
};

export type PersonalMatcher = {
  /** Brings what is published up to date; calls during a run are one more run after it. */
  readonly refresh: () => Promise<void>;
};

export function createPersonalMatcher({ read, revision, words, engine, onError }: Parts): PersonalMatcher {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await publishParts().catch((error: unknown) => onError(error, 'publishing personal entries'));
    } while (again);
    running = null;
  }

  async function publishParts(): Promise<void> {
    const stamp = `${await engine()}/${await revision()}`;
    if ((await readPartsStamp()) === stamp) return;
    const parts = partsOf(await read(), await engine());
    const [published, stored] = await Promise.all([readPublishedPersonal(), listPublishedParts()]);
    const names = parts.map(({ name }) => name);
    if (published?.parts.join() !== names.join()) {
      for (const part of parts) {
        if (stored.includes(part.name)) continue;
        await publishPart(part.name, toBase64(await compilePart(part, words)));
        await nextTurn();
        // Something has changed meanwhile: what is compiled so far is kept, the list will be another.
        if (again) return;
      }
      await publish({ personalMatcher: names.length === 0 ? null : { parts: names } });
    }
    await removeParts(stored.filter((name) => !names.includes(name)));
    await writePartsStamp(stamp);
  }

  return {
    refresh: () => {
      if (running) again = true;
      return (running ??= run());
    },
  };
}

const PATTERNS = { own: ownPatterns, pack: packPatterns, plain: plainPatterns } as const;

/** A matcher's bytes. */
export async function compilePart({ entries, style }: Pick<Part, 'entries' | 'style'>, words: () => Promise<Words>): Promise<Uint8Array> {
  const { all, lexicon } = await words();
  const patterns = await runInTurns(patternsOf(entries, style, lexicon));
  await nextTurn();
  return unpackMatcher(compileMatcher(patterns, metasOf(entries), { commonWords: style === 'plain' ? [] : all }));
}

function* patternsOf(entries: Part['entries'], style: Part['style'], lexicon: Lexicon): Generator<void, FormPattern[]> {
  const patterns: FormPattern[] = [];
  for (const [index, entry] of entries.entries()) {
    for (const pattern of PATTERNS[style](entry, index, lexicon)) patterns.push(pattern);
    yield;
  }
  return patterns;
}

/** See-also links count both ways, as in the built-in glossary; those that lead out of the part are not known to it. */
function metasOf(entries: Part['entries']): EntryMeta[] {
  const indexOf = new Map<EntryId, number>(entries.map(({ id }, index) => [id, index]));
  const neighbours = entries.map(() => new Set<number>());
  entries.forEach(({ see }, index) => {
    for (const id of see) {
      const other = indexOf.get(id);
      if (other === undefined) continue;
      neighbours[index]?.add(other);
      neighbours[other]?.add(index);
    }
  });
  return entries.map(({ id, kind }, index) => ({ id, kind, neighbours: [...(neighbours[index] ?? [])].sort((a, b) => a - b) }));
}

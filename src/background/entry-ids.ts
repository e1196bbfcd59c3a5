/**
 * Ids for entries that come without one, made of their headwords.
 */
import { entryId, type EntryId } from '../domain/entry.ts';
import { PackIdSchema, type PackId } from '../domain/entry-view.ts';
import { fnv1a } from '../domain/hash.ts';
import { romanise } from '../forms/romanise.ts';
import * as v from 'valibot';

const LONGEST = 60;

/** `Рабкрин` and `Rabkrin` are `rabkrin`; what has no letters that romanise gets a number made of it. */
export function idOf(head: string): EntryId {
  const latin = romanise(head, 'bgn-plain').normalize('NFD').toLowerCase().replace(/\p{M}|['’ʹʺ]/gu, '');
  const slug = latin.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '');
  return entryId(slug === '' ? `entry-${hashOf(head)}` : slug);
}

export const packIdOf = (title: string): PackId => v.parse(PackIdSchema, idOf(title).slice(0, 50).replace(/-+$/, ''));

export const numbered = (id: EntryId, number: number): EntryId => entryId(`${id.slice(0, 72).replace(/-+$/, '')}-${number}`);

/** The first of `id`, `id-2`, `id-3`… that is free. */
export function freeId(id: EntryId, isTaken: (id: EntryId) => boolean): EntryId {
  let free = id;
  for (let number = 2; isTaken(free); number++) free = numbered(id, number);
  return free;
}

/** A short name made of a text. */
export const hashOf = (text: string): string => fnv1a(text).toString(36);

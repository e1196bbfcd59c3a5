import { describe, expect, it } from 'vitest';
import { entryId, type Entry } from '../domain/entry.ts';
import { ok } from '../domain/result.ts';
import type { Holdings } from '../storage/entries.ts';
import { glavki, trust, vsnkh } from '../../tests/fixtures/card-entries.ts';
import { createHeldOnce } from './holdings.ts';
import { createNeighbours } from './neighbours.ts';

const own: Entry = { ...trust, id: entryId('my-trust'), head: 'a trust of mine', see: [entryId('trust'), entryId('trust')] };
const holdings = (builtIn: readonly Entry[]): Holdings => ({
  personal: [{ id: own.id, entry: own, createdAt: 1, updatedAt: 1 }],
  packs: [],
  builtIn,
  version: '1',
  overlays: new Map([[glavki.id, { id: glavki.id, head: 'glavki', overlay: { gloss: 'In my words.' }, updatedAt: 1 }]]),
  state: '',
});

describe('the entries that name another', () => {
  it('are told in order of headwords, each once, with the gloss that counts', async () => {
    const { pointingTo } = createNeighbours(createHeldOnce(() => Promise.resolve(ok(holdings([vsnkh, glavki, trust])))));
    const found = await pointingTo(entryId('trust'));
    expect(found.ok && found.value.map(({ id, gloss, own: isOwn }) => [id, gloss.slice(0, 11), isOwn])).toEqual([
      ['my-trust', 'A group of ', true],
      ['glavki', 'In my words', undefined],
      ['vsnkh', 'The body th', undefined],
    ]);
    expect(await pointingTo(entryId('nobody'))).toEqual(ok([]));
  });

  it('are looked for anew when the glossary has changed', async () => {
    let builtIn: Entry[] = [vsnkh];
    const held = createHeldOnce(() => Promise.resolve(ok(holdings(builtIn))));
    const { pointingTo } = createNeighbours(held);
    expect(await pointingTo(entryId('glavki'))).toMatchObject(ok([{ id: 'vsnkh' }]));
    builtIn = [trust, vsnkh];
    held.forget();
    expect(await pointingTo(entryId('glavki'))).toMatchObject(ok([{ id: 'trust' }, { id: 'vsnkh' }]));
  });
});

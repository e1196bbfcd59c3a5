import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import { glossaryAddress, hashOf, placeOf, type GlossaryPlace } from './screen-addresses.ts';

const places: GlossaryPlace[] = [
  { at: 'list' },
  { at: 'list', query: 'Рабочая оппозиция? 100 % & "#/entry"' },
  { at: 'entry', id: entryId('workers-group-1923') },
  { at: 'edit', id: entryId('vsnkh') },
  { at: 'new' },
  { at: 'new', selection: { text: 'Рабочая оппозиция? 100 % & "#/entry"', title: 'A = B?', address: 'https://a.example/b?c=d#e' }, tabId: 7 },
  { at: 'new', selection: { text: '' } },
  { at: 'section', name: 'settings' },
];

describe('the address of a place', () => {
  it.each(places)('leads back to $at', (place) => expect(placeOf(hashOf(place))).toEqual(place));

  it('is a page of the extension', () => {
    expect(glossaryAddress({ at: 'entry', id: entryId('vsnkh') })).toBe('/options.html#/entry/vsnkh');
    expect(glossaryAddress({ at: 'new' }, { alone: true })).toBe('/options.html?alone#/new');
  });
});

it.each(['', '#', '#/', '#vsnkh-', '#/entry', '#/entry/', '#/entry/../..', '#/entry/<b>', '#/%00', '#/entry/A B/edit'])('%s is the list', (hash) => expect(placeOf(hash)).toEqual({ at: 'list' }));

it.each(['#/new?tab=x', '#/new?tab=1.5', '#/new?title=only'])('of %s nothing is taken', (hash) => expect(placeOf(hash)).toEqual({ at: 'new' }));

it('takes no selection that is too long', () => expect(placeOf(`#/new?text=${'x'.repeat(2001)}&tab=3`)).toEqual({ at: 'new', tabId: 3 }));

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { all, demidov, vsnkh } from '../../../tests/fixtures/card-entries.ts';
import { DraftSchema } from '../../domain/draft.ts';
import { EntrySchema } from '../../domain/entry.ts';
import { blankDraft, draftOf, lifeLines, lifeOf, previewOf, saysTheSame, withoutBlanks } from './draft-fields.ts';

describe('a blank draft', () => {
  it('is filled from a selection: headword and source', () => {
    expect(blankDraft({ text: ' МГСПС ', title: 'A pamphlet', address: 'https://a.example/b' })).toEqual({ kind: 'term', head: 'МГСПС', gloss: '', forms: [], see: [], sources: [{ work: 'own', title: 'A pamphlet', at: 'https://a.example/b' }] });
  });
  it('takes a passage for the article', () => expect(blankDraft({ text: 'x'.repeat(121) })).toMatchObject({ head: '', article: 'x'.repeat(121), sources: [] }));
  it('is blank without one', () => expect(v.is(DraftSchema, blankDraft())).toBe(true));
});

describe('an entry as a draft', () => {
  it.each([...all.values()])('$id says what the entry says, without whose it is', (entry) => {
    const draft = draftOf({ ...entry, own: true, updatedAt: 7, overlay: { note: 'Mine.' } });
    expect(v.is(DraftSchema, draft)).toBe(true);
    expect(v.parse(EntrySchema, draft)).toEqual(entry);
  });
});

describe('the same words', () => {
  it('are the same with blanks or without, in any order of fields', () => {
    const draft = draftOf(vsnkh);
    expect(saysTheSame(draft, { ...Object.fromEntries(Object.entries(draft).toReversed()), article: '  ', name: { family: '' }, expansion: { ...draft.expansion, cyrillic: '' } } as typeof draft)).toBe(true);
    expect(saysTheSame(draft, { ...draft, gloss: `${draft.gloss} ` })).toBe(false);
  });
  it('keep what must stand', () => expect(withoutBlanks({ ...blankDraft(), cyrillic: '', life: [] })).toEqual(blankDraft()));
});

describe('a life in lines', () => {
  it('is read back as it was written', () => expect(lifeOf(lifeLines(demidov.life))).toEqual(demidov.life));
  it('keeps what is general knowledge, and a line without a date', () => {
    expect(lifeOf('1907: joined: and left °\n\nwas tried')).toEqual([{ when: '1907', what: 'joined: and left', general: true }, { when: '', what: 'was tried' }]);
  });
});

describe('the preview', () => {
  it('is an entry, whatever is missing', () => {
    expect(previewOf(blankDraft())).toMatchObject({ head: '…', gloss: '', own: true, sources: [] });
    expect(previewOf({ ...blankDraft(), forms: [{ text: ' ' }, { text: 'NEP' }], sources: [{ work: 'own' }, { work: 'own', title: 'A' }], name: { family: ' ', given: 'Vera' } })).toMatchObject({ forms: [{ text: 'NEP' }], sources: [{ work: 'own', title: 'A' }] });
    expect(previewOf({ ...blankDraft(), name: { family: ' ' } }).name).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { entryOf } from '../../tests/fixtures/database.ts';
import { DraftSchema, type Draft, type DraftInput } from '../domain/draft.ts';
import { entryId } from '../domain/entry.ts';
import { loadMatcher, type Matcher } from '../matching/matcher.ts';
import { createDraftChecker } from './draft-check.ts';
import { compilePart } from './personal-matcher.ts';
import { createWords } from './words.ts';

const words = createWords(async () => 'left\nparty');
const BUILT_IN = [entryOf('nep', { head: 'NEP', cyrillic: 'НЭП' }), entryOf('left-srs', { head: 'Left SRs' })];
const KNOWN: readonly string[] = ['nep', 'left-srs', 'tram', 'tram-2'];

async function matchers(): Promise<Matcher[]> {
  const loaded = loadMatcher(await compilePart({ entries: BUILT_IN, style: 'pack' }, words));
  return loaded.ok ? [loaded.value] : [];
}
const { check } = createDraftChecker({ words, matchers, known: async (ids) => new Set(ids.filter((id) => KNOWN.includes(id))) });
const draft = (more: Partial<DraftInput> = {}): Draft => v.parse(DraftSchema, { kind: 'term', head: 'subbotnik', gloss: 'Day of unpaid work.', ...more });

describe('the check of a draft', () => {
  it('finds nothing wrong with a good one, guesses its Cyrillic, says how it will be found', async () => {
    const checked = await check(draft());
    expect(checked).toMatchObject({ problems: [], warnings: [], cyrillicGuess: 'субботник', id: 'subbotnik' });
    expect(checked.spellings).toContain('subbotnik');
    expect((await check(draft({ cyrillic: 'субботник' }))).spellings).toEqual(expect.arrayContaining(['субботник', 'субботника']));
  });

  it('guesses no Cyrillic where there is some', async () => {
    for (const more of [{ cyrillic: 'субботник' }, { head: 'субботник' }, { head: '' }]) expect((await check(draft(more))).cyrillicGuess).toBeNull();
  });

  it('guesses none for an English phrase, and does for a Russian one', async () => {
    expect((await check(draft({ head: 'Kuksa party' }))).cyrillicGuess).toBeNull();
    expect((await check(draft({ head: 'Rabochaia oppozitsiia' }))).cyrillicGuess).toBe('Рабочая оппозиция');
    expect((await check(draft({ head: 'party' }))).cyrillicGuess).not.toBeNull();
  });

  it('says the id a new entry would get, a free one', async () => {
    expect((await check(draft({ head: 'Tram' }))).id).toBe('tram-3');
    expect((await check(draft({ head: 'Tram' }), entryId('tram'))).id).toBe('tram');
  });

  it('names problems while one types, and still shows what it can', async () => {
    const checked = await check(draft({ gloss: '', forms: [{ text: 'x' }] }));
    expect(checked.problems).toEqual([{ field: 'forms.0', problem: 'one-letter' }, { field: 'gloss', problem: 'empty' }]);
    expect((await check(draft({ gloss: '' }))).spellings).toContain('subbotnik');
    expect((await check(draft({ id: 'nep' }))).problems).toEqual([{ field: 'id', problem: 'id-taken' }]);
  });

  it('warns of common words, of clashes and of links that lead nowhere', async () => {
    const { warnings } = await check(draft({ head: 'left', cyrillic: 'труд', forms: [{ text: 'NEP' }, { text: 'Left SRs' }, { text: 'the NEP years' }], see: ['nep', 'nobody'] }));
    expect(warnings).toEqual([
      { field: 'head', warning: 'common-word', text: 'left' },
      { field: 'cyrillic', warning: 'common-word', text: 'труд' },
      { field: 'forms.0', warning: 'clashes', text: 'NEP', ids: ['nep'] },
      { field: 'forms.1', warning: 'clashes', text: 'Left SRs', ids: ['left-srs'] },
      { field: 'see.1', warning: 'unknown-see', text: 'nobody' },
    ]);
  });

  it('does not warn an entry of itself', async () => {
    expect((await check(draft({ head: 'NEP' }), entryId('nep'))).warnings).toEqual([]);
  });

  it('tells that something will be taken out', async () => {
    expect((await check(draft({ gloss: 'turned \u202earound' }))).warnings).toEqual([{ field: 'entry', warning: 'tamed' }]);
  });
});

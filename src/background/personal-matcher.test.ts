import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { entryOf, freshDatabase, packStep } from '../../tests/fixtures/database.ts';
import { createFind } from '../content/find-terms.ts';
import { partsFrom } from '../content/published-matcher.ts';
import { entryId, type Entry } from '../domain/entry.ts';
import type { FormPattern } from '../domain/pattern.ts';
import { DEFAULT_CHOICES } from '../protocol/choices.ts';
import { listPublishedParts, readPublished } from '../protocol/published.ts';
import { applyChange, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readOwned } from '../storage/entries.ts';
import { partsOf } from './matcher-parts.ts';
import { ownPatterns } from './personal-patterns.ts';
import { createPersonalMatcher, type PersonalMatcher } from './personal-matcher.ts';
import { createWords } from './words.ts';

const errors = vi.fn();
let database: SpravkaDatabase;
let matcher: PersonalMatcher;
let clock = 1;
const words = createWords(async () => ['party', 'left', 'work', 'labour'].join('\n'));
const matcherWith = (engine = 'v1'): PersonalMatcher => createPersonalMatcher({ read: () => readOwned(database), revision: async () => (await database.counters.get('revision'))?.value ?? 0, words, engine: async () => engine, onError: errors });
beforeEach(async () => {
  fakeBrowser.reset();
  errors.mockReset();
  database = await freshDatabase();
  matcher = matcherWith();
});
afterEach(() => {
  expect(errors).not.toHaveBeenCalled();
  database.close();
});

async function write(...entries: Entry[]): Promise<void> {
  const step: Step = { table: 'personal', keys: entries.map(({ id }) => id), decide: (before, index) => ({ id: entries[index]!.id, entry: entries[index]!, createdAt: before?.createdAt ?? 1, updatedAt: clock++ }) };
  await applyChange(database, 'save', [step]);
  await matcher.refresh();
}

/** What a page would mark, as `text=id,id`. */
async function marked(text: string, hiddenForms = {}): Promise<string[]> {
  const parts = await partsFrom((await readPublished()).personalMatcher);
  const find = createFind(parts.map((part) => part.matcher), { choices: DEFAULT_CHOICES, hiddenForms });
  return find(text).map(({ start, end, candidates, confidence }) => `${text.slice(start, end)}=${candidates.map(({ id }) => id).join()} ${confidence}`);
}

describe('the reader’s own entries', () => {
  it('are marked in all the spellings that built-in ones have, surely', async () => {
    await write(entryOf('subbotnik', { head: 'subbotnik', cyrillic: 'субботник' }), entryOf('ivanov-a', { kind: 'person', head: 'Ivanov, A. A.', name: { family: 'Иванов', given: 'А.', patronymic: 'А.' } }));
    expect(await marked('Subbotniks and the субботниками of Ivanov, Ivanoff.')).toEqual(['Subbotniks=subbotnik certain', 'субботниками=subbotnik certain', 'Ivanov=ivanov-a certain', 'Ivanoff=ivanov-a certain']);
  });

  it('keep the confidence that the reader states for a form', async () => {
    await write(entryOf('saturday', { head: 'communist Saturday', forms: [{ text: 'Saturday', confidence: 'context' }] }));
    expect(await marked('On Saturday, a communist Saturday')).toEqual(['Saturday=saturday context', 'communist Saturday=saturday certain']);
  });

  it('keep it wherever the form comes from: headword, Cyrillic, surname, all that is made of them', async () => {
    await write(
      entryOf('labour', { head: 'Labour', cyrillic: 'труд', forms: [{ text: 'labour', confidence: 'context' }, { text: 'труд', confidence: 'context' }, { text: 'labour front' }] }),
      entryOf('left', { head: 'left (side)', forms: [{ text: 'left', confidence: 'context' }] }),
      entryOf('hope', { kind: 'person', head: 'Hope, Anna', forms: [{ text: 'Hope', confidence: 'context' }] }),
    );
    expect(await marked('Labour and labour, труду, left; Hope; Anna Hope; a labour front')).toEqual([
      'Labour=labour context', 'labour=labour context', 'труду=labour context', 'left=left context', 'Hope=hope context', 'Anna Hope=hope certain', 'labour front=labour certain',
    ]);
  });

  it('want no company for a word of every day, which they seldom have: the page decides', () => {
    const entry = entryOf('party', { head: 'party', cyrillic: 'партия', forms: [{ text: 'party', confidence: 'context' }, { text: 'партия', confidence: 'context' }] });
    const roles = (patterns: readonly FormPattern[]): string[] => [...new Set(patterns.map(({ target: { role, confidence } }) => `${role} ${confidence}`))];
    expect(roles(ownPatterns(entry, 0, { isEnglishWord: (word) => word === 'party' }))).toEqual(['name context']);
  });

  it('mark no ordinary word that only the romanisation reaches', async () => {
    await write(entryOf('partiia', { head: 'partiia', cyrillic: 'партий' }));
    expect(await marked('the party of партий, a partii')).toEqual(['партий=partiia certain', 'partii=partiia certain']);
  });

  it('are marked anew at every change, and no more when they are gone', async () => {
    await write(entryOf('udarnik'));
    expect(await marked('An udarnik')).toEqual(['udarnik=udarnik certain']);
    await write(entryOf('udarnik', { head: 'shock worker' }));
    expect(await marked('An udarnik, a shock worker')).toEqual(['shock worker=udarnik certain']);
    await applyChange(database, 'remove', [{ table: 'personal', keys: ['udarnik'], decide: () => null }]);
    await matcher.refresh();
    expect((await readPublished()).personalMatcher).toBeNull();
    expect(await listPublishedParts()).toEqual([]);
  });
});

describe('parts', () => {
  const many = (count: number): Entry[] => Array.from({ length: count }, (_, index) => entryOf(`term-${index}`, { head: `terminus${String.fromCharCode(97 + (index % 26))}${index}` }));

  it('are made anew only where an entry has changed', async () => {
    await write(...many(500));
    const before = await listPublishedParts();
    expect(before.length).toBeGreaterThan(2);
    await write(entryOf('term-7', { head: 'changed7word' }));
    const after = await listPublishedParts();
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
    expect(await marked('terminush7 changed7word terminusi8')).toEqual(['changed7word=term-7 certain', 'terminusi8=term-8 certain']);
  });

  it('are not looked at again by the next worker, unless engine or entries are others', async () => {
    await write(entryOf('udarnik'));
    const read = vi.fn(() => readOwned(database));
    const later = (engine: string): PersonalMatcher => createPersonalMatcher({ read, revision: async () => (await database.counters.get('revision'))?.value ?? 0, words, engine: async () => engine, onError: errors });
    await later('v1').refresh();
    expect(read).not.toHaveBeenCalled();
    const before = await listPublishedParts();
    await later('v2').refresh();
    expect(read).toHaveBeenCalledOnce();
    expect(await listPublishedParts()).not.toEqual(before);
    expect(await marked('udarnik')).toEqual(['udarnik=udarnik certain']);
  });

  it('of a worker that died before it named them are named by the next', async () => {
    await write(entryOf('udarnik'));
    const dead = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('the worker died'));
    await applyChange(database, 'save', [{ table: 'personal', keys: ['late'], decide: () => ({ id: entryId('late'), entry: entryOf('late', { head: 'latecomer' }), createdAt: 1, updatedAt: 99 }) }]);
    await matcher.refresh();
    dead.mockRestore();
    expect(errors).toHaveBeenCalled();
    errors.mockReset();
    expect(await marked('udarnik latecomer')).toEqual(['udarnik=udarnik certain']);
    await matcherWith().refresh();
    expect(await marked('udarnik latecomer')).toEqual(['udarnik=udarnik certain', 'latecomer=late certain']);
  });

  it('grow in number with the entries, and each entry is in one', () => {
    for (const count of [1, 199, 201, 5000]) {
      const personal = many(count).map((entry) => ({ id: entry.id, entry, createdAt: 1, updatedAt: 1 }));
      const parts = partsOf({ personal, packs: [] }, 'v1');
      expect(parts.flatMap(({ entries }) => entries).length).toBe(count);
      expect(Math.max(...parts.map(({ entries }) => entries.length))).toBeLessThan(300);
      expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    }
  });

  it('of a very large file have the spellings given and no others', async () => {
    const entry = entryOf('subbotnik', { head: 'Ivanov, Ivan', kind: 'person', cyrillic: 'субботник', forms: [{ text: 'Subbotnikov' }, { text: 'The' }] });
    await applyChange(database, 'import', [{ table: 'personal', keys: ['subbotnik'], decide: () => ({ id: entry.id, entry, createdAt: 1, updatedAt: 1, plain: true }) }]);
    await matcher.refresh();
    expect(await marked('The Ivan Ivanov, the Ivanov; субботник, субботника; Subbotnikov')).toEqual(['Ivan Ivanov=subbotnik certain', 'субботник=subbotnik certain', 'Subbotnikov=subbotnik certain']);
  });
});

describe('packs', () => {
  async function packed(id: string, on: boolean, ...entries: Entry[]): Promise<void> {
    await applyChange(database, 'import', [await packStep(database, id, entries, { on })]);
    await matcher.refresh();
  }

  it('are marked while they are on, by the confidence their forms have', async () => {
    await packed('trams', true, entryOf('depot', { head: 'Miussy depot', cyrillic: 'Миусский парк' }), entryOf('abc', { head: 'Baku' }));
    expect(await marked('Miussy depot, Миусском парке, Baku')).toEqual([expect.stringMatching(/^Miussy depot=depot /), expect.stringMatching(/^Миусском парке=depot /), 'Baku=abc likely']);
    await applyChange(database, 'switch', [{ table: 'packs', keys: ['trams'], decide: (before) => before && { ...before, on: false } }]);
    await matcher.refresh();
    expect(await marked('Miussy depot')).toEqual([]);
  });

  it('stand behind the reader’s own entries', async () => {
    await write(entryOf('mine', { head: 'tramline' }));
    await packed('trams', true, entryOf('theirs', { head: 'tramline' }));
    expect(await marked('the tramline')).toEqual(['tramline=mine,theirs certain']);
  });
});

describe('hidden forms', () => {
  it('are not marked for their entry, in whatever case; others of the text are', async () => {
    await write(entryOf('nep', { head: 'NEP' }), entryOf('udarnik'));
    expect(await marked('NEP and udarnik', { nep: ['nep'] })).toEqual(['udarnik=udarnik certain']);
    expect(await marked('N.E.P. and NEP', { nep: ['nep'] })).toEqual(['N.E.P.=nep certain']);
  });
});

/**
 * What can be said of an entry while it is being written: what is wrong, what
 * it would mark that its writer may not want, and how it will be found.
 */
import type { Draft, Warning } from '../domain/draft.ts';
import type { Entry, EntryId } from '../domain/entry.ts';
import { entryId } from '../domain/entry.ts';
import { readDraft } from '../domain/read-draft.ts';
import { guessCyrillic } from '../forms/guess-cyrillic.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import { withoutQualifier } from '../forms/person-name.ts';
import { spellings } from '../forms/spellings.ts';
import { findMatches, type Matcher } from '../matching/matcher.ts';
import type { DraftCheck } from '../protocol/personal-requests.ts';
import { freeId, idOf } from './entry-ids.ts';
import { isEverydayWord } from './everyday-words.ts';
import type { Words } from './words.ts';

type Parts = {
  readonly words: () => Promise<Words>;
  /** All that is marked now: the built-in glossary and what the reader has. */
  readonly matchers: () => Promise<readonly Matcher[]>;
  /** Which of the ids some entry has. */
  readonly known: (ids: readonly EntryId[]) => Promise<ReadonlySet<EntryId>>;
};

const SHOWN_SPELLINGS = 40;

export type DraftChecker = { readonly check: (draft: Draft, editing?: EntryId) => Promise<DraftCheck>; readonly entryOf: (draft: Draft) => Entry | null };

export function createDraftChecker({ words, matchers, known }: Parts): DraftChecker {
  async function clashes(spelled: readonly Spelling[], editing: EntryId | undefined): Promise<Warning[]> {
    const all = await matchers();
    return spelled.flatMap(({ field, text }): Warning[] => {
      const ids = new Set(all.flatMap((matcher) => findMatches(text, matcher).filter(({ start, end }) => start === 0 && end === text.length).flatMap(({ candidates }) => candidates.map(({ id }) => id))));
      if (editing !== undefined) ids.delete(editing);
      return ids.size === 0 ? [] : [{ field, warning: 'clashes', text, ids: [...ids] }];
    });
  }

  async function commonWords(spelled: readonly Spelling[]): Promise<Warning[]> {
    const { lexicon } = await words();
    return spelled.filter(({ text }) => isEverydayWord(text, lexicon)).map(({ field, text }): Warning => ({ field, warning: 'common-word', text }));
  }

  async function unknownLinks({ see }: Draft): Promise<Warning[]> {
    const links = see.flatMap((id, index) => (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? [{ field: `see.${index}`, id: entryId(id) }] : []));
    if (links.length === 0) return [];
    const held = await known(links.map(({ id }) => id));
    return links.filter(({ id }) => !held.has(id)).map(({ field, id }): Warning => ({ field, warning: 'unknown-see', text: id }));
  }

  async function freeIdFor(draft: Draft): Promise<EntryId | null> {
    if (draft.head.trim() === '') return null;
    const base = idOf(draft.head);
    const tried = new Set<EntryId>();
    for (let id: EntryId = base; tried.size < 100; id = freeId(base, (each) => tried.has(each))) {
      if (!(await known([id])).has(id)) return id;
      tried.add(id);
    }
    return null;
  }

  return {
    entryOf,
    check: async (draft, editing) => {
      const given = draft.id?.trim() ?? '';
      const id = editing ?? (given === '' ? await freeIdFor(draft) : null);
      const read = readDraft({ ...draft, ...(id !== null && { id }) });
      const problems = read.ok ? [] : [...read.failure];
      if (editing === undefined && given !== '' && read.ok && (await known([read.value.entry.id])).size > 0) problems.push({ field: 'id', problem: 'id-taken' });
      const spelled = spellingsIn(draft);
      const warnings = [...(await commonWords(spelled)), ...(await clashes(spelled, editing)), ...(await unknownLinks(draft))];
      if (read.ok && read.value.tamed) warnings.push({ field: 'entry', warning: 'tamed' });
      const entry = entryOf(draft);
      return { problems, warnings, cyrillicGuess: guessFor(draft, (await words()).lexicon), id, spellings: entry === null ? [] : spellings(entry).slice(0, SHOWN_SPELLINGS) };
    },
  };
}

/** In letters: up to it Russian and English share words (na, do, mir). */
const SHORT_WORD = 3;

type Spelling = { readonly field: string; readonly text: string };

function spellingsIn({ head, cyrillic = '', forms }: Draft): Spelling[] {
  return [{ field: 'head', text: withoutQualifier(head.trim()) }, { field: 'cyrillic', text: withoutQualifier(cyrillic.trim()) }, ...forms.map(({ text }, index) => ({ field: `forms.${index}`, text: text.trim() }))].filter(({ text }) => text !== '');
}

/** The entry as far as its names go: a gloss that is still missing keeps nobody from seeing what will be found. */
function entryOf(draft: Draft): Entry | null {
  const { id: _id, gloss: _gloss, article: _article, see: _see, sources: _sources, ...named } = draft;
  const read = readDraft({ ...named, id: 'draft', gloss: '…' });
  return read.ok ? read.value.entry : null;
}

/** In English: such phrases are translations, of which no letters tell the Russian. A single word of English may well be Russian (kulak). */
const isEnglishPhrase = (text: string, lexicon: Lexicon): boolean => {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length > 1 && words.some((word) => word.length > SHORT_WORD && lexicon.isEnglishWord(word));
};

function guessFor({ head, cyrillic = '' }: Draft, lexicon: Lexicon): string | null {
  if (isEnglishPhrase(head, lexicon)) return null;
  if (cyrillic.trim() !== '' || !/\p{Script=Latin}/u.test(head) || /\p{Script=Cyrillic}/u.test(head)) return null;
  return guessCyrillic(head.trim());
}

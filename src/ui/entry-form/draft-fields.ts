/**
 * Between an entry and the texts of its form: a blank draft, an entry as a
 * draft, a draft as an entry to be looked at. Pure; whether a draft can be
 * saved, the background checks.
 */
import { OWN_WORK, type Draft } from '../../domain/draft.ts';
import { entryId, type Entry, type EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { Selection } from '../../protocol/requests.ts';

/** What may stand as a headword, in characters; more than that is a passage. */
export const HEAD_LIMIT = 120;

/** A new entry, filled from what the reader has selected: a few words become its headword, a passage its article. */
export function blankDraft(selection?: Selection): Draft {
  const text = selection?.text.trim() ?? '';
  const isPassage = text.length > HEAD_LIMIT;
  return {
    kind: 'term',
    head: isPassage ? '' : text,
    gloss: '',
    ...(isPassage && { article: text }),
    forms: [],
    see: [],
    sources: selection?.address === undefined ? [] : [{ work: OWN_WORK, at: selection.address, ...(selection.title !== undefined && selection.title !== '' && { title: selection.title }) }],
  };
}

export function draftOf(entry: EntryView): Draft {
  const { own: _own, updatedAt: _updatedAt, pack: _pack, overlay: _overlay, renamedFrom: _renamedFrom, ...fields } = entry;
  return fields;
}

/** Fields without what is empty, so that two drafts that say the same are the same. */
export const withoutBlanks = (draft: Draft): Draft => pruned(draft, ['head', 'gloss', 'forms', 'see', 'sources', 'text', 'work', 'family', 'when', 'what']) as Draft;

export const saysTheSame = (one: Draft, other: Draft): boolean => JSON.stringify(sorted(withoutBlanks(one))) === JSON.stringify(sorted(withoutBlanks(other)));

/** The draft as its card will show it. */
export function previewOf(draft: Draft): EntryView {
  const { sources, name, life, forms, see, ...rest } = withoutBlanks(draft);
  return {
    ...(rest as Omit<Entry, 'id' | 'see' | 'forms' | 'sources'>),
    id: PREVIEW_ID,
    head: draft.head.trim() === '' ? '…' : draft.head,
    forms: forms.filter(({ text }) => text.trim() !== ''),
    see: see as EntryId[],
    sources: sources.filter(saysWhere),
    ...(life && { life: life.filter(({ when, what }) => when !== '' && what !== '') }),
    ...(name && name.family.trim() !== '' && { name: name }),
    own: true,
  };
}
const PREVIEW_ID = entryId('preview');
const saysWhere = ({ work, title, at }: Draft['sources'][number]): boolean => work !== OWN_WORK || [title, at].some((text) => text !== undefined && text.trim() !== '');

/** Life as lines to be written: `1907: joined the party`; a degree sign at the end marks general knowledge. */
export const lifeLines = (life: Draft['life']): string => (life ?? []).map(({ when, what, general }) => `${when}: ${what}${general === true ? ' °' : ''}`).join('\n');

/** A line without a colon is all event. */
export const lifeOf = (lines: string): NonNullable<Draft['life']> =>
  lines.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [, when = '', rest = ''] = /^([^:]{0,60}):\s*(.*)$/s.exec(line) ?? [undefined, '', line];
    const general = /\s*°\s*$/.test(rest);
    return { when: when.trim(), what: general ? rest.replace(/\s*°\s*$/, '') : rest, ...(general && { general }) };
  });

/** Leaves out empty texts and empty groups, but for the fields that must stand. */
function pruned(value: unknown, standing: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => pruned(each, standing));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, pruned(each, standing)] as const);
  return Object.fromEntries(entries.filter(([key, each]) => standing.includes(key) || !isBlank(each)));
}
const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((key) => key === 'family' && (value as { family?: string }).family?.trim() === ''));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}

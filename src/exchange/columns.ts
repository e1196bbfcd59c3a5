/**
 * Which column of a table fills which field of an entry, and a row as an entry.
 */
import { OWN_WORK } from '../domain/draft.ts';
import { KINDS, type Kind } from '../domain/entry.ts';
import { glossAndArticle } from './gloss-and-article.ts';

/** Fields a column may fill, in the order in which our own tables have them. */
export const COLUMN_FIELDS = ['id', 'kind', 'head', 'cyrillic', 'gloss', 'article', 'forms', 'english', 'latin', 'period', 'born', 'died', 'see', 'source', 'address'] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];
/** Per column its field, or null for a column that is left out. */
export type Mapping = readonly (ColumnField | null)[];

/** What people call these columns, in lower case; the field's own name is one of them. */
const NAMES: Readonly<Record<ColumnField, readonly string[]>> = {
  id: ['key', 'slug', 'identifier'],
  kind: ['type', 'category', 'class', 'tags', 'тип', 'вид', 'категория'],
  head: ['headword', 'term', 'word', 'front', 'name', 'acronym', 'abbreviation', 'expression', 'lemma', 'entry', 'title', 'термин', 'слово', 'сокращение', 'аббревиатура', 'имя', 'название'],
  cyrillic: ['russian', 'original', 'in russian', 'native', 'reading', 'по-русски', 'кириллица', 'русский'],
  gloss: ['definition', 'meaning', 'back', 'explanation', 'short definition', 'translation', 'summary', 'определение', 'значение', 'толкование', 'перевод'],
  article: ['description', 'details', 'notes', 'note', 'comment', 'text', 'long definition', 'описание', 'примечание', 'комментарий', 'статья'],
  forms: ['other forms', 'variants', 'spellings', 'synonyms', 'aliases', 'also', 'варианты', 'формы', 'синонимы'],
  english: ['english name', 'in english', 'full name', 'expansion', 'stands for', 'по-английски', 'расшифровка'],
  latin: ['romanisation', 'romanization', 'transliteration', 'transcription', 'транслитерация'],
  period: ['dates', 'years', 'date', 'when', 'годы', 'период', 'даты'],
  born: ['birth', 'date of birth', 'родился', 'год рождения'],
  died: ['death', 'date of death', 'умер', 'год смерти'],
  see: ['see also', 'related', 'links', 'см.', 'см. также'],
  source: ['reference', 'citation', 'book', 'work', 'источник', 'литература'],
  address: ['url', 'link', 'page', 'web', 'адрес', 'ссылка'],
};

const BY_NAME = new Map(COLUMN_FIELDS.flatMap((field) => [field, ...NAMES[field]].map((name) => [name, field] as const)));

const plainName = (name: string): string => name.replace(/[_\s]+/g, ' ').replace(/^\uFEFF/, '').trim().toLowerCase();
export const fieldNamed = (name: string): ColumnField | null => BY_NAME.get(plainName(name)) ?? null;

/** Whether a first row names columns rather than being an entry. */
export const isHeader = (row: readonly string[]): boolean => row.some((cell) => ['head', 'gloss'].includes(fieldNamed(cell) ?? ''));

/** A field is given to the first column that is called so; where no column is called a headword, the first is it and the next the gloss. */
export function suggestMapping(columns: readonly string[], named: boolean): Mapping {
  const taken = new Set<ColumnField>();
  const mapping = columns.map((name): ColumnField | null => {
    const field = named ? fieldNamed(name) : null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  for (const field of ['head', 'gloss'] as const) {
    const free = mapping.indexOf(null);
    if (!taken.has(field) && free >= 0) mapping[free] = field;
  }
  return mapping;
}

/** Parts of a cell that holds several: one's own tables write ` | ` between them, others often `;`. */
const parts = (cell: string): string[] => cell.split(cell.includes('|') ? '|' : ';').map((part) => part.trim()).filter((part) => part !== '');
/** A cell that spreadsheets would run, in whichever of its lines it ends; also one that reads like such a cell guarded already, so that its own ' comes back. */
export const FORMULA = /^'*[=+\-@\t\r]/;
/** The ' that formula-wary tables put before such a cell. */
const withoutGuard = (cell: string): string => (FORMULA.test(cell) ? cell.replace(/^'/, '') : cell);

const KIND_NAMES: Readonly<Record<string, Kind>> = {
  people: 'person', biography: 'person', 'персона': 'person', 'человек': 'person', organisation: 'body', organization: 'body', institution: 'body', 'организация': 'body', 'учреждение': 'body',
  party: 'group', 'группа': 'group', factory: 'workplace', 'завод': 'workplace', 'фабрика': 'workplace', location: 'place', 'место': 'place', 'термин': 'term', acronym: 'term',
  'событие': 'event', newspaper: 'publication', book: 'publication', journal: 'publication', 'газета': 'publication', 'архив': 'archive',
};

function kindOf(cell: string): Kind {
  const words = cell.toLowerCase().split(/[\s,;|]+/u);
  return words.map((word) => KINDS.find((kind) => kind === word) ?? KIND_NAMES[word]).find((kind) => kind !== undefined) ?? 'term';
}

/** The row as a draft of an entry; what is wrong with it is found where all drafts are read. */
export function rowToDraft(row: readonly string[], mapping: Mapping): Record<string, unknown> {
  const cell = (field: ColumnField): string => withoutGuard((row[mapping.indexOf(field)] ?? '').trim());
  const source = { work: OWN_WORK, title: cell('source'), at: cell('address') };
  return {
    id: cell('id'),
    kind: kindOf(cell('kind')),
    head: cell('head'),
    cyrillic: cell('cyrillic'),
    ...glossAndArticle(cell('gloss') || cell('english'), cell('article')),
    forms: parts(cell('forms')),
    expansion: { english: cell('english'), latin: cell('latin') },
    period: cell('period'),
    born: cell('born'),
    died: cell('died'),
    see: parts(cell('see')),
    sources: source.title === '' && source.at === '' ? [] : [{ work: source.work, ...(source.title !== '' && { title: source.title }), ...(source.at !== '' && { at: source.at }) }],
  };
}

/** Between the parts of a cell that holds several. */
export const BETWEEN_PARTS = ' | ';

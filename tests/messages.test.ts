// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import english from '../public/_locales/en/messages.json' with { type: 'json' };
import russian from '../public/_locales/ru/messages.json' with { type: 'json' };
import { KINDS } from '../src/domain/entry.ts';
import { CARD_LABELS } from '../src/ui/card/labels.ts';
import { SEARCH_LABELS } from '../src/ui/search/labels.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;
const [en, ru]: readonly [Messages, Messages] = [english, russian];
const keys = Object.keys(en);
const placeholders = (message: string): string[] => [...new Set(message.match(/\$\d/g) ?? [])].sort();

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.d\.ts$/.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(ROOT, folder, path), 'utf8') })),
);

describe('what rests on general knowledge', () => {
  it('has a name for readers, whichever part of an entry it is', () => {
    const texts = readdirSync(join(ROOT, 'glossary/entries'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml')).map((path) => readFileSync(join(ROOT, 'glossary/entries', path), 'utf8'));
    const fields = new Set(texts.flatMap((text) => [...text.matchAll(/work: general, for: \[([^\]]*)\]/g)].flatMap(([, list = '']) => list.split(',').map((field) => field.trim().replace(/\..*/, '')))));
    expect(fields.size).toBeGreaterThan(5);
    expect([...fields].filter((field) => !CARD_LABELS.some((label) => label === `of_${field}`))).toEqual([]);
  });
});

describe('both languages', () => {
  it('say the same things', () => expect(Object.keys(ru)).toEqual(keys));

  it.each(keys)('say %s in words, with the same names', (key) => {
    const [one, other] = [en[key]?.message ?? '', ru[key]?.message ?? ''];
    expect([one.trim(), other.trim()]).not.toContain('');
    expect(placeholders(other)).toEqual(placeholders(one));
    // Forms for numbers: two in English, three in Russian.
    expect([one.split(' | ').length, other.split(' | ').length]).toEqual(one.includes(' | ') ? [2, 3] : [1, 1]);
  });

  it('are not the same language', () => {
    const latin = keys.filter((key) => !/\p{Script=Cyrillic}/u.test(ru[key]?.message ?? ''));
    expect(latin).toEqual(LATIN_IN_RUSSIAN);
    expect(keys.filter((key) => /\p{Script=Cyrillic}/u.test(en[key]?.message ?? ''))).toEqual(CYRILLIC_IN_ENGLISH);
  });
});
const LATIN_IN_RUSSIAN: readonly string[] = [];
const CYRILLIC_IN_ENGLISH: readonly string[] = [];

it('every message is used', () => {
  const listed = new Set<string>([...CARD_LABELS.map((label) => `card_${label}`), ...SEARCH_LABELS.map((label) => `search_${label}`), ...KINDS.flatMap((kind) => [`kind_${kind}`, `kinds_${kind}`]), 'extName', 'extDescription', 'command_add']);
  const said = new Set(sources.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z]\w*)['"`]/g)].map((found) => found[1])));
  expect(keys.filter((key) => !listed.has(key) && !said.has(key))).toEqual([]);
});

type Node = { readonly type?: string; readonly [field: string]: unknown };
/** Attributes whose text a reader sees or hears. */
const SPOKEN = ['title', 'placeholder', 'alt', 'aria-label', 'aria-description', 'aria-roledescription', 'label'];

const spoken = (value: unknown): string => {
  const text = (value as { value?: unknown } | null)?.value;
  return typeof text === 'string' ? text : '';
};

function* textsOf(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const each of node) yield* textsOf(each);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, name, value } = node as Node & { name?: { name?: string }; value?: unknown };
  if (type === 'JSXText') yield value as string;
  if (type === 'JSXAttribute' && SPOKEN.includes(name?.name ?? '')) yield spoken(value);
  for (const each of Object.values(node)) yield* textsOf(each);
}

it('no screen has words of its own', () => {
  const own = sources
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) => [...textsOf(parseAst(text, { lang: 'tsx' }))].filter((words) => /\p{L}{2}/u.test(words)).map((words) => `${path}: ${words.trim()}`));
  expect(own).toEqual([]);
});

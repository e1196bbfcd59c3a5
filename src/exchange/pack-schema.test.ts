// @vitest-environment node
import { toJsonSchema } from '@valibot/to-json-schema';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../domain/read-draft.ts';
import { openFile, readItems } from './open-file.ts';
import { FORMAT_VERSION, PackFileSchema } from './pack-format.ts';
import { migrateHeader, migrateItem } from './pack-versions.ts';
import type { Item } from './reading.ts';

const PACKS = fileURLToPath(new URL('../../tests/fixtures/packs', import.meta.url));

function read(path: string): { format: string; header: object; items: Item[] } {
  const opening = openFile(readFileSync(path));
  let opened = opening.next();
  while (!opened.done) opened = opening.next();
  if (!opened.value.ok) throw new Error(JSON.stringify(opened.value.failure));
  const items: Item[] = [];
  const reader = readItems(opened.value.value);
  let next = reader.next();
  for (; !next.done; next = reader.next()) items.push(...next.value.items);
  if (next.value) throw new Error(next.value.why);
  const open = opened.value.value;
  return { format: open.format, header: open.kind === 'json' ? open.file.header : {}, items };
}

describe('the schema file', () => {
  it('says what the code reads; make it anew with `vitest -u`', async () => {
    const { $schema, ...schema } = toJsonSchema(PackFileSchema, { errorMode: 'ignore', typeMode: 'input' });
    const titled = { $schema, title: `Spravka pack, version ${FORMAT_VERSION}`, description: 'See pack-format.md beside this file.', ...schema };
    await expect(`${JSON.stringify(titled, null, 2)}\n`).toMatchFileSnapshot('./pack-format.schema.json');
  });
});

describe('files of every version there has been', () => {
  const names = readdirSync(PACKS);

  it.each(Array.from({ length: FORMAT_VERSION }, (_, index) => index + 1))('version %i: there is a pack and a file of everything', (version) => {
    expect(names.filter((name) => name.endsWith(`.v${version}.json`)).sort()).toEqual([`everything.v${version}.json`, `pack.v${version}.json`]);
  });

  it.each(names.filter((name) => name.startsWith('pack')))('%s is read, and is a pack by the schema', (name) => {
    const { header, items } = read(`${PACKS}/${name}`);
    expect(header).toMatchObject({ id: 'trams', title: 'Trams of Moscow', edition: '2026-01', author: 'A reader', licence: 'CC BY 4.0' });
    const entries = items.filter(({ list }) => list === 'entries').map(({ raw }) => readDraft(raw as Record<string, unknown>));
    expect(entries.map((entry) => entry.ok && entry.value.entry.head)).toEqual(['Miussy depot', 'Sukhov, I. I.']);
    expect(items.filter(({ list }) => list === 'overlays')).toHaveLength(1);
    const whole = { ...header, entries: items.filter(({ list }) => list === 'entries').map(({ raw }) => raw), overlays: items.filter(({ list }) => list === 'overlays').map(({ raw }) => raw) };
    expect(v.safeParse(PackFileSchema, whole).success).toBe(true);
  });

  it.each(names.filter((name) => name.startsWith('everything')))('%s is read', (name) => {
    const { format, header, items } = read(`${PACKS}/${name}`);
    expect(format).toBe('everything');
    expect(header).toMatchObject({ choices: { level: 'calm', sitesOff: ['example.org'] }, packs: [{ id: 'trams', on: false }] });
    expect(items.map(({ list }) => list)).toEqual(['personal', 'overlays', 'packEntries']);
  });
});

describe('migration', () => {
  const up = (name: string) => ({ header: (header: unknown) => ({ ...(header as object), [name]: true }), item: (_list: string, item: unknown) => [item, name] });

  it('takes every step from the version a file was written in', () => {
    const steps = [undefined, up('two'), up('three')];
    expect(migrateHeader({ title: 'x' }, 1, steps)).toEqual({ title: 'x', two: true, three: true });
    expect(migrateItem('entries', 'item', 2, steps)).toEqual(['item', 'three']);
    expect(migrateItem('entries', 'item', 3, steps)).toBe('item');
  });
});

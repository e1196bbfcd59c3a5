import { describe, expect, it } from 'vitest';
import { faultLine } from './fault.ts';
import { parseEntry } from './parse.ts';

const GOOD = `id: vsnkh
kind: body
head: VSNKh
cyrillic: ВСНХ
gloss: State body that ran nationalised industry.
period: 1917
forms:
  - Vesenkha
  - { text: SCNE, confidence: context }
sources:
  - { work: pirani-2008, part: ch2, note: 12 }
  - { work: general, for: [period] }
`;

/** What the author of a faulty file reads. */
const told = (text: string): string[] => {
  const parsed = parseEntry(text, 'entries/bodies/vsnkh.yaml');
  return parsed.ok ? [] : parsed.failure.map(faultLine);
};

describe('parseEntry', () => {
  it('reads an entry and the line of each key', () => {
    const parsed = parseEntry(GOOD, 'f.yaml');
    if (!parsed.ok) throw new Error(parsed.failure.map(faultLine).join('\n'));
    expect(parsed.value.entry).toMatchObject({ id: 'vsnkh', period: '1917', see: [], forms: [{ text: 'Vesenkha' }, { text: 'SCNE', confidence: 'context' }] });
    expect(parsed.value.lineOf('forms')).toBe(7);
  });

  it.each([
    ['a key that is not ours', GOOD + 'colour: red\n', 'entries/bodies/vsnkh.yaml:13 unknown-key: colour is not a key of an entry'],
    ['a missing key', GOOD.replace(/gloss: .*\n/, ''), 'missing-key: gloss is missing → add "gloss"'],
    ['a wrong kind', GOOD.replace('kind: body', 'kind: institution'), ':2 schema: kind:'],
    ['a bad id', GOOD.replace('id: vsnkh', 'id: VSNKh'), ':1 schema: id: an id is lower-case ASCII'],
    ['a long gloss', GOOD.replace('State body', 'State body '.repeat(20)), ':5 schema: gloss: has 2'],
    ['an unknown confidence', GOOD.replace('confidence: context', 'confidence: maybe'), ':9 schema: forms.1'],
    ['a note that is no number', GOOD.replace('note: 12', 'note: twelve'), ':11 schema: sources.0.note'],
    ['the same key twice', GOOD + 'head: Vesenkha\n', ':13 yaml: Map keys must be unique → keep one of the two keys'],
    ['broken YAML', 'id: [vsnkh\nkind: body\n', 'yaml: '],
    ['a tab as indent', 'forms:\n\t- x\n', 'yaml: '],
    ['a list instead of a map', '- id: vsnkh\n', ':1 schema: the file holds no keys'],
    ['an empty file', '', ':1 schema: the file holds no keys'],
    ['a binary file', 'id: \0\x01\x02', ':1 yaml: is a binary file → write the entry as UTF-8 text'],
  ])('tells %s with file, line and remedy', (_, text, expected) => {
    const lines = told(text);
    expect(lines.join('\n')).toContain(expected);
    for (const line of lines) expect(line).toMatch(/^entries\/bodies\/vsnkh\.yaml:\d+ [a-z-]+: .+ → .+/);
  });
});

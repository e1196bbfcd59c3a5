import { describe, expect, it } from 'vitest';
import { faultLine } from '../fault.ts';
import type { Glossary } from '../load.ts';
import { parseEntry, type ParsedEntry } from '../parse.ts';
import { lintGlossary } from './index.ts';

const WORKS = { 'pirani-2008': { author: 'A', title: 'T', short: 'P', year: 2008, parts: { ch1: { short: 'ch. 1', title: 'One' } } } };
const SOURCE = 'sources: [{ work: pirani-2008, part: ch1 }]\n';

const parsed = (file: string, text: string): ParsedEntry => {
  const result = parseEntry(text, file);
  if (!result.ok) throw new Error(result.failure.map(faultLine).join('\n'));
  return result.value;
};
const term = (id: string, more = '', gloss = 'A thing that was.'): ParsedEntry => parsed(`glossary/entries/terms/${id}.yaml`, `id: ${id}\nkind: term\nhead: ${id}\ngloss: ${gloss}\n${more}${more.includes('sources:') ? '' : SOURCE}`);
const faults = (entries: readonly ParsedEntry[], renamed: Glossary['renamed'] = {}): string => lintGlossary({ entries, works: WORKS, renamed, faults: [] }).map(faultLine).join('\n');

describe('the lint of the glossary', () => {
  it('finds nothing in good entries', () => {
    expect(faults([term('glavki', 'see: [nep]\n'), term('nep', 'see: [glavki]\n')])).toBe('');
  });

  it.each<[what: string, entries: ParsedEntry[], expected: string]>([
    ['an id that is not the file name', [parsed('glossary/entries/terms/other.yaml', `id: nep\nkind: term\nhead: NEP\ngloss: A policy.\n${SOURCE}`)], 'other.yaml:1 id-is-filename: id is "nep"'],
    ['a wrong folder', [parsed('glossary/entries/bodies/nep.yaml', `id: nep\nkind: term\nhead: NEP\ngloss: A policy.\n${SOURCE}`)], 'nep.yaml:2 id-is-filename: a term lies in bodies/'],
    ['an id taken twice', [term('nep'), parsed('glossary/entries/terms/nep.yaml', `id: nep\nkind: term\nhead: The other\ngloss: A policy.\n${SOURCE}`)], 'unique-id: id "nep" is taken'],
    ['a gloss without a full stop', [term('nep', '', 'A policy')], 'nep.yaml:4 gloss-form: the gloss has no full stop'],
    ['a gloss of two sentences', [term('nep', '', 'A policy was made. It was dropped.')], 'gloss-form: the gloss has more than one sentence'],
    ['a gloss that begins with its head', [term('glavki', '', 'The glavki were offices.')], 'gloss-form: the gloss begins with its own headword'],
    ['a Latin letter in a Cyrillic word', [term('nep', 'cyrillic: ВCНХ\n')], 'nep.yaml:5 mixed-script: "ВCНХ" mixes Latin (C)'],
    ['a Cyrillic field without Cyrillic', [term('nep', 'cyrillic: NEP\n')], 'mixed-script: "NEP" has no Cyrillic letter'],
    ['a dangling see-also', [term('nep', 'see: [absent]\n')], 'nep.yaml:5 see-exists: see-also "absent" names no entry'],
    ['a see-also to itself', [term('nep', 'see: [nep]\n')], 'see-exists: the entry refers to itself'],
    ['no source', [term('nep', 'sources: []\n')], 'nep.yaml:5 sources-present: no source is given'],
    ['an unknown work', [term('nep', 'sources: [{ work: nobody-1900, part: ch1 }]\n')], 'sources-present: work "nobody-1900" is not in sources.yaml'],
    ['an unknown part', [term('nep', 'sources: [{ work: pirani-2008, part: ch99 }]\n')], 'sources-present: pirani-2008 has no part "ch99"'],
    ['a hyphen between years', [term('nep', 'period: 1921-1929\n')], 'nep.yaml:5 dash-in-period: "1921-1929"'],
    ['a form of one letter', [term('nep', 'forms: [N]\n')], 'form-duty: form "N" has fewer than two letters'],
    ['a form of two letters that is sure of itself', [term('nep', 'forms: [NE]\n')], 'form-duty: form "NE" has only two letters'],
    ['a form given twice', [term('nep', 'forms: [Nep, Nep]\n')], 'form-duty: form "Nep" stands twice'],
    ['two entries certain of one form', [term('a', 'forms: [{ text: Vesenkha, confidence: certain }]\n'), term('b', 'forms: [{ text: Vesenkha, confidence: certain }]\n')], 'b.yaml:5 forms-collide: "Vesenkha" is claimed by a too'],
    ['a person without a name', [parsed('glossary/entries/people/x.yaml', `id: x\nkind: person\nhead: X\ngloss: A worker.\n${SOURCE}`)], 'x.yaml:2 person-complete: the person has no name in Cyrillic'],
  ])('tells %s', (_, entries, expected) => {
    expect(faults(entries)).toContain(expected);
  });

  it('tells a rename that leads nowhere', () => {
    expect(faults([term('nep')], { old: 'absent' })).toContain('renames-hold: "old" leads to "absent"');
    expect(faults([term('nep')], { nep: 'nep' })).toContain('renames-hold: "nep" is renamed but still an entry');
  });
});

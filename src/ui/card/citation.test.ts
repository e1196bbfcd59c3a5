import { describe, expect, it } from 'vitest';
import type { Source } from '../../domain/entry.ts';
import { citations, generalFields, type Works } from './citation.ts';
import { ENGLISH_LABELS as labels } from '../../../tests/fixtures/messages.ts';

const works: Works = {
  'pirani-2008': {
    short: 'Pirani 2008',
    parts: { intro: { short: 'intro.', title: '' }, ...Object.fromEntries(['2', '5', '7'].map((n) => [`ch${n}`, { short: `ch. ${n}`, title: '' }])), app1: { short: 'App. 1', title: '' } },
  },
};
const book = (part: string, note?: number): Source => ({ work: 'pirani-2008', part, ...(note !== undefined && { note }) });
const href = (at: string): string | undefined => citations([{ work: 'mine', title: 'Page', at }], works, labels)[0]?.href;
const cite = (...sources: Source[]): string => citations(sources, works, labels).map(({ text }) => text).join('; ');

describe('citations', () => {
  it.each([
    ['one part', [book('app1')], 'Pirani 2008, App. 1'],
    ['two parts of one name', [book('ch2'), book('ch7')], 'Pirani 2008, ch. 2 and 7'],
    ['three parts', [book('ch2'), book('ch5'), book('ch7')], 'Pirani 2008, ch. 2, 5 and 7'],
    ['parts of different names', [book('intro'), book('ch2'), book('app1')], 'Pirani 2008, intro., ch. 2 and App. 1'],
    ['a note, after which the part is named anew', [book('ch2', 12), book('ch7')], 'Pirani 2008, ch. 2 n. 12 and ch. 7'],
    ['several notes of a part', [book('ch2', 3), book('ch2', 12)], 'Pirani 2008, ch. 2 nn. 3, 12'],
    ['a part and a note of it', [book('ch2'), book('ch2', 12)], 'Pirani 2008, ch. 2 with n. 12'],
    ['a work as a whole', [{ work: 'pirani-2008' }], 'Pirani 2008'],
    ['an unknown part', [book('ch99')], 'Pirani 2008, ch99'],
    ['an unknown work', [{ work: 'carr-1952', part: 'vol. 2' }], 'carr-1952, vol. 2'],
    ['a reader’s own', [{ work: 'mine', title: 'Letters', at: 'p. 12' }], 'Letters, p. 12'],
    ['two works', [book('ch2'), { work: 'mine', title: 'Letters' }], 'Pirani 2008, ch. 2; Letters'],
    ['general knowledge, which is no work', [{ work: 'general' }], ''],
  ] as const satisfies readonly (readonly [string, readonly Source[], string])[])('%s', (_case, sources, text) => expect(cite(...sources)).toBe(text));

  it('link to web addresses and to nothing else', () => {
    expect(href('https://example.org/a')).toBe('https://example.org/a');
    expect(href('javascript:alert(1)')).toBeUndefined();
    expect(href('p. 12')).toBeUndefined();
  });
});

describe('generalFields', () => {
  it('is undefined where nothing rests on general knowledge', () => expect(generalFields([book('ch2')])).toBeUndefined());
  it('is empty where the entry does not say what does', () => expect(generalFields([{ work: 'general' }])).toEqual([]));
  it('names each field once, without its part', () =>
    expect(generalFields([{ work: 'general', for: ['period', 'expansion.latin'] }, { work: 'general', for: ['expansion.cyrillic'] }])).toEqual(['period', 'expansion']));
});

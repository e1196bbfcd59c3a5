import { describe, expect, it } from 'vitest';
import { entryId } from './entry.ts';
import { readDraft } from './read-draft.ts';
import { isTame, tameText } from './tame-text.ts';

const BASE = { id: 'nep', kind: 'term', head: 'NEP', gloss: 'New economic policy.' };
const problems = (raw: Record<string, unknown>): unknown => {
  const read = readDraft(raw);
  return read.ok ? 'an entry' : read.failure.map(({ field, problem, limit }) => [field, problem, ...(limit === undefined ? [] : [limit])].join(' '));
};

describe('a draft', () => {
  it('becomes an entry, blank fields left out', () => {
    const read = readDraft({ ...BASE, cyrillic: 'НЭП', article: ' ', period: null, expansion: { english: '', latin: 'novaia politika' }, name: { family: '' }, forms: ['N.E.P.'], born: 1921 });
    expect(read).toEqual({ ok: true, value: { tamed: false, entry: { ...BASE, cyrillic: 'НЭП', expansion: { latin: 'novaia politika' }, forms: [{ text: 'N.E.P.' }], born: '1921', see: [], sources: [] } } });
  });

  it('gets the id offered when it has none', () => {
    expect(readDraft({ ...BASE, id: undefined }, entryId('nep-2'))).toMatchObject({ ok: true, value: { entry: { id: 'nep-2' } } });
    expect(readDraft({ ...BASE, id: '' }, entryId('nep-2'))).toMatchObject({ ok: true, value: { entry: { id: 'nep-2' } } });
  });

  it.each([
    [{ head: '' }, ['head empty']],
    [{ head: '  ', gloss: undefined }, ['head empty', 'gloss empty']],
    [{ gloss: 'x'.repeat(161) }, ['gloss too-long 160']],
    [{ id: 'Not An Id' }, ['id id-malformed']],
    [{ forms: ['x'] }, ['forms.0 one-letter']],
    [{ forms: ['NEP', ''] }, ['forms.1 empty']],
    [{ forms: [{ text: '*' }, '—', ' . '] }, ['forms.0 no-letters', 'forms.1 no-letters', 'forms.2 no-letters']],
    [{ forms: [{ text: 'x'.repeat(121) }] }, ['forms.0 too-long 120']],
    [{ head: 'Я' }, ['head one-letter']],
    [{ head: '…' }, ['head no-letters']],
    [{ kind: 'animal' }, ['kind malformed']],
    [{ head: 7 }, ['head malformed']],
    [{ forms: 'NEP' }, ['forms malformed']],
    [{ see: ['A B'] }, ['see.0 malformed']],
    [{ sources: [{ work: 'own', note: 'x' }] }, ['sources.0.note malformed']],
  ])('%j: %j', (change, expected) => {
    expect(problems({ ...BASE, ...change })).toEqual(expected);
  });

  it('keeps HTML as the text it is', () => {
    const html = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    expect(readDraft({ ...BASE, head: html, gloss: html, article: html })).toMatchObject({ ok: true, value: { tamed: false, entry: { head: html, gloss: html, article: html } } });
  });

  it('takes nothing from the prototype of what it is given', () => {
    const raw = JSON.parse('{"__proto__":{"head":"evil","polluted":true},"constructor":{"prototype":{"polluted":true}},"kind":"term","gloss":"x","id":"a"}') as Record<string, unknown>;
    expect(problems(raw)).toEqual(['head empty']);
    const read = readDraft({ ...raw, head: 'NEP' });
    expect(read).toMatchObject({ ok: true, value: { tamed: true } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(read.ok ? read.value.entry : null)).toBe(Object.prototype);
  });

  it('takes out what turns the direction of text, half characters and controls', () => {
    const read = readDraft({ ...BASE, head: 'N\u202eEP', gloss: 'a\ud800b \u0000c\u2066d\r\ne\u{e0041}', forms: ['\ufeffN.E.P.'] });
    expect(read).toMatchObject({ ok: true, value: { tamed: true, entry: { head: 'NEP', gloss: 'a\ufffdb cd\ne', forms: [{ text: 'N.E.P.' }] } } });
  });
});

describe('taming', () => {
  it('leaves ordinary text of any script alone', () => {
    for (const text of ['ВСНХ – Высший совет', 'café naïve', 'עברית', '日本語', '👩‍👩‍👧', 'a\tb\nc', 'стре́лка', 'zero\u200bwidth', 'Left\u200eright']) {
      expect(isTame(text)).toBe(true);
      expect(tameText(text)).toBe(text);
    }
  });

  it('keeps whole surrogate pairs and replaces halves', () => {
    expect(tameText('😀\ud83dx\ude00😀')).toBe('😀\ufffdx\ufffd😀');
  });
});

import { describe, expect, it } from 'vitest';
import type { Match } from '../../src/domain/match.ts';
import { entryId } from '../../src/domain/entry.ts';
import { createRankedGate } from '../../src/content/ranked-gate.ts';
import { findTerms, markFrame, openGate, wordsOf } from './marked-frame.ts';
import { metasOf } from '../../src/matching/stored-entries.ts';

const page = (body: string): string => `<!doctype html><meta charset=utf-8><body>${body}`;

/** What the gate was told of, block by block in the order told last. */
async function openAndChange(html: string, change: (document: Document) => void): Promise<{ inOrder: string[] | undefined; state: string }> {
  const texts = new Map<number, string>();
  const gate = openGate();
  const { add } = gate;
  gate.add = function (key, matches, length, text) {
    texts.set(key, text.trim());
    add.call(this, key, matches, length, text);
  };
  const frame = await markFrame(page(html), { createGate: () => gate });
  change(frame.document);
  await frame.settle();
  await expect.poll(() => frame.session.state).toBe('settled');
  return { inOrder: gate.order?.map((key) => texts.get(key)!), state: frame.session.state };
}

const put = (words: string, where: InsertPosition, beside: string) => (document: Document): void => document.querySelector(beside)!.insertAdjacentHTML(where, words);

describe('the order in which blocks stand', () => {
  it.each([
    ['a paragraph before others', '<p id=a>VSNKh</p><p id=b>MGSPS</p>', put('<p>bread', 'beforebegin', '#a'), ['bread', 'VSNKh', 'MGSPS']],
    ['text changed in the middle', '<p id=a>VSNKh</p><p id=b>MGSPS</p>', put('bread', 'beforeend', '#a'), ['VSNKhbread', 'MGSPS']],
    ['a paragraph that goes', '<p id=a>VSNKh</p><p>bread</p><p id=b>MGSPS</p>', (document: Document) => document.querySelector('#a')!.remove(), ['bread', 'MGSPS']],
    ['text before and behind a paragraph of its container', '<div>VSNKh<p>bread</p>MGSPS</div>', () => undefined, ['VSNKh', 'bread', 'MGSPS']],
  ])('is told with %s', async (_, html, change, told) => {
    expect((await openAndChange(html, change)).inOrder).toEqual(told);
  });

  it.each([
    ['paragraphs that come at the end', '<p id=a>VSNKh</p><p id=b>MGSPS</p>', put('<p>bread<p>and VSNKh', 'afterend', '#b')],
    ['a page without a match', '<p id=a>salt</p><p id=b>bread</p>', put('<p>butter', 'beforebegin', '#a')],
    ['a page that has lost all its text', '<p id=a>VSNKh</p>', (document: Document) => document.body.replaceChildren()],
  ])('need not be told with %s', async (_, html, change) => {
    expect((await openAndChange(html, change)).inOrder).toBeUndefined();
  });

  it('makes a page that has changed show what it would show when opened so', async () => {
    // Far enough from one another for neighbourhoods of their own.
    const filler = `<p>${'on and on they went '.repeat(350)}</p>`;
    const doubtful = entryId('miasnikov');
    const friends = metasOf([{ id: doubtful, kind: 'person', neighbours: [1] }, { id: entryId('vsnkh'), kind: 'body', neighbours: [0] }]);
    const find = (text: string): readonly Match[] => findTerms(text).map((match) => (match.candidates[0]!.id === doubtful ? { ...match, confidence: 'context', candidates: match.candidates.map((each) => ({ ...each, confidence: 'context', via: 'surname' })) } : match));
    const options = { find, createGate: () => createRankedGate({ entries: [friends], own: new Set(), level: 'normal' }) };
    const frame = await markFrame(page(`<p id=a>In Petrograd in 1921 the Soviet MGSPS, Kronshtadt and Miasnikov</p>${filler}<p id=b>VSNKh, Bolsheviks</p>`), options);
    expect(wordsOf(frame.session)).toEqual(['MGSPS', 'Kronshtadt', 'VSNKh']);
    frame.document.querySelector('#a')!.after(frame.document.querySelector('#b')!);
    await frame.settle();
    await expect.poll(() => wordsOf(frame.session)).toEqual(['MGSPS', 'Kronshtadt', 'Miasnikov', 'VSNKh']);
    const again = await markFrame(page(frame.document.body.innerHTML), options);
    expect(wordsOf(again.session)).toEqual(wordsOf(frame.session));
  });
});

import { describe, expect, it } from 'vitest';
import { entryId, type Confidence, type Kind } from '../domain/entry.ts';
import type { FormRole, Match } from '../domain/match.ts';
import { isElsewhere } from './elsewhere.ts';

/** The first match in brackets is asked about; the others are known too. */
function asked(sign: string, kind: Kind, via: FormRole, confidence: Confidence = 'likely'): boolean {
  let text = '';
  const matches: Match[] = [];
  for (const part of sign.split(/[[\]]/)) {
    if (sign.includes(`[${part}]`)) matches.push({ start: text.length, end: text.length + part.length, confidence, candidates: [{ id: entryId('x'), kind, confidence, via }] });
    text += part;
  }
  return isElsewhere(text, matches, 0);
}

describe('a body of no rare name', () => {
  it.each(['The [Provisional Government] in Dublin took over', 'the [Provisional Government] of India', 'the [Central Committee] of the Chinese party', 'the Hungarian [Red Army]', 'the German\n[Social Democratic Party]', 'the French [Communist Party]', 'the [Communist Party] of Germany'])('is elsewhere: %s', (text) => expect(asked(text, 'body', 'english')).toBe(true));
  it.each([
    'the [Provisional Government] fell', 'the [Provisional Government] in July 1917', 'the [Provisional Government] of Prince Lvov', 'the [Provisional Government] of Russia',
    'the Russian [Red Army]', 'the Bolshevik [Central Committee]', 'the [Communist Party] of Russia', 'the [Provisional Government] in [Petrograd]', 'the [Red Army] in Poland', 'the [Central Committee] of the party',
  ])('is not: %s', (text) => expect(asked(text, 'body', 'english')).toBe(false));
  it('is not, where the name is no other’s', () => expect(asked('the [Supreme Council] in Kharkov', 'body', 'english', 'certain')).toBe(false));
});

describe('an event', () => {
  it('is another country’s', () => expect(asked('in the Spanish [Civil War]', 'event', 'english', 'context')).toBe(true));
  it('is not, where nothing says so', () => expect(asked('in the Russian [Civil War]', 'event', 'english', 'context')).toBe(false));
});

describe('a place', () => {
  it.each(['[Kronstadt], heute Braşov, liegt', '[Kronstadt] (now Brașov)'])('is called otherwise today: %s', (text) => expect(asked(text, 'place', 'name', 'certain')).toBe(true));
  it.each(['[Petrograd], now [Leningrad]', '[Kronstadt], now in ruins', '[Kronstadt] Braşov'])('is not: %s', (text) => expect(asked(text, 'place', 'name', 'certain')).toBe(false));
});

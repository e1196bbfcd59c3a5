import { describe, expect, it } from 'vitest';
import { topicWords } from './topic-words.ts';

const ROWS: readonly (readonly [text: string, words: number])[] = [
  ['the Soviets and the Soviet government', 1],
  ['Bolsheviks in Petrograd', 2],
  ['большевики и меньшевики', 2],
  ['советская власть', 1],
  ['die Sowjetunion', 1],
  ['le gouvernement soviétique à Moscou', 2],
  ['Москва', 0],
  ['a party about graphics cards', 0],
  ['Gipsmoscow and Prussians', 0],
  ['', 0],
];

describe('topicWords', () => {
  it.each(ROWS)('counts in %j', (text, words) => expect(topicWords(text).size).toBe(words));
});

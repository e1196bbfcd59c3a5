import { describe, expect, it } from 'vitest';
import { topicWords, TOPIC, type TopicWord } from './topic-words.ts';

const ROWS: readonly (readonly [text: string, strong: string, weak?: string, today?: string])[] = [
  ['the Soviets and the Soviet government', 'soviet'],
  ['Bolsheviks in Petrograd', 'bolshe petrog'],
  ['a soviet of workers', '', 'worker'],
  ['большевики и меньшевики на заводе', 'больше меньше', 'завод'],
  ['в ПЕТРОГРАДЕ', 'петрог'],
  ['советская власть', '', 'советс'],
  ['die Sowjetunion', 'sowjet'],
  ['le gouvernement soviétique à Moscou', 'soviét', 'moscou'],
  ['in 1921, in 1908 and 1909', '1921', '190'],
  ['a screen of 1920 × 1080, or 1920x1080', ''],
  ['the website, since 2004', '', '', 'websit 200'],
  ['Leningradsky station, a Leninist', 'lenini', 'lening'],
  ['Москва', ''],
  ['Рѣчь его', 'ѣ'],
  ['онъ сказалъ', 'ѣ'],
  ['временнаго правительства', 'ѣ'],
  ['объявление, в Чикаго', ''],
  ['a striker scored', ''],
  ['a party about graphics cards', ''],
  ['Gipsmoscow and Prussians, anti-tsar', ''],
  ['', ''],
];
const listed = (words: readonly TopicWord[], of: keyof typeof TOPIC): string => [...new Set(words.filter((word) => word.class === TOPIC[of]).map(({ stem }) => stem))].join(' ');

describe('topic words', () => {
  it.each(ROWS)('of %j are %j, %j, %j', (text, strong, weak, today) => {
    const words = topicWords(text ?? '');
    expect([listed(words, 'strong'), listed(words, 'weak'), listed(words, 'today')]).toEqual([strong, weak ?? '', today ?? '']);
  });

  it('leaves out what is counted already', () => {
    const text = 'Lenin in Petrograd, Soviet Petrograd';
    expect(listed(topicWords(text, [{ start: 0, end: 5 }, { start: 9, end: 18 }]), 'strong')).toBe('soviet petrog');
  });
});

import { describe, expect, it } from 'vitest';
import { romanise, type Scheme } from './romanise.ts';

/** From the tables of the standards. */
const EXAMPLES: readonly (readonly [cyrillic: string, scheme: Scheme, latin: string])[] = [
  ['Троцкий', 'ala-lc', 'Trot͡skiĭ'],
  ['Троцкий', 'ala-lc-plain', 'Trotskii'],
  ['Троцкий', 'bgn', 'Trotskiy'],
  ['Троцкий', 'iso-9', 'Trockij'],
  ['Троцкий', 'scholarly', 'Trockij'],
  ['Троцкий', 'german', 'Trozki'],
  ['Троцкий', 'french', 'Trotski'],
  ['Троцкий', 'popular', 'Trotsky'],
  ['Троцкий', 'passport', 'Trotskii'],
  ['Щёкино', 'ala-lc', 'Shchëkino'],
  ['Щёкино', 'iso-9', 'Ŝëkino'],
  ['Щёкино', 'scholarly', 'Ščëkino'],
  ['Щёкино', 'gost-b', 'Shhyokino'],
  ['Щёкино', 'passport', 'Shchekino'],
  ['Щёкино', 'bgn', 'Shchëkino'],
  ['Ельцин', 'bgn', 'Yel’tsin'],
  ['Ельцин', 'bgn-plain', 'Yeltsin'],
  ['Ельцин', 'iso-9', 'Elʹcin'],
  ['Ельцин', 'gost-b', 'El`cin'],
  ['объезд', 'bgn', 'ob”yezd'],
  ['объезд', 'ala-lc', 'obʺezd'],
  ['объезд', 'ala-lc-plain', 'ob"ezd'],
  ['объезд', 'passport', 'obieezd'],
  ['Хрущёв', 'scholarly', 'Xruščëv'],
  ['Хрущёв', 'german', 'Chruschtschow'],
  ['Хрущёв', 'french', 'Khrouchtchev'],
  ['Юрий', 'ala-lc', 'I͡uriĭ'],
  ['Юрий', 'iso-9', 'Ûrij'],
  ['Эхо', 'ala-lc', 'Ėkho'],
  ['Эхо', 'gost-b', 'E`xo'],
  ['Яковлев', 'scholarly', 'Jakovlev'],
  ['Яковлев', 'german', 'Jakowlew'],
  ['Василий', 'german', 'Wassili'],
  ['Ленин', 'french', 'Lenine'],
  ['совѣтъ', 'ala-lc', 'sovi͡etʺ'],
  ['Ѳедоръ', 'iso-9', 'F̀edorʺ'],
  ['ВСНХ', 'ala-lc-plain', 'VSNKh'],
  ['Ilʹich и Co.', 'bgn', 'Ilʹich i Co.'],
];

describe('romanise', () => {
  it.each(EXAMPLES)('%s by %s: %s', (cyrillic, scheme, latin) => {
    expect(romanise(cyrillic, scheme)).toBe(latin);
  });
});

import { describe, expect, it } from 'vitest';
import { textOfBytes } from './text-encoding.ts';

describe('an old Russian file', () => {
  const WORDS = 'Профессиональные союзы Москвы и рабочая оппозиция в двадцатые годы';
  const small = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
  const koi = 'юабцдефгхийклмнопярстужвьызшэщчъ';
  const bytesOf = (toByte: (letter: string) => number): Uint8Array => Uint8Array.from([...WORDS].map((letter) => (letter === ' ' ? 32 : toByte(letter))));

  it('is read as UTF-8, as the Windows code page and as KOI8-R', () => {
    expect(textOfBytes(new TextEncoder().encode(WORDS))).toBe(WORDS);
    expect(textOfBytes(bytesOf((letter) => (letter === letter.toLowerCase() ? 0xe0 : 0xc0) + small.indexOf(letter.toLowerCase())))).toBe(WORDS);
    expect(textOfBytes(bytesOf((letter) => (letter === letter.toLowerCase() ? 0xc0 : 0xe0) + koi.indexOf(letter.toLowerCase())))).toBe(WORDS);
  });

  it('is read as it says itself', () => expect(textOfBytes(new Uint8Array([...new TextEncoder().encode('<meta charset="koi8-r">'), 0xd7]))).toBe('<meta charset="koi8-r">в'));
});

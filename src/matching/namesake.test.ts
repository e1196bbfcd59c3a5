import { describe, expect, it } from 'vitest';
import { entryId, type Kind } from '../domain/entry.ts';
import type { FormRole, Match } from '../domain/match.ts';
import { bearingOf, ownerOf, type Bearing } from './namesake.ts';
import { senseOf } from './sense.ts';

/** A text with its matches in brackets: `[Lenin]` a surname, `[=Pravda]` a publication, `[+vsnkh]` another name. The first surname or publication is asked about. */
function bearing(sign: string): Bearing {
  const matches: Match[] = [];
  let text = '';
  let asked = -1;
  for (const part of sign.split(/(\[[^\]]+\])/)) {
    const [, mark = '', word] = /^\[([=+]?)([^\]]+)\]$/.exec(part) ?? [];
    if (word === undefined) {
      text += part;
      continue;
    }
    if (mark !== '+' && asked < 0) asked = matches.length;
    const [via, kind]: [FormRole, Kind] = mark === '' ? ['surname', 'person'] : ['name', mark === '=' ? 'publication' : 'body'];
    matches.push({ start: text.length, end: text.length + word.length, confidence: 'certain', candidates: [{ id: entryId('x'), kind, confidence: 'certain', via }] });
    text += word;
  }
  return bearingOf(text, matches, asked, senseOf(matches[asked]?.candidates ?? []));
}

const ROWS: Readonly<Record<Bearing, readonly string[]>> = {
  other: ['Alexander [Karelin] won', 'the wrestler Alexander [Karelin]', 'J. [Carr] wrote', 'Yulia [Vysotskaya]’s show', 'по словам Александра [Карелина]', 'К. [Карелин]', 'Arshile [Gorky] Painted', 'Зураб [Церетели]', 'T. [Smirnov]'],
  part: ['in [Gorky] Park', 'the [Preobrazhensky] Regiment', '[Lenin] street', 'the [Engels] Ltd factory', 'по [Ленин] проспект', 'на улице [Бауманской] открылся', "[Kamenev]'s theorem"],
  doubtful: ['the [Lenin] Enrolment', 'the [Bubnov]–Galerkin method', '[=Iskra] Lawrence', 'Radio [=Iskra]', '[=Pravda] plc', 'the [=Dinamo] stadium', 'Trud, [=Trud] Stadium'],
  own: [
    'But [Trotsky] said', 'Then, [Trotsky] said', 'Comrade [Trotsky]', 'General [Kornilov]', 'Clearly [Lenin] was right', 'the [+Bolshevik] [Sapronov]', 'In Moscow [Kamenev]', 'In October [Lenin]', 'in [+Petrograd] [Zinoviev]',
    'SRs [Gots] and Gendelman', '[Lenin] [+Kamenev]', 'Lenin. [Trotsky] spoke', 'Gen. [Kornilov]', 'ex-Minister [Kerensky]', 'Ex-minister [Kerensky]', 'Когда [Ленин] приехал', 'Laut [Trotzki] war', 'Avec [Lénine], ils', 'Нарком [Рыков]', 'Рѣчь [Троцкаго]', 'Арест [Мясникова]', 'M. [Tchitcherin]', 'Minister-President [Kerensky]', 'тов. [Рыков]', 'the [+VSNKh] Presidium', 'Der Fall [Karelin]', 'beim Genossen [Karelin]', 'im Hause [Karelin]', 'read [=Pravda] and went',
  ],
};

describe('what stands beside a name', () => {
  it.each(Object.entries(ROWS).flatMap(([expected, texts]) => texts.map((text) => [text, expected] as const)))('%s: %s', (text, expected) => {
    expect(bearing(text)).toBe(expected);
  });
});

describe('what archives number', () => {
  const named = (text: string, part: string): Bearing => {
    const start = text.indexOf(part);
    const match: Match = { start, end: start + part.length, confidence: 'context', candidates: [{ id: entryId('x'), kind: 'archive', confidence: 'context', via: 'name' }] };
    return bearingOf(text, [match], 0, senseOf(match.candidates));
  };

  it.each([['RGASPI, fond 17', 'fond'], ['op. 3', 'op.'], ['op.3', 'op.'], ['l. 16ob', 'ob'], ['44 ob.', 'ob.'], ['fond R-5451', 'fond']])('has its number: %s', (text, part) => expect(named(text, part)).toBe('own'));
  it.each([['Op. Cit., p. 3', 'Op.'], ['als ob es so wäre', 'ob'], ['fond of trains', 'fond'], ['the newspaper Delo Naroda', 'Delo']])('is something else: %s', (text, part) => expect(named(text, part)).toBe('part'));
});

describe('whose a body is', () => {
  const committee = (kind: Kind, id: string, start: number, length: number, via: FormRole, confidence: 'context' | 'likely' = 'context'): Match => ({ start, end: start + length, confidence, candidates: [{ id: entryId(id), kind, confidence, via }] });
  const text = 'Central Committee of the Bolsheviks';
  const own = committee('body', 'cc', 0, 17, 'english');
  const bolsheviks = committee('group', 'bolsheviks', 25, 10, 'name');

  it('is told by the next match', () => expect(ownerOf(text, [own, bolsheviks], 0)).toBe(bolsheviks));
  it('is told by a name that is no match', () => expect(ownerOf(text, [own], 0)).toBeNull());
  it('is not told otherwise', () => {
    expect(ownerOf('Central Committee of the party', [own], 0)).toBeUndefined();
    expect(ownerOf('Central Committee met', [own], 0)).toBeUndefined();
    expect(ownerOf(text, [committee('body', 'vsnkh', 0, 17, 'name')], 0)).toBeUndefined();
    expect(ownerOf(text, [committee('body', 'cc', 0, 17, 'english', 'likely')], 0)).toBeUndefined();
  });
});

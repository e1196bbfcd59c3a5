import { describe, expect, it } from 'vitest';
import { classNominatives, cyrillicNominatives } from './nominatives.ts';
import { normalForm } from './normal-form.ts';
import { skeletons } from './skeleton.ts';

describe('a Russian word in a case', () => {
  it.each([
    ['главков', 'главки'], ['спецами', 'спецы'], ['ячеек', 'ячейка'], ['чисток', 'чистка'], ['газет', 'газета'], ['пайка', 'паёк'], ['красноармейца', 'красноармеец'], ['комсомольцев', 'комсомолец'],
    ['партий', 'партия'], ['восстанием', 'восстание'], ['пролетариев', 'пролетарий'], ['деятелями', 'деятель'], ['неделю', 'неделя'], ['знаменем', 'знамя'],
    ['рабочей', 'рабочая'], ['левых', 'левые'], ['служащими', 'служащие'], ['Троцкого', 'Троцкий'], ['Мясниковым', 'Мясников'], ['Дзержинскому', 'Дзержинский'], ['НЭПу', 'НЭП'],
  ])('%s may be %s', (word, nominative) => {
    expect(cyrillicNominatives(normalForm(word))).toContain(normalForm(nominative));
  });

  it.each([['glavkakh', 'главки'], ['Shliapnikovym', 'Шляпников'], ['oppozitsiei', 'оппозиция'], ['yacheek', 'ячейка'], ['paika', 'паёк'], ['revolyutsionnykh', 'революционные'], ['sovetskoi', 'советская']])('%s in any romanisation may be %s', (word, nominative) => {
    const [wanted = ''] = skeletons(nominative);
    expect(skeletons(word).flatMap((bone) => classNominatives(bone))).toContain(wanted);
  });

  it('is a woman sooner than a man where the case is hers', () => {
    const found = cyrillicNominatives('павловой');
    expect(found.indexOf('павлова')).toBeLessThan(found.indexOf('павлов'));
  });

  it('is itself first, and is not cut to what would fit too much', () => {
    expect(cyrillicNominatives('нэп')[0]).toBe('нэп');
    expect(cyrillicNominatives('дома')).toContain('дом');
    expect(cyrillicNominatives('яма').every((word) => word.length >= 3)).toBe(true);
    expect(cyrillicNominatives('яма')).not.toContain('ям');
  });
});

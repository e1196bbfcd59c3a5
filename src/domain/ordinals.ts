/**
 * The words by which congresses and conferences are counted, first to twentieth,
 * in their order.
 */
export const ENGLISH_ORDINALS: readonly string[] = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ');
/** Stems, since the ending tells the gender. */
export const RUSSIAN_ORDINAL_STEMS: readonly string[] = 'перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат'.split(' ');
export const ROMAN_NUMERALS: readonly string[] = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ');

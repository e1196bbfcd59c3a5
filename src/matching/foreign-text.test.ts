import { describe, expect, it } from 'vitest';
import { isForeign } from './foreign-text.ts';

describe('isForeign', () => {
  it.each(['Sözlükte kulak, işitme organı anlamına gelir.', 'Opis produktu znajduje się na odwrocie; część druga.', 'Правління обрало його головою, а її заступником.'])('of %s', (text) => expect(isForeign(text)).toBe(true));
  it.each(['The kulak who had come from Tambov sold his grain in Łódź.', 'Šljapnikov i Kollontaĭ, vystuplenie na s˝ezde', 'Der Bund und die Länder', 'La troïka de voyage glissait sur la neige', 'Въ Петроградѣ, 25-го октября', 'Кулак', ''])('not of %s', (text) => expect(isForeign(text)).toBe(false));
});

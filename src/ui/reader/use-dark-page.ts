/**
 * Light letters on a dark page, for PDFs by turning the drawing's colours over.
 * Remembered. On the body, where the marks watch for a change of colours.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';

const KEY = 'readerDarkPage';

export function useDarkPage(): [dark: boolean, switchDark: () => void] {
  const [dark, setDark] = useState(() => localStorage.getItem(KEY) === 'yes');
  useEffect(() => {
    document.body.toggleAttribute('data-dark-page', dark);
    localStorage.setItem(KEY, dark ? 'yes' : 'no');
  }, [dark]);
  return [dark, useCallback(() => setDark((before) => !before), [])];
}

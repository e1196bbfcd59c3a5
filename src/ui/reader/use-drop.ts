/** Opens a file, or a link to a document, that is dropped anywhere on the page. */
import { useEffect, useState } from 'preact/hooks';

const LINK = 'text/uri-list';

/** @returns whether something that can be opened is held over the page */
export function useDrop(openFile: (file: File) => void, openLink: (address: string) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const holdsDocument = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.some((type) => type === 'Files' || type === LINK) === true;
    window.addEventListener('dragover', (event) => {
      if (!holdsDocument(event)) return;
      event.preventDefault();
      setOver(true);
    }, { signal });
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    window.addEventListener('drop', (event) => {
      if (!holdsDocument(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      const link = event.dataTransfer?.getData(LINK).split(/\r?\n/).find((line) => /^https?:/i.test(line));
      if (file) openFile(file);
      else if (link !== undefined) openLink(link);
    }, { signal });
    return () => stop.abort();
  }, [openFile, openLink]);
  return over;
}

/**
 * Frames in which there is nothing to read: those of advertisements, counters
 * and players, of which a page may have dozens. They get no matcher before
 * something comes.
 */
const MOST_LOOKED_AT = 500;
const NO_TEXT = 'script,style,noscript,template,title';
/** What may hold text of its own, or other frames whose cards pass through this one. */
const MAY_HOLD = 'iframe,frame,object,embed';
const WORD = /\p{L}{2}/u;

/** Settles when the frame has something to read, or the signal aborts. */
export async function untilReadable(document: Document, signal: AbortSignal): Promise<void> {
  const view = document.defaultView;
  if (!view || isReadable(document)) return;
  await new Promise<void>((resolve) => {
    const observer = new view.MutationObserver(() => isReadable(document) && done());
    const done = (): void => {
      observer.disconnect();
      resolve();
    };
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Whether there is a word, or anything that may have one inside; of a document too large to be called empty this is taken for granted. */
export function isReadable(document: Document): boolean {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let looked = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (++looked > MOST_LOOKED_AT) return true;
    if (node.nodeType === node.TEXT_NODE) {
      if (WORD.test((node as Text).data) && node.parentElement?.matches(NO_TEXT) === false) return true;
    } else {
      const element = node as Element;
      if (element.shadowRoot || element.localName.includes('-') || element.matches(MAY_HOLD)) return true;
    }
  }
  return false;
}

/**
 * Says a line to screen readers: a live region inside the host's shadow root.
 * It must be on the page for a moment before its text changes, or nothing is
 * read; and it is cleared afterwards, so that nobody finds it later.
 */
import type { HostElement } from './host-element.ts';

/** In ms. */
const BEFORE = 100;
const KEPT = 5000;

export type Voice = { readonly say: (text: string) => void; readonly isSpeaking: () => boolean };

/** @param silent called when the line has been taken away again */
export function createVoice(host: HostElement, silent: () => void, signal: AbortSignal): Voice {
  const { root, element } = host;
  const region = root.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  region.className = 'voice';
  region.setAttribute('role', 'status');
  root.append(region);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSpeaking = false;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  const fallSilent = (): void => {
    region.textContent = '';
    isSpeaking = false;
    silent();
  };
  return {
    say: (text) => {
      if (signal.aborted) return;
      clearTimeout(timer);
      isSpeaking = true;
      if (!element.isConnected) host.attach(undefined);
      region.textContent = '';
      timer = setTimeout(() => {
        region.textContent = text;
        timer = setTimeout(fallSilent, KEPT);
      }, BEFORE);
    },
    isSpeaking: () => isSpeaking,
  };
}

import { defineContentScript } from 'wxt/utils/define-content-script';
import { cardScript } from '../src/content/card-script.ts';
import { startContent } from '../src/content/start.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main: (context) => void startContent(document, { signal: context.signal, ...cardScript(() => context.abort()) }),
});

import { defineContentScript } from 'wxt/utils/define-content-script';
import { lateScript } from '../src/content/late-script.ts';
import { startContent } from '../src/content/start.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main: (context) => {
    const gone = (): void => context.abort();
    const [card, gate] = [lateScript('card', gone), lateScript('gate', gone)];
    void startContent(document, { signal: context.signal, loadGate: gate, loadCards: async () => (await card()).createCards, loadTools: async () => (await card()).createTools });
  },
});

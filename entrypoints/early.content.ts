import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchLongPage } from '../src/content/early-sheet.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  main: () => watchLongPage(document),
});

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../src/content/late-script.ts';
import { createPageCards } from '../src/content/page-cards.ts';
import { createPageTools } from '../src/content/page-tools.ts';
import { readMessages } from '../src/platform/i18n.ts';

export default defineUnlistedScript(() =>
  handOver('card', async () => {
    await readMessages();
    return { createCards: createPageCards, createTools: createPageTools };
  }),
);

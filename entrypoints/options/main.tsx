import { answerCalls } from '../../src/platform/open-screen.ts';
import { startScreen } from '../../src/ui/screen.tsx';
import { FormWindow } from '../../src/ui/glossary/FormWindow.tsx';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import { backgroundServices, ServicesProvider } from '../../src/ui/services.ts';
import { sections } from '../../src/ui/glossary/sections.tsx';
import { backgroundExchange } from '../../src/ui/exchange/exchange-services.ts';
import { backgroundLog } from '../../src/ui/reading/log-services.ts';
import { browserWelcome, type Annotate } from '../../src/ui/welcome/welcome-services.ts';
import { backgroundSettings } from '../../src/ui/settings/settings-services.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import formCss from '../../src/ui/entry-form/form.css?inline';
import deskCss from '../../src/ui/settings/desk.css?inline';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import welcomeCss from '../../src/ui/welcome/welcome.css?inline';
import controlsCss from '../../src/ui/theme/controls.css?inline';

// Loaded for the paragraph that is marked alone.
const annotate: Annotate = (root, signal) =>
  void Promise.all([import('../../src/content/start.ts'), import('../../src/documents/html.ts')]).then(([{ startContent }, { htmlPageText }]) =>
    startContent(document, {
      signal,
      loadTools: async () => (await import('../../src/content/page-tools.ts')).createPageTools,
      loadCards: async () => (await import('../../src/content/page-cards.ts')).createPageCards,
      loadGate: async () => (await import('../../src/content/ranked-gate.ts')).createRankedGate,
      readPage: (ending) => htmlPageText(document, { root, signal: ending }),
    }));
const services = backgroundServices();
const screens = sections(backgroundExchange(), backgroundSettings(), backgroundLog(), browserWelcome(annotate));
const isAlone = new URLSearchParams(location.search).has('alone');

answerCalls();
void startScreen(() => <ServicesProvider value={services}>{isAlone ? <FormWindow /> : <Glossary sections={screens} />}</ServicesProvider>, [cardCss, controlsCss, formCss, glossaryCss, deskCss, welcomeCss], 'glossary_title');

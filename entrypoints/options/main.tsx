import { answerCalls } from '../../src/platform/open-screen.ts';
import { startScreen } from '../../src/ui/screen.tsx';
import { FormWindow } from '../../src/ui/glossary/FormWindow.tsx';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import { backgroundServices, ServicesProvider } from '../../src/ui/services.ts';
import { sections } from '../../src/ui/glossary/sections.tsx';
import { backgroundExchange } from '../../src/ui/exchange/exchange-services.ts';
import { backgroundLog } from '../../src/ui/reading/log-services.ts';
import { backgroundSettings } from '../../src/ui/settings/settings-services.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import formCss from '../../src/ui/entry-form/form.css?inline';
import deskCss from '../../src/ui/settings/desk.css?inline';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import controlsCss from '../../src/ui/theme/controls.css?inline';

const services = backgroundServices();
const screens = sections(backgroundExchange(), backgroundSettings(), backgroundLog());
const isAlone = new URLSearchParams(location.search).has('alone');

answerCalls();
void startScreen(() => <ServicesProvider value={services}>{isAlone ? <FormWindow /> : <Glossary sections={screens} />}</ServicesProvider>, [cardCss, controlsCss, formCss, glossaryCss, deskCss], 'glossary_title');

import { startScreen } from '../../src/ui/screen.tsx';
import { FormWindow } from '../../src/ui/glossary/FormWindow.tsx';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import { backgroundServices, ServicesProvider } from '../../src/ui/services.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import formCss from '../../src/ui/entry-form/form.css?inline';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import controlsCss from '../../src/ui/theme/controls.css?inline';

const services = backgroundServices();
const isAlone = new URLSearchParams(location.search).has('alone');

void startScreen(() => <ServicesProvider value={services}>{isAlone ? <FormWindow /> : <Glossary />}</ServicesProvider>, [cardCss, controlsCss, formCss, glossaryCss], 'glossary_title');

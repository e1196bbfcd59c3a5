import { startScreen } from '../../src/ui/screen.tsx';
import { Sidepanel } from '../../src/ui/sidepanel/Sidepanel.tsx';
import cardCss from '../../src/ui/card/card.css?inline';
import panelCss from '../../src/ui/sidepanel/panel.css?inline';
import controlsCss from '../../src/ui/theme/controls.css?inline';

void startScreen(() => <Sidepanel />, [cardCss, controlsCss, panelCss], 'panel_title');

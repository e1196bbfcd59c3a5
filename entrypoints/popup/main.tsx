import { startScreen } from '../../src/ui/screen.tsx';
import { Popup } from '../../src/ui/popup/Popup.tsx';
import cardCss from '../../src/ui/card/card.css?inline';
import controlsCss from '../../src/ui/theme/controls.css?inline';

void startScreen(() => <Popup />, [cardCss, controlsCss]);

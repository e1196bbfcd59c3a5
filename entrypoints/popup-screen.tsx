import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startScreen } from '../src/ui/screen.tsx';
import { keepEarlyKeys } from '../src/ui/popup/early-keys.ts';
import { Popup } from '../src/ui/popup/Popup.tsx';
import cardCss from '../src/ui/card/card.css?inline';
import controlsCss from '../src/ui/theme/controls.css?inline';

export default defineUnlistedScript(() => {
  const pressedBefore = keepEarlyKeys(document);
  void startScreen(() => <Popup pressedBefore={pressedBefore} />, [cardCss, controlsCss]);
});

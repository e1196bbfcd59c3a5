/**
 * The tokens every sheet of Spravka reads: tones, kind colours and typefaces as
 * custom properties of `.spravka`, light, dark and in forced colours.
 *
 * Set on a class, not on `:host` or `:root`: inside the card's shadow root no
 * rule of the page can match it, and the same text serves popup and glossary.
 * `light-dark()` follows `color-scheme`, so the reader's setting is one attribute.
 */
import { KIND_COLOURS, TONES, type Shade } from './palette.ts';

const declare = ([name, shade]: readonly [string, Shade]): string => `--${name}:light-dark(${shade.light},${shade.dark});`;

/** `--kind` is the colour of the entry at hand: whatever stands inside an element with `data-kind`. */
const kindRules = Object.keys(KIND_COLOURS).map((kind) => `[data-kind=${kind}]{--kind:var(--kind-${kind})}`);

/** Where the system chooses the colours there is one ink; kinds are then told by their label alone. */
const FORCED = `--paper:Canvas;--ink:CanvasText;--soft:CanvasText;--line:CanvasText;--accent:LinkText;--wash:Canvas;`
  + Object.keys(KIND_COLOURS).map((kind) => `--kind-${kind}:CanvasText;`).join('');

/** A sheet to adopt before any other of Spravka's. */
export const tokensCss = [
  '.spravka{color-scheme:light dark;',
  ...Object.entries(TONES).map(declare),
  ...Object.entries(KIND_COLOURS).map(([kind, shade]) => declare([`kind-${kind}`, shade])),
  '--shadow:0 1px 2px #0000001a,0 10px 32px light-dark(#00000026,#00000080);',
  '--serif:Charter,"Bitstream Charter","Source Serif 4","Iowan Old Style",Georgia,"PT Serif",serif;',
  '--sans:system-ui,"Segoe UI","Noto Sans",sans-serif;',
  'color:var(--ink)}',
  '.spravka[data-theme=light]{color-scheme:light}',
  '.spravka[data-theme=dark]{color-scheme:dark}',
  ...kindRules,
  `@media (forced-colors:active){.spravka{${FORCED}}}`,
].join('');

/** `auto` follows the system. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

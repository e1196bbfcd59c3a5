/**
 * The sheet of the marks, adopted while a long page is still coming.
 *
 * With the first mark it would make the browser calculate the style of all that
 * has come by then, in one task: 390 ms for 180,000 elements; of the beginning
 * of the same page 10 ms, and what comes after has it from the first. It is a
 * script of its own, since the page's script runs when all has come.
 *
 * A page could ask for its sheets, and tell from them who reads it. So only a
 * page gets it that is long, and whose beginning names the glossary's world: it
 * will have marks.
 */
import { readChoices } from '../protocol/published.ts';
import { looksOf } from './chosen-looks.ts';
import { markRules, type MarkStyle } from './mark-style.ts';

export type EarlySheet = { readonly sheet: CSSStyleSheet; readonly style: MarkStyle };

/** In elements: the style of fewer is calculated in some 8 ms. */
const LONG = 2000;
/** In ms. */
const BETWEEN_LOOKS = 50;
/** In UTF-16 units. */
const BEGINNING = 50_000;
const OUR_WORLD = /\b(?:soviet|bolshevi|russia|lenin\b|trotsk|petrograd|leningrad|ussr\b)|[\u0400-\u04ff]{5}/i;

/** The isolated world that both scripts share, and no page sees into. */
type World = { spravkaSheet?: EarlySheet | undefined };

/** For a script that runs before the page has come, in the top frame: others are seldom long. */
export function watchLongPage(document: Document): void {
  const look = (): void => {
    if (document.readyState !== 'loading') return;
    if (document.getElementsByTagName('*').length < LONG) void setTimeout(look, BETWEEN_LOOKS);
    else if (OUR_WORLD.test((document.body?.textContent ?? '').slice(0, BEGINNING))) void adopt(document);
  };
  setTimeout(look, BETWEEN_LOOKS);
}

async function adopt(document: Document): Promise<void> {
  const view = document.defaultView;
  const choices = await readChoices();
  if (!view || document.readyState !== 'loading' || choices.sitesOff.includes(view.location.hostname)) return;
  const { markStyle: style } = looksOf(choices, false);
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(markRules(style));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  (globalThis as World).spravkaSheet = { sheet, style };
}

/** For the page's script, once. */
export function takeEarlySheet(): EarlySheet | undefined {
  const world = globalThis as World;
  const early = world.spravkaSheet;
  delete world.spravkaSheet;
  return early;
}

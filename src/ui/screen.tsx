/**
 * Mounts an extension screen: the tokens, its sheets, and its one component.
 */
import { render, type ComponentChild } from 'preact';
import { adoptSheets } from './theme/adopt-sheets.ts';
import { tokensCss } from './theme/tokens.ts';

const pageCss = 'body{margin:0;background:var(--paper)}';

export function startScreen(screen: ComponentChild, sheets: readonly string[]): void {
  document.documentElement.classList.add('spravka');
  adoptSheets(document, tokensCss, pageCss, ...sheets);
  const root = document.getElementById('root');
  if (root) render(screen, root);
}

/**
 * Mounts an extension screen: the reader's language and theme, the tokens, its
 * sheets, and its one component. Draws it anew when another language is chosen.
 */
import { render, type ComponentChild } from 'preact';
import { interfaceLanguage, readMessages, t, watchMessages, type MessageKey } from '../platform/i18n.ts';
import { readChoices, watchPublished } from '../protocol/published.ts';
import { adoptSheets } from './theme/adopt-sheets.ts';
import { tokensCss } from './theme/tokens.ts';

const pageCss = 'body{margin:0;background:var(--paper)}';

/** @param draw called at the start and after each change of language, since what is drawn holds its words */
export async function startScreen(draw: () => ComponentChild, sheets: readonly string[], title: MessageKey = 'extName'): Promise<void> {
  const { documentElement: page } = document;
  page.classList.add('spravka');
  adoptSheets(document, tokensCss, pageCss, ...sheets);
  const root = document.getElementById('root');
  const [choices] = await Promise.all([readChoices(), readMessages()]);
  const show = (): void => {
    page.lang = interfaceLanguage();
    document.title = t(title);
    if (root) render(<Spoken key={page.lang}>{draw()}</Spoken>, root);
  };
  page.dataset['theme'] = choices.theme;
  show();
  // For as long as the screen lives.
  const { signal } = new AbortController();
  watchMessages(show, signal);
  watchPublished((change) => change.choices && (page.dataset['theme'] = change.choices.theme), signal);
}

/** Another language is another tree: nothing of the old one is kept. */
const Spoken = ({ children }: { readonly children: ComponentChild }) => <>{children}</>;

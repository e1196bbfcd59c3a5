/** The glossary page on a stage: drawn with entries in memory, and what tests read there. */
import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import { entryId } from '../../src/domain/entry.ts';
import type { EntryView } from '../../src/domain/entry-view.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import formCss from '../../src/ui/entry-form/form.css?inline';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import searchCss from '../../src/ui/search/search.css?inline';
import { ServicesProvider } from '../../src/ui/services.ts';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { all, trust, vsnkh } from '../fixtures/card-entries.ts';
import { createMemory, type Memory } from '../fixtures/memory-services.ts';
import { speak } from '../fixtures/messages.ts';
import { until } from '../fixtures/until.ts';

export const MANY = 20_000;
export const own: EntryView = { ...trust, id: entryId('own-trust'), head: 'aaa trust', own: true, updatedAt: 5 };
const noted: EntryView = { ...vsnkh, overlay: { note: 'Mine.', gloss: 'My words.', hiddenForms: ['SCNE'] } };
export const few: EntryView[] = [own, ...[...all.values()].map((entry) => (entry.id === vsnkh.id ? noted : entry))];
export const many: EntryView[] = Array.from({ length: MANY }, (_, index) => ({ ...trust, id: entryId(`entry-${index}`), head: `entry ${String(index).padStart(5, '0')}` }));

export let memory: Memory;
export let root: HTMLElement;

export const PARTS = { intro: { short: 'intro.', title: 'Introduction: A beginning' }, ch2: { short: 'ch. 2', title: 'Charters: a story' }, app1: { short: 'App. 1', title: 'Appendix 1. Wages' } };

export function show(hash = '#/', entries: readonly EntryView[] = few): void {
  history.replaceState(null, '', hash);
  memory = createMemory(entries, { 'pirani-2008': { author: '', title: '', year: 2008, short: 'Pirani 2008', parts: PARTS } });
  root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  render(<ServicesProvider value={memory}><Glossary /></ServicesProvider>, root);
}

export const list = (): Promise<HTMLElement> => until(() => found('.list'));
export const found = (selector: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  return element;
};
export const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.entry-row')];
export const chosen = (): string | undefined => root.querySelector('[aria-selected=true] b')?.textContent ?? undefined;
const headOf = (): string | undefined => root.querySelector('.reading h2')?.textContent ?? undefined;
/** Told in words: two elements that differ are printed with all their pages. */
export const hasFocus = (selector: string): boolean => document.activeElement === found(selector);
export const reads = (head: string): Promise<void> => until(() => expect(headOf()).toBe(head));
export const violations = async (): Promise<string[]> =>
  (await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);

/** A page of its own for each test: English, 1280 × 800. */
export function setStage(): void {
  beforeEach(async () => {
    await page.viewport(1280, 800);
    speak('en');
    localStorage.clear();
    document.documentElement.className = 'spravka';
    document.adoptedStyleSheets = [];
    adoptSheets(document, tokensCss, 'body{margin:0;background:var(--paper)}', cardCss, searchCss, controlsCss, formCss, glossaryCss);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    document.documentElement.className = '';
    delete document.documentElement.dataset['theme'];
  });
}

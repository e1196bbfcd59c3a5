/**
 * What axe finds wrong with a page.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const;

/** Rule and the first element that breaks it; nothing where all is well. @param tags of the rules, all of them unless told otherwise */
export async function violations(page: Page, tags?: readonly string[]): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run(runOnly ? { runOnly } : {})).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, tags);
}

/**
 * The background as a whole: makes the services, registers every listener in
 * the first turn, lets the seeding run.
 */
import { browser } from 'wxt/browser';
import { report } from '../platform/report.ts';
import { serve } from '../protocol/server.ts';
import { SpravkaDatabase } from '../storage/database.ts';
import { createBadge } from './badge.ts';
import { createChoiceStore } from './choices.ts';
import { entryHandlers } from './entry-handlers.ts';
import { createGlossary } from './glossary.ts';
import { followLanguage } from './interface-language.ts';
import { createLookup } from './lookup.ts';
import { publishMatcher, readMatcher } from './matcher-publisher.ts';
import { packagedGlossary, readPackagedMatcher } from './packaged-glossary.ts';
import { pageHandlers } from './page-handlers.ts';
import { screenHandlers } from './screen-handlers.ts';

export function startBackground(): void {
  const matcher = { version: packagedGlossary.version, read: readPackagedMatcher };
  const glossary = createGlossary({ database: new SpravkaDatabase(), packaged: packagedGlossary, publishMatcher: () => publishMatcher(matcher), onError: report });
  const badge = createBadge();
  serve({ ...entryHandlers(glossary, createLookup(glossary), () => readMatcher(matcher)), ...pageHandlers(badge, createChoiceStore()), ...screenHandlers() }, report);
  followLanguage(report);
  browser.tabs.onRemoved.addListener((tabId) => void badge.forget(tabId));
}

/**
 * The background as a whole: makes the services, registers every listener in
 * the first turn, lets the seeding run.
 */
import { browser } from 'wxt/browser';
import { roomLeft } from '../platform/keep-storage.ts';
import { report } from '../platform/report.ts';
import { openFromBar, openInTab, openInWindow } from '../platform/open-screen.ts';
import { readChoices } from '../protocol/published.ts';
import { tellProgress } from '../protocol/screen-client.ts';
import { glossaryAddress } from '../protocol/screen-addresses.ts';
import { serve } from '../protocol/server.ts';
import { copyFolder } from '../storage/copy-folder.ts';
import { onReopened, SpravkaDatabase, tryAgain } from '../storage/database.ts';
import { readEntries, readOwned } from '../storage/entries.ts';
import { readOverlays } from '../storage/overlays.ts';
import { dropForgottenUploads } from '../storage/uploads.ts';
import { createAnnouncer } from './announcer.ts';
import { createBackups } from './backups.ts';
import { createBadge } from './badge.ts';
import { createChoiceStore } from './choices.ts';
import { createDraftChecker } from './draft-check.ts';
import { entryHandlers } from './entry-handlers.ts';
import { createEntryList } from './entry-list.ts';
import { exportHandlers } from './export-handlers.ts';
import { createExporter } from './exporter.ts';
import { createGlossary } from './glossary.ts';
import { greetOnce } from './greeting.ts';
import { createHeldOnce } from './holdings.ts';
import { createImporter } from './importer.ts';
import { followLanguage } from './interface-language.ts';
import { createJobs } from './jobs.ts';
import { createKeptIndexes } from './kept-indexes.ts';
import { listHandlers } from './list-handlers.ts';
import { createLookup } from './lookup.ts';
import { answerMarkCommands } from './mark-commands.ts';
import { createMatchersHere } from './matchers-here.ts';
import { publishMatcher, readMatcher } from './matcher-publisher.ts';
import { createNeighbours } from './neighbours.ts';
import { answerOmnibox } from './omnibox.ts';
import { createOwnEntries } from './own-entries.ts';
import { ownHandlers } from './own-handlers.ts';
import { packHandlers } from './pack-handlers.ts';
import { packagedGlossary, readPackagedMatcher, readPackagedWords } from './packaged-glossary.ts';
import { createPacks } from './packs.ts';
import { pageHandlers } from './page-handlers.ts';
import { createPersonalMatcher } from './personal-matcher.ts';
import { logHandlers } from './reading-log.ts';
import { offerReaderMenu } from './reader-menu.ts';
import { createRecovery } from './recovery.ts';
import { createSafetyCopy } from './safety-copy.ts';
import { screenHandlers } from './screen-handlers.ts';
import { offerSelectionMenu } from './selection-menu.ts';
import { createWords } from './words.ts';

export function startBackground(): void {
  const database = new SpravkaDatabase();
  const { version } = browser.runtime.getManifest();
  const packagedMatcher = { version: packagedGlossary.version, read: readPackagedMatcher };
  const words = createWords(readPackagedWords);
  const backups = createBackups(database);
  const choices = createChoiceStore();
  const badge = createBadge();
  const glossary = createGlossary({ database, packaged: packagedGlossary, publishMatcher: () => publishMatcher(packagedMatcher), beforeUpdate: () => recovered().then(() => backups.make('update')), onSeeded: (outcome) => (outcome === 'updated' ? announcer.tell() : holdings.forget()), onError: report });
  const holdings = createHeldOnce(() => glossary.all());
  const lookup = createLookup(holdings, createKeptIndexes(database, version));

  const personalMatcher = createPersonalMatcher({
    read: () => readOwned(database),
    revision: async () => (await database.counters.get('revision'))?.value ?? 0,
    words,
    // How one's own entries are read may change with the extension alone.
    engine: async () => `${await packagedGlossary.version()}/${version}`,
    onError: report,
  });
  const announcer = createAnnouncer({ holdings, personalMatcher, lookup, readOverlays: async () => [...(await readOverlays(database)).of].map(([now, row]) => ({ ...row, now })), onError: report });
  const safetyCopy = createSafetyCopy({ database, folder: copyFolder('safety-copy'), onError: report });
  const changed = (): void => {
    announcer.changed();
    safetyCopy.follow();
  };
  const bringBack = async (): Promise<void> => {
    if (await safetyCopy.bringBack()) changed();
  };
  const { recovered, again: recoverAgain } = createRecovery({ database, begin: () => bringBack().then(() => dropForgottenUploads(database)), changed, onError: report });
  onReopened(database, async () => {
    await glossary.seedAgain();
    recoverAgain();
    changed();
  });

  const own = createOwnEntries({ database, backUp: () => backups.make('removal'), changed, roomLeft });
  const checker = createDraftChecker({ words, matchers: createMatchersHere(packagedMatcher), known: async (ids) => new Set((await readEntries(database, ids)).map(({ id }) => id)) });
  const jobs = createJobs((progress) => void tellProgress(progress));
  const importer = createImporter({ database, backUp: () => backups.make('import'), changed, jobs, words, roomLeft });

  serve(
    {
      ...entryHandlers(glossary, lookup, () => readMatcher(packagedMatcher)),
      ...pageHandlers(badge, choices),
      ...screenHandlers(),
      ...listHandlers(createEntryList(holdings, async () => (await readChoices()).hidden), createNeighbours(holdings), lookup, choices),
      ...ownHandlers({ own, checker, words, recovered }),
      ...logHandlers({ database, choices: readChoices }),
      ...packHandlers({ packs: createPacks(database, changed), importer, jobs, recovered }),
      ...exportHandlers({ database, exporter: createExporter(database), backups, safetyCopy, choices, changed, jobs, recovered, roomLeft }),
    },
    report,
    () => tryAgain(database),
  );
  followLanguage(report);
  greetOnce({ open: () => openInTab(glossaryAddress({ at: 'section', name: 'welcome' })), onError: report });
  offerSelectionMenu({ openForm: (selection, tabId) => openInWindow(glossaryAddress({ at: 'new', selection, tabId }, { alone: true })), onError: report });
  answerMarkCommands({ framesWithMarks: badge.framesWithMarks, onError: report });
  offerReaderMenu({ open: openInTab, onError: report });
  answerOmnibox({ lookup, open: (place, where) => openFromBar(glossaryAddress(place), where), onError: report });
  browser.tabs.onRemoved.addListener((tabId) => void badge.forget(tabId));

  void Promise.all([recovered(), glossary.settled]).then(() => announcer.settle()).then(safetyCopy.follow);
}

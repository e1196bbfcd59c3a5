/**
 * The glossary page and the form over a background in memory, with the built
 * glossary where there is one: see shoot.ts. `?lang=ru`, `?alone`, `?many`
 * (20,000 more entries) and the hash say which screen.
 */
import { render } from 'preact';
import * as v from 'valibot';
import { EntrySchema, entryId, WorkSchema } from '../../src/domain/entry.ts';
import type { EntryView } from '../../src/domain/entry-view.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import formCss from '../../src/ui/entry-form/form.css?inline';
import { FormWindow } from '../../src/ui/glossary/FormWindow.tsx';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import { sections } from '../../src/ui/glossary/sections.tsx';
import deskCss from '../../src/ui/settings/desk.css?inline';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import searchCss from '../../src/ui/search/search.css?inline';
import { ServicesProvider } from '../../src/ui/services.ts';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { all } from '../fixtures/card-entries.ts';
import { createMemoryExchange, createMemorySettings, tablePreview } from '../fixtures/memory-exchange.ts';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { createMemoryWelcome } from '../fixtures/memory-welcome.ts';
import { createMemory } from '../fixtures/memory-services.ts';
import { speak } from '../fixtures/messages.ts';

const PackagedSchema = v.object({ entries: v.array(EntrySchema), works: v.record(v.string(), WorkSchema) });
const options = new URLSearchParams(location.search);
speak(options.get('lang') === 'ru' ? 'ru' : 'en');

const built = await fetch('/.output/chrome-mv3/glossary/entries.json');
const packaged = built.ok ? v.parse(PackagedSchema, await built.json()) : { entries: [...all.values()], works: {} };
const own: EntryView = { ...[...all.values()][0]!, id: entryId('my-delegate-meeting'), kind: 'event', head: 'delegate meeting', cyrillic: 'делегатское собрание', gloss: 'A meeting of elected delegates of a factory’s shops, where wages and rations were argued over.', own: true, updatedAt: 1, sources: [{ work: 'own', title: 'Workers’ meetings, 1921', at: 'https://archive.example/meetings' }] };
const many: EntryView[] = options.has('many') ? Array.from({ length: 20_000 }, (_, index) => ({ ...own, id: entryId(`many-${index}`), head: `entry ${String(index).padStart(5, '0')}` })) : [];
const entries: EntryView[] = [
  own,
  ...many,
  ...packaged.entries.map((entry): EntryView => (entry.id === 'vsnkh' ? { ...entry, overlay: { note: 'Compare the minutes of 12 March 1921: the presidium overruled the glavki twice.', gloss: 'The council that ran state industry and quarrelled with the unions over wages.', hiddenForms: ['SCNE'] } } : entry)),
];

document.documentElement.classList.add('spravka');
adoptSheets(document, tokensCss, 'body{margin:0;background:var(--paper)}', cardCss, searchCss, controlsCss, formCss, glossaryCss, deskCss);
const exchange = createMemoryExchange();
if (options.get('preview') === 'table') exchange.answers.preview = tablePreview;
const settings = createMemorySettings({ sitesOff: ['news.example', 'mail.example'], hidden: [entryId('nep')] });
const root = document.querySelector('#root');
if (root) render(<ServicesProvider value={createMemory(entries, packaged.works)}>{options.has('alone') ? <FormWindow /> : <Glossary sections={sections(exchange, settings, createMemoryLog(), createMemoryWelcome())} />}</ServicesProvider>, root);

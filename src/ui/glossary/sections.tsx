/**
 * The sections beside the entries: import, export, backups, reading log,
 * settings; and, where links lead to it, the welcome.
 */
import { BackupsScreen } from '../backups/BackupsScreen.tsx';
import type { ExchangeServices } from '../exchange/exchange-services.ts';
import { ExportScreen } from '../exchange/ExportScreen.tsx';
import { ImportScreen } from '../exchange/ImportScreen.tsx';
import type { LogServices } from '../reading/log-services.ts';
import { ReadingLogScreen } from '../reading/ReadingLogScreen.tsx';
import type { SettingsServices } from '../settings/settings-services.ts';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import type { WelcomeServices } from '../welcome/welcome-services.ts';
import { WelcomeScreen } from '../welcome/WelcomeScreen.tsx';
import { isEmpty } from './filter.ts';
import type { Section } from './Glossary.tsx';
import type { SectionCall } from './SectionLink.tsx';
import type { Listing } from './rows.ts';
import type { GlossaryModel } from './use-glossary.ts';

export const sections = (exchange: ExchangeServices, settings: SettingsServices, log: LogServices, welcome: WelcomeServices): readonly Section[] => [
  { name: 'import', title: 'import_title', draw: (model) => <ImportScreen services={exchange} done={model.acts.done} undo={model.acts.undo} list={(whose) => listAnew(model, whose)} /> },
  { name: 'export', title: 'export_title', draw: (model) => <ExportScreen services={exchange} all={listingOf(model)?.rows ?? []} found={isEmpty(model.filter) && model.query.trim() === '' ? undefined : model.rows} done={model.acts.done} /> },
  { name: 'backups', title: 'backups_title', draw: ({ acts }) => <BackupsScreen services={exchange} done={acts.done} />, call: backupsCall(exchange) },
  { name: 'log', title: 'log_short', draw: ({ acts }) => <ReadingLogScreen services={log} settings={settings} say={acts.say} /> },
  { name: 'settings', title: 'settings_title', draw: (model) => <SettingsScreen services={settings} say={model.acts.say} headOf={(id) => listingOf(model)?.byId.get(id as never)?.head} /> },
  { name: 'welcome', title: 'welcome_title', isUnlisted: true, draw: () => <WelcomeScreen services={welcome} settings={settings} /> },
];

/** What was sought before would hide what has just come. */
function listAnew({ setQuery, setFilter }: GlossaryModel, whose: 'own' | 'all'): void {
  setFilter(whose === 'own' ? { owner: 'own' } : {});
  setQuery('');
}

/** That something was lost and is back, or the reminder to export: seen from every section. */
const backupsCall = ({ backups, watch }: ExchangeServices): SectionCall => ({
  says: async () => {
    const found = await backups();
    if (!found.ok) return null;
    return found.value.broughtBack ? 'backups_lost' : found.value.remind ? 'backups_due' : null;
  },
  watch,
});

const listingOf = ({ found }: GlossaryModel): Listing | undefined => (found?.ok ? found.value : undefined);

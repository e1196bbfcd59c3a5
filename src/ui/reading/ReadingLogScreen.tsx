/**
 * The reading log: what was looked at, newest first, to be searched, taken
 * along and deleted; and its switch.
 */
import { useRef, useState } from 'preact/hooks';
import { interfaceLanguage, t } from '../../platform/i18n.ts';
import type { Logged } from '../../protocol/log-requests.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import { failureText } from '../failure-text.ts';
import type { Notice } from '../glossary/notice.tsx';
import type { SettingsServices } from '../settings/settings-services.ts';
import { useChoices } from '../settings/use-choices.ts';
import type { LogServices } from './log-services.ts';
import { useLog, type LogModel } from './use-log.ts';

type Props = { readonly services: LogServices; readonly settings: SettingsServices; readonly say: (notice: Notice | undefined) => void };

export function ReadingLogScreen({ services, settings, say }: Props) {
  const { choices, change } = useChoices(settings, (failure) => say({ text: failureText(failure) }));
  const [query, setQuery] = useState('');
  const [site, setSite] = useState<string>();
  const model = useLog(services, { query, site }, say);
  const { log, failure } = model;
  const isEmpty = log?.total === 0;
  return (
    <div class="desk log">
      <h1>{t('log_title')}</h1>
      <p class="lead">{t('log_lead')}</p>
      {choices && (
        <p class="log-switch">
          <label class="switch"><input type="checkbox" role="switch" checked={choices.readingLog} aria-checked={choices.readingLog} onChange={(event) => void change({ readingLog: event.currentTarget.checked })} /><span aria-hidden="true" />{t('log_keep')}</label>
        </p>
      )}
      {failure !== undefined && <p class="hint" role="alert">{failure}</p>}
      {isEmpty && <p class="hint">{t(choices?.readingLog === true ? 'log_emptyOn' : 'log_emptyOff')}</p>}
      {log && !isEmpty && (
        <section aria-label={t('log_title')}>
          <div class="log-bar">
            <input type="search" aria-label={t('log_search')} placeholder={t('log_search')} autocomplete="off" spellcheck={false} value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
            <select aria-label={t('log_site')} value={site === undefined ? '' : `=${site}`} onChange={(event) => setSite(event.currentTarget.value === '' ? undefined : event.currentTarget.value.slice(1))}>
              <option value="">{t('log_allSites')} ({log.total})</option>
              {log.sites.map(({ site: name, count }) => <option key={name} value={`=${name}`}>{siteName(name)} ({count})</option>)}
            </select>
          </div>
          <Days looks={log.looks} remove={model.remove} />
          {log.found === 0 && <p class="hint">{t('log_nothingFound')}</p>}
          {log.found > log.looks.length && <p class="desk-foot"><button type="button" class="secondary" onClick={model.more}>{t('log_more')}</button></p>}
          <Foot log={log} site={site} query={query} model={model} />
        </section>
      )}
    </div>
  );
}

const formatDay = (time: number): string => new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'long' }).format(time);
const formatTimeOfDay = (time: number): string => new Intl.DateTimeFormat(interfaceLanguage(), { timeStyle: 'short' }).format(time);
const siteName = (site: string): string => (site === '' ? t('log_files') : site);

function Foot({ log, site, query, model }: { readonly log: { readonly found: number }; readonly site: string | undefined; readonly query: string; readonly model: LogModel }) {
  const removal = query.trim() !== '' ? t('log_removeFound') : site === undefined ? t('log_removeAll') : t('log_removeSite', siteName(site));
  if (log.found === 0) return null;
  return (
    <div class="desk-foot">
      <span class="hint">{t('panel_save')}</span>
      <button type="button" class="secondary" onClick={() => void model.save('csv')}>{t('export_csv')}</button>
      <button type="button" class="secondary" onClick={() => void model.save('markdown')}>{t('export_markdown')}</button>
      <button type="button" class="quiet" onClick={() => void model.remove({ query, site })}>{removal}</button>
    </div>
  );
}

function Days({ looks, remove }: { readonly looks: readonly Logged[]; readonly remove: LogModel['remove'] }) {
  const list = useRef<HTMLDivElement>(null);
  const take = async (look: Logged): Promise<void> => {
    const buttons = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('.take') ?? [])];
    const at = looks.indexOf(look);
    await remove({ ids: [look.id] });
    // The button is gone; the next one has its place, or the last of the list.
    (buttons()[at] ?? buttons().at(-1) ?? list.current)?.focus();
  };
  return (
    <div ref={list} tabIndex={-1} class="log-days">
      {daysOf(looks).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 class="caption">{day}</h2>
          <ul class="log-list">{ofDay.map((look) => <Line key={look.id} look={look} take={() => void take(look)} />)}</ul>
        </section>
      ))}
    </div>
  );
}

function Line({ look: { at, entry, head, text, sentence, title, address, page }, take }: { readonly look: Logged; readonly take: () => void }) {
  const where = title === '' ? address : title;
  return (
    <li>
      <div>
        <p><a class="inline term" href={hashOf({ at: 'entry', id: entry })}>{head}</a> <time class="hint-inline" dateTime={new Date(at).toISOString()}>{formatTimeOfDay(at)}</time></p>
        <p class="sentence"><Sentence sentence={sentence} text={text} /></p>
        <p class="hint">
          {/^https?:/.test(address) ? <a href={address} target="_blank" rel="noopener noreferrer">{where}</a> : where}
          {page !== undefined && `, ${t('log_page', page)}`}
        </p>
      </div>
      <button type="button" class="quiet take" aria-label={t('log_removeOne', head)} onClick={take}>×</button>
    </li>
  );
}

/** The words looked at stand out, where they are in it once more or less as printed. */
function Sentence({ sentence, text }: { readonly sentence: string; readonly text: string }) {
  const at = text === '' ? -1 : sentence.indexOf(text);
  if (at < 0) return <>{sentence}</>;
  return <>{sentence.slice(0, at)}<b>{text}</b>{sentence.slice(at + text.length)}</>;
}

function daysOf(looks: readonly Logged[]): [string, Logged[]][] {
  const days = new Map<string, Logged[]>();
  for (const look of looks) {
    const day = formatDay(look.at);
    const known = days.get(day);
    if (known) known.push(look);
    else days.set(day, [look]);
  }
  return [...days];
}

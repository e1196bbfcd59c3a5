/**
 * The packs held: switched on and off, updated from a file, removed as a whole.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { t, tCount } from '../../platform/i18n.ts';
import type { Pack } from '../../protocol/pack-requests.ts';
import { failureText } from '../failure-text.ts';
import type { ExchangeServices } from './exchange-services.ts';
import { FileButton } from './FilePlace.tsx';
import { formatTime } from './import-text.ts';

type Props = { readonly services: ExchangeServices; readonly done: (text: string, change?: { readonly undo: string }) => void; readonly update: (pack: Pack, file: File) => void };

/** `undefined` until they are known. */
export function usePacks(services: ExchangeServices): readonly [readonly Pack[] | undefined, () => Promise<void>] {
  const [packs, setPacks] = useState<readonly Pack[]>();
  const read = useCallback(async (): Promise<void> => {
    const found = await services.packs();
    if (found.ok) setPacks(found.value);
  }, [services]);
  useEffect(() => {
    const ending = new AbortController();
    void read();
    services.watch(() => void read(), ending.signal);
    return () => ending.abort();
  }, [services, read]);
  return [packs, read];
}

export function PackList({ services, done, update }: Props) {
  const [packs, read] = usePacks(services);
  const switchPack = async (pack: Pack, on: boolean): Promise<void> => {
    const outcome = await services.switchPack(pack.id, on);
    if (!outcome.ok) done(failureText(outcome.failure));
    await read();
  };
  const remove = async (pack: Pack): Promise<void> => {
    const outcome = await services.removePack(pack.id);
    if (outcome.ok) done(t('packs_removed', pack.title), outcome.value);
    else done(failureText(outcome.failure));
    await read();
  };
  if (!packs) return null;
  return (
    <section class="packs" aria-labelledby="packs-title">
      <h2 id="packs-title">{t('packs_title')}</h2>
      {packs.length === 0 ? <p class="hint">{t('packs_none')}</p> : (
        <ul class="rows">
          {packs.map((pack) => (
            <li key={pack.id} class={pack.on ? undefined : 'off'}>
              <div class="what">
                <p class="term">{pack.title}</p>
                {pack.description !== undefined && <p>{pack.description}</p>}
                <p class="hint">{[pack.author, pack.version !== '' && t('packs_edition', pack.version), tCount('glossary_count', pack.entries), t('packs_since', formatTime(pack.importedAt))].filter(Boolean).join(' · ')}</p>
              </div>
              <div class="deeds">
                <label class="switch"><input type="checkbox" role="switch" checked={pack.on} aria-checked={pack.on} onChange={(event) => void switchPack(pack, event.currentTarget.checked)} aria-label={t('packs_mark', pack.title)} /><span aria-hidden="true" />{t(pack.on ? 'packs_on' : 'packs_off')}</label>
                <FileButton look="quiet" name={t('packs_update')} label={t('packs_updateNamed', pack.title)} take={(file) => update(pack, file)} />
                <button type="button" class="quiet" aria-label={t('packs_removeNamed', pack.title)} onClick={() => void remove(pack)}>{t('packs_remove')}</button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

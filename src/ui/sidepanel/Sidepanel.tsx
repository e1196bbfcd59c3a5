/**
 * The panel with the page beside it and the background behind it.
 */
import { useMemo } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { ok } from '../../domain/result.ts';
import { openInTab, openInWindow, openOnce } from '../../platform/open-screen.ts';
import { readableAddress, readerAddress } from '../../protocol/reader-address.ts';
import { glossaryAddress } from '../../protocol/screen-addresses.ts';
import { ask, downloadFile } from '../../protocol/screen-client.ts';
import { answered } from '../answered.ts';
import type { CardAction } from '../card/ActionList.tsx';
import { createCardData } from '../card/card-data.ts';
import { cardLabels } from '../card/labels.ts';
import { backgroundExchange } from '../exchange/exchange-services.ts';
import type { TakeAlong } from './GlossaryTools.tsx';
import type { EntryParts } from './OpenEntry.tsx';
import { PanelScreen } from './PanelScreen.tsx';
import { usePanelPage } from './use-panel-page.ts';

export function Sidepanel() {
  const { page, show, places } = usePanelPage();
  const labels = useMemo(cardLabels, []);
  const data = useMemo(() => createCardData({ lookup: (ids) => answered(ask('entry.get', { ids })), works: () => answered(ask('work.list', {})) }), []);
  const takeAlong = useMemo(createTakeAlong, []);
  const edit = ({ id }: { readonly id: EntryId }): void => void openInWindow(glossaryAddress({ at: 'edit', id }, { alone: true }));
  const actions: readonly CardAction[] = [
    { label: labels.write, fits: ({ own }) => own !== true, run: edit },
    { label: labels.edit, fits: ({ own }) => own === true, run: edit },
    { label: labels.open, run: ({ id }) => void openOnce(glossaryAddress({ at: 'entry', id })) },
  ];
  return (
    <PanelScreen
      page={page}
      show={show}
      places={places}
      pointingTo={pointingTo}
      data={data}
      labels={labels}
      actions={actions}
      switchSite={(host, on) => void ask('site.set', { host, on })}
      readHere={(address) => void openInTab(readerAddress(readableAddress(address)))}
      takeAlong={takeAlong}
    />
  );
}

const pointingTo: EntryParts['pointingTo'] = (id) => answered(ask('entry.pointing', { id }));

function createTakeAlong(): TakeAlong {
  const exchange = backgroundExchange();
  return {
    copy: async (ids, title) => {
      const made = await exchange.make({ of: 'entries', ids: [...ids] }, 'markdown', title);
      if (!made.ok) return made;
      const file = await downloadFile(made.value);
      if (!file.ok) return { ok: false, failure: { kind: 'disconnected' } };
      return ok(await navigator.clipboard.writeText(await file.value.text()).then(() => true, () => false));
    },
    save: async (ids, title, format) => {
      const made = await exchange.make({ of: 'entries', ids: [...ids] }, format, title);
      if (!made.ok) return made;
      const saved = await exchange.download(made.value);
      return saved.ok ? ok(made.value.name) : saved;
    },
  };
}

/**
 * The form in a small window of its own, opened from a page, its menu or the
 * popup: says what was saved, offers to undo it, and closes itself.
 */
import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { openOnce } from '../../platform/open-screen.ts';
import { glossaryAddress } from '../../protocol/screen-addresses.ts';
import { EditPane } from './EditPane.tsx';
import { NoticeLine } from './notice.tsx';
import { useActs } from './use-acts.ts';
import { useClosing } from './use-closing.ts';
import { usePlace } from './use-place.ts';

export function FormWindow() {
  const [place, go] = usePlace();
  const acts = useActs(go);
  const [isDone, setDone] = useState(false);
  useClosing(isDone);
  const finish = (text: string, change?: { readonly undo: string }): void => {
    acts.done(text, change);
    setDone(true);
  };
  return (
    <div class="form-window">
      {isDone || (place.at !== 'edit' && place.at !== 'new') ? (
        <main class="done">
          <button type="button" class="secondary" onClick={() => void openOnce(glossaryAddress({ at: 'list' }))}>{t('form_toGlossary')}</button>
        </main>
      ) : (
        <main>
          <EditPane place={place} revision={0} saved={(_id, text, change) => finish(text, change)} leave={() => window.close()} />
        </main>
      )}
      <NoticeLine notice={acts.notice} dismiss={acts.dismiss} />
    </div>
  );
}

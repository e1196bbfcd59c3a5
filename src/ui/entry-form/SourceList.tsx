/**
 * Whence a reader has it: the pages and books they name. Sources that came with
 * an entry of the glossary are shown as they are cited, and can be taken out.
 */
import { OWN_WORK, type Draft } from '../../domain/draft.ts';
import { t } from '../../platform/i18n.ts';
import { citations, type Works } from '../card/citation.ts';
import { cardLabels } from '../card/labels.ts';
import { TextField } from './TextField.tsx';

type DraftSource = Draft['sources'][number];
type Props = { readonly sources: readonly DraftSource[]; readonly change: (sources: DraftSource[]) => void; readonly works: Works; readonly problemOf: (field: string) => string | undefined };

export function SourceList({ sources, change, works, problemOf }: Props) {
  const labels = cardLabels();
  const cited = (source: DraftSource): string => citations([source], works, labels)[0]?.text ?? labels.inGeneral;
  const remove = (at: number): void => change(sources.toSpliced(at, 1));
  return (
    <div class="sources-list">
      {sources.map((source, at) => (
        <div key={at} class="source">
          {source.work === OWN_WORK ? (
            <>
              <TextField label={t('form_sourceTitle')} value={source.title} problem={problemOf(`sources.${at}.title`)} change={(title) => change(sources.with(at, { ...source, title }))} />
              <TextField label={t('form_sourceAt')} value={source.at} problem={problemOf(`sources.${at}.at`)} change={(place) => change(sources.with(at, { ...source, at: place }))} />
            </>
          ) : <p class="cited">{cited(source)}</p>}
          <button type="button" class="quiet" onClick={() => remove(at)}>{t('form_removeSource')}</button>
        </div>
      ))}
      <button type="button" class="quiet add" onClick={() => change([...sources, { work: OWN_WORK }])}>{t('form_addSource')}</button>
    </div>
  );
}

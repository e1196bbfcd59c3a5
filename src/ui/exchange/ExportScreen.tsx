/**
 * Export: which entries, as what kind of file.
 */
import { useState } from 'preact/hooks';
import { bibtex, cslJson } from '../../exchange/bibliography.ts';
import type { EntryId } from '../../domain/entry.ts';
import { formatNumber, t, tCount, type MessageKey } from '../../platform/i18n.ts';
import { EXPORT_FORMATS } from '../../protocol/pack-requests.ts';
import { failureText } from '../failure-text.ts';
import { ChoiceList, type Option } from '../settings/ChoiceList.tsx';
import type { ExchangeServices, ExportSubject } from './exchange-services.ts';
import { usePacks } from './PackList.tsx';

/** An entry as the list of the glossary has it. */
type Listed = { readonly id: EntryId; readonly own: boolean; readonly noted: boolean; readonly pack?: string | undefined };
type Props = {
  readonly services: ExchangeServices;
  readonly all: readonly Listed[];
  /** What the list shows now, where it is searched or filtered. */
  readonly found: readonly Listed[] | undefined;
  readonly done: (text: string) => void;
};

const BIBLIOGRAPHIES = ['bibtex', 'csl-json'] as const;
const FORMATS = [...EXPORT_FORMATS, ...BIBLIOGRAPHIES] as const;
type Format = (typeof FORMATS)[number];
const isBibliography = (format: Format): format is (typeof BIBLIOGRAPHIES)[number] => format === 'bibtex' || format === 'csl-json';

const NAMES = { pack: 'export_pack', csv: 'export_csv', anki: 'export_anki', yomitan: 'export_yomitan', markdown: 'export_markdown', bibtex: 'export_bibtex', 'csl-json': 'export_csl' } as const satisfies Record<Format, MessageKey>;
const HINTS = { pack: 'export_packHint', csv: 'export_csvHint', anki: 'export_ankiHint', yomitan: 'export_yomitanHint', markdown: 'export_markdownHint', bibtex: 'export_bibtexHint', 'csl-json': 'export_cslHint' } as const satisfies Record<Format, MessageKey>;

type Choice = Option<string> & { readonly what: ExportSubject; readonly rows: readonly Listed[] };

export function ExportScreen({ services, all, found, done }: Props) {
  const [packs = []] = usePacks(services);
  const [format, setFormat] = useState<Format>('pack');
  const [title, setTitle] = useState('');
  const [isBusy, setBusy] = useState(false);
  const own = all.filter((row) => row.own || row.noted);
  const subjects: readonly Choice[] = [
    ...(found ? [subject('found', t('export_found'), { of: 'entries', ids: found.map(({ id }) => id) }, found)] : []),
    subject('own', t('export_own'), { of: 'own' }, own),
    ...packs.map((pack) => ({ ...subject(`pack:${pack.id}`, t('export_onePack', pack.title), { of: 'pack', id: pack.id }, all.filter((row) => row.pack === pack.id)), hint: tCount('glossary_count', pack.entries), disabled: false })),
    subject('all', t('export_all'), { of: 'all' }, all),
  ];
  const [wanted, setWanted] = useState<string>();
  const chosen = subjects.find(({ value }) => value === wanted) ?? subjects.find(({ disabled }) => disabled !== true);

  const save = async (): Promise<void> => {
    if (!chosen || isBusy) return;
    setBusy(true);
    done(isBibliography(format) ? await saveSources(services, chosen.rows, format) : await saveEntries(services, chosen.what, format, title.trim()));
    setBusy(false);
  };
  return (
    <div class="desk">
      <h1>{t('export_title')}</h1>
      <p class="lead">{t('export_lead')}</p>
      <div class="pair-of-lists">
        <ChoiceList title={t('export_what')} options={subjects} chosen={chosen?.value} choose={setWanted} />
        <ChoiceList title={t('export_format')} options={FORMATS.map((value) => ({ value, name: t(NAMES[value]), hint: t(HINTS[value]) }))} chosen={format} choose={setFormat} />
      </div>
      {(format === 'pack' || format === 'markdown' || format === 'yomitan') && (
        <div class="field pack-title"><label class="label-line" for="export-title">{t('export_fileTitle')}</label><input id="export-title" type="text" maxLength={200} placeholder={t('export_fileTitleDefault')} value={title} onInput={(event) => setTitle(event.currentTarget.value)} /></div>
      )}
      <div class="desk-foot">
        <button type="button" class="primary" aria-disabled={!chosen || isBusy} onClick={() => void save()}>{t('export_save')}</button>
      </div>
    </div>
  );
}

const subject = (value: string, name: string, what: ExportSubject, rows: readonly Listed[]): Choice => ({ value, name, what, rows, hint: rows.length === 0 ? t('export_nothing') : tCount('glossary_count', rows.length), disabled: rows.length === 0 });

async function saveEntries(services: ExchangeServices, what: ExportSubject, format: (typeof EXPORT_FORMATS)[number], title: string): Promise<string> {
  const made = await services.make(what, format, title);
  if (!made.ok) return failureText(made.failure);
  const saved = await services.download(made.value);
  return saved.ok ? tCount('export_saved', made.value.entries, made.value.name) : failureText(saved.failure);
}

async function saveSources(services: ExchangeServices, rows: readonly Listed[], format: (typeof BIBLIOGRAPHIES)[number]): Promise<string> {
  const cited = await services.sourcesOf(rows.map(({ id }) => id));
  if (!cited.ok) return failureText(cited.failure);
  const { sources, works } = cited.value;
  const citable = sources.filter(({ work }) => work !== 'general');
  if (citable.length === 0) return t('export_noSources');
  if (format === 'bibtex') services.saveText(bibtex(citable, works), 'spravka.bib', 'application/x-bibtex');
  else services.saveText(cslJson(citable, works), 'spravka.csl.json', 'application/vnd.citationstyles.csl+json');
  return t('export_savedSources', formatNumber(citable.length));
}

/**
 * The columns of a table over its first rows, each with the field it fills.
 */
import { useId } from 'preact/hooks';
import { t, type MessageKey } from '../../platform/i18n.ts';
import { COLUMN_FIELDS, type ColumnField, type Preview } from '../../protocol/pack-requests.ts';

type Props = { readonly table: NonNullable<Preview['table']>; readonly change: (mapping: (ColumnField | null)[]) => void };

const NAMES = {
  id: 'field_id', kind: 'glossary_kind', head: 'form_head', cyrillic: 'form_cyrillic', gloss: 'form_gloss', article: 'form_article', forms: 'form_forms', english: 'form_english', latin: 'form_latin',
  period: 'form_period', born: 'form_born', died: 'form_died', see: 'form_see', source: 'form_sourceTitle', address: 'form_sourceAt',
} as const satisfies Record<ColumnField, MessageKey>;

export function TableMapping({ table: { columns, mapping, rows }, change }: Props) {
  const title = useId();
  const choose = (at: number, value: string): void => {
    const field = COLUMN_FIELDS.find((each) => each === value) ?? null;
    // One column for each field: the other that had it lets go.
    change(mapping.map((other, index) => (index === at ? field : other === field ? null : other)));
  };
  return (
    <section class="table-mapping" aria-labelledby={title}>
      <h2 id={title}>{t('import_columns')}</h2>
      <p class="hint">{t('import_columnsHint')}</p>
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={at} scope="col" data-used={mapping[at] !== null}>
                  <span>{column}</span>
                  <select aria-label={t('import_columnField', column)} value={mapping[at] ?? ''} onChange={(event) => choose(at, event.currentTarget.value)}>
                    <option value="">{t('import_leaveOut')}</option>
                    {COLUMN_FIELDS.map((field) => <option key={field} value={field}>{t(NAMES[field])}</option>)}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => <tr key={line}>{columns.map((_, at) => <td key={at} data-used={mapping[at] !== null}>{row[at] ?? ''}</td>)}</tr>)}
          </tbody>
        </table>
      </div>
      {!mapping.includes('head') && <p class="problem">{t('refused_noHeadword')}</p>}
    </section>
  );
}

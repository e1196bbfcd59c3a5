/**
 * The parts of the entry form that are offered folded: kind and dates, name,
 * spellings, longer text, links, sources. Each has what stands in it as its
 * summary.
 */
import { useEffect, useId, useState } from 'preact/hooks';
import type { Draft } from '../../domain/draft.ts';
import { GRAMMARS, KINDS, type EntryId, type Grammar } from '../../domain/entry.ts';
import { formatNumber, t, type MessageKey } from '../../platform/i18n.ts';
import type { DraftCheck } from '../../protocol/personal-requests.ts';
import { dates } from '../card/heading.ts';
import { cardLabels } from '../card/labels.ts';
import { useServices } from '../services.ts';
import { lifeLines, lifeOf } from './draft-fields.ts';
import { Fold } from './Fold.tsx';
import { FormList } from './FormList.tsx';
import { SeeField } from './SeeField.tsx';
import { SourceList } from './SourceList.tsx';
import { TextField } from './TextField.tsx';

export type PartProps = {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** What is wrong with a field, in words. */
  readonly problemOf: (field: string) => string | undefined;
  readonly hasProblem: (...fields: readonly string[]) => boolean;
};

export function KindAndDates({ draft, set, problemOf, hasProblem }: PartProps) {
  const when = dates({ born: draft.born || undefined, died: draft.died || undefined, period: draft.period || undefined }, cardLabels());
  return (
    <Fold title={t('form_kindAndDates')} summary={[t(`kind_${draft.kind}`), when].filter(Boolean).join(' · ')} hasProblem={hasProblem('born', 'died', 'period', 'name')}>
      <fieldset class="field kinds">
        <legend>{t('glossary_kind')}</legend>
        {KINDS.map((kind) => (
          <label key={kind} data-kind={kind}>
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => set({ kind })} />
            <span>{t(`kind_${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      {draft.kind === 'person' ? (
        <>
          <div class="pair">
            <TextField label={t('form_born')} value={draft.born} change={(born) => set({ born })} problem={problemOf('born')} />
            <TextField label={t('form_died')} value={draft.died} change={(died) => set({ died })} problem={problemOf('died')} />
          </div>
          <PersonName draft={draft} set={set} problemOf={problemOf} hasProblem={hasProblem} />
        </>
      ) : <TextField label={t('form_period')} value={draft.period} change={(period) => set({ period })} problem={problemOf('period')} hint={t('form_periodHint')} />}
    </Fold>
  );
}

function PersonName({ draft, set, problemOf }: PartProps) {
  const { family = '', given, patronymic, gender } = draft.name ?? {};
  const put = (change: Partial<NonNullable<Draft['name']>>): void => set({ name: { family, ...draft.name, ...change } });
  return (
    <fieldset class="field">
      <legend>{t('form_name')}</legend>
      <div class="triple">
        <TextField label={t('form_family')} lang="ru" value={family} change={(text) => put({ family: text })} problem={problemOf('name.family')} />
        <TextField label={t('form_given')} lang="ru" value={given} change={(text) => put({ given: text })} problem={problemOf('name.given')} />
        <TextField label={t('form_patronymic')} lang="ru" value={patronymic} change={(text) => put({ patronymic: text })} problem={problemOf('name.patronymic')} />
      </div>
      <p class="hint">{t('form_nameHint')}</p>
      <div class="choices-line">
        {(['m', 'f'] as const).map((each) => (
          <label key={each}><input type="radio" name="gender" checked={gender === each} onChange={() => put({ gender: each })} /> {t(each === 'm' ? 'form_man' : 'form_woman')}</label>
        ))}
      </div>
    </fieldset>
  );
}

export function Spellings({ draft, set, problemOf, hasProblem, check }: PartProps & { readonly check: DraftCheck | undefined }) {
  const { expansion = {} } = draft;
  const put = (change: NonNullable<Draft['expansion']>): void => set({ expansion: { ...expansion, ...change } });
  const guess = (draft.cyrillic ?? '').trim() === '' ? (check?.cyrillicGuess ?? undefined) : undefined;
  const summary = [draft.cyrillic, ...draft.forms.map(({ text }) => text)].filter((text) => text !== undefined && text.trim() !== '').join(', ') || (guess === undefined ? '' : t('form_perhaps', guess));
  return (
    <Fold title={t('form_spellings')} summary={summary} hasProblem={hasProblem('cyrillic', 'forms', 'expansion', 'adjective', 'grammar')}>
      <TextField
        label={t('form_cyrillic')}
        lang="ru"
        serif
        value={draft.cyrillic}
        change={(cyrillic) => set({ cyrillic })}
        problem={problemOf('cyrillic')}
        placeholder={guess}
      />
      {(draft.cyrillic ?? '').trim() !== '' && <Inflection draft={draft} set={set} problemOf={problemOf} />}
      <FormList forms={draft.forms} change={(forms) => set({ forms })} problemOf={problemOf} />
      <fieldset class="field">
        <legend>{t('form_expansion')}</legend>
        <TextField label={t('form_english')} value={expansion.english} change={(english) => put({ english })} problem={problemOf('expansion.english')} />
        <div class="pair">
          <TextField label={t('form_russian')} lang="ru" value={expansion.cyrillic} change={(cyrillic) => put({ cyrillic })} problem={problemOf('expansion.cyrillic')} />
          <TextField label={t('form_latin')} value={expansion.latin} change={(latin) => put({ latin })} problem={problemOf('expansion.latin')} />
        </div>
      </fieldset>
    </Fold>
  );
}

const GRAMMAR_NAMES = { masculine: 'form_masculine', feminine: 'form_feminine', neuter: 'form_neuter', plural: 'form_plural', adjective: 'form_asAdjective', indeclinable: 'form_indeclinable' } as const satisfies Record<Grammar, MessageKey>;

/** How a Russian headword declines where its ending does not tell, and the adjective that is made of it. */
function Inflection({ draft, set, problemOf }: Pick<PartProps, 'draft' | 'set' | 'problemOf'>) {
  const id = useId();
  return (
    <div class="pair">
      <div class="field">
        <span class="label-line"><label for={id}>{t('form_grammar')}</label></span>
        <select id={id} value={draft.grammar ?? ''} onChange={(event) => set({ grammar: GRAMMARS.find((each) => each === event.currentTarget.value) })}>
          <option value="">{t('form_grammarByEnding')}</option>
          {GRAMMARS.map((each) => <option key={each} value={each}>{t(GRAMMAR_NAMES[each])}</option>)}
        </select>
      </div>
      <TextField label={t('form_adjective')} lang="ru" value={draft.adjective} change={(adjective) => set({ adjective })} problem={problemOf('adjective')} hint={t('form_adjectiveHint')} />
    </div>
  );
}

const ARTICLE_LIMIT = 4000;
const SUMMARY = 60;

export function LongerText({ draft, set, problemOf, hasProblem }: PartProps) {
  const [life, setLife] = useState(() => lifeLines(draft.life));
  const text = draft.article ?? '';
  return (
    <Fold title={t('form_longer')} summary={text.length > SUMMARY ? `${text.slice(0, SUMMARY)}…` : text} hasProblem={hasProblem('article', 'life', 'background', 'correction')}>
      <TextField label={t('form_article')} serif lines={6} value={draft.article} change={(article) => set({ article })} limit={ARTICLE_LIMIT} problem={problemOf('article')} hint={t('form_articleHint')} />
      {draft.kind === 'person' && (
        <TextField label={t('form_life')} serif lines={4} value={life} change={(lines) => { setLife(lines); set({ life: lifeOf(lines) }); }} problem={problemOf('life')} hint={t('form_lifeHint')} />
      )}
      {draft.background !== undefined && <TextField label={t('card_generalKnowledge')} serif lines={3} value={draft.background} change={(background) => set({ background })} problem={problemOf('background')} />}
      {draft.correction !== undefined && <TextField label={t('card_correction')} serif lines={2} value={draft.correction} change={(correction) => set({ correction })} problem={problemOf('correction')} />}
    </Fold>
  );
}

export function LinksAndSources({ draft, set, problemOf, hasProblem, editing }: PartProps & { readonly editing: EntryId | undefined }) {
  const { cards } = useServices();
  const [, learnt] = useState(0);
  useEffect(() => void cards.learnWorks().then((news) => news && learnt((times) => times + 1)), [cards]);
  const named = draft.sources.map(({ title, at, work }) => title || at || work).filter((text) => text !== 'own');
  const links = draft.see.length === 0 ? '' : t('form_linksCount', formatNumber(draft.see.length));
  return (
    <Fold title={t('form_linksAndSources')} summary={[links, ...named].filter((part) => part !== '').join(' · ')} hasProblem={hasProblem('see', 'sources')}>
      <SeeField see={draft.see} change={(see) => set({ see })} own={editing} />
      <fieldset class="field">
        <legend>{t('form_sources')}</legend>
        <SourceList sources={draft.sources} change={(sources) => set({ sources })} works={cards.works()} problemOf={problemOf} />
      </fieldset>
    </Fold>
  );
}

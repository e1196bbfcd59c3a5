/**
 * The spellings a reader adds: one a row, each with how surely it means the
 * entry. An empty row at the end takes the next.
 */
import { useRef } from 'preact/hooks';
import type { Draft } from '../../domain/draft.ts';
import { CONFIDENCES, type Confidence } from '../../domain/entry.ts';
import { t, type MessageKey } from '../../platform/i18n.ts';
import { languageOf } from '../card/heading.ts';

type Form = Draft['forms'][number];
type Props = { readonly forms: readonly Form[]; readonly change: (forms: Form[]) => void; readonly problemOf: (field: string) => string | undefined };

const CONFIDENCE_TEXTS = { certain: 'form_certain', likely: 'form_likely', context: 'form_context' } as const satisfies Record<Confidence, MessageKey>;

export function FormList({ forms, change, problemOf }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const put = (at: number, form: Form): void => change(forms.toSpliced(at, 1, form));
  const remove = (at: number): void => {
    change(forms.toSpliced(at, 1));
    list.current?.querySelectorAll('input')[Math.max(0, at - 1)]?.focus();
  };
  const rows = [...forms, { text: '' }];
  return (
    <fieldset class="field">
      <legend>{t('form_forms')}</legend>
      <ul class="form-list" ref={list}>
        {rows.map((form, at) => {
          const problem = at < forms.length ? problemOf(`forms.${at}`) : undefined;
          const isLast = at === forms.length;
          return (
            <li key={at}>
              <input
                type="text"
                autocomplete="off"
                class="serif"
                aria-label={isLast ? t('form_anotherForm') : t('form_formNumber', at + 1)}
                aria-invalid={problem !== undefined}
                placeholder={isLast ? t('form_anotherForm') : undefined}
                lang={languageOf(form.text)}
                value={form.text}
                onInput={(event) => put(at, { ...form, text: event.currentTarget.value })}
              />
              {!isLast && (
                <>
                  <select aria-label={t('form_confidenceOf', form.text)} value={form.confidence ?? ''} onChange={(event) => put(at, withConfidence(form, event.currentTarget.value))}>
                    <option value="">{t('form_confidenceAuto')}</option>
                    {CONFIDENCES.map((confidence) => <option key={confidence} value={confidence}>{t(CONFIDENCE_TEXTS[confidence])}</option>)}
                  </select>
                  <button type="button" class="quiet" aria-label={t('form_removeForm', form.text)} onClick={() => remove(at)}>×</button>
                </>
              )}
              {problem !== undefined && <p class="problem">{problem}</p>}
            </li>
          );
        })}
      </ul>
      <p class="hint">{t('form_formsHint')}</p>
    </fieldset>
  );
}

function withConfidence({ confidence: _before, ...form }: Form, value: string): Form {
  const chosen = CONFIDENCES.find((confidence) => confidence === value);
  return chosen ? { ...form, confidence: chosen } : form;
}

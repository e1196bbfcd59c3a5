/**
 * Settings: few, with defaults that suit most, each applied as soon as it is
 * chosen.
 */
import type { ComponentChildren } from 'preact';
import { KINDS, type Kind } from '../../domain/entry.ts';
import { LEVELS } from '../../domain/level.ts';
import { t } from '../../platform/i18n.ts';
import { CARD_SIZES, CHOSEN_THEMES, DEFAULT_CHOICES, LANGUAGES, MARK_STYLES, type Choices } from '../../protocol/choices.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import { failureText } from '../failure-text.ts';
import type { Notice } from '../glossary/notice.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { DelayField } from './DelayField.tsx';
import { KeyTable } from './KeyTable.tsx';
import { HiddenTerms, SitesOff } from './lists-off.tsx';
import { MarkSample } from './MarkSample.tsx';
import type { SettingsServices } from './settings-services.ts';
import { useChoices } from './use-choices.ts';

type Props = {
  readonly services: SettingsServices;
  readonly say: (notice: Notice | undefined) => void;
  /** An entry's headword, where it is known. */
  readonly headOf: (id: string) => string | undefined;
};

/** What "back to defaults" leaves alone: lists a reader has made are no taste. */
const { sitesOff: _sites, hidden: _hidden, ...DEFAULT_TASTES } = DEFAULT_CHOICES;

export function SettingsScreen({ services, say, headOf }: Props) {
  const { choices, change } = useChoices(services, (failure) => say({ text: failureText(failure) }));
  if (!choices) return null;
  const set = (part: Partial<Choices>): void => void change(part);
  const backToDefaults = (): void => {
    const before = Object.fromEntries(Object.keys(DEFAULT_TASTES).map((field) => [field, choices[field as keyof Choices]])) as Partial<Choices>;
    void change(DEFAULT_TASTES).then(() => say({ text: t('settings_nowDefaults'), undo: () => void change(before).then(() => say(undefined)) }));
  };
  return (
    <div class="desk">
      <h1>{t('settings_title')}</h1>
      <Group title={t('settings_marks')}>
        <MarkSample choices={choices} />
        <ChoiceList title={t('settings_markStyle')} inline options={MARK_STYLES.map((value) => ({ value, name: t(STYLE_NAMES[value]) }))} chosen={choices.markStyle} choose={(markStyle) => set({ markStyle })} />
        <ChoiceList title={t('settings_level')} options={LEVELS.map((value) => ({ value, name: t(`search_${value}`), hint: t(`search_${value}Hint`) }))} chosen={choices.level} choose={(level) => set({ level })} />
        <Kinds off={choices.kindsOff} set={(kindsOff) => set({ kindsOff })} />
      </Group>
      <Group title={t('settings_card')}>
        <DelayField delay={choices.cardDelay} set={(cardDelay) => set({ cardDelay })} />
        <ChoiceList title={t('settings_cardSize')} inline options={CARD_SIZES.map((value) => ({ value, name: t(SIZE_NAMES[value]) }))} chosen={choices.cardSize} choose={(cardSize) => set({ cardSize })} />
      </Group>
      <Group title={t('settings_looks')}>
        <ChoiceList title={t('settings_theme')} inline options={CHOSEN_THEMES.map((value) => ({ value, name: t(THEME_NAMES[value]) }))} chosen={choices.theme} choose={(theme) => set({ theme })} />
        <ChoiceList title={t('settings_language')} inline options={LANGUAGES.map((value) => ({ value, name: value === 'auto' ? t('settings_languageAuto') : LANGUAGE_NAMES[value] }))} chosen={choices.language} choose={(language) => set({ language })} />
      </Group>
      <Group title={t('keys_title')}>
        <KeyTable services={services} />
        <p><a class="inline" href={hashOf({ at: 'section', name: 'welcome' })}>{t('welcome_again')}</a></p>
      </Group>
      <Group title={t('log_title')}>
        <p>
          <label class="switch"><input type="checkbox" role="switch" checked={choices.readingLog} aria-checked={choices.readingLog} onChange={(event) => set({ readingLog: event.currentTarget.checked })} /><span aria-hidden="true" />{t('log_keep')}</label>
          <span class="hint">{t('log_lead')} <a class="inline" href={hashOf({ at: 'section', name: 'log' })}>{t('log_see')}</a></span>
        </p>
      </Group>
      <Group title={t('settings_off')}>
        <SitesOff hosts={choices.sitesOff} set={(sitesOff) => set({ sitesOff })} />
        <HiddenTerms ids={choices.hidden} headOf={headOf} set={(hidden) => set({ hidden })} />
      </Group>
      <p class="desk-foot"><button type="button" class="secondary" onClick={backToDefaults}>{t('settings_defaults')}</button> <span class="hint">{t('settings_defaultsHint')}</span></p>
    </div>
  );
}

const STYLE_NAMES = { dotted: 'settings_dotted', solid: 'settings_solid', tint: 'settings_tint', 'on-key': 'settings_onKey' } as const;
const SIZE_NAMES = { small: 'settings_small', medium: 'settings_medium', large: 'settings_large' } as const;
const THEME_NAMES = { auto: 'settings_themeAuto', light: 'settings_light', dark: 'settings_dark' } as const;
/** Each in itself, so that whoever is lost in the other finds it. */
const LANGUAGE_NAMES = { en: 'English', ru: 'Русский' } as const;

export const Group = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class="desk-group">
    <h2>{title}</h2>
    <div class="desk-body">{children}</div>
  </section>
);

function Kinds({ off, set }: { readonly off: readonly Kind[]; readonly set: (off: Kind[]) => void }) {
  return (
    <fieldset class="choice-list kind-list">
      <legend>{t('settings_kinds')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} class="choice" data-kind={kind}>
          <input type="checkbox" checked={!off.includes(kind)} onChange={(event) => set(event.currentTarget.checked ? off.filter((other) => other !== kind) : [...off, kind])} />
          <span class="choice-name"><span class="dot" aria-hidden="true" />{t(`kinds_${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

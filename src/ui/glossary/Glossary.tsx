/**
 * The glossary page: everything in one list, the entry at the side, edited in
 * place; other sections beside it.
 */
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../platform/i18n.ts';
import { Entries } from './Entries.tsx';
import { NoticeLine } from './notice.tsx';
import type { SectionCall } from './SectionLink.tsx';
import { TopBar } from './TopBar.tsx';
import { useGlossary, type GlossaryModel } from './use-glossary.ts';
import { useKeys } from './use-keys.ts';

/** A section beside the entries, at `#/name`. */
export type Section = { readonly name: string; readonly title: MessageKey; readonly draw: (model: GlossaryModel) => ComponentChild; /** Reached by links from elsewhere, not listed beside the others. */ readonly isUnlisted?: boolean; /** It may ask to be seen. */ readonly call?: SectionCall };

/** Where the focus brings up a keyboard that covers half of the list. */
const isTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches;

export function Glossary({ sections = [] }: { readonly sections?: readonly Section[] }) {
  const model = useGlossary();
  const { place, found, query, setQuery, go, acts } = model;
  const page = useRef<HTMLDivElement>(null);
  const keys = useKeys(model, () => page.current);
  const section = place.at === 'section' ? sections.find(({ name }) => name === place.name) : undefined;

  // Who comes without an entry comes to look one up; who comes with one, to read on.
  const isReady = found !== undefined;
  const hasBegunRef = useRef(false);
  useLayoutEffect(() => {
    if (!isReady || hasBegunRef.current) return;
    hasBegunRef.current = true;
    if (place.at === 'list' && !isTouch()) page.current?.querySelector<HTMLElement>('.top input')?.focus();
    else if (place.at === 'entry') page.current?.querySelector<HTMLElement>('.list')?.focus();
  }, [isReady, place.at]);
  const isQueryBrought = place.at === 'list' && place.query !== undefined;
  useLayoutEffect(() => {
    if (isQueryBrought && !isTouch()) page.current?.querySelector<HTMLElement>('.top input')?.focus();
  }, [isQueryBrought]);

  return (
    <div class="glossary" data-at={place.at === 'section' && !section ? 'list' : place.at} ref={page}>
      <TopBar query={query} setQuery={setQuery} onKeyDown={keys.inBox} sections={sections.filter(({ isUnlisted }) => isUnlisted !== true)} section={section?.name} begin={() => go({ at: 'new' })} />
      {section ? <main class="section">{section.draw(model)}</main> : <Entries model={model} keys={keys} />}
      <NoticeLine notice={acts.notice} dismiss={acts.dismiss} />
    </div>
  );
}

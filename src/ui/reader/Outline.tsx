/** The document's own table of contents. */
import { t } from '../../platform/i18n.ts';
import type { OutlineItem } from './reading-view.ts';

export function Outline({ items }: { readonly items: readonly OutlineItem[] }) {
  return (
    <nav class="outline" aria-label={t('reader_outline')}>
      <Items items={items} />
    </nav>
  );
}

const Items = ({ items }: { readonly items: readonly OutlineItem[] }) => (
  <ul>
    {items.map(({ title, go, items: inner }, index) => (
      <li key={index}>
        <button type="button" onClick={go}>{title}</button>
        {inner.length > 0 && <Items items={inner} />}
      </li>
    ))}
  </ul>
);

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entryId } from '../../src/domain/entry.ts';
import { t } from '../../src/platform/i18n.ts';
import { until } from '../fixtures/until.ts';
import { chosen, few, found, hasFocus, list, many, memory, own, reads, root, setStage, show } from './glossary-stage.tsx';

setStage();

describe('writing', () => {
  const isDrawn = (selector: string): boolean => found(`.preview ${selector}`).checkVisibility();

  it('draws no empty strip in the card of what has neither gloss nor source', async () => {
    show('#/new?text=Rabkrin');
    await until(() => expect(found('.preview h2').textContent).toBe('Rabkrin'));
    expect([isDrawn('.text'), isDrawn('footer')]).toEqual([false, false]);
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'The inspectorate.');
    await until(() => expect([isDrawn('.text'), isDrawn('footer')]).toEqual([true, false]));
  });

  it('rings what is wrong', async () => {
    show('#/new?text=Rabkrin');
    await list();
    const gloss = page.getByLabelText(t('form_gloss'));
    const colour = (): string => getComputedStyle(gloss.element()).borderTopColor;
    const calm = colour();
    await userEvent.click(gloss);
    await userEvent.tab();
    await until(() => expect(gloss.element().getAttribute('aria-invalid')).toBe('true'));
    expect(colour()).not.toBe(calm);
  });

  it('edits what is chosen, deletes it and takes that back, all by key', async () => {
    show('#/entry/own-trust');
    await reads('aaa trust');
    await userEvent.keyboard('e');
    await until(() => expect(document.activeElement).toHaveProperty('value', 'aaa trust'));
    await userEvent.keyboard('{End}, new{Control>}{Enter}{/Control}');
    await reads('aaa trust, new');
    await until(() => expect(chosen()).toBe('aaa trust, new'));
    expect(found('.notice').textContent).toContain('“aaa trust, new” is saved.');

    await until(() => expect(hasFocus('.sheet h2')).toBe(true));
    await userEvent.keyboard('{Delete}');
    await until(() => expect(memory.entries.has(own.id)).toBe(false));
    await reads('Bauman district');
    await userEvent.keyboard('{Control>}z{/Control}');
    await until(() => expect(memory.entries.get(own.id)?.head).toBe('aaa trust, new'));
    await reads('aaa trust, new');
    await until(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('gives the list the focus where a new entry is left for later', async () => {
    show('#/new');
    await list();
    await userEvent.fill(page.getByLabelText(t('form_head')), 'Rabkrin');
    await userEvent.click(page.getByRole('button', { name: t('form_later') }));
    await until(() => expect(hasFocus('.list')).toBe(true));
  });

  it('never deletes what is not one’s own', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.keyboard('{Delete}');
    expect(memory.entries.has(entryId('glavki'))).toBe(true);
    expect(page.getByRole('button', { name: t('form_delete') }).elements()).toEqual([]);
  });

  it('writes a new entry that stands in the list at once', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.keyboard('n');
    await userEvent.fill(page.getByLabelText(t('form_head')), 'Rabkrin');
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'The inspectorate.');
    await userEvent.click(page.getByRole('button', { name: t('form_save') }));
    await reads('Rabkrin');
    await until(() => expect(chosen()).toBe('Rabkrin'));
  });

  it('writes a note on another’s entry, and takes it back', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.click(page.getByRole('button', { name: t('glossary_write') }));
    await userEvent.fill(page.getByLabelText(t('note_note'), { exact: true }), 'See the minutes.');
    await userEvent.click(page.getByRole('button', { name: t('form_save') }));
    await until(() => expect(found('.card .own').textContent).toBe(`${t('card_ownNote')}See the minutes.`));
    await userEvent.click(page.getByRole('button', { name: t('note_takeBack') }));
    await until(() => expect(root.querySelector('.card .own')).toBeNull());
    await until(() => expect(hasFocus('.sheet h2')).toBe(true));
    await userEvent.click(page.getByRole('button', { name: t('glossary_undo') }));
    await until(() => expect(found('.card .own').textContent).toContain('See the minutes.'));
  });

  it('keeps what is half written while the reader looks elsewhere', async () => {
    show('#/entry/own-trust/edit');
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'Half a sent');
    await userEvent.fill(page.getByRole('searchbox'), 'glavki');
    await until(() => expect(chosen()).toBe('glavki'));
    location.hash = '#/entry/own-trust/edit';
    await until(() => expect(page.getByLabelText(t('form_gloss')).element()).toHaveProperty('value', 'Half a sent'));
  });
});

describe('on paper', () => {
  it('is the whole list that is filtered, and nothing of the screen', async () => {
    show('#/', many);
    await list();
    await userEvent.fill(page.getByRole('searchbox'), 'entry 0000');
    await until(() => expect(found('.list-head').textContent).toContain('10 found'));
    window.dispatchEvent(new Event('beforeprint'));
    const printed = document.querySelector('.printed') as HTMLElement;
    expect(printed.querySelectorAll('dt').length).toBe(10);
    expect(printed.textContent).toContain('“entry 0000” · 10 entries');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.printed')).toBeNull();
  });

  it('is the entry where one is read, and the list all the same by its button', async () => {
    show('#/entry/vsnkh');
    await reads('VSNKh');
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('.printed')).toBeNull();
    window.dispatchEvent(new Event('afterprint'));

    const { print } = window;
    let printed = 0;
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      printed = document.querySelectorAll('.printed dt').length;
      window.dispatchEvent(new Event('afterprint'));
    };
    await userEvent.click(found('.list-head .print'));
    window.print = print;
    expect(printed).toBe(few.length);
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('.printed')).toBeNull();
  });
});

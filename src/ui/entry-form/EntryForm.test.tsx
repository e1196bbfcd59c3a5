import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { glavki, vsnkh, trust } from '../../../tests/fixtures/card-entries.ts';
import { createMemory, type Memory } from '../../../tests/fixtures/memory-services.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { fail } from '../../domain/result.ts';
import { t } from '../../platform/i18n.ts';
import { ServicesProvider } from '../services.ts';
import { blankDraft, draftOf } from './draft-fields.ts';
import { EntryForm } from './EntryForm.tsx';

const mine: EntryView = { ...trust, own: true, updatedAt: 5 };
const saved = vi.fn();
const leave = vi.fn();
let memory: Memory;

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  Element.prototype.scrollIntoView = vi.fn();
  memory = createMemory([vsnkh, glavki, mine]);
});

const newForm = (selection?: Parameters<typeof blankDraft>[0], tabId?: number) =>
  render(<ServicesProvider value={memory}><EntryForm start={blankDraft(selection)} name="new:" tabId={tabId} saved={saved} leave={leave} /></ServicesProvider>);
const editForm = () =>
  render(<ServicesProvider value={memory}><EntryForm start={draftOf(mine)} editing={{ id: mine.id, basis: 5 }} name="edit:trust" tabId={undefined} saved={saved} leave={leave} /></ServicesProvider>);

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const write = (label: string, value: string): void => void fireEvent.input(field(label), { target: { value } });
const press = async (name: string): Promise<void> => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
};

describe('a new entry', () => {
  it('asks for two lines, and is saved with the page it comes from', async () => {
    newForm({ text: 'MGSPS', title: 'A pamphlet', address: 'https://a.example' });
    expect(document.activeElement).toBe(field(t('form_head')));
    expect(field(t('form_head')).value).toBe('MGSPS');
    write(t('form_gloss'), 'Union council of Moscow.');
    await press(t('form_save'));
    await waitFor(() => expect(saved).toHaveBeenCalledWith(expect.objectContaining({ id: 'mgsps' }), 'MGSPS'));
    expect(memory.entries.get('mgsps' as never)).toMatchObject({ head: 'MGSPS', gloss: 'Union council of Moscow.', own: true, sources: [{ work: 'own', title: 'A pamphlet', at: 'https://a.example' }] });
  });

  it('scolds nobody before they have been in a field, and says all when they save', async () => {
    newForm();
    await screen.findByText(t('form_kindAndDates'));
    await waitFor(() => expect(screen.queryAllByText(t('problem_empty'))).toEqual([]));
    await press(t('form_save'));
    await waitFor(() => expect(screen.getAllByText(t('problem_empty')).length).toBe(2));
    expect(screen.getByRole('alert').textContent).toBe(t('failure_invalid'));
    expect(field(t('form_head')).getAttribute('aria-invalid')).toBe('true');
    expect(saved).not.toHaveBeenCalled();
  });

  it('counts the room of the gloss and says when it is over', async () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'x'.repeat(150));
    expect(screen.getByText('10 left')).toBeDefined();
    write(t('form_gloss'), 'x'.repeat(163));
    expect(screen.getByText('3 too many')).toBeDefined();
    fireEvent.blur(field(t('form_gloss')));
    expect(await screen.findByText(t('problem_tooLong', 160))).toBeDefined();
  });

  it('shows its card as it is written', () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'A policy.');
    const preview = screen.getByRole('complementary', { name: t('form_preview') });
    expect(within(preview).getByRole('heading').textContent).toBe('NEP');
    expect(preview.textContent).toContain('A policy.');
  });

  it('offers the guess at the Cyrillic and takes it', async () => {
    newForm({ text: 'VSNKh of Moscow' });
    fireEvent.click(await screen.findByText(t('form_takeGuess', 'ВСНХ')));
    expect(field(t('form_cyrillic')).value).toBe('ВСНХ');
    await waitFor(() => expect(screen.getByRole('complementary').textContent).toContain('Will be found as VSNKh of Moscow, ВСНХ'));
  });

  it('asks how a Russian headword declines, and for its adjective', async () => {
    newForm({ text: 'sheds' });
    expect(screen.queryByLabelText(t('form_grammar'))).toBeNull();
    write(t('form_cyrillic'), 'депо');
    fireEvent.change(screen.getByLabelText(t('form_grammar')), { target: { value: 'indeclinable' } });
    write(t('form_adjective'), 'деповский');
    write(t('form_gloss'), 'A shed.');
    await press(t('form_save'));
    await waitFor(() => expect([...memory.entries.values()].at(-1)).toMatchObject({ cyrillic: 'депо', grammar: 'indeclinable', adjective: 'деповский' }));
  });

  it('warns of a common word and has it wait for fitting pages; of a clash', async () => {
    newForm({ text: 'plan' });
    fireEvent.click(await screen.findByText(t('form_restrain')));
    await press(t('form_save'));
    expect(screen.getByLabelText<HTMLSelectElement>(t('form_confidenceOf', 'plan')).value).toBe('context');
    cleanup();
    localStorage.clear();
    newForm({ text: 'VSNKh' });
    expect((await screen.findByText(t('warning_taken', 'VSNKh'))).querySelector('a')).toHaveProperty('hash', '#/entry/vsnkh/edit');
  });

  it('tells what it would mark on the page', async () => {
    newForm({ text: 'delegate' }, 7);
    expect(await screen.findByText('On the page behind it would mark 2 places:')).toBeDefined();
    expect(document.querySelector('mark')?.textContent).toBe('delegate');
  });

  it.each([{ key: 'Enter', ctrlKey: true }, { key: 's', metaKey: true }])('is saved by the keys %o too', async (key) => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'A policy.');
    fireEvent.keyDown(field(t('form_gloss')), key);
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  });

  it('takes spellings, links and sources', async () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'A policy.');
    write(t('form_anotherForm'), 'New Economic Policy');
    write(t('form_anotherForm'), 'N.E.P.');
    fireEvent.click(screen.getByRole('button', { name: t('form_removeForm', 'N.E.P.') }));
    fireEvent.input(screen.getByRole('combobox', { name: t('form_see') }), { target: { value: 'glav' } });
    await screen.findByRole('option', { name: /glavki/ });
    fireEvent.keyDown(screen.getByRole('combobox', { name: t('form_see') }), { key: 'Enter' });
    fireEvent.click(screen.getByText(t('form_addSource')));
    write(t('form_sourceTitle'), 'My notebook');
    await press(t('form_save'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(memory.entries.get('nep' as never)).toMatchObject({ forms: [{ text: 'New Economic Policy' }], see: ['glavki'], sources: [{ work: 'own', title: 'My notebook' }] });
  });

  it('asks a person for the parts of the name', async () => {
    newForm({ text: 'Ivanov, Petr' });
    write(t('form_gloss'), 'A turner.');
    fireEvent.click(screen.getByRole('radio', { name: t('kind_person') }));
    write(t('form_family'), 'Иванов');
    fireEvent.click(screen.getByRole('radio', { name: t('form_man') }));
    write(t('form_born'), '1890');
    await press(t('form_save'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(memory.entries.get('ivanov-petr' as never)).toMatchObject({ kind: 'person', name: { family: 'Иванов', gender: 'm' }, born: '1890' });
  });
});

describe('what is written', () => {
  it('is there again after the form was lost, and can be thrown away', () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'Half a sent');
    cleanup();
    newForm({ text: 'NEP' });
    expect(field(t('form_gloss')).value).toBe('Half a sent');
    expect(screen.getByText(t('form_restored'))).toBeDefined();
    fireEvent.click(screen.getByText(t('form_discard')));
    expect(field(t('form_gloss')).value).toBe('');
    cleanup();
    newForm({ text: 'NEP' });
    expect(screen.queryByText(t('form_restored'))).toBeNull();
  });

  it('is not kept once it is saved', async () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'A policy.');
    await press(t('form_save'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    cleanup();
    newForm({ text: 'NEP' });
    expect(field(t('form_gloss')).value).toBe('');
  });

  it('stays in the form when it cannot be saved, with the reason', async () => {
    newForm({ text: 'NEP' });
    write(t('form_gloss'), 'A policy.');
    vi.spyOn(memory, 'save').mockResolvedValueOnce(fail({ kind: 'storage-full' }));
    await press(t('form_save'));
    expect((await screen.findByRole('alert')).textContent).toBe(t('failure_storageFull'));
    expect(field(t('form_gloss')).value).toBe('A policy.');
    await press(t('form_save'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  });
});

describe('an entry that another window has written meanwhile', () => {
  const theirs: EntryView = { ...mine, gloss: 'Theirs.', updatedAt: 9 };
  const clash = async (): Promise<void> => {
    editForm();
    write(t('form_gloss'), 'Mine.');
    memory.change(theirs);
    await press(t('form_save'));
    await screen.findByRole('heading', { name: t('conflict_changed') });
  };

  it('is shown in both versions, and nothing is written unasked', async () => {
    await clash();
    expect([screen.getByText('Mine.'), screen.getByText('Theirs.')].length).toBe(2);
    expect(memory.entries.get(mine.id)?.gloss).toBe('Theirs.');
    await press(t('conflict_goOn'));
    expect(field(t('form_gloss')).value).toBe('Mine.');
  });

  it('can be kept as it is here', async () => {
    await clash();
    await press(t('conflict_keepMine'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(memory.entries.get(mine.id)?.gloss).toBe('Mine.');
  });

  it('can be taken as it is there', async () => {
    await clash();
    await press(t('conflict_takeTheirs'));
    expect(leave).toHaveBeenCalledOnce();
    expect(memory.entries.get(mine.id)?.gloss).toBe('Theirs.');
    cleanup();
    editForm();
    expect(screen.queryByText(t('form_restored'))).toBeNull();
  });

  it('is written anew where it was deleted', async () => {
    editForm();
    write(t('form_gloss'), 'Mine.');
    await memory.remove([mine.id]);
    await press(t('form_save'));
    await screen.findByRole('heading', { name: t('conflict_removed') });
    await press(t('conflict_saveAnew'));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(memory.entries.get(mine.id)?.gloss).toBe('Mine.');
  });
});

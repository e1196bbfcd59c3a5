import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createChoiceStore } from '../background/choices.ts';
import { entryId } from '../domain/entry.ts';
import { DEFAULT_CHOICES } from './choices.ts';
import { publish, readChoices, readPublished, watchPublished } from './published.ts';

beforeEach(() => fakeBrowser.reset());

describe('what is published', () => {
  it('is read whatever of it is there', async () => {
    expect(await readPublished()).toEqual({ matcher: null, personalMatcher: null, hiddenForms: {}, choices: DEFAULT_CHOICES, revision: 0 });
    await fakeBrowser.storage.local.set({ matcher: { version: 'v1', data: 'AA==' }, personalMatcher: 'nonsense', hiddenForms: { nep: ['nep'] }, revision: 3 });
    expect(await readPublished()).toEqual({ matcher: { version: 'v1', data: 'AA==' }, personalMatcher: null, hiddenForms: { nep: ['nep'] }, choices: DEFAULT_CHOICES, revision: 3 });
  });

  it('tells watchers what has changed and nothing else', async () => {
    const told = vi.fn();
    watchPublished(told, new AbortController().signal);
    await publish({ revision: 5 });
    await fakeBrowser.storage.local.set({ other: 1 });
    await publish({ personalMatcher: { parts: ['own/a'] } });
    expect(told.mock.calls).toEqual([[{ revision: 5 }], [{ personalMatcher: { parts: ['own/a'] } }]]);
  });
});

describe('choices', () => {
  it('of an older version are read, those it had not are the defaults', async () => {
    await fakeBrowser.storage.local.set({ choices: { level: 'calm', sitesOff: ['example.org'], hidden: ['nep'] } });
    expect(await readChoices()).toEqual({ ...DEFAULT_CHOICES, level: 'calm', sitesOff: ['example.org'], hidden: ['nep'] });
  });

  it('of which one is unreadable lose only that one', async () => {
    await fakeBrowser.storage.local.set({ choices: { level: 'deafening', sitesOff: ['example.org'], cardDelay: -4, theme: 'dark', later: true } });
    expect(await readChoices()).toEqual({ ...DEFAULT_CHOICES, sitesOff: ['example.org'], theme: 'dark' });
  });

  it('changed by two at once keep both changes', async () => {
    const store = createChoiceStore();
    await Promise.all([store.change({ theme: 'dark' }), store.switchSite('example.org', false), store.hideTerm(entryId('nep'), true), store.change({ cardDelay: 0, level: undefined })]);
    expect(await readChoices()).toEqual({ ...DEFAULT_CHOICES, theme: 'dark', sitesOff: ['example.org'], hidden: ['nep'], cardDelay: 0 });
  });
});

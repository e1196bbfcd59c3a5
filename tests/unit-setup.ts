import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speak } from './fixtures/messages.ts';

beforeEach(() => {
  fakeBrowser.reset();
  speak('en');
});
afterEach(() => cleanup());

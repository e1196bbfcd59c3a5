import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speak } from './fixtures/messages.ts';
import { PATIENCE } from './fixtures/patience.ts';

configure({ asyncUtilTimeout: PATIENCE });

beforeEach(() => {
  fakeBrowser.reset();
  speak('en');
});

// Files share a document, a clock and a browser, and come in any order: what one leaves behind, another would find.
afterEach(() => {
  cleanup();
  // Some files ask for no page.
  if (typeof document !== 'undefined') document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

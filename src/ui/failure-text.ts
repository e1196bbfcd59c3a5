/**
 * Named failures in the reader's language: what happened and what can be done.
 */
import { t, type MessageKey } from '../platform/i18n.ts';

const TEXTS = {
  disconnected: 'failure_disconnected',
  seeding: 'failure_seeding',
  'storage-full': 'failure_storageFull',
  'storage-unavailable': 'failure_storageUnavailable',
  gone: 'failure_gone',
  invalid: 'failure_invalid',
  'changed-elsewhere': 'failure_changedElsewhere',
  'removed-elsewhere': 'failure_removedElsewhere',
} as const satisfies Record<string, MessageKey>;

export type Failure = { readonly kind: keyof typeof TEXTS };

export const failureText = ({ kind }: Failure): string => t(TEXTS[kind]);

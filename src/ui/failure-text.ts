/**
 * Named failures in the reader's language: what happened and what can be done.
 */
import { formatBytes, t, type MessageKey } from '../platform/i18n.ts';

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

export type Failure = { readonly kind: keyof typeof TEXTS; /** In bytes. */ readonly needed?: number | undefined; readonly left?: number | undefined };

export const failureText = ({ kind, needed, left }: Failure): string => (needed === undefined || left === undefined ? t(TEXTS[kind]) : t('failure_noRoom', formatBytes(needed), formatBytes(left)));

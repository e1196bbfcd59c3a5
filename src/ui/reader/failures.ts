/**
 * Why a document can't be opened, as values with names, and in words.
 */
import { t, type MessageKey } from '../../platform/i18n.ts';

const TEXTS = {
  empty: 'reader_failEmpty',
  broken: 'reader_failBroken',
  'page-named-pdf': 'reader_failPageNamedPdf',
  unknown: 'reader_failUnknown',
  'too-large': 'reader_failTooLarge',
  'broken-book': 'reader_failBrokenBook',
  'locked-book': 'reader_failLockedBook',
  'no-password': 'reader_failNoPassword',
  refused: 'reader_failRefused',
  missing: 'reader_failMissing',
  'server-trouble': 'reader_failServer',
  offline: 'reader_failOffline',
  unreachable: 'reader_failUnreachable',
  'not-allowed': 'reader_failNotAllowed',
  'not-an-address': 'reader_failNotAnAddress',
} as const satisfies Record<string, MessageKey>;

export interface OpenFailure {
  readonly kind: keyof typeof TEXTS;
  /** What stands in the message: the server's answer, the limit. */
  readonly detail?: string | undefined;
}

export const failureWords = ({ kind, detail }: OpenFailure): string => t(TEXTS[kind], ...(detail === undefined ? [] : [detail]));

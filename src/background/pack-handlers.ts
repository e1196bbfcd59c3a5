/**
 * Answers `pack.*` and `import.*`.
 */
import { fail } from '../domain/result.ts';
import { fromBase64 } from '../platform/base64.ts';
import type { Handlers } from '../protocol/server.ts';
import type { Importer } from './importer.ts';
import type { Jobs } from './jobs.ts';
import type { Packs } from './packs.ts';
import type { Recovered } from './recovery.ts';

type PackHandlers = Pick<Handlers, 'pack.list' | 'pack.switch' | 'pack.remove' | 'pack.update' | 'import.upload' | 'import.preview' | 'import.apply' | 'import.cancel'>;

type Parts = { readonly packs: Packs; readonly importer: Importer; readonly jobs: Jobs; readonly recovered: Recovered };

export const packHandlers = ({ packs, importer, jobs, recovered }: Parts): PackHandlers => ({
  'pack.list': async () => {
    await recovered();
    return packs.list();
  },
  'pack.switch': async ({ id, on }) => {
    await recovered();
    return packs.switchOn(id, on);
  },
  'pack.remove': async ({ id }) => {
    await recovered();
    return packs.remove(id);
  },
  'pack.update': async ({ id, preview }) => {
    await recovered();
    return importer.update(id, preview);
  },
  'import.upload': async ({ upload, name, size, piece, data }) => {
    const bytes = bytesOf(data);
    return bytes === null ? fail({ kind: 'gone' }) : importer.upload({ upload, name, size, piece, data: bytes });
  },
  'import.preview': ({ upload, format, mapping, into }) => importer.preview({ upload, format, mapping, into }),
  'import.apply': async ({ preview, choices }) => {
    await recovered();
    return importer.apply(preview, choices);
  },
  'import.cancel': ({ job }) => {
    jobs.cancel(job);
    return null;
  },
});

/** Null where it is no base64. */
function bytesOf(data: string): Uint8Array | null {
  try {
    return fromBase64(data);
  } catch {
    return null;
  }
}

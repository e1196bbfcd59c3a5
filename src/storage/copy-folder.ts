/**
 * A folder of files that only the extension sees (the browser's origin private
 * file system), apart from the database: what damages one leaves the other.
 * https://developer.mozilla.org/en-US/docs/Web/API/File_System_API/Origin_private_file_system
 */
import { gunzip, gzip } from '../platform/gzip.ts';

export type CopyFolder = {
  /** Undefined where there is no such file. */
  readonly read: (name: string) => Promise<string | undefined>;
  /** What the file said stays until the new text is whole. @throws what the browser throws where it has no room */
  readonly write: (name: string, text: string) => Promise<void>;
};

/** Made when something is first written. Every call rejects where the browser refuses such files. */
export function copyFolder(name: string): CopyFolder {
  const open = async (create: boolean): Promise<FileSystemDirectoryHandle> => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create });
  return {
    read: async (file) => {
      try {
        const bytes = await (await (await (await open(false)).getFileHandle(packed(file))).getFile()).arrayBuffer();
        return new TextDecoder().decode(await gunzip(new Uint8Array(bytes)));
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
        throw error;
      }
    },
    write: async (file, text) => {
      const bytes = await gzip(once(new TextEncoder().encode(text)));
      const writing = await (await (await open(true)).getFileHandle(packed(file), { create: true })).createWritable();
      try {
        await writing.write(bytes);
        await writing.close();
      } catch (error) {
        await writing.abort().catch(() => undefined);
        throw error;
      }
    },
  };
}

const packed = (file: string): string => `${file}.gz`;

async function* once<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

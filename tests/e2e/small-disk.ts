/**
 * A small disk in memory, for a browser's profile, that a test can fill.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  readonly folder: string;
  /** @param left bytes, as long as nobody else writes; one that is full already is none too full */
  readonly fill: (left?: number) => void;
  readonly empty: () => void;
  readonly remove: () => void;
};

/** @param size in MB @returns `undefined` where this user may mount none */
export function smallDisk(size: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'spravka-disk-'));
  const ballast = join(folder, 'ballast');
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder]).status === 0;
  const remove = (): void => {
    if (isMounted) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  const fill = (left = 0): void => {
    const { bavail, bsize } = statfsSync(folder);
    try {
      appendFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  };
  if (isMounted) return { folder, fill, empty: () => rmSync(ballast), remove };
  remove();
  return undefined;
}

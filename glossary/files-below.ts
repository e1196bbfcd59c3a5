/**
 * The files of a folder, in an order that does not depend on the file system's,
 * so that builds don't.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of all files below `dir`, if it is there, whose names end so, sorted. */
export function filesBelow(dir: string, end: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith(end))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

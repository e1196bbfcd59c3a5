import { basename, dirname } from 'node:path';
import { FOLDERS } from '../folders.ts';
import { entryRule } from './rule.ts';

export const idIsFilename = entryRule('id-is-filename', 'The id is the file name, and the folder is that of the kind.', function* ({ entry, file }) {
  const name = basename(file, '.yaml');
  if (name !== entry.id) yield { key: 'id', message: `id is "${entry.id}" in a file named "${name}.yaml"`, remedy: 'make them equal; if the id was ever published, record the change in renamed.json' };
  const folder = basename(dirname(file));
  if (folder !== FOLDERS[entry.kind]) yield { key: 'kind', message: `a ${entry.kind} lies in ${folder}/`, remedy: `move the file to ${FOLDERS[entry.kind]}/ or correct the kind` };
});

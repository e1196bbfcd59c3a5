/**
 * `npm run glossary:lint`: prints every fault of the glossary and exits 1 if there
 * is one; of the one in FOLDER if that is given.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, readArguments, runCommand, type Manual } from '../src/cli/command.ts';
import { faultLine } from './fault.ts';
import { lintGlossary } from './lint/index.ts';
import { loadGlossary } from './load.ts';

const MANUAL: Manual = {
  usage: 'npm run --silent glossary:lint -- [FOLDER]',
  does: 'Prints every fault of the glossary, a line each, and ends with 1 if there is one.',
  options: { FOLDER: 'another glossary’s folder, with entries/ in it' },
};

await runCommand('glossary:lint', MANUAL, async () => {
  const [folder = 'glossary', ...rest] = readArguments({}, MANUAL).positionals;
  if (rest.length > 0) throw new BadInput(`give one folder; usage: ${MANUAL.usage}`);
  if (!existsSync(join(folder, 'entries'))) throw new BadInput(`${folder}: has no folder entries/; give a glossary's folder`);
  const glossary = loadGlossary(folder);
  const faults = lintGlossary(glossary);
  for (const fault of faults) console.log(faultLine(fault));
  console.log(`${glossary.entries.length} entries, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
});

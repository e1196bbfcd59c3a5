/**
 * `npm run glossary:lint`: prints every fault of the glossary and exits 1 if there
 * is one; of the one in FOLDER if that is given.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, runCommand } from '../src/cli/command.ts';
import { faultLine } from './fault.ts';
import { lintGlossary } from './lint/index.ts';
import { loadGlossary } from './load.ts';

await runCommand('glossary:lint', async () => {
  const [folder = 'glossary', ...rest] = process.argv.slice(2);
  if (rest.length > 0) throw new BadInput('give one folder; usage: npm run --silent glossary:lint -- [FOLDER]');
  if (!existsSync(join(folder, 'entries'))) throw new BadInput(`${folder}: has no folder entries/; give a glossary's folder`);
  const glossary = loadGlossary(folder);
  const faults = lintGlossary(glossary);
  for (const fault of faults) console.log(faultLine(fault));
  console.log(`${glossary.entries.length} entries, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
});

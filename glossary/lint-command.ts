/**
 * `npm run glossary:lint`: prints every fault of the glossary and exits 1 if there is one.
 */
import { faultLine } from './fault.ts';
import { lintGlossary } from './lint/index.ts';
import { loadGlossary } from './load.ts';

const glossary = loadGlossary(process.argv[2] ?? 'glossary');
const faults = lintGlossary(glossary);
for (const fault of faults) console.log(faultLine(fault));
console.log(`${glossary.entries.length} entries, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

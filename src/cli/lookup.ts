/**
 * `npm run --silent lookup -- [--json] QUERY`: what the popup would list, best first.
 */
import { parseArgs } from 'node:util';
import { createSearch } from '../search/search.ts';
import { BadInput, runCommand } from './command.ts';
import { readPackagedGlossary } from './packaged.ts';

const LIMIT = 20;
const USAGE = 'usage: npm run --silent lookup -- [--json] QUERY';

await runCommand('lookup', async () => {
  const { values, positionals } = readArguments();
  const query = positionals.join(' ').trim();
  if (query === '') throw new BadInput(`no query is given; ${USAGE}`);
  const hits = createSearch((await readPackagedGlossary()).entries).find(query, LIMIT);
  if (values.json) for (const { id, head, gloss } of hits) console.log(JSON.stringify({ id, head, gloss }));
  else if (hits.length === 0) console.log(`Nothing in the glossary is like “${query}”.`);
  else for (const { head, cyrillic, gloss } of hits) console.log(`${[head, cyrillic].filter(Boolean).join(' · ')}\n    ${gloss}`);
});

function readArguments(): { values: { json?: boolean | undefined }; positionals: string[] } {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch (error) {
    throw new BadInput(`${(error as Error).message}; ${USAGE}`);
  }
}

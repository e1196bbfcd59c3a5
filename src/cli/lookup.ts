/**
 * `npm run --silent lookup -- [--json] QUERY`: what the popup would list, best first.
 */
import { createSearch } from '../search/search.ts';
import { BadInput, readArguments, runCommand, type Manual } from './command.ts';
import { readPackagedGlossary } from './packaged.ts';

const LIMIT = 20;
const MANUAL: Manual = {
  usage: 'npm run --silent lookup -- [--json] QUERY',
  does: 'Looks a word up as the popup does and lists what it finds, best first.',
  options: { QUERY: 'any spelling, in either alphabet', '--json': 'one object a line: id, head, gloss' },
};

await runCommand('lookup', MANUAL, async () => {
  const { values, positionals } = readArguments({ json: { type: 'boolean' } }, MANUAL);
  const query = positionals.join(' ').trim();
  if (query === '') throw new BadInput(`no query is given; usage: ${MANUAL.usage}`);
  const hits = createSearch((await readPackagedGlossary()).entries).find(query, LIMIT);
  if (values.json) for (const { id, head, gloss } of hits) console.log(JSON.stringify({ id, head, gloss }));
  else if (hits.length === 0) console.log(`Nothing in the glossary is like “${query}”.`);
  else for (const { head, cyrillic, gloss } of hits) console.log(`${[head, cyrillic].filter(Boolean).join(' · ')}\n    ${gloss}`);
});

import { entryRule } from './rule.ts';

export const sourcesPresent = entryRule('sources-present', 'Every entry cites a work, and a part the work has.', function* ({ entry }, { works }) {
  if (entry.sources.length === 0) yield { key: 'sources', message: 'no source is given', remedy: 'cite the work and part: - { work: pirani-2008, part: ch2, note: 12 }' };
  for (const source of entry.sources) {
    if (source.work === 'general') {
      for (const field of 'for' in source ? (source.for ?? []) : []) {
        const [key = field] = field.split('.');
        if (!(key in entry)) yield { key: 'sources', message: `general knowledge is claimed for "${field}", which the entry does not have`, remedy: 'name a field of the entry' };
      }
      continue;
    }
    const work = works[source.work];
    if (work === undefined) yield { key: 'sources', message: `work "${source.work}" is not in sources.yaml`, remedy: 'add the work there or correct its key' };
    else if (!('part' in source) || source.part === undefined) yield { key: 'sources', message: `no part of ${source.work} is given`, remedy: `name one of ${Object.keys(work.parts).join(', ')}` };
    else if (!(source.part in work.parts)) yield { key: 'sources', message: `${source.work} has no part "${source.part}"`, remedy: `name one of ${Object.keys(work.parts).join(', ')}` };
  }
});

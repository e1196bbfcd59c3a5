import { entryRule } from './rule.ts';

const known = new WeakMap<object, Set<string>>();

export const seeExists = entryRule('see-exists', 'Every see-also names an entry that exists, once, and not the entry itself.', function* ({ entry }, glossary) {
  const ids = known.get(glossary) ?? new Set<string>(glossary.entries.map((parsed) => parsed.entry.id));
  known.set(glossary, ids);
  const seen = new Set<string>();
  for (const id of entry.see) {
    if (id === entry.id) yield { key: 'see', message: 'the entry refers to itself', remedy: 'remove it' };
    else if (!ids.has(id)) yield { key: 'see', message: `see-also "${id}" names no entry`, remedy: 'correct the id, write that entry, or remove the link' };
    if (seen.has(id)) yield { key: 'see', message: `see-also "${id}" stands twice`, remedy: 'keep one' };
    seen.add(id);
  }
});

import { entryRule } from './rule.ts';

/** A form shorter than two letters, or of one everyday letter run, would mark half the page. */
export const formDuty = entryRule('form-duty', 'A form has two letters or more, and stands once.', function* ({ entry }) {
  const seen = new Set<string>();
  for (const form of entry.forms) {
    const letters = form.text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < 2) yield { key: 'forms', message: `form "${form.text}" has fewer than two letters`, remedy: 'remove it: it would mark every such letter' };
    if (letters === 2 && form.confidence !== 'context') yield { key: 'forms', message: `form "${form.text}" has only two letters`, remedy: 'give it confidence: context' };
    if (seen.has(form.text)) yield { key: 'forms', message: `form "${form.text}" stands twice`, remedy: 'keep one' };
    seen.add(form.text);
  }
});

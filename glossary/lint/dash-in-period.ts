import { entryRule } from './rule.ts';

export const dashInPeriod = entryRule('dash-in-period', 'Spans of years are written with an en dash.', function* ({ entry }) {
  for (const key of ['period', 'born', 'died'] as const) {
    if (/\d\s?-\s?\d/.test(entry[key] ?? '')) yield { key, message: `"${entry[key]}" has a hyphen between years`, remedy: 'use an en dash (–)' };
  }
});

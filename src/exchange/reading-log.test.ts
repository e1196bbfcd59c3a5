import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeLogCsv, writeLogMarkdown, type WrittenLook } from './reading-log.ts';

const web: WrittenLook = { at: Date.UTC(2026, 10, 22, 9, 30), head: 'VSNKh', text: 'ВСНХ', sentence: 'О ВСНХ, "главках" и\tхлебе.', title: 'Протокол *1*', address: 'https://archive.example/1' };
const pdf: WrittenLook = { at: Date.UTC(2026, 10, 21), head: 'NEP', text: 'NEP', sentence: '=HYPERLINK("x")', title: 'Минутка.pdf', address: '', page: 12 };

describe('the reading log as a file', () => {
  it('is a table with a citation in each row', () => {
    const { data } = Papa.parse<Record<string, string>>([...writeLogCsv([web, pdf])].join('').slice(1), { header: true, skipEmptyLines: true });
    expect(data[0]).toEqual({ date: '2026-11-22', time: '09:30:00', headword: 'VSNKh', 'as printed': 'ВСНХ', sentence: web.sentence, title: 'Протокол *1*', address: 'https://archive.example/1', page: '', citation: '“Протокол *1*”, https://archive.example/1, read 2026-11-22' });
    expect(data[1]).toMatchObject({ page: '12', citation: '“Минутка.pdf”, p. 12, read 2026-11-21', sentence: `'${pdf.sentence}` });
  });

  it('is a text under its documents, in the order of reading', () => {
    const text = [...writeLogMarkdown('Log', [web, pdf, { ...web, at: web.at - 1000, head: 'MGSPS' }], web.at)].join('');
    expect(text).toContain('## Протокол \\*1\\*\n\n“Протокол \\*1\\*”, https://archive.example/1, read 2026-11-22');
    expect(text.indexOf('**MGSPS**')).toBeLessThan(text.indexOf('**VSNKh**'));
    expect(text).toContain('- **NEP**, p. 12: “=HYPERLINK("x")”');
    expect(text.match(/^## /gm)).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { fileFormat } from './file-format.ts';

const format = (beginning: string, name: string, size = beginning.length): string => {
  const result = fileFormat(new TextEncoder().encode(beginning), name, size);
  return result.ok ? result.value : `not: ${result.failure.kind}`;
};

describe('a file', () => {
  it.each([
    ['%PDF-1.7', 'a.pdf', 'pdf'],
    ['\n\njunk before %PDF-1.4', 'a.txt', 'pdf'],
    ['PK\x03\x04 mimetypeapplication/epub+zip', 'a', 'epub'],
    ['<!DOCTYPE html>', 'page', 'html'],
    ['<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="a">', 'a.txt', 'html'],
    ['# Title', 'a.MD', 'markdown'],
    ['Title', 'a.txt', 'plain'],
    ['Title', 'README', 'plain'],
    ['\u00ff\u00fe', 'a.txt', 'plain'],
  ])('that begins %j and is called %s is %s', (beginning, name, expected) => expect(format(beginning, name)).toBe(expected));

  it.each([
    ['', 'a.pdf', 'empty'],
    ['<html>', 'a.pdf', 'page-named-pdf'],
    ['something', 'a.pdf', 'broken'],
    ['PK\x03\x04 word/document.xml', 'a.docx', 'unknown'],
    ['\x89PNG\0', 'a.png', 'unknown'],
    ['something', 'a.epub', 'broken-book'],
  ])('that begins %j and is called %s can’t be read: %s', (beginning, name, expected) => expect(format(beginning, name)).toBe(`not: ${expected}`));

  it('may be of any size as a PDF, and not as a text', () => {
    expect(format('%PDF-1.7', 'a.pdf', 3e8)).toBe('pdf');
    expect(format('Title', 'a.txt', 3e8)).toBe('not: too-large');
  });
});

/**
 * Where paragraphs begin on a PDF page, which knows of lines only: after more
 * room than usual, at another size of letters, and where a line is set in.
 */
import { firstOf, sizeOf, stepBetween, textOf, type Line } from './pdf-lines.ts';

/** Another size of letters, as between a heading and the text below. */
const OTHER_SIZE = 1.2;
/** In lines: more room than this between two of them parts paragraphs. */
const WIDE = 1.7;
/** In sizes of letters: how far the first line of a paragraph is set in. */
const INDENT = { least: 0.7, most: 4 };
/** What is set in more often than this is no first line, but a list, verse or a hanging indent. */
const RARE = 0.5;
const SENTENCE_END = /[.!?…:][\s»”"’')\]\d]*$/u;

/** @param width of the page, in CSS pixels at a scale of one */
export function paragraphStarts(lines: readonly Line[], width: number | undefined): ReadonlySet<Line> {
  const starts = width === undefined ? new Set<Line>() : linesSetIn(lines, width);
  const pitch = usualPitch(lines);
  for (const [index, line] of lines.entries()) if (index === 0 || standsApart(lines[index - 1]!, line, pitch)) starts.add(line);
  return starts;
}

/** The distance between the tops of two lines that most follow: the median. */
function usualPitch(lines: readonly Line[]): number | undefined {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = stepBetween(lines[i - 1]!, lines[i]!);
    if (step !== undefined && step > 0) steps.push(step);
  }
  return steps.sort((a, b) => a - b)[steps.length >> 1];
}

/** A line higher up is the next column's first: the sentence runs on there. */
function standsApart(before: Line, line: Line, pitch: number | undefined): boolean {
  const [size, next] = [sizeOf(before), sizeOf(line)];
  if (size !== undefined && next !== undefined && Math.max(size, next) / Math.min(size, next) > OTHER_SIZE) return true;
  const step = stepBetween(before, line);
  return step !== undefined && pitch !== undefined && step > pitch * WIDE;
}

/** Lines set in where a sentence has ended before. */
function linesSetIn(lines: readonly Line[], width: number): Set<Line> {
  const starts = new Set<Line>();
  for (const column of columnsOf(lines)) {
    const edge = Math.min(...column.map(({ line }) => firstOf(line)?.left ?? Number.POSITIVE_INFINITY));
    const setIn = column.filter(({ line }) => {
      const { left, size = 0 } = firstOf(line) ?? {};
      const by = left === undefined || size === 0 ? 0 : (((left - edge) / 100) * width) / size;
      return by > INDENT.least && by < INDENT.most;
    });
    if (setIn.length > column.length * RARE) continue;
    for (const { line, before } of setIn) if (before && SENTENCE_END.test(textOf(before))) starts.add(line);
  }
  return starts;
}

type Placed = { readonly line: Line; readonly before: Line | undefined };

function columnsOf(lines: readonly Line[]): Placed[][] {
  const columns: Placed[][] = [];
  let before: Line | undefined;
  for (const line of lines) {
    if (!before || (stepBetween(before, line) ?? 0) < 0) columns.push([]);
    columns.at(-1)!.push({ line, before });
    before = line;
  }
  return columns;
}

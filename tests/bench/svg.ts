/**
 * Plots as SVG, by hand: bars across and lines on logarithmic paper are all
 * that is needed, and the files must read on dark and light pages alike.
 */
import { short } from './statistics.ts';
import type { Plot } from './section.ts';

const WIDTH = 720;
const OURS = '#b3402a';
const OTHERS = ['#4a6d8c', '#7a8b4f', '#8d6a9f', '#a58a4a', '#5f8f8b', '#888888'];
const INK = '#767676';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const label = (x: number, y: number, text: string, extra = ''): string => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${INK}" ${extra}>${escaped(text)}</text>`;

function framed(height: number, title: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="${escaped(title)}">
${label(8, 18, title, 'font-size="14" font-weight="bold"')}
${body}
</svg>
`;
}

function barPlot(plot: Extract<Plot, { bars: unknown }>): string {
  const [left, right, top, row] = [230, 80, 34, 24];
  const most = Math.max(...plot.bars.map(({ value }) => value));
  const least = Math.min(...plot.bars.map(({ value }) => value));
  const from = plot.log ? 10 ** Math.floor(Math.log10(least) - 0.2) : 0;
  const place = (value: number): number => (plot.log ? Math.log(value / from) / Math.log(most / from) : value / most) * (WIDTH - left - right);
  const rows = plot.bars.map(({ name, value, ours }, index) => {
    const y = top + index * row;
    return `${label(left - 8, y + 15, name, 'text-anchor="end"')}<rect x="${left}" y="${y + 3}" width="${Math.max(1, place(value)).toFixed(1)}" height="${row - 8}" fill="${ours ? OURS : OTHERS[0]}"/>${label(left + place(value) + 6, y + 15, short(value))}`;
  });
  const height = top + plot.bars.length * row + 24;
  return framed(height, plot.title, `${rows.join('\n')}\n${label(left, height - 6, `${plot.xLabel}${plot.log ? ' (logarithmic)' : ''}`)}`);
}

/** Powers of ten that enclose the values. */
function decades(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

function linePlot(plot: Extract<Plot, { lines: unknown }>): string {
  const [left, right, top, bottom, height] = [64, 200, 34, 44, 340];
  const points = plot.lines.flatMap((line) => line.points);
  const [xs, ys] = [decades(points.map(([x]) => x)), decades(points.map(([, y]) => y))];
  const scale = (value: number, ticks: readonly number[], size: number): number => (Math.log(value / ticks[0]!) / Math.log(ticks.at(-1)! / ticks[0]!)) * size;
  const x = (value: number): number => left + scale(value, xs, WIDTH - left - right);
  const y = (value: number): number => height - bottom - scale(value, ys, height - top - bottom);
  const grid = [
    ...xs.map((tick) => `<path d="M${x(tick).toFixed(1)} ${top}V${height - bottom}" stroke="${INK}" stroke-opacity=".25"/>${label(x(tick), height - bottom + 16, tick.toLocaleString('en'), 'text-anchor="middle"')}`),
    ...ys.map((tick) => `<path d="M${left} ${y(tick).toFixed(1)}H${WIDTH - right}" stroke="${INK}" stroke-opacity=".25"/>${label(left - 6, y(tick) + 4, tick.toLocaleString('en', { maximumFractionDigits: 6 }), 'text-anchor="end"')}`),
  ];
  let taken = -Infinity;
  const lines = plot.lines
    .map((line, index) => ({ ...line, colour: line.ours ? OURS : OTHERS[index % OTHERS.length]!, endsAt: y(line.points.at(-1)![1]) }))
    .sort((a, b) => a.endsAt - b.endsAt)
    .map(({ name, points: own, colour, endsAt }) => {
      taken = Math.max(endsAt + 4, taken + 15);
      const dots = own.map(([px, py]) => `<circle cx="${x(px).toFixed(1)}" cy="${y(py).toFixed(1)}" r="3" fill="${colour}"/>`).join('');
      return `<polyline points="${own.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${WIDTH - right + 8}" y="${taken.toFixed(1)}" fill="${colour}">${escaped(name)}</text>`;
    });
  const axes = label(left, height - 8, plot.xLabel) + label(left, top - 4, plot.yLabel, 'font-size="11"');
  return framed(height, plot.title, [...grid, ...lines, axes].join('\n'));
}

export const toSvg = (plot: Plot): string => ('bars' in plot ? barPlot(plot) : linePlot(plot));

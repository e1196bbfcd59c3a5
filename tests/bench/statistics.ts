/**
 * What is told of repeated measurements: the median, and how far the middle
 * half lies apart. Not the mean: one pause of the machine would move it.
 */
export type Spread = { readonly median: number; readonly low: number; readonly high: number; readonly runs: number };

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Median and quartiles. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75), runs: numbers.length };
}

export const median = (numbers: readonly number[]): number => spreadOf(numbers).median;
export const percentile = (numbers: readonly number[], share: number): number => quantile(numbers.toSorted((a, b) => a - b), share);

/** The ratios of each round by itself: what slows the machine slows both. */
export const ratios = (these: readonly number[], those: readonly number[]): number[] => these.map((value, round) => value / (those[round] ?? Number.NaN));

/** The exponent k of y ≈ c·xᵏ, by least squares over logarithms: 1 is in proportion, 0 does not grow. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (which: 0 | 1): number => logs.reduce((sum, point) => sum + point[which], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Three digits that mean something, and no more. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return size >= 10 ? value.toFixed(1) : size >= 1 ? value.toFixed(2) : size === 0 ? '0' : value.toPrecision(2);
}

/** `7.31 (7.12–7.60)` */
export const told = ({ median, low, high }: Spread): string => `${short(median)} (${short(low)}–${short(high)})`;

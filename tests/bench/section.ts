/**
 * What a bench hands to the report: tables, plots and the budgets it bears on.
 * Plain data, kept as JSON between runs, so that one part can be run anew.
 */
export type Table = { readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; /** What a reader should know of the rows. */ readonly note?: string };

/** Logarithmic both ways where `log` says so. */
export type Plot = {
  readonly file: string;
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly log: boolean;
} & ({ readonly bars: readonly { readonly name: string; readonly value: number; readonly ours?: boolean }[] } | { readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[]; readonly ours?: boolean }[] });

/** A line of the budgets: what was allowed and what was measured, in words. */
export type Budget = { readonly what: string; readonly limit: string; readonly figure: string; readonly met: boolean; /** Why it may be missed, and what would mend it. */ readonly missed?: string };

export type Section = {
  readonly title: string;
  readonly about: string;
  readonly tables: readonly Table[];
  readonly plots: readonly Plot[];
  readonly budgets: readonly Budget[];
};

/** How much a bench should do: `quick` to see that it works. */
export type Effort = { readonly quick: boolean };
/** `say` tells of progress. */
export type Bench = (effort: Effort, say: (line: string) => void) => Promise<Section> | Section;

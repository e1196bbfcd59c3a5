/**
 * How files of older versions are read: each step makes version n out of n - 1.
 * A published step never changes. Version 1 is the first, so there is none yet;
 * tests/fixtures/packs/ holds a file of every version, and a test reads each.
 */
import type { ListName } from './reading.ts';

export type VersionStep = {
  readonly header: (header: unknown) => unknown;
  readonly item: (list: ListName, item: unknown) => unknown;
};

/** `STEPS[n]` makes n + 1 out of n; there is no version 0. */
const STEPS: readonly (VersionStep | undefined)[] = [undefined];

const stepsFrom = (version: number, steps: readonly (VersionStep | undefined)[]): VersionStep[] => steps.slice(version).filter((step) => step !== undefined);

export const migrateHeader = (header: unknown, writtenIn: number, steps = STEPS): unknown => stepsFrom(writtenIn, steps).reduce((value, step) => step.header(value), header);
export const migrateItem = (list: ListName, item: unknown, writtenIn: number, steps = STEPS): unknown => stepsFrom(writtenIn, steps).reduce((value, step) => step.item(list, value), item);

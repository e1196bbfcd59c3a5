/**
 * How much a reader wants marked. `calm`: what is certain, at its first place
 * only; `normal`: what the page speaks for; `everything`: whatever has the form.
 */
export const LEVELS = ['calm', 'normal', 'everything'] as const;
export type Level = (typeof LEVELS)[number];

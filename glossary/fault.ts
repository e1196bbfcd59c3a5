/**
 * A fault in a glossary file: where it is, what is wrong, and what to do about it.
 */
export type Fault = {
  /** Path from the repository's root. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
};

/** One line a person can act on: `entries/bodies/vsnkh.yaml:6 gloss-length: … → …`. */
export const faultLine = (fault: Fault): string => `${fault.file}:${fault.line} ${fault.rule}: ${fault.message} → ${fault.remedy}`;

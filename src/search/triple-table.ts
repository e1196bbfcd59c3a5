/**
 * Which entries share letter triples with a query: the few worth comparing
 * letter by letter.
 */
export class TripleTable {
  private readonly entriesOf = new Map<string, Set<number>>();

  add(text: string, index: number): void {
    for (const triple of triplesOf(text)) {
      const entries = this.entriesOf.get(triple);
      if (entries) entries.add(index);
      else this.entriesOf.set(triple, new Set([index]));
    }
  }

  /** Those sharing most triples first. */
  candidates(query: string, limit: number): number[] {
    const shared = new Map<number, number>();
    for (const triple of triplesOf(query)) for (const index of this.entriesOf.get(triple) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([index]) => index);
  }
}

/** With the word's ends, so that short words have triples too. */
function triplesOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) triples.add(padded.slice(at, at + 3));
  return triples;
}

/** A whole number from 1 to below a million: units, steps, filters. */
export function isCount(n: number): boolean {
  return n >= 1 && Math.floor(n) === n && n < 1e6;
}

/** Throws an Error that names the field and the remedy unless every one of these is a count. */
export function checkCounts(field: string, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!isCount(count)) throw new Error(`${field}.${name}: ${String(count)} is no count; give a whole number from 1`);
  }
}

/** Throws an Error that names the field and the remedy unless the word is one of those. */
export function checkWord(field: string, word: string, known: readonly string[]): void {
  if (!known.includes(word)) throw new Error(`${field}: "${String(word)}" is unknown; use one of ${known.join(', ')}`);
}

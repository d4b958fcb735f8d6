/** Something with fields: no list, no number, not null. For what callers without types hand in. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A list, with or without a type of its own. */
export function isList(value: unknown): boolean {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** What was handed in, in a word. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a plain array';
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  return isRecord(value) ? 'an object' : String(value);
}

/** Throws an Error that names the first field that nobody reads: a misspelt wish must not be ignored. */
export function checkFields(place: string, value: unknown, known: readonly string[]): void {
  if (!isRecord(value)) throw new Error(`${place === '' ? 'value' : place}: ${describe(value)}; give an object with ${known.join(', ')}`);
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) throw new Error(`${place === '' ? '' : `${place}.`}${field}: unknown; use ${known.join(', ')}`);
  }
}

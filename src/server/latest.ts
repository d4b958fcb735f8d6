/** Keeps a value as the latest of a map, and of them so many: those that were kept longest ago go. */
export function keepLatest<Value>(held: Map<string, Value>, key: string, value: Value, most: number): void {
  held.delete(key);
  held.set(key, value);
  for (const oldest of held.keys()) {
    if (held.size <= most) return;
    held.delete(oldest);
  }
}

/** Counts in the text form that Prometheus reads. No label ever holds anything about a person or a class. */
export interface Metrics {
  count(name: string, label?: string, by?: number): void;
  /** How long something took, in milliseconds. */
  time(name: string, milliseconds: number): void;
  /** Asked for whenever somebody reads. */
  gauge(name: string, read: () => number): void;
  text(): string;
}

const BUCKETS: readonly number[] = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000];

export function createMetrics(): Metrics {
  const counts = new Map<string, Map<string, number>>();
  const times = new Map<string, { sum: number; count: number; buckets: number[] }>();
  const gauges = new Map<string, () => number>();
  return {
    count(name, label = '', by = 1) {
      const held = counts.get(name) ?? new Map<string, number>();
      held.set(label, (held.get(label) ?? 0) + by);
      counts.set(name, held);
    },
    time(name, milliseconds) {
      const held = times.get(name) ?? { sum: 0, count: 0, buckets: BUCKETS.map(() => 0) };
      held.sum += milliseconds;
      held.count += 1;
      for (const [index, bucket] of BUCKETS.entries()) if (milliseconds <= bucket) held.buckets[index] = (held.buckets[index] ?? 0) + 1;
      times.set(name, held);
    },
    gauge: (name, read) => { gauges.set(name, read); },
    text() {
      const lines: string[] = [];
      for (const [name, held] of counts) {
        lines.push(`# TYPE downhill_${name}_total counter`);
        for (const [label, value] of held) lines.push(`downhill_${name}_total${label === '' ? '' : `{kind="${label}"}`} ${value}`);
      }
      for (const [name, { sum, count, buckets }] of times) {
        lines.push(`# TYPE downhill_${name}_seconds histogram`);
        for (const [index, bucket] of BUCKETS.entries()) lines.push(`downhill_${name}_seconds_bucket{le="${bucket / 1000}"} ${buckets[index]}`);
        lines.push(`downhill_${name}_seconds_bucket{le="+Inf"} ${count}`, `downhill_${name}_seconds_sum ${sum / 1000}`, `downhill_${name}_seconds_count ${count}`);
      }
      for (const [name, read] of gauges) lines.push(`# TYPE downhill_${name} gauge`, `downhill_${name} ${read()}`);
      return `${lines.join('\n')}\n`;
    },
  };
}

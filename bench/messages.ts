import type { WorkloadName } from './workload.ts';

/** To a process that measures: make ready and warm up; then measure, as often as asked. */
export type Order =
  | { readonly kind: 'warm'; readonly name: string; readonly workload: WorkloadName; readonly networks: number }
  | { readonly kind: 'measure' };

/** From it. Times are milliseconds on the CPU for one training of all its networks. */
export type Report =
  | { readonly kind: 'warm'; readonly networks: number; readonly losses: Float64Array; readonly accuracy: number | undefined }
  | { readonly kind: 'measured'; readonly ms: number }
  | { readonly kind: 'failed'; readonly message: string };

import type { TrainPopulation } from '../src/engine/population.ts';
import type { train } from '../src/engine/train.ts';

/** Where build.ts puts the engine. */
export const BUILT = new URL('node_modules/.engine/', import.meta.url);

/** The SIMD backend, built. */
export async function builtSimd(): Promise<TrainPopulation> {
  const { trainSimd }: { trainSimd: TrainPopulation } = await import(new URL('simd.js', BUILT).href);
  return trainSimd;
}

/** The reference's training of one network, built. */
export async function builtTrain(): Promise<typeof train> {
  const built: { train: typeof train } = await import(new URL('plain.js', BUILT).href);
  return built.train;
}

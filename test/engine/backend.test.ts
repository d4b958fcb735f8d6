// Every backend that runs in Node goes through the same suite. (The rest of them do on a page: test/play.)
import { describe, test } from 'vitest';
import type { TrainPopulation } from '../../src/engine/population.ts';
import { trainPopulation } from '../../src/engine/reference.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';
import { conformance } from './conformance.ts';
import { DOUBLE, SINGLE, type Tolerance } from './conformance/case.ts';

const backends: readonly { name: string; backend: TrainPopulation; tolerance: Tolerance }[] = [
  { name: 'reference', backend: trainPopulation, tolerance: DOUBLE },
  { name: 'simd', backend: trainSimd, tolerance: SINGLE },
];

describe.each(backends)('$name', ({ backend, tolerance }) => {
  for (const { name, run } of conformance(backend, tolerance)) test(`${name}`, run);
});

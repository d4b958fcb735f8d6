import type { TrainPopulation } from '../../src/engine/population.ts';
import type { Case, Tolerance } from './conformance/case.ts';
import { controlCases } from './conformance/control.ts';
import { countCases } from './conformance/counts.ts';
import { extremeCases } from './conformance/extremes.ts';
import { goldenCases } from './conformance/golden.ts';
import { isolationCases } from './conformance/isolation.ts';
import { kindCases } from './conformance/kinds.ts';
import { largeCases } from './conformance/large.ts';
import { mixtureCases } from './conformance/mixture.ts';
import { networkCases } from './conformance/networks.ts';
import { pastCases } from './conformance/past.ts';
import { refusalCases } from './conformance/refusal.ts';
import { singleCases } from './conformance/single.ts';

/**
 * What every backend must do, compared with the double-precision reference. Each case throws an Error that says what is
 * wrong. No test runner is needed: it runs in Node and, bundled, on a page.
 */
export function conformance(backend: TrainPopulation, tolerance: Tolerance): Case[] {
  return [
    ...networkCases, ...countCases, ...mixtureCases, ...isolationCases, ...extremeCases, ...controlCases, ...largeCases, ...goldenCases, ...refusalCases, ...singleCases, ...kindCases, ...pastCases,
  ].map(({ name, run }) => ({ name, run: () => run(backend, tolerance) }));
}

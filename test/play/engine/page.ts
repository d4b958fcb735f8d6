// Runs on the pages of engine.spec.ts and firefox.spec.ts: what it exports is called from there.
import type { TrainPopulation } from '../../../src/engine/population.ts';
import { trainSimd } from '../../../src/engine/simd/train.ts';
import { createTrainWebGpu } from '../../../src/engine/webgpu/train.ts';
import type { BackendName } from '../../../src/trainer/backend.ts';
import { createPool } from '../../../src/trainer/pool.ts';
import { conformance } from '../../engine/conformance.ts';
import { SINGLE, type Tolerance } from '../../engine/conformance/case.ts';
import { trajectoryHash } from '../../golden/trajectory.ts';

export { trajectoryHash };

/** Cases of the suite that were run, and what was wrong with those that failed. */
export interface Verdict {
  readonly run: number;
  readonly faults: readonly string[];
}

/** A software device: few registers, or its compiler takes minutes. */
const REGISTERS = 50;

async function backendOf(name: 'simd' | 'webgpu'): Promise<TrainPopulation> {
  if (name === 'simd') return trainSimd;
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('no adapter: start Chromium with --enable-unsafe-webgpu');
  return createTrainWebGpu(await adapter.requestDevice(), REGISTERS);
}

/** A software device takes long for one dispatch, and what was sent to it can't be called back: that it ends at all is what counts. */
const UNHURRIED: Tolerance = { ...SINGLE, prompt: Infinity };

/** What a software device takes for large work tells nothing of it. */
const tells = (name: 'simd' | 'webgpu', about: string) => name !== 'webgpu' || !about.startsWith('large work looks often');

/** Every `parts`-th case of the suite, from the `part`-th. */
export async function conform(name: 'simd' | 'webgpu', part = 0, parts = 1): Promise<Verdict> {
  const backend = await backendOf(name);
  const cases = conformance(backend, name === 'webgpu' ? UNHURRIED : SINGLE).filter((each) => tells(name, each.name)).filter((_, index) => index % parts === part);
  const faults: string[] = [];
  for (const each of cases) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    await each.run().catch((fault: unknown) => { faults.push(`${each.name}: ${fault instanceof Error ? fault.message : String(fault)}`); });
  }
  return { run: cases.length, faults };
}

export interface Order {
  readonly worker: string;
  readonly workers: number;
  readonly count: number;
  readonly backends: readonly BackendName[];
  /** The first workers to be killed once some networks are trained. */
  readonly kill?: number;
  readonly patience?: number;
}

export interface Outcome {
  /** Networks told of, and the sum of their losses: the same for whatever trained them. */
  readonly trained: number;
  readonly sum: number;
  readonly seconds: number;
  /** What trained last, with how many workers. */
  readonly last: string;
  readonly reports: number;
  /** Milliseconds of the longest task of this thread, 0: none above 50. */
  readonly longest: number;
}

/** Trains networks of a trial in a pool of workers. */
export function population({ worker, workers, count, backends, kill = 0, patience }: Order): Promise<Outcome> {
  let longest = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
  }
  const started: Worker[] = [];
  const pool = createPool({
    startWorker() {
      const fresh = new Worker(worker, { type: 'module' });
      started.push(fresh);
      return fresh;
    },
    workers, patience, software: true,
  });
  return new Promise((resolve) => {
    const began = performance.now();
    let [trained, sum, reports] = [0, 0, 0];
    pool.start({
      job: { kind: 'trial' }, count, backends, limit: Infinity,
      onGrown(values) {
        trained += values.length;
        reports += 1;
        for (const value of values) sum += value;
        if (reports === 2) started.slice(0, kill).forEach((each) => each.terminate());
      },
      onEnd() {
        const last = pool.last();
        const seconds = (performance.now() - began) / 1000;
        setTimeout(() => resolve({ trained, sum, seconds, last: `${last?.backend} ${last?.workers}`, reports, longest }), 100);
      },
    });
  });
}

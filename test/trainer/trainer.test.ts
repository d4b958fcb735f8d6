// The trainer over workers that are none: hands in this thread, told by the same messages.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCalibration } from '../../src/curriculum/calibration.ts';
import type { Speeds } from '../../src/trainer/backend.ts';
import { createHand } from '../../src/trainer/hand.ts';
import { createTrainer, type Trainer, type TrainerOptions } from '../../src/trainer/trainer.ts';
import { levelOf } from '../curriculum/levels.ts';

const breath = () => new Promise<void>((resume) => { setTimeout(resume, 0); });

/** A worker that lives in this thread; once terminated it neither hears nor speaks. */
function fakeWorker(): ReturnType<TrainerOptions['startWorker']> {
  const target = new EventTarget();
  let alive = true;
  const hand = createHand((report) => {
    if (alive) target.dispatchEvent(new MessageEvent('message', { data: structuredClone(report) }));
  }, breath);
  return {
    postMessage: (order: Parameters<typeof hand>[0]) => { if (alive) hand(structuredClone(order)); },
    terminate() {
      alive = false;
      hand({ kind: 'stop' });
    },
    addEventListener: target.addEventListener.bind(target),
  };
}

const MEASURED: Speeds = { webgpu: 0, simd: 5000, plain: null };

interface Bench extends Trainer {
  readonly workers: readonly ReturnType<typeof fakeWorker>[];
  speeds(): Speeds;
  /** Resolves when no more networks come, and nothing is measured. */
  settled(): Promise<void>;
}

function bench({ speeds: begin = MEASURED, ...own }: Partial<Omit<TrainerOptions, 'speeds'>> & { speeds?: Speeds } = {}): Bench {
  let speeds = begin;
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const trainer = createTrainer({
    startWorker() {
      const fresh = fakeWorker();
      workers.push(fresh);
      return fresh;
    },
    workers: 2, choice: () => 'auto', speeds: () => speeds, keepSpeeds: (next) => { speeds = next; }, grown: () => undefined, limit: Infinity, patience: 300,
    ...own,
  });
  return {
    ...trainer, workers, speeds: () => speeds,
    async settled() {
      const crowd = trainer.crowd();
      await expect.poll(() => crowd?.trained === crowd?.count, { timeout: 20_000 }).toBe(true);
    },
  };
}

const level = levelOf('loss-curve');

test('the crowd is the one that calibration found', async () => {
  const trainer = bench();
  trainer.train(level);
  await trainer.settled();
  const crowd = trainer.crowd();
  const { count, quantiles } = parseCalibration(JSON.parse(readFileSync('levels/calibration/loss-curve.json', 'utf8')), 'loss-curve');
  expect(crowd?.trained).toBe(count);
  const values = Array.from(crowd?.values ?? []).sort((a, b) => a - b);
  for (const [k, wanted] of quantiles.entries()) {
    const value = values[Math.min(count - 1, Math.floor((k / (quantiles.length - 1)) * count))] ?? NaN;
    if (Number.isFinite(wanted)) expect(Math.abs(value - wanted)).toBeLessThan(2e-3 * (1 + wanted));
  }
  expect(trainer.running()).toEqual({ backend: 'simd', workers: 2, speed: 5000, absent: null });
});

test('the page is told of a crowd twice, at its first networks and at its last: every time it draws its whole panel', async () => {
  const seen: (readonly [number, number])[] = [];
  const trainer: Bench = bench({
    grown() {
      const crowd = trainer.crowd();
      if (crowd !== null) seen.push([crowd.trained, crowd.count]);
    },
  });
  trainer.train(level);
  await trainer.settled();
  await expect.poll(() => seen.length).toBe(2);
  const [[first = NaN] = [], last = []] = seen;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(4096);
  expect(last).toEqual([4096, 4096]);
});

test('networks wait until the page has drawn what it opens', async () => {
  const trainer = bench();
  trainer.train(level);
  const until = performance.now() + 400;
  await new Promise((resume) => { setTimeout(resume, 150); });
  while (performance.now() < until);
  await breath();
  expect(trainer.workers).toHaveLength(0);
  await trainer.settled();
  expect(trainer.workers.length).toBeGreaterThan(0);
});

test('of a large crowd, as many as the time allows, and at least some; the crowd says how many', async () => {
  const trainer = bench({ limit: 0 });
  trainer.train({ ...level, reference: level.reference && { ...level.reference, epochs: 100_000, learningRate: 1e-6 } });
  await trainer.settled();
  expect(trainer.crowd()?.count).toBeGreaterThanOrEqual(16);
  expect(trainer.crowd()?.count).toBeLessThan(4096);
});

test('a small one is trained whole', async () => {
  const trainer = bench({ limit: 0 });
  trainer.train(level);
  await trainer.settled();
  expect(trainer.crowd()?.count).toBe(level.reference?.count);
});

test('another level in mid-work: only its own networks come', async () => {
  const trainer = bench();
  trainer.train(levelOf('by-hand'));
  await expect.poll(() => trainer.crowd()?.trained).toBeGreaterThan(0);
  trainer.train(level);
  expect(trainer.crowd()?.trained).toBe(0);
  await trainer.settled();
  expect(trainer.crowd()?.trained).toBe(level.reference?.count);
});

test('a worker that falls silent is given up, and one that can not start is not waited for', async () => {
  const silent = bench();
  silent.train(level);
  silent.workers[0]?.terminate();
  await silent.settled();
  expect(silent.crowd()?.trained).toBe(level.reference?.count);
  const none = bench({ startWorker() { throw new Error('forbidden'); } });
  none.train(level);
  await none.settled();
  expect(none.running()).toEqual({ backend: 'simd', workers: 1, speed: 5000, absent: null });
});

test('a level without reference networks has no crowd', () => {
  const trainer = bench();
  trainer.train({ ...level, reference: undefined });
  expect(trainer.crowd()).toBeNull();
});

test('at first use, and only then, it is measured what is fastest', async () => {
  const trainer = bench({ speeds: { webgpu: null, simd: null, plain: null } });
  trainer.train(level);
  await trainer.settled();
  // Node has no graphics card to offer.
  await expect.poll(() => trainer.speeds().webgpu, { timeout: 20_000 }).toBe(0);
  expect(trainer.speeds().simd).toBeGreaterThan(100);
  expect(trainer.speeds().plain).toBeNull();
  expect(trainer.running().speed).toBe(trainer.speeds().simd);
  const before = trainer.speeds();
  trainer.measure();
  await breath();
  expect(trainer.speeds()).toBe(before);
});

test('a choice is measured, too', async () => {
  const trainer = bench({ choice: () => 'plain' });
  trainer.measure();
  await expect.poll(() => trainer.speeds().plain, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(trainer.running().backend).toBe('plain');
});

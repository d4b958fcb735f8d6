// The pool over workers that only write down what they are told and answer when they are asked to.
import { expect, test, vi } from 'vitest';
import type { Order, Report } from '../../src/trainer/messages.ts';
import { createPool, type Pool } from '../../src/trainer/pool.ts';

interface Clerk {
  /** The shares of the last stint that it was given and has not answered, the oldest first. */
  readonly open: (readonly number[])[];
  /** Every network of the last stint, in the order in which they were given. */
  readonly given: number[];
  /** Says that the oldest share is done. */
  answer(): void;
}

function office(workers: number, spare?: number): { readonly pool: Pool; readonly clerks: readonly Clerk[] } {
  const clerks: Clerk[] = [];
  const pool = createPool({
    workers, spare,
    startWorker() {
      let stint = 0;
      const target = new EventTarget();
      const say = (report: Report) => { target.dispatchEvent(new MessageEvent('message', { data: report })); };
      const clerk: Clerk = {
        open: [], given: [],
        answer() {
          const share = clerk.open.shift();
          if (share === undefined) return;
          const values = Float64Array.from(share);
          say({ kind: 'grown', stint, networks: Uint32Array.from(share), values, parameters: values });
          say({ kind: 'done', stint, took: share.length / 30 });
        },
      };
      clerks.push(clerk);
      return {
        postMessage(order: Order) {
          if (order.kind === 'begin') {
            stint = order.stint;
            clerk.open.length = 0;
            clerk.given.length = 0;
          } else if (order.kind === 'share') {
            clerk.open.push(order.networks);
            clerk.given.push(...order.networks);
          }
        },
        terminate() {},
        addEventListener: target.addEventListener.bind(target),
      };
    },
  });
  return { pool, clerks };
}

const begin = (pool: Pool, count: number) => {
  let [told, ended] = [0, false];
  pool.start({ job: { kind: 'trial' }, count, backends: ['simd'], limit: Infinity, onGrown: (values) => { told += values.length; }, onEnd: () => { ended = true; } });
  return { get told() { return told; }, get ended() { return ended; } };
};

test('shares shrink towards the end, and every network is given out once', () => {
  const { pool, clerks } = office(2);
  const run = begin(pool, 4096);
  const sizes: number[] = [];
  for (let turn = 0; turn < 100 && !run.ended; turn++) {
    for (const clerk of clerks) {
      sizes.push(clerk.open[0]?.length ?? 0);
      clerk.answer();
    }
  }
  expect(run.told).toBe(4096);
  expect(clerks.flatMap(({ given }) => given).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 4096 }, (_, network) => network));
  expect(Math.max(...sizes)).toBeGreaterThan(400);
  expect(Math.max(...sizes.slice(-4))).toBeLessThanOrEqual(32);
});

test('what a run still held when it was halted is not given out by the next', () => {
  const { pool, clerks } = office(2);
  begin(pool, 4096);
  for (let turn = 0; turn < 5; turn++) for (const clerk of clerks) clerk.answer();
  const second = begin(pool, 500);
  for (let turn = 0; turn < 100 && !second.ended; turn++) for (const clerk of clerks) clerk.answer();
  expect(second.told).toBe(500);
  expect(clerks.flatMap(({ given }) => given)).toHaveLength(500);
  pool.stop();
});

test('a core is left to the page while a run is young: one that is over by then needs no second worker, one that lasts gets it', () => {
  vi.useFakeTimers();
  try {
    const { pool, clerks } = office(2, 500);
    const short = begin(pool, 500);
    for (let turn = 0; turn < 100 && !short.ended; turn++) for (const clerk of clerks) clerk.answer();
    vi.advanceTimersByTime(600);
    expect([short.told, clerks.length]).toEqual([500, 1]);
    const long = begin(pool, 4096);
    clerks[0]?.answer();
    vi.advanceTimersByTime(499);
    expect(clerks).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(clerks).toHaveLength(2);
    for (let turn = 0; turn < 100 && !long.ended; turn++) for (const clerk of clerks) clerk.answer();
    expect(long.told).toBe(4096);
    expect(clerks[1]?.given.length).toBeGreaterThan(0);
  } finally {
    vi.useRealTimers();
  }
});

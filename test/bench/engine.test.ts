import { describe, expect, test } from 'vitest';
import { ENTRIES } from '../../bench/contender.ts';
import { differs, endsOf, lossOf, referenceOf } from '../../bench/judge.ts';
import { median } from '../../bench/median.ts';
import { jsonOf, short, tableOf, targetsOf } from '../../bench/table.ts';
import { plansOf, WORKLOADS, workloadOf } from '../../bench/workload.ts';
import { trainSimd } from '../../src/engine/simd/train.ts';

test('the median of odd and even counts', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

describe('a contender is judged by where its networks end', () => {
  const reference = new Float64Array(100).fill(2);
  const losses = (strays: number, by: number) => reference.map((loss, n) => (n < strays ? loss * (1 + by) : loss));

  test('a few networks of a population may stray', () => {
    expect(differs(losses(3, 0.5), reference, false)).toBeUndefined();
    expect(differs(losses(4, 0.5), reference, false)).toMatch(/^4 of 100 losses are more than 1 %/);
  });

  test('one alone may not, nor may anyone end at NaN or train nothing', () => {
    expect(differs(Float64Array.of(2.1), Float64Array.of(2), false)).toBeDefined();
    expect(differs(Float64Array.of(NaN), Float64Array.of(2), false)).toBeDefined();
    expect(differs(Float64Array.of(NaN), Float64Array.of(2), true)).toBeDefined();
    expect(differs(new Float64Array(), reference, false)).toBeDefined();
  });

  test('where the algorithm differs by a little the median decides', () => {
    expect(differs(losses(49, 0.5), reference, true)).toBeUndefined();
    expect(differs(losses(100, 0.06), reference, true)).toBeDefined();
  });

  test('the engine ends where the reference ends, and adjusting after every row nearly there', async () => {
    const workload = workloadOf('C', 8);
    const { losses: ends } = referenceOf(workload, false);
    const trained = await trainSimd(workload.network, workload.rows, plansOf(workload));
    expect(differs(endsOf(workload, trained.map(({ parameters }) => parameters)).losses, ends, false)).toBeUndefined();
    expect(differs(referenceOf(workload, true).losses, ends, true)).toBeUndefined();
    expect(lossOf(workload, workload.starts[0] ?? new Float64Array())).toBeGreaterThan(2 * (ends[0] ?? NaN));
  });
});

test('every contender has a name of its own and something to train', () => {
  expect(new Set(ENTRIES.map(({ name }) => name)).size).toBe(ENTRIES.length);
  for (const { workloads } of ENTRIES) expect(Object.keys(workloads).every((name) => WORKLOADS.some((each) => each === name))).toBe(true);
});

describe('what is printed', () => {
  const result = {
    workloads: { A: { ours: 0.1, peers: { synaptic: 3.2, 'tfjs hand gradients': 160 } }, C: { ours: 10, peers: { 'jax-js packed': 500 } } },
    cold: { first: 25, warm: 10 }, speed: { gflops: 24, peak: 48 }, workers: { one: 180, two: 100 }, accuracy: {}, machine: 'a core',
  };

  test('numbers with three digits', () => {
    expect([0.07512, 9.996, 123.4, 12345.6].map(short)).toEqual(['0.0751', '10', '123', '12,346']);
  });

  test('the table has a line for everyone', () => {
    const lines = tableOf(result).split('\n');
    expect(lines[0]).toBe('| on-CPU ms (times ours) | A | C |');
    expect(lines).toContain('| synaptic | 3.2 (32 ×) | – |');
    expect(lines).toContain('| jax-js packed | – | 500 (50 ×) |');
  });

  test('targets say whether they are met', () => {
    const lines = targetsOf(result);
    expect(lines).toContain('MISSED A: 32 × synaptic; at least 33');
    expect(lines).toContain('met    A: 1,600 × tfjs hand gradients; at least 1500');
    expect(lines).toContain('met    C: 50 × jax-js packed; at least 40, aim 60');
    expect(lines).toContain('met    C cold: 25 ms, 2.5 × warm; at most 3');
  });

  test('the object for machines has the ratios', () => {
    expect(jsonOf(result)).toMatchObject({ ...result.workloads, coldC: 2.5, twoWorkers: 1.8, gflops: 24, peak: 48, share: 0.5 });
  });
});

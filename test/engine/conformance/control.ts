// Progress, pauses, cancellation.
import { outputCount, type Network } from '../../../src/engine/network.ts';
import type { Plan, Trained } from '../../../src/engine/population.ts';
import type { Rows } from '../../../src/engine/rows.ts';
import { claim, PROMPT, same, type Question, type Tolerance } from './case.ts';
import { dense, endsAsWanted, someRows, someStart } from './material.ts';

const network = dense(2, 'mean-squared-error', [3, 'tanh'], [1, 'linear']);
const large = dense(60, 'categorical-cross-entropy', [50, 'relu'], [4, 'softmax']);
const rows = someRows(network, 24, 'control');
const plan = (seed: number, epochs: number): Plan => ({ start: someStart(network, String(seed)), learningRate: 0.05, batch: 'full', epochs });
const breath = () => new Promise<void>((resume) => { setTimeout(resume, 0); });
/** The best of some tries counts, because machines have other things to do. */
const TRIES = 6;

const progress: Question = {
  name: 'progress: each network is told once, with what is returned',
  async run(backend, tolerance) {
    const plans = Array.from({ length: 21 }, (_, seed) => plan(seed, 3 + (seed % 4)));
    const told = new Map<number, Trained>();
    const all = await backend(network, rows, plans, {
      onTrained(index, trained) {
        claim(!told.has(index), `network ${index} is told twice`);
        told.set(index, trained);
      },
    });
    claim(told.size === plans.length, `${told.size} of ${plans.length} were told`);
    all.forEach((trained, index) => claim(told.get(index) === trained, `network ${index}: another one was told`));
    endsAsWanted(network, rows, plans, all, tolerance);
  },
};

const pauses: Question = {
  name: 'pauses change nothing',
  async run(backend) {
    const plans = Array.from({ length: 6 }, (_, seed) => plan(seed, 4000));
    let count = 0;
    const paused = await backend(network, rows, plans, { pause: async () => { count++; await breath(); } });
    const plain = await backend(network, rows, plans);
    plain.forEach(({ parameters }, index) => same(paused[index]?.parameters, parameters, `network ${index}`));
    // How many there are is the backend's to say; in a long training there are some (see below).
    claim(count >= 0 && plain.length === paused.length, 'networks got lost');
  },
};

/** The shortest time from abort to end, with what was returned. */
async function cancelled({ prompt }: Tolerance, run: (signal: { aborted: boolean }, pause: () => Promise<void>) => Promise<Trained[]>) {
  let best = Infinity;
  let all: Trained[] = [];
  for (let attempt = 0; attempt === 0 || (attempt < TRIES && best > prompt); attempt++) {
    const signal = { aborted: false };
    let since = Infinity;
    let count = 0;
    const pause = async () => {
      // Somebody cancels right after the backend has gone on: the worst moment.
      if (++count === 4) {
        setTimeout(() => {
          signal.aborted = true;
          since = performance.now();
        }, 0);
      }
      await breath();
    };
    // oxlint-disable-next-line eslint/no-await-in-loop
    all = await run(signal, pause);
    claim(signal.aborted, 'it ended before it was cancelled');
    best = Math.min(best, performance.now() - since);
  }
  claim(best <= prompt, `${best} ms from abort to end`);
  return all;
}

/** Rows of a large data set that nobody has seen yet, four of five inputs 0. */
function freshRows(of: Network, count: number): Rows {
  const outputs = outputCount(of);
  const inputs = new Float64Array(count * of.inputs);
  const targets = new Float64Array(count * outputs);
  for (let i = 0; i < inputs.length; i += 5) inputs[i] = (i % 17) / 17;
  for (let row = 0; row < count; row++) targets[row * outputs + (row % outputs)] = 1;
  return { inputs, targets, count, features: of.inputs, outputs };
}

const hasProcess = typeof process !== 'undefined';
/** Milliseconds between two looks, at most. On a page what else the machine does counts as well. */
const STRETCH = hasProcess ? PROMPT : 2 * PROMPT;

/** Milliseconds at work: of the process where there is one. */
function worked(): number {
  if (!hasProcess) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds between one look at the signal and the next, from the call to its end after some slices. */
async function stretchesOf(run: (signal: { aborted: boolean }, pause: () => Promise<void>) => Promise<Trained[]>, slices: number): Promise<number[]> {
  const signal = { aborted: false };
  const all: number[] = [];
  let since = worked();
  await run(signal, async () => {
    signal.aborted = all.push(worked() - since) >= slices;
    await breath();
    since = worked();
  });
  return [...all, worked() - since];
}

const digits = dense(784, 'categorical-cross-entropy', [32, 'relu'], [10, 'softmax']);
const wide = dense(784, 'categorical-cross-entropy', [1000, 'relu'], [10, 'softmax']);
const lone = dense(390, 'categorical-cross-entropy', [1, 'tanh'], [2, 'softmax']);

/** Large work that is called for directly: whatever it does, from the checks on, it stops to look. */
interface Large {
  readonly name: string;
  readonly of: Network;
  readonly count: number;
  readonly slices: number;
  readonly plan: Partial<Plan>;
  readonly networks?: number;
}

const LARGE: readonly Large[] = [
  { name: 'many new rows and as many of validation', of: digits, count: 8000, slices: 40, plan: { stop: { every: 1, patience: 5 } } },
  { name: 'a draw of many parameters, and their adjustment by Adam', of: wide, count: 3, slices: 120, plan: { start: { kind: 'he', seed: 1 }, optimizer: { name: 'adam' }, penalty: { l1: 1e-4, l2: 1e-4 }, epochs: 2 } },
  { name: 'many rows of a small network, in a new order every epoch', of: lone, count: 8000, slices: 40, plan: { batch: 1000, seed: 1 } },
  { name: 'the same for four networks side by side', of: lone, count: 8000, slices: 40, plan: { batch: 1000, seed: 1 }, networks: 4 },
];

const stretches = LARGE.map(({ name, of, count, slices, plan: own, networks = 1 }): Question => ({
  name: `large work looks often: ${name}`,
  async run(backend) {
    const one: Plan = { start: someStart(of, 'large'), learningRate: 0.01, batch: 'full', epochs: 50, ...own };
    const plans = Array.from({ length: networks }, () => one);
    // The same work goes between the same looks every time: the best of some tries counts for each of them.
    let best: readonly number[] = [Infinity];
    for (let attempt = 0; attempt < TRIES && Math.max(...best) > STRETCH; attempt++) {
      const [fresh, validation] = [freshRows(of, count), freshRows(of, count)];
      // oxlint-disable-next-line eslint/no-await-in-loop
      const stretches = await stretchesOf((signal, pause) => backend(of, fresh, plans, { signal, pause, validation }), slices);
      best = stretches.map((each, k) => Math.min(each, attempt === 0 ? Infinity : best[k] ?? Infinity));
    }
    claim(Math.max(...best) <= STRETCH, `${Math.max(...best)} ms between two looks`);
  },
}));

const cancellation: readonly Question[] = [
  {
    name: 'one long training is cancelled at once',
    async run(backend, tolerance) {
      const all = await cancelled(tolerance, (signal, pause) => backend(network, rows, [plan(1, 3e6)], { signal, pause }));
      claim(all.length === 0, `${all.length} networks`);
    },
  },
  {
    name: 'a long training of a larger network on many rows in one batch is cancelled at once',
    async run(backend, tolerance) {
      const many = someRows(large, 3000, 'many');
      const one: Plan = { start: someStart(large, 'many'), learningRate: 0.01, batch: 'full', epochs: 20_000 };
      const all = await cancelled(tolerance, (signal, pause) => backend(large, many, [one], { signal, pause }));
      claim(all.length === 0, `${all.length} networks`);
    },
  },
  {
    name: 'measuring for a curve is cancelled at once',
    async run(backend, tolerance) {
      const curveAt = Array.from({ length: 30_001 }, (_, epoch) => epoch);
      const plans = Array.from({ length: 4 }, (_, seed) => plan(seed, 30_000));
      const all = await cancelled(tolerance, (signal, pause) => backend(network, rows, plans, { signal, pause, curveAt }));
      claim(all.length === 0, `${all.length} networks`);
    },
  },
  ...[{ of: network, count: 40_000 }, { of: large, count: 3000 }].map(({ of, count }): Question => ({
    name: `early stopping that watches ${count} rows of validation after every epoch is cancelled at once`,
    async run(backend, tolerance) {
      const validation = someRows(of, count, 'watched');
      const few = someRows(of, 5, 'few');
      const one: Plan = { start: someStart(of, 'watched'), learningRate: 1e-4, batch: 'full', epochs: 20_000, stop: { every: 1, patience: 1e6 } };
      const all = await cancelled(tolerance, (signal, pause) => backend(of, few, [one], { signal, pause, validation }));
      claim(all.length === 0, `${all.length} networks`);
    },
  })),
  {
    name: 'many trainings are cancelled at once',
    async run(backend, tolerance) {
      const plans = Array.from({ length: 3000 }, (_, seed) => plan(seed, 100_000));
      await cancelled(tolerance, (signal, pause) => backend(network, rows, plans, { signal, pause }));
    },
  },
  {
    name: 'what was trained before an abort is returned, without gaps',
    async run(backend, tolerance) {
      const plans = Array.from({ length: 300 }, (_, seed) => plan(seed, 40 + (seed % 2)));
      const signal = { aborted: false };
      const told = new Set<number>();
      const all = await backend(network, rows, plans, {
        signal, pause: breath,
        onTrained(index) {
          told.add(index);
          if (told.size === 3) signal.aborted = true;
        },
      });
      claim(all.length <= told.size, `${all.length} returned, ${told.size} told`);
      for (let index = 0; index < all.length; index++) claim(all[index] !== undefined && told.has(index), `network ${index} is a gap`);
      endsAsWanted(network, rows, plans.slice(0, all.length), all, tolerance);
    },
  },
  {
    name: 'aborted from the start: nothing is trained',
    async run(backend) {
      const all = await backend(network, rows, [plan(1, 10)], { signal: { aborted: true }, onTrained: () => claim(false, 'trained') });
      claim(all.length === 0, `${all.length} networks`);
    },
  },
];

export const controlCases: readonly Question[] = [progress, pauses, ...cancellation, ...stretches];

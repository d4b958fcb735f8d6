import { fetchBeyond } from '../curriculum/beyond.ts';
import { isPlain } from '../curriculum/plain.ts';
import type { TrainPopulation } from '../engine/population.ts';
import { trainPopulation } from '../engine/reference.ts';
import { trainSimd } from '../engine/simd/train.ts';
import { type Card, openCard } from './adapter.ts';
import type { BackendName } from './backend.ts';
import { prepare, type Prepared } from './job.ts';
import type { Order, Report } from './messages.ts';

/** Reports of grown networks come after so many of them or milliseconds, so that the histogram fills smoothly. */
const BATCH = 256;
const WAIT = 50;

/** Milliseconds between two signs of life. */
const BEAT = 400;

/** The compiler of a software device takes few registers (see createTrainWebGpu). */
const SOFTWARE_REGISTERS = 50;

export type Hand = (order: Order) => void;

/** One that trains what it is told to: in a worker, or, where none can be had, between the frames of the page. */
export function createHand(report: (report: Report) => void, pause: () => Promise<void>): Hand {
  let signal = { aborted: true };
  let shares: (readonly number[])[] = [];
  let card: (Card & { train: TrainPopulation }) | null = null;

  const backendOf = async (name: BackendName, software: boolean): Promise<TrainPopulation> => {
    if (name === 'plain') return trainPopulation;
    if (name === 'simd') return trainSimd;
    const ready = card;
    if (ready !== null && (software || ready.real)) return ready.train;
    const opened = await openCard(software);
    // Only who has a card needs what works it.
    const { createTrainWebGpu } = await import('../engine/webgpu/train.ts');
    const train = createTrainWebGpu(opened.device, opened.real ? undefined : SOFTWARE_REGISTERS);
    card = { ...opened, train };
    opened.device.lost.then(() => { if (card?.device === opened.device) card = null; }).catch(() => undefined);
    return train;
  };

  const serve = async ({ stint, job, backend, software }: Extract<Order, { kind: 'begin' }>) => {
    const mine = { aborted: false };
    signal = mine;
    const waiting: (readonly number[])[] = [];
    shares = waiting;
    if (job.kind === 'level' && !isPlain(job.level)) await fetchBeyond();
    const prepared = prepare(job);
    const train = await backendOf(backend, software);
    while (!mine.aborted) {
      const share = waiting[0];
      // Orders come in while others wait.
      /* oxlint-disable eslint/no-await-in-loop */
      if (share === undefined) {
        await new Promise<void>((resume) => { wake = resume; });
        continue;
      }
      const began = performance.now();
      await trainShare(prepared, train, share, stint, mine);
      /* oxlint-enable eslint/no-await-in-loop */
      waiting.shift();
      if (!mine.aborted) report({ kind: 'done', stint, took: performance.now() - began });
    }
  };
  let wake = () => {};

  const trainShare = async ({ network, rows, plans, shown }: Prepared, train: TrainPopulation, share: readonly number[], stint: number, mine: { aborted: boolean }) => {
    let networks: number[] = [];
    let values: number[] = [];
    let parameters: number[] = [];
    let flushed = performance.now();
    const flush = () => {
      if (networks.length > 0 && !mine.aborted) {
        report({ kind: 'grown', stint, networks: Uint32Array.from(networks), values: Float64Array.from(values), parameters: Float64Array.from(parameters) });
      }
      [networks, values, parameters, flushed] = [[], [], [], performance.now()];
    };
    const own = share.map((index) => {
      const plan = plans[index];
      if (plan === undefined) throw new Error(`plans[${index}]: there are ${plans.length}`);
      return plan;
    });
    await train(network, rows, own, {
      signal: mine,
      pause,
      onTrained(place, trained) {
        const { value, parameters: each } = shown(trained);
        networks.push(share[place] ?? NaN);
        values.push(value);
        parameters.push(...each);
        if (networks.length >= BATCH || performance.now() - flushed >= WAIT) flush();
      },
    });
    flush();
  };

  let beat: ReturnType<typeof setInterval> | undefined;
  const rest = () => {
    signal.aborted = true;
    wake();
    clearInterval(beat);
  };
  return (order) => {
    switch (order.kind) {
      case 'begin': {
        rest();
        beat = setInterval(() => report({ kind: 'alive' }), BEAT);
        const { stint } = order;
        serve(order).catch((fault: unknown) => {
          report({ kind: 'failed', stint, message: fault instanceof Error ? fault.message : String(fault) });
        });
        return;
      }
      case 'share':
        shares.push(order.networks);
        wake();
        return;
      case 'stop':
        rest();
    }
  };
}

import { Worker as Thread } from 'node:worker_threads';
import { TRIAL } from '../src/trainer/messages.ts';
import { createPool, type Pool } from '../src/trainer/pool.ts';
import { median } from './median.ts';

const WARM = 3;

/**
 * Time on the wall for 4,096 networks of A (the trial by which the game measures its backends) in the game's own pool, with
 * one worker and with two: medians, in milliseconds.
 */
export async function twoWorkers(rounds: number): Promise<{ one: number; two: number }> {
  const threads: NodeWorker[] = [];
  const poolOf = (workers: number) => createPool({
    workers, patience: 60_000,
    startWorker() {
      const thread = new NodeWorker();
      threads.push(thread);
      return thread;
    },
  });
  const pools = { one: poolOf(1), two: poolOf(2) };
  const times: { one: number[]; two: number[] } = { one: [], two: [] };
  /* oxlint-disable eslint/no-await-in-loop */
  for (let round = -WARM; round < rounds; round++) {
    const alone = await trial(pools.one);
    const shared = await trial(pools.two);
    if (round < 0) continue;
    times.one.push(alone);
    times.two.push(shared);
  }
  /* oxlint-enable eslint/no-await-in-loop */
  for (const thread of threads) thread.terminate();
  return { one: median(times.one), two: median(times.two) };
}

function trial(pool: Pool): Promise<number> {
  return new Promise((resolve, reject) => {
    let grown = 0;
    const began = performance.now();
    pool.start({
      job: { kind: 'trial' }, count: TRIAL, backends: ['simd'], limit: Infinity,
      onGrown(values) { grown += values.length; },
      onEnd() {
        if (grown === TRIAL) resolve(performance.now() - began);
        else reject(new Error(`two workers: ${grown} of ${TRIAL} networks were trained`));
      },
    });
  });
}

/** A thread of Node with the face of a worker of the web. */
class NodeWorker extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  readonly #thread = new Thread(new URL('thread.js', import.meta.url));

  constructor() {
    super();
    this.#thread.on('message', (data) => { this.dispatchEvent(new MessageEvent('message', { data })); });
    this.#thread.on('error', (error) => {
      console.error(error);
      this.dispatchEvent(new Event('error'));
    });
  }

  postMessage(message: unknown): void {
    this.#thread.postMessage(message);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}

import { parameterCount } from '../engine/network.ts';
import type { Level } from '../curriculum/level.ts';
import type { Crowd } from '../game/crowd.ts';
import type { Order, Report } from './messages.ts';
import { work } from './work.ts';

export interface Trainer {
  /** The crowd being trained, or the last one; null before the first and after `stop`. */
  crowd(): Crowd | null;
  /** Trains the reference networks of a level; whatever ran before is cancelled. */
  train(level: Level): void;
  stop(): void;
}

/**
 * Trains reference networks in a worker. Where a worker can not start or dies, the work goes on from the beginning on
 * this thread, in slices between frames.
 * @param startWorker may throw
 * @param grown called after each batch of networks
 */
export function createTrainer(startWorker: () => Worker, grown: () => void): Trainer {
  let worker: Worker | null = null;
  let crowd: Crowd | null = null;
  let level: Level | null = null;
  let task = 0;
  let signal = { aborted: true };

  const receive = (report: Report) => {
    if (report.task !== task || crowd === null) return;
    if (report.kind === 'failed') {
      fallBack();
      return;
    }
    crowd.values.set(report.values, report.first);
    crowd.parameters.set(report.parameters, report.first * crowd.width);
    crowd.trained = report.first + report.values.length;
    grown();
  };
  const betweenFrames = () => new Promise<void>((resume) => { setTimeout(resume, 16); });
  const fallBack = () => {
    worker?.terminate();
    worker = null;
    if (level === null) return;
    signal.aborted = true;
    signal = { aborted: false };
    // A level whose networks can not be trained at all plays on without a histogram.
    work(task, level, signal, receive, betweenFrames).catch(() => { crowd = null; });
  };
  try {
    worker = startWorker();
    worker.addEventListener('message', (event: MessageEvent<Report>) => receive(event.data));
    worker.addEventListener('error', fallBack);
  } catch {
    worker = null;
  }

  return {
    crowd: () => crowd,
    train(next) {
      const count = next.reference?.count ?? 0;
      task += 1;
      signal.aborted = true;
      level = next;
      crowd = null;
      if (count === 0) return;
      const width = parameterCount(next.network);
      crowd = { count, trained: 0, values: new Float64Array(count), parameters: new Float64Array(count * width), width, picked: null };
      const order: Order = { kind: 'train', task, level: next };
      if (worker === null) fallBack();
      else worker.postMessage(order);
    },
    stop() {
      task += 1;
      level = null;
      crowd = null;
      signal.aborted = true;
      const order: Order = { kind: 'stop' };
      worker?.postMessage(order);
    },
  };
}

import { Worker } from 'node:worker_threads';
import type { Attempt } from '../curriculum/attempt.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Judgement } from './judge.ts';

export interface Case {
  group: string;
  member: string;
  attempt: Attempt;
  /** Of its class, where weights are judged. */
  secret: string | null;
  done(judgement: Judgement, milliseconds: number): void;
}

/** Worker threads that replay attempts, and the queue before them. */
export interface JudgePool {
  judge(each: Case): void;
  waiting(): number;
  /** Ends the threads; what waits is left to the database. */
  close(): Promise<void>;
}

export interface PoolOptions {
  threads: number;
  folder: string;
  worker: URL;
  /** Node's own arguments for a thread: how to read TypeScript, where it is not built. */
  execArgv?: readonly string[];
  /** Milliseconds after which a replay is given up and its thread replaced. */
  longest?: number;
}

interface Answer {
  task: number;
  judgement: Judgement;
  took: number;
}

const LONGEST = 20_000;

export function createJudgePool({ threads, folder, worker, execArgv, longest = LONGEST }: PoolOptions): JudgePool {
  const queue = createFairQueue<Case>();
  const free: Bench[] = [];
  const benches = new Set<Bench>();
  let closing = false;
  let task = 0;

  interface Bench {
    start(each: Case): void;
    end(): Promise<unknown>;
  }

  const next = () => {
    if (closing) return;
    while (free.length > 0) {
      const each = queue.shift();
      if (each === undefined) return;
      free.shift()?.start(each);
    }
  };

  const open = () => {
    const thread = new Worker(worker, { workerData: { folder }, ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }), resourceLimits: { maxOldGenerationSizeMb: 256 } });
    let now: { each: Case; task: number; timer: NodeJS.Timeout; began: number } | null = null;
    let gone = false;
    const finish = (judgement: Judgement, took: number) => {
      const ended = now;
      now = null;
      if (ended === null) return;
      clearTimeout(ended.timer);
      ended.each.done(judgement, took);
    };
    const lose = (reason: 'too-long' | 'not-judged') => {
      if (gone) return;
      gone = true;
      benches.delete(bench);
      const at = free.indexOf(bench);
      if (at >= 0) free.splice(at, 1);
      finish({ status: 'rejected', reason }, now === null ? 0 : performance.now() - now.began);
      thread.terminate().catch(() => undefined);
      if (!closing) setTimeout(() => { if (!closing) open(); }, 50).unref();
    };
    const bench: Bench = {
      start(each) {
        task += 1;
        now = { each, task, began: performance.now(), timer: setTimeout(() => lose('too-long'), longest) };
        thread.postMessage({ task, attempt: each.attempt, secret: each.secret });
      },
      end: () => {
        if (now !== null) clearTimeout(now.timer);
        gone = true;
        return thread.terminate();
      },
    };
    thread.on('message', (answer: Answer) => {
      if (now?.task !== answer.task) return;
      finish(answer.judgement, answer.took);
      free.push(bench);
      next();
    });
    thread.on('error', () => lose('not-judged'));
    thread.on('exit', () => lose('not-judged'));
    thread.unref();
    benches.add(bench);
    free.push(bench);
    next();
  };
  for (let index = 0; index < threads; index++) open();

  return {
    judge(each) {
      queue.push(each.group, each.member, each);
      next();
    },
    waiting: () => queue.length + benches.size - free.length,
    async close() {
      closing = true;
      await Promise.all([...benches].map((bench) => bench.end()));
    },
  };
}

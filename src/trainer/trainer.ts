import type { Level } from '../curriculum/level.ts';
import { parameterCount } from '../engine/network.ts';
import type { Crowd } from '../game/crowd.ts';
import { type BackendName, backendsFor, type Choice, type Speeds, unmeasured } from './backend.ts';
import { TRIAL } from './messages.ts';
import { createPool, type PoolOptions } from './pool.ts';

export interface Trainer {
  /** The crowd being trained, or the last one; null before the first and after `stop`. */
  crowd(): Crowd | null;
  /** Trains the reference networks of a level; whatever ran before is cancelled. */
  train(level: Level): void;
  stop(): void;
  /** Measures, once nothing else is trained, how fast the chosen backends are on this device, where nobody has yet. */
  measure(): void;
  /**
   * What trains, with how many workers, and how many networks a second a trial found (null: not measured); `absent` is
   * the backend that was chosen where it does not run here.
   */
  running(): { readonly backend: BackendName; readonly workers: number; readonly speed: number | null; readonly absent: BackendName | null };
}

export interface TrainerOptions extends PoolOptions {
  choice(): Choice;
  speeds(): Speeds;
  keepSpeeds(speeds: Speeds): void;
  /** Called with the first networks of a crowd, and when there will be no more; who shows how it grows looks at it on frames of its own. */
  grown(): void;
  /** Milliseconds that larger crowds may take; as many as are trained by then are the crowd. */
  readonly limit?: number;
}

/** Multiplications of a crowd that is trained whole: 4,096 networks of 2-3-1 on 24 rows for 800 epochs, and some more. */
const WHOLE = 4e9;

/** Milliseconds that the page has all cores for itself, to draw what it has just opened. */
const HEAD_START = 200;
/** After that it has them until so many frames in a row came when they were due, give or take milliseconds, or so many have passed. */
const CALM = 3;
const DUE = 8;
const MOST = 20;
const FRAME = 16;
/** Milliseconds that a trial may take. */
const TRIAL_LIMIT = 500;

/** Trains reference networks in the background, on the fastest backend that runs on this device. */
export function createTrainer({ choice, speeds, keepSpeeds, grown, limit = 2000, ...options }: TrainerOptions): Trainer {
  const pool = createPool(options);
  let crowd: Crowd | null = null;
  /** What the pool is busy with. */
  let at: 'level' | 'trial' | 'nothing' = 'nothing';
  /** What the last level was trained on, and under which choice. */
  let used: { choice: Choice; backend: BackendName; workers: number } | null = null;
  let starting: ReturnType<typeof setTimeout> | undefined;

  const halt = () => {
    clearTimeout(starting);
    pool.stop();
  };
  /** Starts once the page has opened what it is opening: its thread is free at every tick. */
  const startAtRest = (start: () => void) => {
    let [calm, ticks, due] = [0, 0, performance.now() + HEAD_START];
    const tick = () => {
      const now = performance.now();
      calm = now - due < DUE ? calm + 1 : 0;
      ticks += 1;
      if (calm === CALM || ticks === MOST) return start();
      due = now + FRAME;
      starting = setTimeout(tick, FRAME);
    };
    starting = setTimeout(tick, HEAD_START);
  };
  const grow = (into: Crowd, values: Float64Array, parameters: Float64Array) => {
    const first = into.trained === 0;
    into.values.set(values, into.trained);
    into.parameters.set(parameters, into.trained * into.width);
    into.trained += values.length;
    const last = pool.last();
    if (last !== null) used = { choice: choice(), ...last };
    if (first) grown();
  };
  const rest = () => {
    at = 'nothing';
    grown();
    measure();
  };

  const trial = (backend: BackendName) => {
    at = 'trial';
    const moments: Moment[] = [{ at: performance.now(), trained: 0 }];
    pool.start({
      job: { kind: 'trial' }, count: TRIAL, backends: [backend], limit: TRIAL_LIMIT,
      onGrown(values) {
        moments.push({ at: performance.now(), trained: (moments.at(-1)?.trained ?? 0) + values.length });
      },
      onEnd() {
        keepSpeeds({ ...speeds(), [backend]: speedOf(moments) });
        rest();
      },
    });
  };
  const measure = () => {
    const next = at === 'nothing' ? unmeasured(choice(), speeds()) : null;
    if (next !== null) trial(next);
  };

  return {
    crowd: () => crowd,
    measure,
    train(level) {
      const count = level.reference?.count ?? 0;
      halt();
      at = 'nothing';
      crowd = null;
      if (count === 0) return;
      const width = parameterCount(level.network);
      const fresh: Crowd = { count, trained: 0, values: new Float64Array(count), parameters: new Float64Array(count * width), width, picked: null };
      crowd = fresh;
      at = 'level';
      startAtRest(() => pool.start({
        job: { kind: 'level', level }, count, limit: workOf(level) > WHOLE ? limit : Infinity,
        backends: backendsFor(choice(), speeds()),
        onGrown: (values, parameters) => grow(fresh, values, parameters),
        onEnd() {
          fresh.count = fresh.trained;
          // A level whose networks can not be trained at all plays on without a histogram.
          if (fresh.trained === 0) crowd = null;
          rest();
        },
      }));
    },
    stop() {
      halt();
      crowd = null;
      at = 'nothing';
    },
    running() {
      const [first = 'plain', ...others] = backendsFor(choice(), speeds());
      const wanted = [first, ...others].find((backend) => speeds()[backend] !== 0) ?? 'plain';
      const { backend, workers } = used?.choice === choice() ? used : { backend: wanted, workers: options.workers };
      return { backend, workers, speed: speeds()[backend] || null, absent: choice() !== 'auto' && backend !== first ? first : null };
    },
  };
}

/** Multiplications of a level's reference networks, roughly. */
function workOf({ network, dataset: { train }, reference }: Level): number {
  const rows = 'draw' in train ? train.draw : 'oneOf' in train ? (train.oneOf[0]?.length ?? 0) : train.length;
  return reference === undefined ? 0 : 3 * parameterCount(network) * rows * reference.epochs * reference.count;
}

interface Moment {
  readonly at: number;
  readonly trained: number;
}

/** Networks a second over the second half of the reports: the first shares are small, and code is compiled for them. */
function speedOf(moments: readonly Moment[]): number {
  const last = moments.at(-1);
  const first = moments[moments.length > 2 ? Math.floor(moments.length / 2) : 0];
  if (first === undefined || last === undefined || last.trained === 0) return 0;
  return Math.max(1, Math.round((1000 * (last.trained - first.trained)) / Math.max(1, last.at - first.at)));
}

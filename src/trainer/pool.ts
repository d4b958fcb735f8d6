import type { BackendName } from './backend.ts';
import { begin, deal, finish, type Member, newMember } from './member.ts';
import type { Job, Report } from './messages.ts';
import { createShares } from './shares.ts';

/** A population to be trained. */
export interface Run {
  readonly job: Job;
  readonly count: number;
  /** The backends to try, best first. */
  readonly backends: readonly BackendName[];
  /** So many milliseconds after the first result the run ends, if enough networks are there by then. */
  readonly limit: number;
  /** Networks that were not told of before, in any order. */
  onGrown(values: Float64Array, parameters: Float64Array): void;
  /** All are trained, or as many as the limit allowed, or no backend works. */
  onEnd(): void;
}

export interface Pool {
  /** Whatever ran before is cancelled. */
  start(run: Run): void;
  stop(): void;
  /** The backend that trained last, and with how many workers; null before any. */
  last(): { readonly backend: BackendName; readonly workers: number } | null;
}

export interface PoolOptions {
  /** May throw. */
  startWorker(): Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;
  readonly workers: number;
  /** So many milliseconds of a run a core is left to the page: the last worker joins in after that, and most runs need none. */
  readonly spare?: number;
  /** Milliseconds without a sign of life after which a worker is taken for dead. */
  readonly patience?: number;
  /** A software device will do for the graphics card: only to try things out, since WebAssembly is faster. */
  readonly software?: boolean;
}

/** However slow the machine, so many networks are trained: fewer are no crowd. */
const LEAST = 16;
/** Milliseconds without a result after which a graphics card is taken for stuck. */
const STUCK = 30_000;
/** Milliseconds between two looks at the clock. */
const WATCH = 250;
/** On the page's own thread a frame comes between two slices of work. */
const FRAME = 16;

/**
 * Workers that share out a population, and this thread once none of them lives. What a worker holds when its backend fails
 * or when it dies goes back and is dealt again; what was told of by then is kept.
 */
export function createPool({ startWorker, workers, spare = 0, patience = 4000, software = false }: PoolOptions): Pool {
  let members: readonly Member[] = [];
  let run: Run | null = null;
  let shares = createShares(0);
  let began = Infinity;
  let last: ReturnType<Pool['last']> = null;
  let watch: ReturnType<typeof setInterval> | undefined;
  let joining: ReturnType<typeof setTimeout> | undefined;

  const halt = () => {
    for (const member of members) {
      member.hand({ kind: 'stop' });
      // What it still holds belongs to this run: another must not be given it back.
      member.shares = [];
      member.stint = 0;
    }
    members = members.filter(({ here }) => !here);
    clearInterval(watch);
    clearTimeout(joining);
    const halted = run;
    run = null;
    return halted;
  };
  const end = () => halt()?.onEnd();
  const isOver = (limit: number) => shares.complete || (shares.done >= LEAST && performance.now() - began >= limit);

  /** Those who still have a backend. While a graphics card works the others rest: it was chosen for being faster than all of them. */
  const able = () => {
    const card = members.find(({ backends }) => backends[0] === 'webgpu');
    return card === undefined ? members.filter(({ backends }) => backends.length > 0) : [card];
  };
  const carryOn = () => {
    if (run === null) return;
    if (isOver(run.limit)) return end();
    if (members.length === 0) return workHere(run);
    const working = able();
    if (working.length === 0) return end();
    for (const member of working) {
      if (member.stint === 0) begin(member, run.job, software);
      deal(member, working.length, shares);
    }
  };
  const takeBack = (member: Member) => {
    for (const share of member.shares) shares.giveBack(share);
    member.shares = [];
    member.stint = 0;
  };
  const dismiss = (member: Member) => {
    takeBack(member);
    member.leave();
    members = members.filter((each) => each !== member);
    carryOn();
  };
  const receive = (member: Member, report: Report) => {
    member.heard = performance.now();
    if (report.kind === 'alive' || run === null || report.stint !== member.stint) return;
    switch (report.kind) {
      case 'grown':
        member.grew = member.heard;
        began = Math.min(began, member.heard);
        last = { backend: member.backends[0] ?? 'plain', workers: able().length };
        keep(run, report);
        if (run !== null && isOver(run.limit)) end();
        return;
      case 'done':
        finish(member, report.took);
        carryOn();
        return;
      case 'failed':
        takeBack(member);
        member.backends = member.backends.slice(1);
        carryOn();
    }
  };
  const keep = ({ onGrown }: Run, { networks, values, parameters }: Extract<Report, { kind: 'grown' }>) => {
    const fresh = Array.from(networks.keys()).filter((place) => shares.settle(networks[place] ?? NaN));
    const width = parameters.length / networks.length;
    if (fresh.length === networks.length) onGrown(values, parameters);
    else if (fresh.length > 0) {
      onGrown(
        Float64Array.from(fresh, (place) => values[place] ?? NaN),
        Float64Array.from(fresh.flatMap((place) => Array.from(parameters.subarray(place * width, (place + 1) * width)))),
      );
    }
  };

  const look = () => {
    if (run !== null && isOver(run.limit)) return end();
    const now = performance.now();
    for (const member of members) {
      const silent = now - member.heard > patience || (member.backends[0] === 'webgpu' && now - member.grew > STUCK);
      if (silent && member.shares.length > 0 && !member.here) dismiss(member);
    }
  };
  /** Up to so many workers, as many as can be had; the new ones. */
  const hire = (most: number): readonly Member[] => {
    const before = members.length;
    try {
      while (members.length < most) {
        const worker = startWorker();
        const member = newMember((order) => worker.postMessage(order), () => worker.terminate());
        worker.addEventListener('message', ({ data }: MessageEvent<Report>) => receive(member, data));
        worker.addEventListener('error', () => dismiss(member));
        members = [...members, member];
      }
    } catch {
      // Where no worker can be had, the work is done here.
    }
    return members.slice(before);
  };
  const join = () => {
    if (run === null || members.some(({ here }) => here)) return;
    for (const member of hire(workers)) member.backends = withoutCard(run.backends);
    carryOn();
  };
  const workHere = (task: Run) => {
    const pause = () => new Promise<void>((resume) => { setTimeout(resume, FRAME); });
    import('./hand.ts').then(({ createHand }) => {
      if (run !== task || members.length > 0) return;
      const member: Member = newMember(createHand((report) => receive(member, report), pause), () => {}, true);
      member.backends = withoutCard(task.backends);
      members = [member];
      carryOn();
    }).catch(end);
  };

  return {
    last: () => last,
    start(next) {
      halt();
      run = next;
      shares = createShares(next.count);
      began = Infinity;
      hire(spare === 0 ? workers : Math.max(1, workers - 1));
      members.forEach((member, index) => {
        member.backends = index === 0 ? next.backends : withoutCard(next.backends);
      });
      watch = setInterval(look, WATCH);
      if (members.length < workers) joining = setTimeout(join, spare);
      carryOn();
    },
    stop: () => void halt(),
  };
}

/** One card is there for one worker; this thread leaves it alone. */
function withoutCard(backends: readonly BackendName[]): readonly BackendName[] {
  return backends.filter((backend) => backend !== 'webgpu');
}

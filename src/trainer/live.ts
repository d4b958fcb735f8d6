import type { LivePlan } from '../engine/live.ts';
import { epochsOf, type LiveRun, type Snapshot } from '../game/live.ts';
import type { LiveJob, LiveOrder, LiveReport, LiveRows } from './live-messages.ts';

/** A training that is watched: it can be paused, scrubbed, gone on with, and left. */
export interface Live {
  run(): LiveRun | null;
  /** Trains from here on; whatever ran before is over. `value`: what the gauge shows at the start. */
  begin(job: LiveJob, rows: LiveRows, value: number): void;
  pause(): void;
  /** Goes on from the moment that is shown; those after it are forgotten. */
  goOn(): void;
  scrub(at: number): void;
  /** From here on at the rates of this plan, whether it runs or is gone on with. */
  steer(plan: LivePlan): void;
  /** At once, and forgets it. */
  stop(): void;
}

export interface LiveOptions {
  /** May throw. */
  startWorker(): Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;
  /** There is a new moment, or the state is another. */
  changed(): void;
  /** It stands still: paused, scrubbed, or at its end. */
  rested(run: LiveRun, shown: Snapshot, epochs: number): void;
}

/** Milliseconds between two slices on the page's own thread, at least: a frame. */
const FRAME = 16;

interface Member {
  tell(order: LiveOrder): void;
  leave(): void;
}

export function createLive({ startWorker, changed, rested }: LiveOptions): Live {
  let member: Member | null = null;
  let known: LiveRows | null = null;
  let job: LiveJob | null = null;
  let run: LiveRun | null = null;
  let stint = 0;
  let began: { at: number; seen: number } | null = null;

  const show = (next: LiveRun) => {
    run = next;
    changed();
  };
  const rest = (state: 'paused' | 'ended' | 'failed') => {
    if (run === null) return;
    show({ ...run, state, left: null });
    const shown = run.snapshots[run.at];
    if (shown !== undefined && shown.seen > 0) rested(run, shown, epochsOf(run, shown));
  };
  const receive = (report: LiveReport) => {
    if (report.stint !== stint || run?.state !== 'running') return;
    if (report.kind === 'ended') rest('ended');
    else if (report.kind === 'failed') rest('failed');
    else {
      const { seen, loss, value, parameters } = report;
      const snapshots = [...run.snapshots, { seen, loss, value, parameters }];
      const now = performance.now();
      // What came before the first moment is the hand's own start, which does not come again.
      if (began === null) began = { at: now, seen };
      const took = (now - began.at) / 1000;
      show({ ...run, snapshots, at: snapshots.length - 1, left: seen === began.seen ? null : (took / (seen - began.seen)) * (run.all - seen) });
    }
  };
  const here = async (): Promise<Member> => {
    const { createLiveHand } = await import('./live-hand.ts');
    const hand = createLiveHand(receive, (milliseconds) => new Promise((resume) => { setTimeout(resume, Math.max(FRAME, milliseconds)); }));
    return { tell: hand, leave: () => hand({ kind: 'stop' }) };
  };
  const hire = (): Member | Promise<Member> => {
    try {
      const worker = startWorker();
      worker.addEventListener('message', ({ data }: MessageEvent<LiveReport>) => receive(data));
      worker.addEventListener('error', () => { if (run?.state === 'running') rest('failed'); });
      return { tell: (order) => worker.postMessage(order), leave: () => worker.terminate() };
    } catch {
      return here();
    }
  };
  const leave = () => {
    member?.leave();
    member = null;
    known = null;
    stint += 1;
  };
  const start = async (wanted: LiveJob, rows: LiveRows) => {
    const mine = ++stint;
    began = null;
    if (member === null) {
      const hired = await hire();
      if (mine !== stint) {
        hired.leave();
        return;
      }
      member = hired;
    }
    if (known !== rows) member.tell({ kind: 'rows', rows });
    known = rows;
    member.tell({ kind: 'train', stint: mine, job: wanted });
  };

  return {
    run: () => run,
    begin(wanted, rows, value) {
      job = wanted;
      const { count } = rows.train;
      show({ state: 'running', snapshots: [{ seen: wanted.begun, loss: NaN, value, parameters: wanted.start }], at: 0, epoch: count, all: count * wanted.plan.epochs, left: null });
      if (known !== null && (known.train !== rows.train || known.held !== rows.held)) leave();
      start(wanted, known ?? rows).catch(() => rest('failed'));
    },
    pause() {
      if (run?.state !== 'running') return;
      stint += 1;
      member?.tell({ kind: 'stop' });
      rest('paused');
    },
    goOn() {
      const shown = run?.snapshots[run.at];
      if (run === null || job === null || known === null || shown === undefined || run.state === 'running') return;
      show({ ...run, state: 'running', snapshots: run.snapshots.slice(0, run.at + 1), left: null });
      start({ ...job, start: shown.parameters, begun: shown.seen }, known).catch(() => rest('failed'));
    },
    scrub(at) {
      if (run === null || run.state === 'running' || run.snapshots[at] === undefined) return;
      show({ ...run, at, state: at === run.snapshots.length - 1 && run.state === 'ended' ? 'ended' : 'paused' });
    },
    steer(plan) {
      if (job === null) return;
      job = { ...job, plan };
      if (run?.state === 'running') member?.tell({ kind: 'steer', plan });
    },
    stop() {
      leave();
      if (run === null) return;
      run = null;
      job = null;
      changed();
    },
  };
}

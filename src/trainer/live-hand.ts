import { gaugeOf } from '../curriculum/goal.ts';
import { duelRates, trainDuel } from '../engine/duel-live.ts';
import { type LivePlan, type LiveStep, trainLive, trainLiveOn } from '../engine/live.ts';
import { judge } from '../engine/metric/judge.ts';
import { layersOf } from '../engine/network.ts';
import type { Rows } from '../engine/rows.ts';
import { trainSimd } from '../engine/simd/train.ts';
import type { LiveJob, LiveOrder, LiveReport, LiveRows } from './live-messages.ts';

/** Multiplications that judging a moment may take, roughly: some 20 ms. */
const JUDGING = 1.5e7;
const FEWEST = 100;

/** As many of the first rows as can be judged at every moment. */
function someOf(rows: Rows, { network }: LiveJob): Rows {
  const work = layersOf(network).reduce((sum, layer) => sum + layer.work, 0);
  const count = Math.min(rows.count, Math.max(FEWEST, Math.floor(JUDGING / work)));
  return { ...rows, count, inputs: rows.inputs.subarray(0, count * rows.features), targets: rows.targets.subarray(0, count * rows.outputs) };
}

/** Trains one network at a time, moment by moment: in a worker, or, where none can be had, between the frames of the page. */
export function createLiveHand(report: (report: LiveReport) => void, rest: (milliseconds: number) => Promise<void>): (order: LiveOrder) => void {
  let rows: LiveRows | null = null;
  let current = 0;
  let steered: LivePlan | null = null;

  const follow = async (steps: AsyncIterable<LiveStep> | Iterable<LiveStep>, stint: number, job: LiveJob, held: Rows, told: () => void) => {
    let began = performance.now();
    for await (const { seen, loss, parameters } of steps) {
      if (stint !== current) return;
      const value = job.metric === null ? NaN : gaugeOf(job.metric, judge(job.network, parameters, held, [job.metric])[0] ?? NaN);
      report({ kind: 'moment', stint, seen, loss, value, parameters: parameters.slice() });
      told();
      await rest(Math.max(0, job.pace - (performance.now() - began)));
      began = performance.now();
    }
    if (stint === current) report({ kind: 'ended', stint });
  };

  const serve = async (stint: number, job: LiveJob, { train, held }: LiveRows) => {
    const some = someOf(held, job);
    const { network, start, plan, every, begun } = job;
    if (plan.against !== undefined) {
      await follow(trainDuel(network, start, train, plan, { every, begun, rates: () => duelRates(steered ?? plan) }), stint, job, some, () => undefined);
      return;
    }
    if (!job.plain) {
      let moments = 0;
      try {
        await follow(trainLiveOn(trainSimd, network, start, train, plan, every, begun), stint, job, some, () => { moments += 1; });
        return;
      } catch {
        // What the fast backend can not do, plain loops can; it says so before its first moment.
        if (moments > 0 || stint !== current) throw new Error('the fast backend failed on its way');
      }
    }
    await follow(trainLive(network, start, train, plan, every, begun), stint, job, some, () => undefined);
  };

  return (order) => {
    if (order.kind === 'rows') {
      rows = order.rows;
      return;
    }
    if (order.kind === 'steer') {
      steered = order.plan;
      return;
    }
    current = order.kind === 'train' ? order.stint : 0;
    steered = null;
    if (order.kind === 'stop' || rows === null) return;
    const { stint, job } = order;
    serve(stint, job, rows).catch((fault: unknown) => report({ kind: 'failed', stint, message: fault instanceof Error ? fault.message : String(fault) }));
  };
}

import { cpus, loadavg } from 'node:os';
import { trainingFlops } from '../src/engine/simd/flops.ts';
import { type Child, numberFrom, pins, startChild } from './child-process.ts';
import { ENTRIES, OURS } from './contender.ts';
import { apartOf, differs, type Ends, percent, referenceOf } from './judge.ts';
import { median } from './median.ts';
import { twoWorkers } from './two-workers.ts';
import { type Workload, type WorkloadName, workloadOf, WORKLOADS } from './workload.ts';

export interface Options {
  /** Measurements of every peer, in turns; ours is measured before each of them. */
  readonly rounds: number;
  /** Measure every network, also of those who take minutes. */
  readonly full: boolean;
  readonly only: readonly WorkloadName[];
  readonly log: (line: string) => void;
}

/** Milliseconds on one core. */
export interface Figures {
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
}

type Accuracy = Partial<Record<WorkloadName, Readonly<Record<string, number>>>>;

export interface Result {
  readonly workloads: Readonly<Partial<Record<WorkloadName, Figures>>>;
  /** The first training of C in a fresh process, and a warm one between: milliseconds. */
  readonly cold?: { readonly first: number; readonly warm: number };
  /** Of C, and of the core: GFLOP/s. */
  readonly speed?: { readonly gflops: number; readonly peak: number };
  /** 4,096 networks of A: milliseconds on the wall. */
  readonly workers?: { readonly one: number; readonly two: number };
  /** The share of test rows put right, by workload and name. */
  readonly accuracy: Accuracy;
  readonly machine: string;
}

/** Runs the bench. Throws where a peer ends at another loss than the reference. */
export async function engineBench(options: Options): Promise<Result> {
  const [cpu] = cpus();
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}${pins ? ', pinned to core 0' : ''}, load average ${(loadavg()[0] ?? NaN).toFixed(1)}`;
  options.log(machine);
  const workloads: Partial<Record<WorkloadName, Figures>> = {};
  const accuracy: Accuracy = {};
  const beside = { cold: new Array<number>(), peak: new Array<number>() };
  /* oxlint-disable eslint/no-await-in-loop */
  for (const name of WORKLOADS.filter((each) => options.only.includes(each))) {
    workloads[name] = await figures(workloadOf(name), options, accuracy, name === 'C' ? async () => {
      beside.peak.push(await numberFrom('peak.ts'));
      beside.cold.push(await numberFrom('cold.ts'));
    } : undefined);
  }
  const result: Result = { workloads, accuracy, machine };
  const { C } = workloads;
  if (C === undefined) return result;
  return {
    ...result,
    cold: { first: median(beside.cold), warm: C.ours },
    speed: { gflops: operations(workloadOf('C')) / (C.ours * 1e6), peak: median(beside.peak) },
    workers: await twoWorkers(Math.max(options.rounds, 25)),
  };
}

/** Floating-point operations of a workload: those of trainingFlops for each row of each epoch, and two for each adjusted parameter. */
function operations({ network, rows, starts, epochs, batch }: Workload): number {
  const adjustments = Math.ceil(rows.count / batch) * 2 * (starts[0]?.length ?? 0);
  return starts.length * epochs * (rows.count * trainingFlops(network) + adjustments);
}

interface Runner {
  readonly name: string;
  readonly child: Child;
  /** What a time is multiplied with: all networks by those measured. */
  readonly scale: number;
  readonly times: number[];
}

async function figures(workload: Workload, options: Options, accuracy: Accuracy, between?: () => Promise<void>): Promise<Figures> {
  options.log(`\n${workload.name}: ${workload.title}`);
  const runners: Runner[] = [];
  try {
    for (const runner of await ready(workload, options, accuracy)) runners.push(runner);
    const ours = runners.find(({ name }) => name === OURS);
    for (let round = 0; round < options.rounds; round++) {
      for (const peer of runners) {
        if (peer === ours) continue;
        if (ours !== undefined) await measure(ours);
        await measure(peer);
      }
      await between?.();
    }
  } finally {
    for (const { child } of runners) child.stop();
  }
  const all = new Map(runners.map(({ name, times }) => [name, median(times)]));
  const ours = all.get(OURS) ?? NaN;
  all.delete(OURS);
  for (const { name, times } of runners) options.log(`  ${name.padEnd(25)} ${times.map((ms) => ms.toPrecision(3)).join('  ')}`);
  return { ours, peers: Object.fromEntries(all) };
}

async function measure({ child, times, scale }: Runner): Promise<void> {
  const report = await child.ask({ kind: 'measure' });
  if (report.kind !== 'measured') throw new Error(JSON.stringify(report));
  times.push(report.ms * scale);
}

/** Starts everyone who runs this workload, warms them up, and compares where they end. */
async function ready(workload: Workload, { full, log }: Options, accuracy: Accuracy): Promise<Runner[]> {
  const runners: Runner[] = [];
  const batched = referenceOf(workload, false);
  for (const { name, workloads, perRow } of ENTRIES) {
    const part = workloads[workload.name];
    if (part === undefined) continue;
    const networks = Math.min(full ? Infinity : part, workload.starts.length);
    const child = startChild();
    runners.push({ name, child, scale: workload.starts.length / networks, times: [] });
    const report = await child.ask({ kind: 'warm', name, workload: workload.name, networks });
    if (report.kind !== 'warm') throw new Error(`${workload.name}: ${name}: ${JSON.stringify(report)}`);
    const reference: Ends = perRow !== undefined ? referenceOf({ ...workload, starts: workload.starts.slice(0, networks) }, true) : batched;
    const wrong = report.networks === networks ? differs(report.losses, reference.losses, perRow === 'adjusted first') : `${report.networks} networks`;
    if (wrong !== undefined) throw new Error(`${workload.name}: ${name}: ${wrong}`);
    if (report.accuracy !== undefined) accuracy[workload.name] = { ...accuracy[workload.name], [name]: report.accuracy };
    log(`  ${name.padEnd(25)} ${told(report.losses, reference, batched, perRow !== undefined)}${report.accuracy === undefined ? '' : `, accuracy ${percent(report.accuracy)}`}`);
  }
  return runners;
}

function told(losses: Float64Array, reference: Ends, batched: Ends, perRow: boolean): string {
  const apart = (other: Ends) => percent(median(apartOf(losses, other.losses)));
  const said = `${losses.length} networks, losses ${apart(reference)} from the reference's`;
  return perRow ? `${said} (after every row; ${apart(batched)} from whole batches)` : said;
}

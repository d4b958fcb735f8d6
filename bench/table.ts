import type { Result } from './engine.ts';
import { percent } from './judge.ts';
import { type WorkloadName, WORKLOADS } from './workload.ts';

interface Target {
  readonly workload: WorkloadName;
  readonly peer: string;
  /** At least this many times faster; and what is aimed at. */
  readonly least: number;
  readonly aim?: number;
}

const TARGETS: readonly Target[] = [
  { workload: 'C', peer: 'jax-js packed', least: 40, aim: 60 },
  { workload: 'C', peer: 'tfjs packed', least: 55, aim: 90 },
  { workload: 'C', peer: 'brain.js', least: 100, aim: 160 },
  { workload: 'A', peer: 'synaptic', least: 33 },
  { workload: 'A', peer: 'tfjs hand gradients', least: 1500 },
  { workload: 'B', peer: 'synaptic', least: 22 },
  { workload: 'B', peer: 'tfjs hand gradients', least: 200 },
  { workload: 'D', peer: 'tfjs hand gradients', least: 8 },
  { workload: 'E', peer: 'tfjs hand gradients', least: 3 },
  { workload: 'E', peer: 'tfjs hand gradients tuned', least: 3 },
  { workload: 'F', peer: 'tfjs hand gradients', least: 3 },
];

const COLD = 3;
const TWO_WORKERS = 1.7;
const SHARE = 0.45;

/** What --json prints. Times are milliseconds; coldC and twoWorkers are ratios, gflops and peak GFLOP/s. */
export function jsonOf({ workloads, cold, speed, workers, accuracy, machine }: Result): object {
  return {
    ...workloads,
    coldC: cold && cold.first / cold.warm,
    twoWorkers: workers && workers.one / workers.two,
    gflops: speed?.gflops,
    peak: speed?.peak,
    share: speed && speed.gflops / speed.peak,
    ms: { coldC: cold?.first, warmC: cold?.warm, oneWorker: workers?.one, twoWorkers: workers?.two },
    ...Object.fromEntries(Object.entries(accuracy).map(([workload, shares]) => [`accuracy${workload}`, shares])),
    machine,
  };
}

/** The figures as a Markdown table: milliseconds, and how many times longer than ours. */
export function tableOf({ workloads }: Result): string {
  const columns = WORKLOADS.flatMap((name) => {
    const figures = workloads[name];
    return figures === undefined ? [] : [{ name, ...figures }];
  });
  const names = [...new Set(columns.flatMap(({ peers }) => Object.keys(peers)))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['on-CPU ms (times ours)', ...columns.map(({ name }) => name)]),
    line(['---', ...columns.map(() => '---:')]),
    line(['**ours**', ...columns.map(({ ours }) => `**${short(ours)}**`)]),
    ...names.map((peer) => line([peer, ...columns.map(({ ours, peers }) => {
      const ms = peers[peer];
      return ms === undefined ? '–' : `${short(ms)} (${short(ms / ours)} ×)`;
    })])),
  ].join('\n');
}

/** One line for each target: what was reached, what was wanted. */
export function targetsOf({ workloads, cold, speed, workers, accuracy }: Result): string[] {
  const lines = TARGETS.flatMap(({ workload, peer, least, aim }) => {
    const figures = workloads[workload];
    const ms = figures?.peers[peer];
    if (figures === undefined || ms === undefined) return [];
    const ratio = ms / figures.ours;
    return [`${mark(ratio >= least)} ${workload}: ${short(ratio)} × ${peer}; at least ${least}${aim === undefined ? '' : `, aim ${aim}`}`];
  });
  if (cold) lines.push(`${mark(cold.first <= COLD * cold.warm)} C cold: ${short(cold.first)} ms, ${short(cold.first / cold.warm)} × warm; at most ${COLD}`);
  if (workers) {
    lines.push(`${mark(workers.one >= TWO_WORKERS * workers.two)} two workers: ${short(workers.one / workers.two)} × one, 4,096 networks in ${short(workers.one)} and ${short(workers.two)} ms; at least ${TWO_WORKERS}`);
  }
  if (speed) lines.push(`${mark(speed.gflops >= SHARE * speed.peak)} C: ${short(speed.gflops)} of ${short(speed.peak)} GFLOP/s, ${percent(speed.gflops / speed.peak)} of the 128-bit peak; at least ${percent(SHARE)}`);
  for (const [workload, shares] of Object.entries(accuracy)) {
    lines.push(`${workload}, test rows put right: ${Object.entries(shares).map(([name, share]) => `${name} ${percent(share)}`).join(', ')}`);
  }
  return lines;
}

function mark(met: boolean): string {
  return met ? 'met   ' : 'MISSED';
}

/** Three digits, thousands apart. */
export function short(value: number): string {
  if (!(value >= 100)) return String(Number(value.toPrecision(3)));
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

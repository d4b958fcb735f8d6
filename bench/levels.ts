// The trainings of levels that are verified by weights, as a player's browser does them: how long on one core, how well on rows kept back.
import { readLevel, levelFiles } from '../scripts/read-levels.ts';
import { readSheets } from '../scripts/read-sheets.ts';
import { learnTool } from '../src/curriculum/learn-tool.ts';
import { livePlan, startFor } from '../src/curriculum/learning.ts';
import { isMetric, isShort } from '../src/curriculum/goal.ts';
import type { Task } from '../src/curriculum/level.ts';
import { pictureRows } from '../src/curriculum/pictures.ts';
import { advance } from '../src/curriculum/replay.ts';
import { firstPlay } from '../src/curriculum/round.ts';
import { type LivePlan, type LiveStep, trainLive, trainLiveOn } from '../src/engine/live.ts';
import { judge } from '../src/engine/metric/judge.ts';
import type { MetricName } from '../src/engine/metric/registry.ts';
import { type LayerSpec, type Network, parameterCount } from '../src/engine/network.ts';
import type { Rows } from '../src/engine/rows.ts';
import { trainSimd } from '../src/engine/simd/train.ts';
import type { Start } from '../src/engine/start.ts';

/** Seconds that the longest training of a level may take. */
export const LONGEST = 30;

/** A training and what it came to, at each seed; the figure is the one the gauge shows. */
export interface Learnt {
  readonly name: string;
  readonly parameters: number;
  /** Seconds on the CPU of one training, judging left out. */
  readonly seconds: number;
  readonly backend: 'simd' | 'plain';
  readonly metric: MetricName;
  readonly figures: readonly number[];
}

interface Work {
  readonly name: string;
  readonly network: Network;
  readonly train: Rows;
  readonly test: Rows;
  readonly plan: LivePlan;
  readonly initial: Start['kind'];
  readonly metric: MetricName;
}

const onCpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };

async function endOf(steps: AsyncIterable<LiveStep> | Iterable<LiveStep>, start: Float64Array): Promise<Float64Array> {
  let end = start;
  for await (const { parameters } of steps) end = parameters.slice();
  return end;
}

/** One training on the fastest backend that takes it, as `src/trainer/live-hand.ts` chooses. */
async function learn({ network, train, plan }: Work, start: Float64Array): Promise<{ end: Float64Array; backend: Learnt['backend'] }> {
  const every = Math.ceil((plan.epochs * train.count) / 60);
  if (plan.against === undefined) {
    try {
      return { end: await endOf(trainLiveOn(trainSimd, network, start, train, plan, every), start), backend: 'simd' };
    } catch {
      // Plain loops take what the fast backend does not.
    }
  }
  return { end: await endOf(trainLive(network, start, train, plan, every), start), backend: 'plain' };
}

async function measured(work: Work, seeds: number): Promise<Learnt> {
  const { name, network, test, metric, initial } = work;
  const figures: number[] = [];
  const times: number[] = [];
  let backend: Learnt['backend'] = 'plain';
  for (let seed = 1; seed <= seeds; seed++) {
    const start = startFor({ network, detector: work.plan.against?.network }, initial, `bench/${seed}`);
    const began = onCpu();
    // One after the other: they are timed.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const ran = await learn({ ...work, plan: { ...work.plan, seed } }, start);
    times.push(onCpu() - began);
    backend = ran.backend;
    figures.push(judge(network, ran.end, test, [metric])[0] ?? Number.NaN);
  }
  const middle = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
  const against = work.plan.against?.network;
  return { name, parameters: parameterCount(network) + (against === undefined ? 0 : parameterCount(against)), seconds: middle, backend, metric, figures };
}

/** The last layer alone, on what comes in: a linear model. Null where what comes in are no numbers to be weighed. */
function linearOf(network: Network): Network | null {
  const last: LayerSpec | undefined = network.layers.at(-1);
  if (last === undefined || network.layers[0]?.kind === 'embedding') return null;
  if (last.kind === 'dense' || last.kind === 'class-and-box') return { ...network, layers: [last] };
  return last.kind === 'conv2d' ? { ...network, layers: [{ ...last, size: 1, stride: 1 }] } : null;
}

/** The other networks that the level offers, which hear less. */
function othersOf({ networks = {} }: Task, work: Work): readonly Work[] {
  return Object.entries(networks).flatMap(([id, network]) => (JSON.stringify(network) === JSON.stringify(work.network) ? [] : [{ ...work, name: `${work.name}, ${id}`, network }]));
}

/** Every training of a level's task, and on the same rows a linear model, or, of words, what else there is to choose. */
function worksOf(file: string): readonly Work[] {
  const level = readLevel(file);
  const tool = learnTool(level);
  if (tool === null) return [];
  let play = firstPlay(level, level.solution.seed);
  for (const move of level.solution.moves) {
    if (move.kind === 'weights') break;
    play = advance(play, move);
  }
  const { task, train, test } = play.stage;
  const plan = livePlan(play.stage, play.values);
  if (plan === null || !isMetric(task.goal.metric)) return [];
  const work: Work = { name: level.id, network: task.network, train, test: task.goal.data === 'test' ? test : train, plan, initial: tool.initial, metric: task.goal.metric };
  const linear = linearOf(task.network);
  if (linear === null && plan.against === undefined) return [work, ...othersOf(task, work)];
  return linear === null || plan.against !== undefined ? [work] : [work, { ...work, name: `${level.id}, linear`, network: linear, plan: { ...plan, learningRate: typeof plan.learningRate === 'number' ? plan.learningRate / 3 : plan.learningRate.map((rate) => rate / 3) } }];
}

const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Digits without a level's limits: as well as a dense and a convolutional network read them here. */
function digitWorks(): readonly Work[] {
  readSheets('digits');
  const [train, test] = [ids(1, 5000), ids(5001, 6000)].map((each) => pictureRows({ set: 'digits', target: 'class', shuffled: false }, each));
  if (train === undefined || test === undefined) throw new Error('digits: no rows');
  const softmax = { kind: 'dense', units: 10, activation: 'softmax' } as const;
  const shared = { train, test, plan: { learningRate: [0.1, 0.1, 0.08, 0.05, 0.03, 0.02, 0.01, 0.01], batch: 16, epochs: 8, seed: 1 }, initial: 'he', metric: 'accuracy' } as const;
  const network = (layers: readonly LayerSpec[]): Network => ({ inputs: 784, inputShape: [28, 28, 1], layers, loss: 'categorical-cross-entropy' });
  return [
    { ...shared, name: 'digits: linear', network: network([softmax]) },
    { ...shared, name: 'digits: dense, 64', network: network([{ kind: 'dense', units: 64, activation: 'relu' }, softmax]) },
    { ...shared, name: 'digits: 10 and 20 filters', network: network([
      { kind: 'conv2d', filters: 10, size: 5, activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 },
      { kind: 'conv2d', filters: 20, size: 3, activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 }, softmax,
    ]) },
  ];
}

/** `only`: levels by their ids, without what no level trains; all of both, if left out. */
export async function levelsBench({ seeds, log, only = [] }: { seeds: number; log(line: string): void; only?: readonly string[] }): Promise<readonly Learnt[]> {
  const found: Learnt[] = [];
  const files = levelFiles().filter((file) => only.length === 0 || only.some((id) => file.endsWith(`/${id}.json`)));
  for (const work of [...files.flatMap(worksOf), ...(only.length === 0 ? digitWorks() : [])]) {
    log(work.name);
    // oxlint-disable-next-line eslint/no-await-in-loop
    found.push(await measured(work, seeds));
  }
  return found;
}

/** A metric in its unit. */
const told = (metric: MetricName, figure: number): string => (isShort(metric) ? `${(100 * figure).toFixed(1)} %` : figure.toPrecision(3));

export function levelsTable(all: readonly Learnt[]): string {
  const rows = all.map(({ name, parameters, seconds, backend, metric, figures }) => {
    const sorted = figures.toSorted((one, other) => one - other);
    const mean = figures.reduce((sum, each) => sum + each, 0) / figures.length;
    return `| ${name} | ${parameters.toLocaleString('en')} | ${seconds.toFixed(1)} | ${backend} | ${metric} | ${[mean, sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN].map((each) => told(metric, each)).join(' | ')} |`;
  });
  return ['| training | parameters | s | backend | judged by | mean | lowest | highest |', '|---|---:|---:|---|---|---:|---:|---:|', ...rows].join('\n');
}

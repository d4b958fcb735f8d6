// A process that measures one contender at one workload: orders come in and reports go out as messages.
import { endsOf } from '../judge.ts';
import type { Training } from '../contender.ts';
import type { Order, Report } from '../messages.ts';
import { workloadOf } from '../workload.ts';
import { contenders } from './contenders.ts';

/** Warming up takes at least so many trainings and milliseconds; one measurement at least so many milliseconds. */
const WARM_TRAININGS = 2;
const WARM_MS = 1000;
const MEASURE_MS = 100;

let training: Training | undefined;

async function warm({ name, workload: id, networks }: Extract<Order, { kind: 'warm' }>): Promise<Report> {
  const make = contenders[name];
  if (make === undefined) throw new Error(`${name}: not in contenders.ts`);
  const workload = workloadOf(id, networks);
  training = await (await make())(workload);
  const trained = await once(training);
  let spent = trained.ms;
  for (let n = 1; n < WARM_TRAININGS || spent < WARM_MS; n++) {
    // One training after the other is the point of this file.
    // oxlint-disable-next-line eslint/no-await-in-loop
    spent += (await once(training)).ms;
  }
  return { kind: 'warm', networks: trained.parameters.length, ...endsOf(workload, trained.parameters) };
}

async function measure(): Promise<Report> {
  if (training === undefined) throw new Error('measure: warm up first');
  let spent = 0;
  let trainings = 0;
  while (spent < MEASURE_MS) {
    // oxlint-disable-next-line eslint/no-await-in-loop
    spent += (await once(training)).ms;
    trainings += 1;
  }
  return { kind: 'measured', ms: spent / trainings };
}

/** Trains once and tells the time that all threads of this process spent on a CPU while `train` ran. */
async function once({ begin, train, end }: Training): Promise<{ ms: number; parameters: Float64Array[] }> {
  await begin();
  const before = process.cpuUsage();
  await train();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, parameters: await end() };
}

process.on('message', (order: Order) => {
  (order.kind === 'warm' ? warm(order) : measure())
    .catch((error: unknown): Report => ({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    .then((report) => process.send?.(report));
});

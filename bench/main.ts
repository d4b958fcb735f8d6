// npm run bench -- engine [--json] [--full] [--rounds N] [--only A,C]
// npm run bench -- levels [id …] [--json] [--seeds N]
// npm run bench -- classroom [--json] [--postgres] [--classes N] [--seconds N]
//
// Measures the engine against other libraries (README.md in this folder). Progress goes to stderr, the table (or with --json
// one object) to stdout. Exit code 1 where a peer ends at another loss or the arguments make no sense.
import { parseArgs } from 'node:util';
import { buildEngine } from './build.ts';
import { classroomBench, classroomTable } from './classroom.ts';
import { engineBench } from './engine.ts';
import { install } from './install.ts';
import { levelsBench, levelsTable, LONGEST } from './levels.ts';
import { jsonOf, tableOf, targetsOf } from './table.ts';
import { WORKLOADS } from './workload.ts';

const USAGE = 'npm run bench -- engine [--json] [--full] [--rounds N] [--only A,B,C,D,E,F,B256]';

async function classroom(rest: string[]): Promise<void> {
  const { values } = parseArgs({ args: rest, options: { json: { type: 'boolean' }, postgres: { type: 'boolean' }, classes: { type: 'string', default: '100' }, seconds: { type: 'string', default: '60' } } });
  const result = await classroomBench({ postgres: values.postgres === true, classes: Number(values.classes), pupils: 30, seconds: Number(values.seconds), rate: Number(values.classes), log: (line) => { console.error(line); } });
  console.log(values.json === true ? JSON.stringify(result, null, 2) : classroomTable(result));
  if (result.errors + result.lost + result.doubled > 0) process.exitCode = 1;
}

async function levels(rest: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { json: { type: 'boolean' }, seeds: { type: 'string', default: '10' } } });
  const seeds = Number(values.seeds);
  if (!(Number.isInteger(seeds) && seeds >= 1)) throw new Error(`--seeds ${values.seeds}: give a whole number from 1`);
  const all = await levelsBench({ seeds, only: positionals, log: (line) => { console.error(line); } });
  console.log(values.json === true ? JSON.stringify(all, null, 2) : levelsTable(all));
  const late = all.filter(({ seconds }) => seconds > LONGEST);
  for (const { name, seconds } of late) console.error(`${name}: ${seconds.toFixed(1)} s; a training may take ${LONGEST}`);
  if (late.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  if (process.argv[2] === 'levels') {
    await levels(process.argv.slice(3));
    return;
  }
  if (process.argv[2] === 'classroom') {
    await classroom(process.argv.slice(3));
    return;
  }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, full: { type: 'boolean' }, rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'engine') throw new Error(`what to measure? ${USAGE}`);
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds >= 1)) throw new Error(`--rounds ${values.rounds}: give a whole number from 1; ${USAGE}`);
  const wanted = values.only?.split(',');
  const unknown = wanted?.find((name) => !WORKLOADS.some((each) => each === name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: the workloads are ${WORKLOADS.join(', ')}`);
  install();
  await buildEngine();
  const result = await engineBench({
    rounds, full: values.full === true, only: WORKLOADS.filter((name) => wanted?.includes(name) !== false), log: (line) => { console.error(line); },
  });
  console.log(values.json === true ? JSON.stringify(jsonOf(result), null, 2) : [tableOf(result), '', ...targetsOf(result)].join('\n'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

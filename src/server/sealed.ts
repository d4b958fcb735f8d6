import { stageOf } from '../curriculum/stage.ts';
import type { Level } from '../curriculum/level.ts';
import { measure } from '../engine/measure.ts';
import { parameterNames } from '../engine/network.ts';
import { outputs, predict } from '../engine/predict.ts';
import { random } from '../engine/random.ts';
import { makeRows, type Rows } from '../engine/rows.ts';
import { solve } from '../engine/solve.ts';
import { ENVELOPE, planOf } from '../classroom/plans.ts';
import { valuesShown } from '../classroom/workshop.ts';
import type { Envelope } from '../classroom/lesson.ts';
import { workshopIn } from './laps.ts';
import type { Library } from './library.ts';
import { findRound } from './rounds.ts';
import type { Database } from './tables.ts';
import { randomId } from './token.ts';

/** What an envelope holds: everything about it that nobody may know before it opens, and the loss it tells. */
export interface Contents {
  open: Pick<Envelope, 'values' | 'trained' | 'trainRows' | 'count'>;
  rows: NonNullable<Envelope['rows']>;
  truth: number;
}

/** Rows of the level, those for testing included. */
function allRows(level: Level): { train: Rows; all: Rows } {
  const { train, test } = stageOf(level, level.solution.seed, 'task', 0);
  const table = ({ inputs, features, count }: Rows) => Array.from({ length: count }, (_, row) => Array.from(inputs.slice(row * features, (row + 1) * features)));
  const targets = ({ targets: flat, count }: Rows) => Array.from({ length: count }, (_, row) => [flat[row] ?? Number.NaN]);
  return { train, all: test.count === 0 ? train : makeRows([...table(train), ...table(test)], [...targets(train), ...targets(test)]) };
}

/**
 * Rows nobody has seen, as the known ones are: features between the least and the largest, in tenths; targets where the best
 * plane through all known rows lies, off by what some of those are off, each once.
 */
export function drawRows(level: Level, count: number, secret: string): Rows {
  const { all } = allRows(level);
  const chance = random(secret);
  const best = solve(all, new Float64Array(all.features + 1), Array.from({ length: all.features + 1 }, () => false));
  const at = (inputs: readonly number[]) => inputs.reduce((sum, input, index) => sum + input * (best[index] ?? 0), best[all.features] ?? 0);
  const inputsOf = (row: number) => Array.from(all.inputs.slice(row * all.features, (row + 1) * all.features));
  const off = chance.shuffle(Array.from({ length: all.count }, (_, row) => (all.targets[row] ?? 0) - at(inputsOf(row))));
  const inputs = Array.from({ length: count }, () => Array.from({ length: all.features }, (_, feature) => {
    const column = Array.from({ length: all.count }, (__, row) => inputsOf(row)[feature] ?? 0);
    return Number(chance.draw(Math.min(...column), Math.max(...column), 0.1).toFixed(1));
  }));
  return makeRows(inputs, inputs.map((row, index) => [Math.round(at(row) + (off[index % off.length] ?? 0))]));
}

/** The network that an envelope tests: the one the class last trained together, where it is of the same kind; else one trained to the end. */
async function tested(database: Database, library: Library, classId: string, level: Level, train: Rows): Promise<readonly number[]> {
  const names = parameterNames(level.network);
  const rounds = await database.selectFrom('rounds').select('round').where('class_id', '=', classId).where('kind', '=', 'together').orderBy('round', 'desc').limit(5).execute();
  for (const { round } of rounds) {
    const found = await findRound(database, classId, round);
    const workshop = workshopIn(library, found);
    const lap = await database.selectFrom('laps').select('parameters').where('class_id', '=', classId).where('round', '=', round).orderBy('lap', 'desc').limit(1).executeTakeFirst();
    if (workshop === null || lap === undefined || workshop.names.join() !== names.join() || planOf(workshop.plan.id) === null) continue;
    const values = valuesShown(workshop, Float64Array.from(JSON.parse(lap.parameters)));
    return names.map((name) => values[name] ?? 0);
  }
  return Array.from(solve(train, new Float64Array(train.features + 1), names.map(() => false)));
}

/** Draws what is sealed from a secret that is kept nowhere, and lays it into the database. */
export async function sealEnvelope(database: Database, library: Library, classId: string, round: number): Promise<void> {
  const level = library.level(ENVELOPE.level);
  const { train } = allRows(level);
  const { network } = level;
  const names = parameterNames(network);
  const parameters = Float64Array.from(await tested(database, library, classId, level, train));
  const drawn = drawRows(level, ENVELOPE.rows, randomId());
  const said = outputs(predict(network, parameters, drawn));
  const inputsOf = (rows: Rows, row: number) => Array.from(rows.inputs.slice(row * rows.features, (row + 1) * rows.features));
  const contents: Contents = {
    open: {
      values: Object.fromEntries(names.map((name, index) => [name, parameters[index] ?? 0])),
      trained: measure(network, outputs(predict(network, parameters, train)), train),
      trainRows: Array.from({ length: train.count }, (_, row) => [...inputsOf(train, row), train.targets[row] ?? 0]),
      count: drawn.count,
    },
    rows: Array.from({ length: drawn.count }, (_, row) => ({ inputs: inputsOf(drawn, row), predicted: said[row] ?? 0, actual: drawn.targets[row] ?? 0 })),
    truth: measure(network, said, drawn),
  };
  await database.insertInto('envelopes').values({ class_id: classId, round, contents: JSON.stringify(contents) }).execute();
}

/** What may be known of the envelope of a round: its rows and what they tell only once it is open. */
export async function readEnvelope(database: Database, classId: string, round: number, isOpen: boolean): Promise<{ envelope: Envelope; truth: number | null } | null> {
  const row = await database.selectFrom('envelopes').select('contents').where('class_id', '=', classId).where('round', '=', round).executeTakeFirst();
  if (row === undefined) return null;
  const contents: Contents = JSON.parse(row.contents);
  return isOpen ? { envelope: { ...contents.open, rows: contents.rows }, truth: contents.truth } : { envelope: { ...contents.open, rows: null }, truth: null };
}

import { parameterNames } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import { fitScaling, toRaw } from '../engine/scaling.ts';
import { startParameters } from '../engine/start.ts';
import { firstRows } from './dataset.ts';
import type { Values } from './draw.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import { type Driver, DRIVERS } from './level-drivers.ts';
import type { Play } from './play.ts';
import type { Stage } from './stage.ts';
import { trainFrom, valuesAt } from './training.ts';

/** What a valve lets through where it stands: hidden units, rows, laps. */
export function letThrough({ drivers }: Stage['task'], valve: Driver, values: Values): number {
  if (drivers === undefined) return Number.NaN;
  return through({ algorithm: drivers.hidden, data: drivers.rows, computation: drivers.laps }[valve], values, valve);
}

type Reseated = { stage: Stage; values: Values };

/** What a valve lets through at its notch. */
function through(notches: readonly number[], values: Values, valve: string): number {
  return notches[Math.min(notches.length - 1, Math.max(0, values[valve] ?? 0))] ?? 0;
}

/** The stage with the network, the rows and the laps that its valves let through, and the values where training ends. */
export function driven(drawn: Stage, values: Values): Reseated {
  const { drivers, network: last } = drawn.task;
  if (drivers === undefined) return { stage: drawn, values };
  const units = letThrough(drawn.task, 'algorithm', values);
  const count = letThrough(drawn.task, 'data', values);
  const hidden = units === 0 ? [] : [{ kind: 'dense' as const, units, activation: 'relu' as const }];
  const network = { ...last, layers: [...hidden, ...last.layers.slice(-1)] };
  const train = firstRows(drawn.train, count);
  const scaling = fitScaling(train, { targets: network.loss === 'mean-squared-error' });
  const names = parameterNames(network);
  const start = startParameters(network, { kind: 'glorot' }, random(`drivers/${drivers.seed}/${units === 0 ? '' : units}`));
  const stage: Stage = { ...drawn, task: { ...drawn.task, network }, names, train, trainIds: drawn.trainIds.slice(0, count), scaling };
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !/^[wb][\d.]*$/.test(name)));
  const begun = valuesAt(stage, toRaw(network, start, scaling), others);
  const end = trainFrom(stage, begun, values['rate'] ?? Number.NaN, letThrough(drawn.task, 'computation', values)).at(-1);
  return { stage, values: end === undefined ? begun : valuesAt(stage, end, others) };
}

/** The valve that is to be opened on the shortest way to what is asked for. */
export function hintForDrivers({ stage, values, played, phase }: Play, inUse: (valve: string) => boolean, worth: (stage: Stage, values: Values) => number, bound: number): Hint {
  const done = ready({ kind: 'answer', to: 'hand-over' });
  const drawn = played[phase];
  if (worth(stage, values) <= bound || drawn === undefined) return done;
  const valves = stage.task.tools.flatMap((tool) => (tool.kind === 'valve' && inUse(tool.id) ? [tool] : []));
  const ways = valves.reduce<readonly Values[]>((found, { id, min, max }) => found.flatMap((way) => Array.from({ length: max - min + 1 }, (_, notch) => ({ ...way, [id]: min + notch }))), [{}]);
  const turned = (way: Values) => DRIVERS.filter((valve) => valve in way && way[valve] !== values[valve]);
  const way = ways.toSorted((one, other) => turned(one).length - turned(other).length).find((each) => {
    const there = driven({ ...drawn, questions: stage.questions }, { ...values, ...each });
    return worth(there.stage, there.values) <= bound;
  });
  const valve = way === undefined ? undefined : turned(way)[0];
  if (way === undefined || valve === undefined) return done;
  return { fault: `narrow-${valve}`, knob: valve, direction: (way[valve] ?? 0) > (values[valve] ?? 0) ? 'up' : 'down', move: { kind: 'set', values: { [valve]: way[valve] ?? 0 } } };
}

import { toolInUse } from './feed.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Values } from './draw.ts';
import type { UnitsTool } from './level-tool.ts';
import type { Play } from './play.ts';
import { unitsTools } from './shape.ts';

/** Networks that are tried, at most. */
const MOST = 20_000;

function standsOf({ min, max, step }: UnitsTool): readonly number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
}

/** The layers in use, each with as many units as come nearest to what is asked for; of several such networks the one nearest to what stands. */
export function bestBuilt(play: Play, worth: (values: Values) => number): Values {
  const tools = unitsTools(play.stage.task).filter(({ id }) => toolInUse(play, id));
  const networks = tools.reduce<readonly Values[]>((found, tool) => (found.length > MOST ? found : found.flatMap((values) => standsOf(tool).map((count) => ({ ...values, [tool.id]: count })))), [{}]);
  const moved = (values: Values) => tools.reduce((sum, { id }) => sum + Math.abs((values[id] ?? 0) - (play.values[id] ?? 0)), 0);
  return networks.map((values) => ({ values, off: worth(values), moved: moved(values) }))
    .reduce((best, each) => (each.off < best.off || (each.off === best.off && each.moved < best.moved) ? each : best)).values;
}

/** A network that is built to a plan: the layer that is farthest off. */
export function hintForUnits(play: Play, worth: (values: Values) => number, bound: number): Hint {
  if (worth({}) <= bound) return ready({ kind: 'answer', to: 'hand-over' });
  const best = bestBuilt(play, worth);
  const off = Object.entries(best).map(([id, to]) => ({ id, to, by: to - (play.values[id] ?? 0) })).filter(({ by }) => by !== 0);
  const first = off.toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by))[0];
  if (first === undefined) return ready({ kind: 'answer', to: 'hand-over' });
  const up = first.by > 0;
  return { fault: up ? 'too-few-units' : 'too-many-units', knob: first.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [first.id]: first.to } } };
}

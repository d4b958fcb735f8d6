import { activationOf } from '../engine/network.ts';
import type { Rows } from '../engine/rows.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Values } from './draw.ts';
import type { ParameterTool } from './level-tool.ts';
import { metricAt } from './measured.ts';
import { snap } from './range.ts';
import type { Play } from './play.ts';
import { lowestSetting } from './search.ts';
import { parametersOf, type Stage } from './stage.ts';
import { valuesAt } from './training.ts';

const knobsOf = ({ task }: Stage): readonly ParameterTool[] => task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool] : []));

/** A network of one input whose bends are set by hand, and what they add up to, too. */
export function isPieced({ task }: Stage): boolean {
  const { inputs, layers } = task.network;
  const knobs = task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [tool.id] : []));
  return inputs === 1 && layers.length === 2 && activationOf(task.network, 0) === 'relu' && knobs.some((id) => id.startsWith('b1.')) && knobs.every((id) => /^(b1|w2|b2)\./.test(id));
}

/** The bends where the squared error is lowest once slopes and ground follow them, and those slopes and that ground. */
export function bestPieces(stage: Stage): Values {
  const known = found.get(stage.train);
  if (known !== undefined) return known;
  const best = searched(stage);
  found.set(stage.train, best);
  return best;
}

/** Rows belong to one round: what serves them best is searched for once. */
const found = new WeakMap<Rows, Values>();

function searched(stage: Stage): Values {
  const solved: Stage = { ...stage, task: { ...stage.task, solved: true } };
  const bends = knobsOf(stage).filter(({ id }) => id.startsWith('b1.'));
  const best = lowestSetting(bends, stage.start, (values) => metricAt(solved, values, 'mean-squared-error', 'train'));
  const standing = valuesAt(solved, parametersOf(solved, best), best);
  const snapped = Object.fromEntries(knobsOf(stage).map((tool) => [tool.id, snap(tool, standing[tool.id] ?? tool.min)]));
  const ends = lowestSetting(knobsOf(stage), { ...stage.start, ...snapped }, (values) => metricAt(stage, values, 'mean-squared-error', 'train'));
  return Object.fromEntries(knobsOf(stage).map((tool) => [tool.id, ends[tool.id] ?? tool.min]));
}

/** What is wrong where such a knob stands too low or too high. */
export function pieceFault(id: string, up: boolean): string {
  if (id.startsWith('b1.')) return 'bends-elsewhere';
  if (id.startsWith('b2.')) return up ? 'too-low' : 'too-high';
  return up ? 'slope-low' : 'slope-high';
}

/** The piece that stands farthest off: first where it bends, then what it adds. */
export function hintForPieces(play: Play): Hint {
  const { stage, values } = play;
  const best = bestPieces(stage);
  const off = knobsOf(stage).map((tool) => ({ tool, to: best[tool.id] ?? tool.min, away: Math.abs((best[tool.id] ?? tool.min) - (values[tool.id] ?? tool.min)) / (tool.max - tool.min) }));
  const first = off.toSorted((one, other) => other.away - one.away)[0];
  if (first === undefined || first.away === 0 || play.value <= play.bound) return ready(stage.task.goal.judged === 'commit' ? { kind: 'commit' } : { kind: 'set', values: best });
  const up = first.to > (values[first.tool.id] ?? first.tool.min);
  return { fault: pieceFault(first.tool.id, up), knob: first.tool.id, direction: up ? 'up' : 'down', move: { kind: 'set', values: { [first.tool.id]: first.to } } };
}

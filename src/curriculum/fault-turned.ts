import type { Values } from './draw.ts';
import { gateFault } from './fault-gate.ts';
import { neuronFault } from './fault-neuron.ts';
import { outputLifted, rivalsFault } from './fault-rivals.ts';
import { sharesFault, truthFault } from './fault-shares.ts';
import { saysYesOrNo, verdictFault } from './fault-verdict.ts';
import type { Quantity } from './level-quantity.ts';
import { kinkOf, piecesOf } from './pieces.ts';
import type { Stage } from './stage.ts';

/** The bend of a curve whose slopes follow by themselves, from 0; null of any other knob. */
function bendPut({ task }: Stage, knob: string): number | null {
  const [, unit] = /^b1\.(\d+)$/.exec(knob) ?? [];
  return task.solved === true && unit !== undefined ? Number(unit) - 1 : null;
}

/** Where a bend stands: beyond all rows it bends nothing. */
function bendFault(stage: Stage, values: Values, unit: number): string {
  const piece = piecesOf(stage, values)[unit];
  const at = piece === undefined ? Number.NaN : kinkOf(piece);
  return at > Math.max(...stage.train.inputs) || at < Math.min(...stage.train.inputs) ? 'bends-nothing' : 'bends-elsewhere';
}

/** Figures for which a neuron's own parameter is set. */
const OF_NEURON: readonly Quantity['of'][] = ['apart', 'metric'];

/** What shows as wrong on a board, by its kind, where the player's knob would stand better elsewhere; null where the board tells nothing. */
function shown(stage: Stage, values: Values, ask: Quantity | null, knob: string, to: number): string | null {
  const { task } = stage;
  const now = values[knob] ?? 0;
  const up = to > now;
  if (task.tools.some(({ id, kind }) => id === knob && kind === 'view')) return 'seen-askew';
  if (ask?.of === 'strays') return gateFault(stage, values, ask.rows);
  const lifted = outputLifted(stage, knob);
  if (ask?.of === 'shares') return lifted === null ? null : sharesFault(stage, values, ask.wanted, lifted, up);
  if (ask?.of === 'softmax' && ask.figure === 'loss') return lifted === null ? null : truthFault(stage, values, lifted, up);
  if (ask?.of === 'run' && ask.after === 'stop') return up ? 'too-early' : 'overfit';
  if (saysYesOrNo(task)) return verdictFault(stage, values, { [knob]: to }, ask);
  if (lifted !== null && task.network.loss === 'categorical-cross-entropy') return rivalsFault(stage, values, lifted, up);
  const bend = bendPut(stage, knob);
  if (bend !== null) return bendFault(stage, values, bend);
  return ask !== null && OF_NEURON.includes(ask.of) && stage.names.includes(knob) ? neuronFault(knob, now, to) : null;
}

/** What is wrong where a knob would stand better elsewhere, by name. @param ask what it is set for; null where that is the goal itself */
export function turnedFault(stage: Stage, values: Values, ask: Quantity | null, knob: string, to: number): string {
  const up = to > (values[knob] ?? 0);
  if (stage.task.decision !== undefined) return up ? 'books-too-few' : 'books-too-many';
  return shown(stage, values, ask, knob, to) ?? (up ? 'turn-up' : 'turn-down');
}

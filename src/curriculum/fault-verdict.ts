import { outputCount } from '../engine/network.ts';
import { cellsOf } from './classes.ts';
import type { Values } from './draw.ts';
import type { Task } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import { matrixAt } from './measured.ts';
import { predictionsOf, type Stage } from './stage.ts';

/** One output that says yes or no of each row. */
export function saysYesOrNo({ classes, network }: Task): boolean {
  return outputCount(network) === 1 && (classes !== undefined || network.loss === 'binary-cross-entropy');
}

/** How surely yes is said, beside how often it is true. */
function sureness(stage: Stage, values: Values): string {
  const said = predictionsOf(stage, values, 'train').reduce((sum, each) => sum + each, 0);
  return said < stage.train.targets.reduce((sum, each) => sum + each, 0) ? 'yes-too-faint' : 'yes-too-loud';
}

/**
 * What is wrong with the yes and no that are said, told from the cells: everything on one side, or which kind of mistake a better
 * stand takes away, and whether that is the more frequent one, or the dearer. Null where the cells tell nothing.
 */
export function verdictFault(stage: Stage, values: Values, better: Values, ask: Quantity | null): string | null {
  const after = { ...values, ...better };
  if ('n' in better) return (better['n'] ?? 0) < (values['n'] ?? 0) ? 'yes-too-common' : 'yes-too-rare';
  if (ask?.of === 'metric' && ask.metric === 'cross-entropy') return sureness(stage, values);
  const now = cellsOf(matrixAt(stage, values, 'train'), 1);
  const then = cellsOf(matrixAt(stage, after, 'train'), 1);
  const [found, spared] = [now.missed - then.missed, now.alarms - then.alarms];
  if (found <= 0 && spared <= 0) return null;
  const missed = found > spared;
  if (missed && now.caught + now.alarms === 0) return 'nothing-is-yes';
  if (!missed && now.missed + now.spared === 0) return 'all-is-yes';
  if (ask?.of === 'weighed') return missed ? 'missed-too-dear' : 'alarms-too-dear';
  if (missed) return now.missed > now.alarms ? 'more-missed' : 'still-missed';
  if (now.alarms > now.missed) return 'more-alarms';
  return now.alarms > now.caught ? 'alarms-outnumber' : 'still-alarms';
}

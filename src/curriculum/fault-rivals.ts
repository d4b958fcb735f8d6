import { outputCount } from '../engine/network.ts';
import { cellsOf } from './classes.ts';
import type { Values } from './draw.ts';
import { matrixAt } from './measured.ts';
import type { Stage } from './stage.ts';

/** The output, from 0, that a knob lifts by itself: the bias of one of several in the last layer; null of any other. */
export function outputLifted({ task: { network } }: Stage, knob: string): number | null {
  const [, layer, unit] = /^b(\d+)\.(\d+)$/.exec(knob) ?? [];
  return Number(layer) === network.layers.length && outputCount(network) > 1 ? Number(unit) - 1 : null;
}

/** What is wrong with a class whose score should go up or down, where the largest score names the row: it takes too much, or too little. */
export function rivalsFault(stage: Stage, values: Values, label: number, up: boolean): string | null {
  const { caught, missed, alarms, spared } = cellsOf(matrixAt(stage, values, 'train'), label);
  if (up && missed > 0) return caught + alarms === 0 ? 'never-largest' : 'wins-too-little';
  if (!up && alarms > 0) return missed + spared === 0 ? 'always-largest' : 'wins-too-much';
  return null;
}

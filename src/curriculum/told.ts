import { openQuestion } from './question.ts';
import type { Play } from './play.ts';

/** What comes out as feeds tell it: where the question that waits has it so, to the nearest so much. */
export function toldAs(play: Play, output: number): number {
  const step = openQuestion(play)?.question.told;
  return step === undefined ? output : Math.round(output / step) * step;
}

/** Feeds that were told too roughly, and lie too near each other, for the weight that they are read by to be within so much. */
export function fedTooNear({ fed }: Play, told: number, within: number): boolean {
  const inputs = fed.map((values) => values['x'] ?? Number.NaN);
  return inputs.length > 1 && (Math.max(...inputs) - Math.min(...inputs)) * within < told - 1e-9;
}

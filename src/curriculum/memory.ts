import { exp, log } from '../engine/exact.ts';
import type { Advice } from './advice.ts';
import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Stage } from './stage.ts';

export type MemoryAsk = Extract<Quantity, { of: 'memory' }>;

/** What comes in at each step of the chain. */
export function inputsOf({ task }: Pick<Stage, 'task'>): readonly number[] {
  return task.apparatus?.kind === 'memory' ? task.apparatus.inputs : [];
}

/** What the neuron says at each of so many steps: w times what it said before, and the input. */
export function remembered(inputs: readonly number[], w: number, steps: number): readonly number[] {
  const said: number[] = [];
  for (let step = 0; step < steps; step++) said.push(w * (said[step - 1] ?? 0) + (inputs[step] ?? 0));
  return said;
}

/** An error of 1 at the last of so many steps on its way back: times w at every step. The first comes first. */
export function sentBack(w: number, steps: number): readonly number[] {
  const tokens = [1];
  while (tokens.length < steps) tokens.unshift(w * (tokens[0] ?? 0));
  return tokens;
}

/** The gradient of w for an error of 1 at the last step: at every step, the token there times what came back to the neuron. */
function gradientOf(inputs: readonly number[], w: number, steps: number): number {
  const said = remembered(inputs, w, steps);
  return sentBack(w, steps).reduce((sum, token, step) => sum + token * (said[step - 1] ?? 0), 0);
}

/** A quantity of the memory. */
export function memoryFigure(stage: Stage, values: Values, ask: MemoryAsk): number {
  const inputs = inputsOf(stage);
  const w = { ...values, ...settled(ask.given) }['w'] ?? 0;
  const said = () => remembered(inputs, w, ask.step).at(-1) ?? 0;
  switch (ask.figure) {
    case 'signal':
      return said();
    case 'left':
      return Math.abs(said());
    case 'off':
      return Math.abs(said() - ask.wanted);
    case 'gradient':
      return sentBack(w, ask.step)[0] ?? 0;
    case 'reach':
      return Math.abs(sentBack(w, ask.step)[0] ?? 0);
    case 'change':
      return Math.abs(gradientOf(inputs, w, ask.step));
  }
}

/** The weight with which one light at the first step is so bright at that step. */
export function weightFor(wanted: number, step: number): number {
  if (wanted === 0) return 0;
  const size = exp(log(Math.abs(wanted)) / (step - 1));
  return wanted < 0 ? -size : size;
}

/** Too little arrives, too much, or it arrives turned round. */
export function memoryAdvice(stage: Stage, values: Values, ask: MemoryAsk): Advice {
  const said = memoryFigure(stage, values, { ...ask, figure: 'signal' });
  const turned = said * ask.wanted < 0;
  const fault = turned ? 'flips' : Math.abs(said) < Math.abs(ask.wanted) ? 'forgetting' : 'exploding';
  return { fault, wanted: { w: weightFor(ask.wanted, ask.step) } };
}

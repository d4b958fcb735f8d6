import { at } from '../engine/at.ts';
import { layout } from '../engine/network.ts';
import type { Values } from './draw.ts';
import { signalsOf } from './measured.ts';
import { parametersOf, type Stage } from './stage.ts';

/** What a unit adds up for one row: each signal that enters with the weight of its wire, and its bias. Layers and units count from 1. */
export interface Terms {
  parts: readonly { signal: number; weight: number }[];
  bias: number;
}

export function termsOf(stage: Stage, values: Values, inputs: readonly number[], layer: number, unit: number): Terms {
  const { weights, biases, inputs: count, units } = at(layout(stage.task.network), layer - 1);
  const parameters = parametersOf(stage, values);
  const signals = layer === 1 ? inputs : Array.from(at(signalsOf(stage, values, inputs).a, layer - 2));
  return {
    parts: Array.from({ length: count }, (_, from) => ({ signal: signals[from] ?? Number.NaN, weight: parameters[weights + from * units + unit - 1] ?? Number.NaN })),
    bias: parameters[biases + unit - 1] ?? Number.NaN,
  };
}

/** What comes out of the sum if something of it is forgotten: its bias, its weights, or its minus signs. */
export function forgotten({ parts, bias }: Terms): Readonly<Record<'bias-left-out' | 'weights-left-out' | 'minus-lost', number>> {
  const sum = (term: (part: Terms['parts'][number]) => number) => parts.reduce((all, part) => all + term(part), 0);
  return {
    'bias-left-out': sum(({ signal, weight }) => signal * weight),
    'weights-left-out': sum(({ signal }) => signal) + bias,
    'minus-lost': sum(({ signal, weight }) => Math.abs(signal * weight)) + bias,
  };
}

import type { Layer } from './layer.ts';
import { ACTIVATION } from './activated.ts';
import { sequenceOf, type Shape } from './shape.ts';

/** What a layer that remembers hands on: what was said at the last step, or at every step. */
export type Returns = 'last' | 'all';

export const RETURNS: readonly string[] = ['last', 'all'] satisfies readonly Returns[];

/** Where the parameters of a layer that remembers stand, and what of it is the same however it remembers. */
export interface Memory {
  readonly steps: number;
  readonly features: number;
  /** Sums of one step: `gates` for each unit. */
  readonly wide: number;
  /** Where u begins, the weights of what was said one step before. */
  readonly again: number;
  readonly biases: number;
  /** Numbers handed on for a row. */
  readonly outputs: number;
  readonly place: Pick<Layer, 'biases' | 'inputs' | 'units' | 'activation' | 'shape' | 'weights' | 'blocks' | 'end' | 'work'>;
}

/** Parameters begin at `offset`: w [feature][sum], u [unit before][sum], then biases [sum]. Throws where the shape is no sequence. */
export function memory(kind: 'recurrent' | 'gru', units: number, gates: number, returns: Returns, shape: Shape, offset: number): Memory {
  const { steps, features } = sequenceOf(shape, kind);
  const wide = gates * units;
  const again = offset + features * wide;
  const biases = again + units * wide;
  const outputs = returns === 'all' ? steps * units : units;
  return {
    steps, features, wide, again, biases, outputs,
    place: {
      biases,
      inputs: steps * features,
      units: outputs,
      activation: undefined,
      shape: returns === 'all' ? [steps, units] : [units],
      weights: offset,
      blocks: [
        { name: 'w', from: offset, sizes: [features, wide], fanIn: features, fanOut: units },
        { name: 'u', from: again, sizes: [units, wide], fanIn: units, fanOut: units },
        { name: 'b', from: biases, sizes: [wide], fanIn: 0, fanOut: 0 },
      ],
      end: biases + wide,
      work: steps * wide * (features + units + ACTIVATION),
    },
  };
}

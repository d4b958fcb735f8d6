import type { EmbeddingSpec } from '../../layer/embedding.ts';
import type { Layer } from '../../layer/layer.ts';
import { HERE } from '../arithmetic.ts';
import { f32, f32x4, i32 } from '../instructions.ts';
import { along, copy, load, overVectors, store } from './loops.ts';
import { padded, spotOf, type LayerCode, type Pen, type Place, type Spot, type Take, type Tensor } from './tensor.ts';

/** Every word's numbers are copied from its line of the table; what comes back is added to the line's gradients. */
export function embeddingCode({ words, size }: EmbeddingSpec, { weights: from }: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const steps = input.places * input.features;
  const width = padded(size);
  const table = weights(words * width);
  const values: Place = { area: 'scratch', offset: scratch(steps * width) };
  const back: Place = { area: 'scratch', offset: scratch(steps * width) };
  /** Calls `body` for every step, with its word's line in the block at `block` and the step's numbers. */
  const overSteps = (pen: Pen, block: number, place: Place, body: (line: Spot, numbers: Spot) => void) => {
    const { f } = pen;
    const [words_, numbers] = [spotOf(pen, input.values), spotOf(pen, place)];
    along(f, steps, [{ base: words_.base, step: 4 }, { base: numbers.base, step: 4 * width }], ([word = [], to = []]) => {
      const line = f.keep('i32', i32.multiply(i32.truncate(f32.load(word, words_.offset)), i32.constant(4 * width)));
      body({ base: line.get, offset: block + table }, { base: to, offset: numbers.offset });
    });
  };
  return {
    output: { places: steps, features: size, stride: width, values, back },
    tables: [{ from, lines: words, columns: size, offset: table, pitch: width }],
    forward(pen) {
      overSteps(pen, pen.map.parameters, values, (line, numbers) => copy(pen.f, width, line, numbers));
    },
    backward(pen) {
      overSteps(pen, pen.map.gradients, back, (line, numbers) => overVectors(pen.f, width, [line, numbers], ([gradient = NOWHERE, error = NOWHERE]) => {
        pen.f.emit(store(gradient, f32x4.add(load(gradient), load(error))));
      }));
    },
  };
}

export const NOWHERE: Spot = { base: HERE, offset: 0 };

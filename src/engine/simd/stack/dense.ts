import { HERE } from '../arithmetic.ts';
import type { Layer } from '../../layer/layer.ts';
import { inLine, writeGradients, writeSums, writeTransposed, type Grid, type Runs } from './products.ts';
import { padded, spotOf, type LayerCode, type Take, type Tensor } from './tensor.ts';

/** One neuron after the other sees all that comes in. */
export function denseCode(layer: Layer, input: Tensor, weights: Take, scratch: Take, arranged?: Arranged): LayerCode {
  const { places, features, stride } = input;
  const line = (i: number) => Math.floor(i / features) * stride + (i % features);
  return neurons(layer, input, { places: 1, seen: places * stride, step: 0, line }, weights, scratch, arranged);
}

/** Neurons that do not stand in one line: the room they take in whole vectors, and where the reference's unit stands in it. */
interface Arranged {
  readonly width: number;
  columnOf(unit: number): number;
}

/** The same neurons at every step. */
export function perStepCode(layer: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  return neurons(layer, input, { places: input.places, seen: input.stride, step: 4 * input.stride, line: (i) => i }, weights, scratch);
}

interface Walk {
  readonly places: number;
  /** Numbers that a neuron sees, and bytes from where it sees them to the next place. */
  readonly seen: number;
  readonly step: number;
  /** Where the reference's i-th input stands among those that are seen. */
  readonly line: (i: number) => number;
}

function neurons(
  { weights: from, biases, units: all }: Layer, input: Tensor, { places, seen, step, line }: Walk, weights: Take, scratch: Take, arranged?: Arranged,
): LayerCode {
  const units = all / places;
  const { width = padded(units), columnOf: column } = arranged ?? {};
  const reach = arranged === undefined ? units : width;
  const pitch = 4 * width;
  const table = weights(seen * width);
  const bias = weights(width);
  const values = { area: 'scratch' as const, offset: scratch(places * width) };
  const back = { area: 'scratch' as const, offset: scratch(places * width) };
  const beside = { area: 'scratch' as const, offset: scratch(places * width) };
  const turned = { area: 'scratch' as const, offset: input.back === undefined ? 0 : scratch(reach * seen) };
  const runs: Runs = { count: 1, length: seen, pitch: 0 };
  const grid: Grid = inLine(places, step, pitch);
  return {
    beside,
    output: { places, features: reach, stride: width, values, back },
    tables: [
      { from, lines: (biases - from) / units, columns: units, offset: table, pitch: width, line, ...column && { column } },
      { from: biases, lines: 1, columns: units, offset: bias, pitch: width, ...column && { column } },
    ],
    forward(pen) {
      const { parameters } = pen.map;
      writeSums(pen.f, {
        inputs: spotOf(pen, input.values), runs, weights: parameters + table, pitch, width, sums: spotOf(pen, values), grid, start: parameters + bias,
      });
    },
    backward(pen) {
      const { gradients } = pen.map;
      const errors = spotOf(pen, back);
      writeGradients(pen.f, { inputs: spotOf(pen, input.values), runs, gradients: gradients + table, biases: gradients + bias, pitch, width, errors, grid });
      if (input.back === undefined) return;
      writeSums(pen.f, {
        inputs: errors, runs: { count: 1, length: reach, pitch: 0 }, weights: spotOf(pen, turned).offset, pitch: 4 * seen, width: seen,
        sums: spotOf(pen, input.back), grid: inLine(places, pitch, step), start: 'zero',
      });
    },
    prepare(pen) {
      if (input.back !== undefined) writeTransposed(pen.f, seen, reach, { base: HERE, offset: pen.map.parameters + table }, pitch, spotOf(pen, turned), 4 * seen);
    },
  };
}

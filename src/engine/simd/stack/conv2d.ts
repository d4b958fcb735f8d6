import { HERE } from '../arithmetic.ts';
import type { Conv2dSpec } from '../../layer/conv2d.ts';
import type { Layer } from '../../layer/layer.ts';
import { walk } from '../../layer/window.ts';
import { along, copy, fill } from './loops.ts';
import { writeGradients, writeSums, writeTransposed, type Grid, type Runs } from './products.ts';
import { beyond, further, padded, spotOf, type LayerCode, type Pen, type Place, type Take, type Tensor } from './tensor.ts';

/**
 * Filters over a picture: a window is as many runs of numbers as it has lines. Where windows hang over the edge, the picture is
 * copied into one with a rim of zeros first.
 */
export function conv2dCode(
  { size, stride: pace = 1, padding = 'valid', filters }: Conv2dSpec, { weights: from, biases }: Layer, height: number, wide: number,
  input: Tensor, weights: Take, scratch: Take,
): LayerCode {
  const down = walk(height, size, pace, padding);
  const across = walk(wide, size, pace, padding);
  const place = (numbers: number): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const { features, stride } = input;
  const rimmed = padding === 'same';
  const lines = rimmed ? Math.max(height, (down.places - 1) * pace + size) : height;
  const cells = rimmed ? Math.max(wide, (across.places - 1) * pace + size) : wide;
  const inner = 4 * stride * (down.before * cells + across.before);
  const picture = rimmed ? place(lines * cells * stride) : input.values;
  const returned = rimmed && input.back !== undefined ? place(lines * cells * stride) : input.back;

  const width = padded(filters);
  const pitch = 4 * width;
  const seen = size * size * stride;
  const table = weights(seen * width);
  const bias = weights(width);
  const count = down.places * across.places;
  const [values, back, beside] = [place(count * width), place(count * width), place(count * width)];
  const turned = input.back === undefined ? undefined : place(filters * seen);
  const runs: Runs = { count: size, length: size * stride, pitch: 4 * cells * stride };
  const grid: Grid = {
    lines: { count: down.places, inputs: 4 * pace * cells * stride, sums: pitch * across.places },
    cells: { count: across.places, inputs: 4 * pace * stride, sums: pitch },
  };
  /** Copies line by line between the picture and the one with a rim. */
  const copyLines = ({ f }: Pen, from: ReturnType<typeof spotOf>, step: number, to: ReturnType<typeof spotOf>, toStep: number) => {
    along(f, height, [{ base: from.base, step }, { base: to.base, step: toStep }], ([x = [], y = []]) => (
      copy(f, wide * stride, { base: x, offset: from.offset }, { base: y, offset: to.offset })
    ));
  };
  return {
    beside,
    output: { places: count, features: filters, stride: width, values, back },
    tables: [
      { from, lines: size * size * features, columns: filters, offset: table, pitch: width, line: (i) => Math.floor(i / features) * stride + (i % features) },
      { from: biases, lines: 1, columns: filters, offset: bias, pitch: width },
    ],
    forward(pen) {
      const { parameters } = pen.map;
      if (rimmed) copyLines(pen, spotOf(pen, input.values), 4 * wide * stride, spotOf(pen, beyond(picture, inner)), 4 * cells * stride);
      writeSums(pen.f, {
        inputs: spotOf(pen, picture), runs, weights: parameters + table, pitch, width, sums: spotOf(pen, values), grid, start: parameters + bias,
      });
    },
    backward(pen) {
      const { gradients } = pen.map;
      const errors = spotOf(pen, back);
      writeGradients(pen.f, { inputs: spotOf(pen, picture), runs, gradients: gradients + table, biases: gradients + bias, pitch, width, errors, grid });
      if (input.back === undefined || returned === undefined || turned === undefined) return;
      fill(pen.f, spotOf(pen, returned), lines * cells * stride);
      const flipped: Grid = {
        lines: { count: down.places, inputs: grid.lines.sums, sums: grid.lines.inputs }, cells: { count: across.places, inputs: pitch, sums: grid.cells.inputs },
      };
      for (let line = 0; line < size; line++) {
        writeSums(pen.f, {
          inputs: errors, runs: { count: 1, length: filters, pitch: 0 }, weights: spotOf(pen, turned).offset + 4 * line * runs.length, pitch: 4 * seen,
          width: runs.length, sums: further(spotOf(pen, returned), line * runs.pitch), grid: flipped, start: 'there', overlapping: true,
        });
      }
      if (rimmed) copyLines(pen, spotOf(pen, beyond(returned, inner)), 4 * cells * stride, spotOf(pen, input.back), 4 * wide * stride);
    },
    prepare(pen) {
      if (turned !== undefined) writeTransposed(pen.f, seen, filters, { base: HERE, offset: pen.map.parameters + table }, pitch, spotOf(pen, turned), 4 * seen);
    },
  };
}

import { activations } from '../../activation/registry.ts';
import type { Layer } from '../../layer/layer.ts';
import type { RecurrentSpec } from '../../layer/recurrent.ts';
import { HERE } from '../arithmetic.ts';
import { f32x4, i32 } from '../instructions.ts';
import { NOWHERE } from './embedding.ts';
import { along, fill, load, overVectors, store } from './loops.ts';
import { inLine, writeGradients, writeSums, writeTransposed, type Runs } from './products.ts';
import { beyond, padded, spotOf, type LayerCode, type Place, type Take, type Tensor } from './tensor.ts';

/**
 * h(t) = f(x(t) w + h(t - 1) u + b). What the inputs add to the sums of all steps is one product; then step by step. Before the
 * first step stands one of zeros, so that no step is another.
 */
export function recurrentCode(
  { units, activation, returns }: RecurrentSpec, { weights: from, biases }: Layer, input: Tensor, weights: Take, scratch: Take,
): LayerCode {
  const { places: steps, features, stride } = input;
  const width = padded(units);
  const pitch = 4 * width;
  const [w, u, b] = [weights(stride * width), weights(width * width), weights(width)];
  const place = (numbers: number): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const before = place((steps + 1) * width);
  const said = beyond(before, pitch);
  const backBefore = place((steps + 1) * width);
  const back = beyond(backBefore, pitch);
  const slopes = place(steps * width);
  const turnedU = place(units * width);
  const turnedW = input.back === undefined ? undefined : place(units * stride);
  const runs: Runs = { count: 1, length: stride, pitch: 0 };
  const one = inLine(1, 0, 0);
  const last = pitch * (steps - 1);
  const output: Tensor = returns === 'all'
    ? { places: steps, features: units, stride: width, values: said, back }
    : { places: 1, features: units, stride: width, values: beyond(said, last), back: beyond(back, last) };
  return {
    output,
    tables: [
      { from, lines: features, columns: units, offset: w, pitch: width },
      { from: from + features * units, lines: units, columns: units, offset: u, pitch: width },
      { from: biases, lines: 1, columns: units, offset: b, pitch: width },
    ],
    forward(pen) {
      const { f, m, map: { parameters }, learning } = pen;
      writeSums(f, {
        inputs: spotOf(pen, input.values), runs, weights: parameters + w, pitch, width, sums: spotOf(pen, said),
        grid: inLine(steps, 4 * stride, pitch), start: parameters + b,
      });
      const { form } = activations[activation];
      const [old, now, kept] = [spotOf(pen, before), spotOf(pen, said), spotOf(pen, slopes)];
      along(f, steps, [{ base: HERE, step: pitch }], ([step = HERE]) => {
        const [h, sums] = [{ base: step, offset: old.offset }, { base: step, offset: now.offset }];
        writeSums(f, { inputs: h, runs: { count: 1, length: units, pitch: 0 }, weights: parameters + u, pitch, width, sums, grid: one, start: 'there' });
        overVectors(f, width, [sums, { base: step, offset: kept.offset }], ([here = NOWHERE, slope = NOWHERE]) => {
          const z = m.share({ code: load(here) });
          const a = m.share(form.value(m, z));
          f.emit(store(here, a.code));
          if (learning) f.emit(store(slope, form.derivative(m, z, a).code));
        });
      });
    },
    backward(pen) {
      const { f, map: { gradients } } = pen;
      const errors = spotOf(pen, back);
      if (returns === 'last') fill(f, errors, (steps - 1) * width);
      const [kept, earlier] = [spotOf(pen, slopes), spotOf(pen, backBefore)];
      along(f, steps, [{ base: i32.constant(last), step: -pitch }], ([step = HERE]) => {
        const now = { base: step, offset: errors.offset };
        overVectors(f, width, [now, { base: step, offset: kept.offset }], ([error = NOWHERE, slope = NOWHERE]) => (
          f.emit(store(error, f32x4.multiply(load(error), load(slope))))
        ));
        writeSums(f, {
          inputs: now, runs: { count: 1, length: units, pitch: 0 }, weights: spotOf(pen, turnedU).offset, pitch, width,
          sums: { base: step, offset: earlier.offset }, grid: one, start: 'there',
        });
      });
      writeGradients(f, { inputs: spotOf(pen, input.values), runs, gradients: gradients + w, biases: gradients + b, pitch, width, errors, grid: inLine(steps, 4 * stride, pitch) });
      writeGradients(f, {
        inputs: spotOf(pen, before), runs: { count: 1, length: width, pitch: 0 }, gradients: gradients + u, pitch, width, errors, grid: inLine(steps, pitch, pitch),
      });
      if (input.back === undefined || turnedW === undefined) return;
      writeSums(f, {
        inputs: errors, runs: { count: 1, length: units, pitch: 0 }, weights: spotOf(pen, turnedW).offset, pitch: 4 * stride, width: stride,
        sums: spotOf(pen, input.back), grid: inLine(steps, pitch, 4 * stride), start: 'zero',
      });
    },
    prepare(pen) {
      const { parameters } = pen.map;
      writeTransposed(pen.f, width, units, { base: HERE, offset: parameters + u }, pitch, spotOf(pen, turnedU), pitch);
      if (turnedW !== undefined) writeTransposed(pen.f, stride, units, { base: HERE, offset: parameters + w }, pitch, spotOf(pen, turnedW), 4 * stride);
    },
  };
}

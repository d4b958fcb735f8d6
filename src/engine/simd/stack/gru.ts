import { activations } from '../../activation/registry.ts';
import type { GruSpec } from '../../layer/gru.ts';
import type { Layer } from '../../layer/layer.ts';
import { HERE } from '../arithmetic.ts';
import { i32 } from '../instructions.ts';
import { NOWHERE } from './embedding.ts';
import { along, fill, load, overVectors, store } from './loops.ts';
import { inLine, writeGradients, writeSums, writeTransposed, type Runs } from './products.ts';
import { beyond, further, padded, spotOf, type LayerCode, type Place, type Take, type Tensor } from './tensor.ts';

/** Gates in the order in which they stand: keep, look, new. Each is filled up to whole vectors. */
const GATES = 3;

/** h(t) = keep × h(t - 1) + (1 - keep) × new, as layer/gru.ts has it; arranged as recurrent.ts. */
export function gruCode({ units, returns }: GruSpec, { weights: from, biases }: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const { places: steps, features, stride } = input;
  const width = padded(units);
  const wide = GATES * width;
  const [pitch, gates] = [4 * width, 4 * wide];
  const [w, u, b] = [weights(stride * wide), weights(width * wide), weights(wide)];
  const place = (numbers: number): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const before = place((steps + 1) * width);
  const said = beyond(before, pitch);
  const backBefore = place((steps + 1) * width);
  const back = beyond(backBefore, pitch);
  /** Gates of all steps, then what came back to them; and what is looked at of the memory. */
  const [values, errors, looked] = [place(steps * wide), place(steps * wide), place(steps * width)];
  const backLooked = place(width);
  const turnedU = place(wide * width);
  const turnedW = input.back === undefined ? undefined : place(wide * stride);
  const runs: Runs = { count: 1, length: stride, pitch: 0 };
  const memory: Runs = { count: 1, length: width, pitch: 0 };
  const one = inLine(1, 0, 0);
  const last = steps - 1;
  const column = (g: number) => Math.floor(g / units) * width + (g % units);
  const output: Tensor = returns === 'all'
    ? { places: steps, features: units, stride: width, values: said, back }
    : { places: 1, features: units, stride: width, values: beyond(said, pitch * last), back: beyond(back, pitch * last) };
  return {
    output,
    tables: [
      { from, lines: features, columns: GATES * units, offset: w, pitch: wide, column },
      { from: from + features * GATES * units, lines: units, columns: GATES * units, offset: u, pitch: wide, column },
      { from: biases, lines: 1, columns: GATES * units, offset: b, pitch: wide, column },
    ],
    forward(pen) {
      const { f, m, map: { parameters } } = pen;
      const { sigmoid, tanh } = activations;
      writeSums(f, {
        inputs: spotOf(pen, input.values), runs, weights: parameters + w, pitch: gates, width: wide, sums: spotOf(pen, values),
        grid: inLine(steps, 4 * stride, gates), start: parameters + b,
      });
      along(f, steps, [{ base: HERE, step: pitch }, { base: HERE, step: gates }], ([step = HERE, gate = HERE]) => {
        const at = (spot: Place, base = step) => ({ base, offset: spotOf(pen, spot).offset });
        const [old, look, sums] = [at(before), at(looked), at(values, gate)];
        writeSums(f, { inputs: old, runs: memory, weights: parameters + u, pitch: gates, width: 2 * width, sums, grid: one, start: 'there' });
        overVectors(f, width, [sums, further(sums, pitch), old, look], ([keep = NOWHERE, gaze = NOWHERE, h = NOWHERE, seen = NOWHERE]) => {
          f.emit(store(keep, sigmoid.form.value(m, m.share({ code: load(keep) })).code));
          const open = m.share(sigmoid.form.value(m, m.share({ code: load(gaze) })));
          f.emit(store(gaze, open.code), store(seen, m.multiply(open, { code: load(h) }).code));
        });
        const fresh = further(sums, 2 * pitch);
        writeSums(f, { inputs: look, runs: memory, weights: parameters + u + 2 * pitch, pitch: gates, width, sums: fresh, grid: one, start: 'there' });
        overVectors(f, width, [sums, fresh, old, at(said)], ([keep = NOWHERE, next = NOWHERE, h = NOWHERE, to = NOWHERE]) => {
          const [kept, made] = [m.share({ code: load(keep) }), m.share(tanh.form.value(m, m.share({ code: load(next) })))];
          f.emit(store(next, made.code));
          f.emit(store(to, m.add(m.multiply(kept, { code: load(h) }), m.multiply(m.subtract(m.constant(1), kept), made)).code));
        });
      });
    },
    backward(pen) {
      const { f, m, map: { gradients } } = pen;
      const turned = spotOf(pen, turnedU).offset;
      if (returns === 'last') fill(f, spotOf(pen, back), last * width);
      along(f, steps, [{ base: i32.constant(pitch * last), step: -pitch }, { base: i32.constant(gates * last), step: -gates }], ([step = HERE, gate = HERE]) => {
        const at = (spot: Place, base = step) => ({ base, offset: spotOf(pen, spot).offset });
        const [old, sums, dz, dh, earlier, dLooked] = [at(before), at(values, gate), at(errors, gate), at(back), at(backBefore), at(backLooked, HERE)];
        const one_ = m.constant(1);
        overVectors(f, width, [sums, further(sums, 2 * pitch), old, dh, dz, further(dz, 2 * pitch)], ([keep = NOWHERE, next = NOWHERE, h = NOWHERE, error = NOWHERE, dKeep = NOWHERE, dNew = NOWHERE]) => {
          const [kept, made, d] = [m.share({ code: load(keep) }), m.share({ code: load(next) }), m.share({ code: load(error) })];
          const rest = m.share(m.subtract(one_, kept));
          f.emit(store(dKeep, m.multiply(m.multiply(d, m.subtract({ code: load(h) }, made)), m.multiply(kept, rest)).code));
          f.emit(store(dNew, m.multiply(m.multiply(d, rest), m.subtract(one_, m.multiply(made, made))).code));
        });
        writeSums(f, { inputs: further(dz, 2 * pitch), runs: memory, weights: turned + 2 * width * pitch, pitch, width, sums: dLooked, grid: one, start: 'zero' });
        overVectors(f, width, [further(sums, pitch), sums, old, dLooked, dh, further(dz, pitch), earlier], ([gaze = NOWHERE, keep = NOWHERE, h = NOWHERE, dSeen = NOWHERE, error = NOWHERE, dLook = NOWHERE, to = NOWHERE]) => {
          const [open, seen] = [m.share({ code: load(gaze) }), m.share({ code: load(dSeen) })];
          f.emit(store(dLook, m.multiply(m.multiply(seen, { code: load(h) }), m.multiply(open, m.subtract(one_, open))).code));
          const kept = m.add(m.multiply({ code: load(error) }, { code: load(keep) }), m.multiply(seen, open));
          f.emit(store(to, m.add({ code: load(to) }, kept).code));
        });
        writeSums(f, { inputs: dz, runs: { count: 1, length: 2 * width, pitch: 0 }, weights: turned, pitch, width, sums: earlier, grid: one, start: 'there' });
      });
      const came = spotOf(pen, errors);
      writeGradients(f, { inputs: spotOf(pen, input.values), runs, gradients: gradients + w, biases: gradients + b, pitch: gates, width: wide, errors: came, grid: inLine(steps, 4 * stride, gates) });
      const grid = inLine(steps, pitch, gates);
      writeGradients(f, { inputs: spotOf(pen, before), runs: memory, gradients: gradients + u, pitch: gates, width: 2 * width, errors: came, grid });
      writeGradients(f, { inputs: spotOf(pen, looked), runs: memory, gradients: gradients + u + 2 * pitch, pitch: gates, width, errors: further(came, 2 * pitch), grid });
      if (input.back === undefined || turnedW === undefined) return;
      writeSums(f, {
        inputs: came, runs: { count: 1, length: wide, pitch: 0 }, weights: spotOf(pen, turnedW).offset, pitch: 4 * stride, width: stride,
        sums: spotOf(pen, input.back), grid: inLine(steps, gates, 4 * stride), start: 'zero',
      });
    },
    prepare(pen) {
      const { parameters } = pen.map;
      writeTransposed(pen.f, width, wide, { base: HERE, offset: parameters + u }, gates, spotOf(pen, turnedU), pitch);
      if (turnedW !== undefined) writeTransposed(pen.f, stride, wide, { base: HERE, offset: parameters + w }, gates, spotOf(pen, turnedW), 4 * stride);
    },
  };
}

import type { AttentionSpec } from '../../layer/attention.ts';
import type { Layer } from '../../layer/layer.ts';
import { HERE } from '../arithmetic.ts';
import { f32x4 } from '../instructions.ts';
import { set, type Code } from '../wasm.ts';
import { acrossLanes } from './activated.ts';
import { NOWHERE } from './embedding.ts';
import { along, fill, load, overVectors, store } from './loops.ts';
import { inLine, writeGradients, writeSums, writeTransposed, type Runs } from './products.ts';
import { further, padded, spotOf, type LayerCode, type Pen, type Place, type Spot, type Take, type Tensor } from './tensor.ts';

/**
 * Queries, keys and values of a step stand side by side, each filled up to whole vectors, and come out of one product. So do the
 * scores, with the keys turned over, and what is taken of the values; the ways back are the same products once more. Whom a
 * step may not look at is masked, so that no step is another.
 */
export function attentionCode({ units, size, causal = false }: AttentionSpec, { weights: from }: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const { places: steps, features, stride } = input;
  const [narrow, wide, across] = [padded(size), padded(units), padded(steps)];
  const all = 2 * narrow + wide;
  const [pitch, apart, line] = [4 * all, 4 * stride, 4 * across];
  const [keys, taken] = [4 * narrow, 8 * narrow];
  const table = weights(stride * all);
  const place = (numbers: number): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const [values, back] = [place(steps * wide), place(steps * wide)];
  const [said, backSaid] = [place(steps * all), place(steps * all)];
  const [shares, backShares] = [place(steps * across), place(steps * across)];
  const [turnedKeys, turnedValues] = [place(narrow * across), place(wide * across)];
  const turned = input.back === undefined ? undefined : place(all * stride);
  const seen = place(steps * across);
  const words = Int32Array.from({ length: steps * across }, (_, k) => (k % across < (causal ? Math.floor(k / across) + 1 : steps) ? -1 : 0));
  const runs = (length: number): Runs => ({ count: 1, length, pitch: 0 });
  const scale = 1 / Math.sqrt(size);
  const address = (pen: Pen, { offset }: Place): number => pen.map.scratch + offset;

  /** Calls `body` for every step, with the spots of its lines of numbers for each step that it looks at. */
  const overSteps = (pen: Pen, lines: readonly Place[], body: (lines: readonly Spot[]) => void) => {
    const spots = lines.map((each) => spotOf(pen, each));
    along(pen.f, steps, [{ base: HERE, step: line }], ([base = HERE]) => body(spots.map(({ offset }) => ({ base, offset }))));
  };
  return {
    output: { places: steps, features: units, stride: wide, values, back },
    tables: [
      { from, lines: features, columns: size, offset: table, pitch: all },
      { from: from + features * size, lines: features, columns: size, offset: table + keys, pitch: all },
      { from: from + 2 * features * size, lines: features, columns: units, offset: table + taken, pitch: all },
    ],
    facts: { place: seen, words },
    forward(pen) {
      const { f, m, map: { parameters } } = pen;
      const told = spotOf(pen, said);
      writeSums(f, { inputs: spotOf(pen, input.values), runs: runs(stride), weights: parameters + table, pitch, width: all, sums: told, grid: inLine(steps, apart, pitch), start: 'zero' });
      writeTransposed(f, steps, narrow, further(told, keys), pitch, spotOf(pen, turnedKeys), line);
      writeSums(f, { inputs: told, runs: runs(size), weights: address(pen, turnedKeys), pitch: line, width: across, sums: spotOf(pen, shares), grid: inLine(steps, pitch, line), start: 'zero' });
      overSteps(pen, [shares, seen], ([share = NOWHERE, mask = NOWHERE]) => {
        // Every step sees the first one.
        const first = f.keep('v128', f32x4.loadSplat(share.base, share.offset));
        const largest = f.keep('v128', first.get);
        const sum = f.keep('v128', f32x4.zero);
        overVectors(f, across, [share, mask], ([score = NOWHERE, sight = NOWHERE]) => {
          const held = f.keep('v128', f32x4.select(load(score), first.get, load(sight)));
          f.emit(f32x4.larger(largest.get, held.get), set(largest));
        });
        acrossLanes(f, largest, f32x4.larger);
        overVectors(f, across, [share, mask], ([score = NOWHERE, sight = NOWHERE]) => {
          const z = m.multiply(m.subtract({ code: load(score) }, { code: largest.get }), m.constant(scale));
          const e = f.keep('v128', f32x4.and(m.exp(z).code, load(sight)));
          f.emit(store(score, e.get), f32x4.add(sum.get, e.get), set(sum));
        });
        acrossLanes(f, sum, f32x4.add);
        const part = m.share(m.divide(m.constant(1), { code: sum.get }));
        overVectors(f, across, [share], ([e = NOWHERE]) => f.emit(store(e, f32x4.multiply(load(e), part.code))));
      });
      writeSums(f, { inputs: spotOf(pen, shares), runs: runs(steps), weights: address(pen, said) + taken, pitch, width: wide, sums: spotOf(pen, values), grid: inLine(steps, line, 4 * wide), start: 'zero' });
    },
    backward(pen) {
      const { f, m, map: { gradients } } = pen;
      const [told, came, looks, errors] = [said, backSaid, shares, back].map((each) => spotOf(pen, each));
      if (told === undefined || came === undefined || looks === undefined || errors === undefined) return;
      const lines = inLine(steps, line, pitch);
      fill(f, came, steps * all);
      writeGradients(f, { inputs: looks, runs: runs(steps), gradients: address(pen, backSaid) + taken, pitch, width: wide, errors, grid: inLine(steps, line, 4 * wide) });
      writeTransposed(f, steps, wide, further(told, taken), pitch, spotOf(pen, turnedValues), line);
      writeSums(f, { inputs: errors, runs: runs(units), weights: address(pen, turnedValues), pitch: line, width: across, sums: spotOf(pen, backShares), grid: inLine(steps, 4 * wide, line), start: 'zero' });
      overSteps(pen, [shares, backShares], (both) => {
        const mean = f.keep('v128', f32x4.zero);
        overVectors(f, across, both, ([share = NOWHERE, error = NOWHERE]) => f.emit(f32x4.add(mean.get, f32x4.multiply(load(share), load(error))), set(mean)));
        acrossLanes(f, mean, f32x4.add);
        overVectors(f, across, both, ([share = NOWHERE, error = NOWHERE]) => {
          const off: Code = f32x4.multiply(load(share), f32x4.subtract(load(error), mean.get));
          f.emit(store(error, m.multiply({ code: off }, m.constant(scale)).code));
        });
      });
      const scores = spotOf(pen, backShares);
      writeSums(f, { inputs: scores, runs: runs(steps), weights: address(pen, said) + keys, pitch, width: narrow, sums: came, grid: lines, start: 'zero' });
      writeGradients(f, { inputs: scores, runs: runs(steps), gradients: address(pen, backSaid) + keys, pitch, width: narrow, errors: told, grid: lines });
      writeGradients(f, { inputs: spotOf(pen, input.values), runs: runs(stride), gradients: gradients + table, pitch, width: all, errors: came, grid: inLine(steps, apart, pitch) });
      if (input.back === undefined || turned === undefined) return;
      writeSums(f, { inputs: came, runs: runs(all), weights: address(pen, turned), pitch: apart, width: stride, sums: spotOf(pen, input.back), grid: inLine(steps, pitch, apart), start: 'zero' });
    },
    prepare(pen) {
      if (turned !== undefined) writeTransposed(pen.f, stride, all, { base: HERE, offset: pen.map.parameters + table }, pitch, spotOf(pen, turned), apart);
    },
  };
}

import { activations } from '../../activation/registry.ts';
import type { ActivationName } from '../../activation/registry.ts';
import { f32x4 } from '../instructions.ts';
import { set, type Code, type Procedure } from '../wasm.ts';
import { along, load, overVectors, store } from './loops.ts';
import { further, spotOf, type Pen, type Place, type Spot, type Tensor } from './tensor.ts';

/** Sums become activations, in place; beside them are kept the slopes to learn from, or the sums to measure. */
export function writeActivation(pen: Pen, name: ActivationName, { places, features, stride, values }: Tensor, beside: Place): void {
  const { f, m, learning } = pen;
  const [a, kept] = [spotOf(pen, values), spotOf(pen, beside)];
  if (name === 'softmax') {
    along(f, places, [{ base: a.base, step: 4 * stride }, { base: kept.base, step: 4 * stride }], ([x = [], y = []]) => {
      writeSoftmax(pen, features, { base: x, offset: a.offset }, { base: y, offset: kept.offset });
    });
    return;
  }
  if (name === 'linear' && learning) return;
  const { form } = activations[name];
  overVectors(f, places * stride, [a, kept], ([here, there]) => {
    if (here === undefined || there === undefined) return;
    const z = m.share({ code: load(here) });
    const value = m.share(form.value(m, z));
    f.emit(store(here, value.code));
    f.emit(store(there, (learning ? form.derivative(m, z, value) : z).code));
  });
}

/** What came back to activations goes back through their slopes, in place. */
export function writeSlopes(pen: Pen, { places, stride, back }: Tensor, beside: Place): void {
  if (back === undefined) return;
  overVectors(pen.f, places * stride, [spotOf(pen, back), spotOf(pen, beside)], ([error, slope]) => {
    if (error !== undefined && slope !== undefined) pen.f.emit(store(error, f32x4.multiply(load(error), load(slope))));
  });
}

/** All ones in the first lanes. */
export function lanes(count: number): Code {
  return [0xfd, 0x0c, Array.from({ length: 16 }, (_, byte) => (byte < 4 * count ? 0xff : 0))];
}

/** Calls `body` for vectors of so many features, the last with a mask where not all of its lanes are such. */
export function overFeatures(f: Procedure, features: number, spots: readonly Spot[], body: (spots: readonly Spot[], masked: (x: Code) => Code) => void): void {
  const whole = Math.floor(features / 4);
  if (whole > 0) overVectors(f, 4 * whole, spots, (here) => body(here, (x) => x));
  if (features % 4 > 0) body(spots.map((spot) => further(spot, 16 * whole)), (x) => f32x4.and(x, lanes(features % 4)));
}

/** Softmax over the features of one place. */
export function writeSoftmax({ f, m, learning }: Pen, features: number, a: Spot, beside: Spot): void {
  const largest = f.keep('v128', f32x4.loadSplat(a.base, a.offset));
  const first = f.keep('v128', largest.get);
  const sum = f.keep('v128', f32x4.zero);
  overFeatures(f, features, [a], ([here], masked) => {
    if (here === undefined) return;
    const z = f.keep('v128', load(here));
    const mask = masked(f32x4.equal(f32x4.zero, f32x4.zero));
    const held = f.keep('v128', f32x4.select(z.get, first.get, mask));
    f.emit(f32x4.larger(largest.get, held.get), set(largest));
  });
  acrossLanes(f, largest, f32x4.larger);
  overFeatures(f, features, [a, beside], ([here, there], masked) => {
    if (here === undefined || there === undefined) return;
    const z = m.share({ code: load(here) });
    if (!learning) f.emit(store(there, z.code));
    const e = f.keep('v128', masked(m.exp(m.subtract(z, { code: largest.get })).code));
    f.emit(store(here, e.get), f32x4.add(sum.get, e.get), set(sum));
  });
  acrossLanes(f, sum, f32x4.add);
  const share = m.share(m.divide(m.constant(1), { code: sum.get }));
  overFeatures(f, features, [a], ([here]) => { if (here !== undefined) f.emit(store(here, f32x4.multiply(load(here), share.code))); });
}

/** Puts into every lane what all lanes come to together. */
export function acrossLanes(f: Procedure, x: ReturnType<Procedure['keep']>, together: (x: Code, y: Code) => Code): void {
  f.emit(together(x.get, f32x4.shuffle(x.get, x.get, [2, 3, 0, 1])), set(x));
  f.emit(together(x.get, f32x4.shuffle(x.get, x.get, [1, 0, 3, 2])), set(x));
}

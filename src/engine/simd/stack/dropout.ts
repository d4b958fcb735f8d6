import { FACTORS, GOLDEN, SHIFTS, type DropoutSpec } from '../../layer/dropout.ts';
import { f32x4, i32, i32x4 } from '../instructions.ts';
import { set, type Code, type Procedure } from '../wasm.ts';
import { NOWHERE } from './embedding.ts';
import { along, copy, load, overVectors, store } from './loops.ts';
import { beyond, spotOf, type LayerCode, type Place, type Take, type Tensor } from './tensor.ts';

/**
 * The draws of layer/dropout.ts, four at a time and with the same bits: a number is dropped by its place in the batch. What
 * it was multiplied by is kept for the way back. Whoever measures drops nothing.
 */
export function dropoutCode({ rate }: DropoutSpec, input: Tensor, scratch: Take): LayerCode {
  const { features, stride } = input;
  const places = stride === features ? 1 : input.places;
  const numbers = input.places * stride;
  const room = numbers / places;
  const place = (): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const [values, back, kept] = [place(), place(), place()];
  const noise: Place = { area: 'scratch', offset: scratch(2) };
  const drawn = beyond(noise, 4);
  /** Draws below this are dropped, of whole numbers of 32 bits; compared with what is one less, which fits into them. */
  const bound = Math.ceil(rate * 4294967296);
  return {
    noise,
    output: { ...input, values, back },
    tables: [],
    forward(pen) {
      const { f, m, learning } = pen;
      const [from, to, by, word, first] = [input.values, values, kept, noise, drawn].map((each) => spotOf(pen, each));
      if (from === undefined || to === undefined || by === undefined || word === undefined || first === undefined) return;
      if (!learning) {
        copy(f, numbers, from, to);
        return;
      }
      const word4 = f.keep('v128', f32x4.loadSplat(word.base, word.offset));
      const count = f.keep('i32', i32.load(first.base, first.offset));
      const next = f.keep('v128', i32x4.add(i32x4.spread(count.get), i32x4.constant([0, 1, 2, 3])));
      const larger = m.constant(1 / (1 - rate)).code;
      along(f, places, [from, to, by].map(({ base }) => ({ base, step: 4 * room })), (bases) => {
        const index = f.keep('v128', next.get);
        const spots = [from, to, by].map(({ offset }, k) => ({ base: bases[k] ?? [], offset }));
        overVectors(f, room, spots, ([x = NOWHERE, y = NOWHERE, share = NOWHERE]) => {
          const draw = mixed(f, i32x4.xor(word4.get, i32x4.multiply(index.get, i32x4.splat(GOLDEN))));
          const times = f.keep('v128', rate === 0 ? larger : f32x4.andNot(larger, i32x4.notAbove(draw, i32x4.splat(bound - 1))));
          f.emit(store(share, times.get), store(y, f32x4.multiply(load(x), times.get)), i32x4.add(index.get, i32x4.splat(4)), set(index));
        });
        f.emit(i32x4.add(next.get, i32x4.splat(places === 1 ? numbers : features)), set(next));
      });
      f.emit(i32.store(first.base, i32.add(count.get, i32.constant(input.places * features)), first.offset));
    },
    backward(pen) {
      if (input.back === undefined) return;
      overVectors(pen.f, numbers, [spotOf(pen, back), spotOf(pen, kept), spotOf(pen, input.back)], ([error = NOWHERE, share = NOWHERE, below = NOWHERE]) => {
        pen.f.emit(store(below, f32x4.multiply(load(error), load(share))));
      });
    },
  };
}

/** Every bit spread over all 32. */
function mixed(f: Procedure, word: Code): Code {
  return SHIFTS.reduce((code, shift, step) => {
    const h = f.keep('v128', code);
    const folded = i32x4.xor(h.get, i32x4.shiftRightUnsigned(h.get, shift));
    const times = FACTORS[step];
    return times === undefined ? folded : i32x4.multiply(folded, i32x4.splat(times));
  }, word);
}

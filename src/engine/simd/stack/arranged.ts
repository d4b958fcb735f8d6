import type { ReshapeSpec } from '../../layer/reshape.ts';
import { sizeOf } from '../../layer/shape.ts';
import type { UpsampleSpec } from '../../layer/upsample.ts';
import { f32x4 } from '../instructions.ts';
import { NOWHERE } from './embedding.ts';
import { along, copy, fill, load, overVectors, store } from './loops.ts';
import { padded, spotOf, type LayerCode, type Pen, type Place, type Spot, type Take, type Tensor } from './tensor.ts';

const area = 'scratch';

/** The mean over all places; what comes back goes to each of them in equal shares. */
export function meanCode({ places, features, stride, values: from, back: below }: Tensor, scratch: Take): LayerCode {
  const [values, back]: Place[] = [{ area, offset: scratch(stride) }, { area, offset: scratch(stride) }];
  const share = 1 / places;
  return {
    output: { places: 1, features, stride, values: values ?? from, back },
    tables: [],
    forward(pen) {
      const { f, m } = pen;
      const [steps, sum] = [spotOf(pen, from), spotOf(pen, values ?? from)];
      fill(f, sum, stride);
      along(f, places, [{ base: steps.base, step: 4 * stride }], ([base = []]) => {
        overVectors(f, stride, [sum, { base, offset: steps.offset }], ([all = NOWHERE, step = NOWHERE]) => f.emit(store(all, f32x4.add(load(all), load(step)))));
      });
      overVectors(f, stride, [sum], ([all = NOWHERE]) => f.emit(store(all, m.multiply({ code: load(all) }, m.constant(share)).code)));
    },
    backward(pen) {
      if (below === undefined || back === undefined) return;
      const { f, m } = pen;
      const [steps, error] = [spotOf(pen, below), spotOf(pen, back)];
      along(f, places, [{ base: steps.base, step: 4 * stride }], ([base = []]) => {
        overVectors(f, stride, [error, { base, offset: steps.offset }], ([all = NOWHERE, step = NOWHERE]) => f.emit(store(step, m.multiply({ code: load(all) }, m.constant(share)).code)));
      });
    },
  };
}

/** Every cell becomes a square of cells like it; what comes back to them is summed. */
export function upsampleCode({ size }: UpsampleSpec, height: number, wide: number, { features, stride, values: from, back: below }: Tensor, scratch: Take): LayerCode {
  const cells = height * wide;
  const values: Place = { area, offset: scratch(cells * size * size * stride) };
  const back: Place = { area, offset: scratch(cells * size * size * stride) };
  const square = Array.from({ length: size * size }, (_, k) => 4 * stride * (Math.floor(k / size) * wide * size + (k % size)));
  /** Calls `body` for every vector of every cell, with its spot and that of the first cell of its square. */
  const overCells = (pen: Pen, small: Place, large: Place, body: (cell: Spot, corner: Spot) => void) => {
    const [one, many] = [spotOf(pen, small), spotOf(pen, large)];
    along(pen.f, height, [{ base: one.base, step: 4 * stride * wide }, { base: many.base, step: 4 * stride * wide * size * size }], ([line = [], lines = []]) => {
      along(pen.f, wide, [{ base: line, step: 4 * stride }, { base: lines, step: 4 * stride * size }], ([cell = [], corner = []]) => {
        overVectors(pen.f, stride, [{ base: cell, offset: one.offset }, { base: corner, offset: many.offset }], ([x = NOWHERE, y = NOWHERE]) => body(x, y));
      });
    });
  };
  return {
    output: { places: cells * size * size, features, stride, values, back },
    tables: [],
    forward(pen) {
      overCells(pen, from, values, (cell, { base, offset }) => {
        const x = pen.f.keep('v128', load(cell));
        for (const bytes of square) pen.f.emit(f32x4.store(base, x.get, offset + bytes));
      });
    },
    backward(pen) {
      if (below === undefined) return;
      overCells(pen, below, back, (cell, { base, offset }) => {
        pen.f.emit(store(cell, square.map((bytes) => f32x4.load(base, offset + bytes)).reduce((x, y) => f32x4.add(x, y))));
      });
    },
  };
}

/** The same numbers in another arrangement: copied place by place. What comes in must stand in one line. */
export function reshapeCode({ shape }: ReshapeSpec, input: Tensor, scratch: Take): LayerCode {
  if (input.places > 1 && input.stride !== input.features) throw new Error('kind: reshape of places with gaps has no code in SIMD; train it on the reference');
  const features = shape.at(-1) ?? 1;
  const places = sizeOf(shape) / features;
  const output: Tensor = {
    places, features, stride: padded(features),
    values: { area, offset: scratch(places * padded(features)) }, back: { area, offset: scratch(places * padded(features)) },
  };
  return { output, tables: [], forward: (pen) => copyPlaces(pen, input, input.values, output, output.values), backward: (pen) => {
    if (input.back !== undefined && output.back !== undefined) copyPlaces(pen, output, output.back, { ...output, stride: output.features }, input.back);
  } };
}

/** Copies so many numbers of every place: those of the side that has fewer between one place and the next. */
function copyPlaces(pen: Pen, from: Tensor, source: Place, to: Tensor, target: Place): void {
  const [x, y] = [spotOf(pen, source), spotOf(pen, target)];
  const step = from.places === to.places ? from.stride : to.features;
  along(pen.f, to.places, [{ base: x.base, step: 4 * step }, { base: y.base, step: 4 * to.stride }], ([one = [], other = []]) => {
    copy(pen.f, to.features, { base: one, offset: x.offset }, { base: other, offset: y.offset });
  });
}

/** A layer that goes through its input in whole vectors, whose input has none: it is filled up with zeros first. */
export function filledUp(input: Tensor, scratch: Take, make: (input: Tensor) => LayerCode): LayerCode {
  const whole: Tensor = { ...input, stride: padded(input.features), values: { area, offset: scratch(input.places * padded(input.features)) } };
  const code = make(whole);
  return { ...code, forward(pen) {
    copyPlaces(pen, input, input.values, whole, whole.values);
    code.forward(pen);
  } };
}

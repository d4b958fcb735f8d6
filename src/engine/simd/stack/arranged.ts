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

/**
 * The same numbers in places of so many features, each filled up to whole vectors: squeezed into one line first where there were
 * gaps between them.
 */
export function arrangedCode({ places, features: before, stride, values: from, back: below }: Tensor, features: number, scratch: Take): LayerCode {
  const count = (places * before) / features;
  const wide = padded(features);
  const place = (numbers: number): Place => ({ area, offset: scratch(numbers) });
  const [values, back] = [place(count * wide), place(count * wide)];
  const line = places === 1 || stride === before ? undefined : place(places * before);
  return {
    output: { places: count, features, stride: wide, values, back: below === undefined ? undefined : back },
    tables: [],
    forward(pen) {
      if (line !== undefined) copyPlaces(pen, places, before, [from, stride], [line, before]);
      copyPlaces(pen, count, features, [line ?? from, features], [values, wide]);
    },
    backward(pen) {
      if (below === undefined) return;
      copyPlaces(pen, count, features, [back, wide], [line ?? below, features]);
      if (line !== undefined) copyPlaces(pen, places, before, [line, before], [below, stride]);
    },
  };
}

/** Copies so many numbers of every place; a side is where they stand, and how many numbers apart places begin. */
function copyPlaces(pen: Pen, places: number, features: number, [source, step]: readonly [Place, number], [target, toStep]: readonly [Place, number]): void {
  const [x, y] = [spotOf(pen, source), spotOf(pen, target)];
  along(pen.f, places, [{ base: x.base, step: 4 * step }, { base: y.base, step: 4 * toStep }], ([one = [], other = []]) => {
    copy(pen.f, features, { base: one, offset: x.offset }, { base: other, offset: y.offset });
  });
}

/** A layer whose input does not stand as it must: it is arranged anew first, in places of so many features. */
export function arrangedFirst(input: Tensor, features: number, scratch: Take, make: (input: Tensor) => LayerCode): LayerCode {
  const arranged = arrangedCode(input, features, scratch);
  const code = make(arranged.output);
  return { ...code, forward(pen) {
    arranged.forward(pen);
    code.forward(pen);
  }, backward(pen) {
    code.backward(pen);
    arranged.backward(pen);
  } };
}

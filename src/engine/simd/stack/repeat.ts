import type { RepeatSpec } from '../../layer/repeat.ts';
import { f32x4 } from '../instructions.ts';
import { NOWHERE } from './embedding.ts';
import { along, copy, load, overVectors, store } from './loops.ts';
import { spotOf, type LayerCode, type Place, type Take, type Tensor } from './tensor.ts';

/** The same numbers at every step; what comes back to the steps is summed. */
export function repeatCode({ times }: RepeatSpec, input: Tensor, scratch: Take): LayerCode {
  const { features, stride } = input;
  const place = (): Place => ({ area: 'scratch', offset: scratch(times * stride) });
  const [values, back] = [place(), place()];
  return {
    output: { places: times, features, stride, values, back },
    tables: [],
    forward(pen) {
      const [from, to] = [spotOf(pen, input.values), spotOf(pen, values)];
      along(pen.f, times, [{ base: to.base, step: 4 * stride }], ([base = []]) => copy(pen.f, stride, from, { base, offset: to.offset }));
    },
    backward(pen) {
      if (input.back === undefined) return;
      const { f } = pen;
      const [below, steps] = [spotOf(pen, input.back), spotOf(pen, back)];
      copy(f, stride, steps, below);
      along(f, times - 1, [{ base: steps.base, step: 4 * stride }], ([base = []]) => {
        overVectors(f, stride, [below, { base, offset: steps.offset + 4 * stride }], ([sum = NOWHERE, step = NOWHERE]) => f.emit(store(sum, f32x4.add(load(sum), load(step)))));
      });
    },
  };
}

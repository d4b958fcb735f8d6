import { activations } from '../../activation/registry.ts';
import type { ClassAndBoxSpec } from '../../layer/class-and-box.ts';
import type { Layer } from '../../layer/layer.ts';
import { BOX } from '../../loss/class-and-box.ts';
import { losses } from '../../loss/registry.ts';
import type { Vector } from '../arithmetic.ts';
import { f32x4 } from '../instructions.ts';
import { writeSoftmax } from './activated.ts';
import { denseCode } from './dense.ts';
import { NOWHERE } from './embedding.ts';
import { load, overVectors, store } from './loops.ts';
import type { LossCode } from './loss.ts';
import { further, padded, spotOf, type LayerCode, type Pen, type Place, type Spot, type Take, type Tensor } from './tensor.ts';

/** Neurons for the classes, filled up to whole vectors; the four numbers of the box are a vector of their own behind them. */
export function classAndBoxCode({ classes }: ClassAndBoxSpec, layer: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const wide = padded(classes);
  const columnOf = (unit: number): number => (unit < classes ? unit : wide + unit - classes);
  const neurons = denseCode(layer, input, weights, scratch, { width: wide + BOX, columnOf });
  const { beside, output } = neurons;
  return {
    ...neurons,
    columnOf,
    forward(pen) {
      neurons.forward(pen);
      const { f, m } = pen;
      const said = spotOf(pen, output.values);
      writeSoftmax(pen, classes, said, spotOf(pen, beside ?? output.values));
      const box = further(said, 4 * wide);
      f.emit(store(box, activations.sigmoid.form.value(m, m.share({ code: load(box) })).code));
    },
  };
}

/**
 * The cross entropy of the class and, where something stands, half the squares of its box, as loss/class-and-box.ts has them.
 * Throws an Error where single precision can not hold the weight.
 */
export function classAndBoxLoss(weight: number, { stride, values, back = values }: Tensor, targets: number): LossCode {
  if (!Number.isFinite(Math.fround(weight))) throw new Error(`boxWeight: ${weight} is too large for the single precision of SIMD; train it on the reference`);
  const wide = stride - BOX;
  const wantedAt = ({ row }: Pen): Spot => ({ base: row.get, offset: targets });
  const boxOf = (pen: Pen, place: Place | Spot): Spot => further('area' in place ? spotOf(pen, place) : place, 4 * wide);
  /** How much the box counts: not at all where it has no width. */
  const counted = ({ m }: Pen, { base, offset }: Spot): Vector => (
    m.whereGreater({ code: f32x4.loadSplat(base, offset + 8) }, m.constant(0), m.constant(weight), m.constant(0))
  );
  return {
    errors(pen) {
      const { f, m } = pen;
      overVectors(f, wide, [spotOf(pen, values), wantedAt(pen), spotOf(pen, back)], ([a = NOWHERE, y = NOWHERE, error = NOWHERE]) => {
        f.emit(store(error, f32x4.subtract(load(a), load(y))));
      });
      const y = boxOf(pen, wantedAt(pen));
      const a = m.share({ code: load(boxOf(pen, values)) });
      const slope = m.share(activations.sigmoid.form.derivative(m, a, a));
      const off = m.multiply(m.subtract(a, { code: load(y) }), slope);
      f.emit(store(boxOf(pen, back), m.multiply(off, counted(pen, y)).code));
    },
    values(pen, add) {
      const { f, m } = pen;
      const { form } = losses['categorical-cross-entropy'];
      overVectors(f, wide, [spotOf(pen, values), wantedAt(pen)], ([said = NOWHERE, wanted = NOWHERE]) => {
        const a = m.share({ code: load(said) });
        add(form.value(m, a, m.share({ code: load(wanted) }), a).code);
      });
      const y = boxOf(pen, wantedAt(pen));
      const off = m.share(m.subtract({ code: load(boxOf(pen, values)) }, { code: load(y) }));
      add(m.multiply(m.multiply(m.multiply(off, off), m.constant(0.5)), counted(pen, y)).code);
    },
  };
}

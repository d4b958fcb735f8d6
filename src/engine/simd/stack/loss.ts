import { losses, type ElementwiseLossName } from '../../loss/registry.ts';
import { HERE } from '../arithmetic.ts';
import type { Code } from '../wasm.ts';
import { overFeatures } from './activated.ts';
import { NOWHERE } from './embedding.ts';
import { along, load, store } from './loops.ts';
import { spotOf, type Pen, type Place, type Spot, type Tensor } from './tensor.ts';

/** A loss as the kernel has it, of the row at hand. */
export interface LossCode {
  /** From the outputs to what comes back to them; to their sums already, where the loss cancels the activation. */
  errors(pen: Pen): void;
  /** Hands vectors to `add` whose lanes sum to the loss. The sums behind the outputs are kept: it is measured. */
  values(pen: Pen, add: (four: Code) => void): void;
}

/**
 * A loss that looks at one output at a time.
 * @param beside the sums behind the outputs @param targets bytes from the beginning of a row
 */
export function elementwiseLoss(name: ElementwiseLossName, { places, features, stride, values, back = values }: Tensor, beside: Place, targets: number): LossCode {
  const { form } = losses[name];
  /** Vector by vector: spots of the outputs and of the targets, then of `third`. */
  const overOutputs = (pen: Pen, third: Place, body: (spots: readonly Spot[], masked: (x: Code) => Code) => void) => {
    const spots: readonly Spot[] = [spotOf(pen, values), { base: pen.row.get, offset: targets }, spotOf(pen, third)];
    along(pen.f, places, spots.map(({ base }) => ({ base, step: 4 * stride })), (bases) => {
      overFeatures(pen.f, features, spots.map(({ offset }, k) => ({ base: bases[k] ?? HERE, offset })), body);
    });
  };
  return {
    errors(pen) {
      const { f, m } = pen;
      overOutputs(pen, back, ([a = NOWHERE, y = NOWHERE, error = NOWHERE], masked) => {
        f.emit(store(error, masked(form.error(m, m.share({ code: load(a) }), m.share({ code: load(y) })).code)));
      });
    },
    values(pen, add) {
      const { m } = pen;
      overOutputs(pen, beside, ([a = NOWHERE, y = NOWHERE, z = NOWHERE], masked) => {
        add(masked(form.value(m, m.share({ code: load(a) }), m.share({ code: load(y) }), m.share({ code: load(z) })).code));
      });
    },
  };
}

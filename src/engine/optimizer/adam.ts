import { at } from '../at.ts';
import { checkEpsilon, checkShare, type Optimizer } from './optimizer.ts';

export interface AdamConstants {
  /** Share of the mean gradient that is kept (beta 1), from 0 to below 1 (default 0.9). */
  readonly momentum?: number;
  /** Share of the mean square that is kept (beta 2), from 0 to below 1 (default 0.999). */
  readonly decay?: number;
  /** Added to the root, above 0 (default 1e-8). */
  readonly epsilon?: number;
}

/** Momentum and RMSProp in one, both freed of their bias towards the zeros they begin with (Kingma and Ba 2015). */
export function adam({ momentum = 0.9, decay = 0.999, epsilon = 1e-8 }: AdamConstants): Optimizer {
  checkShare('momentum', momentum);
  checkShare('decay', decay);
  checkEpsilon(epsilon);
  return {
    name: 'adam',
    constants: { momentum, decay, epsilon },
    memory: 2,
    decays: [momentum, decay],
    normalises: true,
    step(m, gradient, rate, memory, gone) {
      const blend = (kept: number, old: typeof gradient, fresh: typeof gradient) =>
        m.share(m.add(m.multiply(m.constant(kept), old), m.multiply(m.constant(1 - kept), fresh)));
      const mean = blend(momentum, at(memory, 0), gradient);
      const square = blend(decay, at(memory, 1), m.multiply(gradient, gradient));
      const direction = m.divide(mean, at(gone, 0));
      const size = m.add(m.sqrt(m.divide(square, at(gone, 1))), m.constant(epsilon));
      return { change: m.multiply(rate, m.divide(direction, size)), memory: [mean, square] };
    },
  };
}

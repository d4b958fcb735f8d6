import { at } from '../at.ts';
import { checkShare, type Optimizer } from './optimizer.ts';

export interface MomentumConstants {
  /** Share of the last velocity that is kept, from 0 to below 1 (default 0.9). */
  readonly momentum?: number;
}

/** Gradient descent with a memory of where it was going (Polyak 1964): velocity = momentum × velocity + dw. */
export function momentum({ momentum: kept = 0.9 }: MomentumConstants): Optimizer {
  checkShare('momentum', kept);
  return {
    name: 'momentum',
    constants: { momentum: kept },
    memory: 1,
    decays: [],
    normalises: false,
    step(m, gradient, rate, memory) {
      const velocity = m.share(m.add(m.multiply(m.constant(kept), at(memory, 0)), gradient));
      return { change: m.multiply(rate, velocity), memory: [velocity] };
    },
  };
}

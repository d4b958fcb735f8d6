import { at } from '../at.ts';
import { checkEpsilon, checkShare, type Optimizer } from './optimizer.ts';

export interface RmspropConstants {
  /** Share of the mean square that is kept, from 0 to below 1 (default 0.9). */
  readonly decay?: number;
  /** Added to the root, above 0 (default 1e-7). */
  readonly epsilon?: number;
}

/** Gradients divided by their own running size (Hinton 2012): square = decay × square + (1 - decay) × dw². */
export function rmsprop({ decay = 0.9, epsilon = 1e-7 }: RmspropConstants): Optimizer {
  checkShare('decay', decay);
  checkEpsilon(epsilon);
  return {
    name: 'rmsprop',
    constants: { decay, epsilon },
    memory: 1,
    decays: [],
    normalises: true,
    step(m, gradient, rate, memory) {
      const fresh = m.multiply(m.constant(1 - decay), m.multiply(gradient, gradient));
      const square = m.share(m.add(m.multiply(m.constant(decay), at(memory, 0)), fresh));
      const size = m.add(m.sqrt(square), m.constant(epsilon));
      return { change: m.multiply(rate, m.divide(gradient, size)), memory: [square] };
    },
  };
}

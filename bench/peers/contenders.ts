import { isDense } from '../../src/engine/layer/kinds.ts';
import { type Contender, ofDense } from '../contender.ts';

/** Who runs under which name (names: ENTRIES in contender.ts). Each library is loaded only in the process that measures it. */
export const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
  'ours': async () => (await import('../ours.ts')).contender,
  'plain loops': async () => (await import('./plain.ts')).contender,
  'jax-js packed': async () => ofDense((await import('./jax.ts')).batched),
  'jax-js packed flat': async () => ofDense((await import('./jax.ts')).flat),
  'jax-js jit': async () => ofDense((await import('./jax.ts')).alone),
  'tfjs packed': async () => ofDense((await import('./tfjs-packed.ts')).batched),
  'tfjs packed flat': async () => ofDense((await import('./tfjs-packed.ts')).flat),
  'tfjs hand gradients': () => byHand('straight'),
  'tfjs hand gradients tuned': () => byHand('tuned'),
  'tfjs model.fit': async () => ofDense((await import('./tfjs-fit.ts')).contender),
  'brain.js': async () => ofDense((await import('./brain.ts')).contender),
  'synaptic': async () => ofDense((await import('./synaptic.ts')).contender),
  'convnetjs': async () => ofDense((await import('./convnet.ts')).contender),
};

/** tfjs with hand gradients: of dense layers, or of others. */
async function byHand(way: 'straight' | 'tuned'): Promise<Contender> {
  const [dense, others] = await Promise.all([import('./tfjs-hand.ts'), import('./tfjs-kinds.ts')]);
  return (workload) => (isDense(workload.network) ? ofDense(dense[way]) : others[way])(workload);
}

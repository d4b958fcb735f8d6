import type { Contender } from '../contender.ts';

/** Who runs under which name (names: ENTRIES in contender.ts). Each library is loaded only in the process that measures it. */
export const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
  'ours': async () => (await import('../ours.ts')).contender,
  'plain loops': async () => (await import('./plain.ts')).contender,
  'jax-js packed': async () => (await import('./jax.ts')).batched,
  'jax-js packed flat': async () => (await import('./jax.ts')).flat,
  'jax-js jit': async () => (await import('./jax.ts')).alone,
  'tfjs packed': async () => (await import('./tfjs-packed.ts')).batched,
  'tfjs packed flat': async () => (await import('./tfjs-packed.ts')).flat,
  'tfjs hand gradients': async () => (await import('./tfjs-hand.ts')).straight,
  'tfjs hand gradients tuned': async () => (await import('./tfjs-hand.ts')).tuned,
  'tfjs model.fit': async () => (await import('./tfjs-fit.ts')).contender,
  'brain.js': async () => (await import('./brain.ts')).contender,
  'synaptic': async () => (await import('./synaptic.ts')).contender,
  'convnetjs': async () => (await import('./convnet.ts')).contender,
};

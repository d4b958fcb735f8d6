import { adam } from './adam.ts';
import { gradientDescent } from './gradient-descent.ts';
import { momentum } from './momentum.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';

/** Every optimizer, made from its constants. To add one: its file, and a line here. */
export const optimizers = { 'gradient-descent': gradientDescent, momentum, rmsprop, adam };

export type OptimizerName = keyof typeof optimizers;

type ConstantsOf<Name extends OptimizerName> = Parameters<(typeof optimizers)[Name]> extends [infer Constants] ? Constants : unknown;

/** An optimizer by name, with those of its constants that are not to be the default: { name: 'momentum', momentum: 0.8 }. */
export type OptimizerSpec = { [Name in OptimizerName]: { readonly name: Name } & ConstantsOf<Name> }[OptimizerName];

const plain = gradientDescent();

/** Plain gradient descent where nothing is said. Throws an Error that names the field and the remedy. */
export function optimizerOf(spec?: OptimizerSpec): Optimizer {
  if (spec === undefined) return plain;
  const { name, ...constants } = spec;
  if (!Object.hasOwn(optimizers, name)) {
    throw new Error(`name: "${String(name)}" is unknown; use one of ${Object.keys(optimizers).join(', ')}`);
  }
  const optimizer = optimizers[name](constants);
  const stray = Object.keys(constants).find((key) => !Object.hasOwn(optimizer.constants, key));
  if (stray === undefined) return optimizer;
  throw new Error(`${stray}: ${name} has no such constant; it has ${Object.keys(optimizer.constants).join(', ') || 'none'}`);
}

import { tanh as exactTanh } from '../exact.ts';
import type { Activation } from './activation.ts';

/** The S-curve from -1 to 1. */
export const tanh: Activation = {
  name: 'tanh',
  value: exactTanh,
  derivative: (_z, a) => 1 - a * a,
};

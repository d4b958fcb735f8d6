import { linear } from './linear.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { tanh } from './tanh.ts';

/** Every activation that turns one number into one number. To add one: its file, and a line here. */
export const activations = { linear, relu, sigmoid, tanh };

/** Names of the activations that turn one number into one number; softmax looks at a whole row and is not among them. */
export type ElementwiseName = keyof typeof activations;

/** Every name that a layer may give as its activation. */
export type ActivationName = ElementwiseName | 'softmax';

import type { Values } from './draw.ts';

/** What is wrong with an apparatus, by name, told from what the player can see; and where a good player would put its knobs. */
export interface Advice {
  fault: string;
  wanted: Values;
}

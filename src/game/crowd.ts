/** The reference networks of a level as the trainer fills them in: read every frame, never through the store. */
export interface Crowd {
  /** How many there will be. */
  count: number;
  /** How many are trained; the first `trained` entries below are filled. */
  trained: number;
  /** The goal's metric of each, in display units; a diverged network holds Infinity. */
  values: Float64Array;
  /** Flat parameters of each, in display units, one after another. */
  parameters: Float64Array;
  /** Parameters a network has. */
  width: number;
  /** The network that is picked out in the histogram, to be drawn as a ghost on the board. */
  picked: number | null;
}

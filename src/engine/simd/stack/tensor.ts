import type { Code, Local, Procedure } from '../wasm.ts';
import type { Arithmetic } from '../../arithmetic.ts';
import { HERE, type Vector } from '../arithmetic.ts';

/** Where numbers of the row at hand stand: among what the row brings along, or in the scratch. In bytes. */
export interface Place {
  readonly area: 'row' | 'scratch';
  readonly offset: number;
}

/**
 * The numbers of one row between two layers: `places` (cells of a picture, steps of a sequence) of `features` numbers each,
 * which begin `stride` numbers apart. Between layers the stride is a multiple of 4; what stands beyond the features is
 * multiplied by 0.
 */
export interface Tensor {
  readonly places: number;
  readonly features: number;
  readonly stride: number;
  readonly values: Place;
  /** What comes back to them; undefined where nobody asks: for the inputs of the network. */
  readonly back: Place | undefined;
}

/** Where the blocks of the kernel's memory begin, in bytes. */
export interface StackMap {
  readonly block: number;
  readonly parameters: number;
  readonly gradients: number;
  readonly memory: number;
  readonly mask: number;
  readonly l1: number;
  readonly l2: number;
  readonly scratch: number;
  readonly scratchBytes: number;
  readonly end: number;
}

/** What layers are written down with. */
export interface Pen {
  readonly f: Procedure;
  readonly m: Arithmetic<Vector>;
  readonly map: StackMap;
  /** The address of the row at hand. */
  readonly row: Local;
  /** Slopes are kept for the way back; else sums, for the loss. */
  readonly learning: boolean;
}

/** An address: what code pushes, and bytes beyond. */
export interface Spot {
  readonly base: Code;
  readonly offset: number;
}

export function spotOf({ row, map }: Pen, { area, offset }: Place): Spot {
  return area === 'row' ? { base: row.get, offset } : { base: HERE, offset: map.scratch + offset };
}

export const further = ({ base, offset }: Spot, bytes: number): Spot => ({ base, offset: offset + bytes });
export const beyond = ({ area, offset }: Place, bytes: number): Place => ({ area, offset: offset + bytes });

/** So many numbers, filled up to whole vectors. */
export const padded = (numbers: number): number => Math.ceil(numbers / 4) * 4;

/** Takes room: bytes of it, from where they begin. */
export type Take = (numbers: number) => number;

/** A table of parameters: where the reference has them, and where they stand in the blocks of the kernel. */
export interface Table {
  /** Of the reference: the index of the first, and how many columns a line has. */
  readonly from: number;
  readonly lines: number;
  readonly columns: number;
  /** Bytes from the beginning of a block; numbers from line to line. */
  readonly offset: number;
  readonly pitch: number;
  /** Where a line and a column of the reference stand; in order where left out. */
  readonly line?: (index: number) => number;
  readonly column?: (index: number) => number;
}

/** A layer as the kernel has it. */
export interface LayerCode {
  readonly output: Tensor;
  readonly tables: readonly Table[];
  /** Where the slopes of its activation (or its sums) are kept, as the output's values are; undefined: it has none. */
  readonly beside?: Place;
  /** Words of 32 bits that must stand there, and never change. */
  readonly facts?: { readonly place: Place; readonly words: Int32Array };
  /** What it draws from: a whole number that the machine puts there before every batch, and behind it 0. */
  readonly noise?: Place;
  /** Where the reference's unit stands among the numbers of a place, and so its target; in order where left out. */
  columnOf?(unit: number): number;
  /** From the input's values to the output's: sums, where an activation follows. */
  forward(pen: Pen): void;
  /** From what came back to the sums: adds gradients, and hands on what comes back to the input. */
  backward(pen: Pen): void;
  /** Written after each adjustment: what is kept of the parameters in another order. */
  prepare?(pen: Pen): void;
}

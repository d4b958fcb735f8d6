/** What a network of a population is at, as its mark says. */
export const RUNNING = 0;
export const DIVERGED = 1;
/** By early stopping. */
export const STOPPED = 2;

/** Per network: its state, epochs done, checks without gain, and one more than the epoch of the best check (0: none yet). */
export const MARKS = 4;

/** The numbers that tell one dispatch what to do. */
export interface Command {
  /** Networks, padding included. */
  readonly lanes: number;
  /** Rows in `data`, and how many of them make a batch. */
  readonly rows: number;
  readonly size: number;
  /** Epochs to train. */
  readonly epochs: number;
  /** Epochs trained before this dispatch. */
  readonly before: number;
  /** Epochs of the slice before this dispatch: where `order` and `gone` are read. */
  readonly local: number;
  /** 1 where every network has its own order of rows. */
  readonly shuffled: number;
  /** 1 where `rates` holds one for every epoch. */
  readonly scheduled: number;
  /** Which row of `losses` is written. */
  readonly slot: number;
  /** Which numbers of `state` are measured: the parameters, or the best so far. */
  readonly source: number;
  readonly patience: number;
  readonly least: number;
}

const FIELDS = ['lanes', 'rows', 'size', 'epochs', 'before', 'local', 'shuffled', 'scheduled', 'slot', 'source', 'patience'] as const;

/** Numbers that a program is told rather than compiled for. */
export const MOST_CONSTANTS = 16;

/** Bytes from one command to the next: what every device aligns uniforms to. */
export const COMMAND_STRIDE = 256;

/** The same in WGSL, as uniform `c`. */
export const COMMAND = `struct Command { ${FIELDS.map((field) => `${field}: u32`).join(', ')}, least: f32, constants: array<vec4<f32>, ${MOST_CONSTANTS / 4}> }`;

/** @param constants those of the program, at most MOST_CONSTANTS */
export function writeCommand(view: DataView, index: number, command: Command, constants: readonly number[]): void {
  const offset = index * COMMAND_STRIDE;
  FIELDS.forEach((field, place) => view.setUint32(offset + 4 * place, Math.min(command[field], 0xffffffff), true));
  view.setFloat32(offset + 4 * FIELDS.length, command.least, true);
  constants.forEach((value, k) => view.setFloat32(offset + 4 * (FIELDS.length + 1 + k), value, true));
}

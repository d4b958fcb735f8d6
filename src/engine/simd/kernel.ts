import type { Budget } from '../pieces.ts';

/** A kernel in the memory that it works in. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  /** Calls a procedure of the module. */
  call(name: string, ...values: number[]): void;
}

/** What a kernel is built from, once per shape. */
export interface Design {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Compiles designs, once per shape, and keeps the kernels that are not at work. */
export interface Workshop<D extends Design> {
  /** The kernel of that name, with the memory that `room` asks for, in bytes. What it takes to compile is taken off the budget. */
  take(name: string, draw: () => D, room: (design: D) => number, budget: Budget): Promise<{ readonly design: D; readonly kernel: Kernel }>;
  giveBack(name: string, kernel: Kernel): void;
}

const PAGE = 65536;
/** Shapes that are remembered, of small networks and of large ones each; the one that was longest out of use is forgotten. */
const SHAPES = 32;
/** Memory that is kept for the next call, in bytes; more is given up. */
const KEPT = 1_048_576;
/** Modules up to so many bytes are compiled at once, which saves two trips to another thread; older Chromium allows no more in a window. */
const AT_ONCE = 4096;
/** What it takes to draw and compile a byte of a module, and to begin, in multiplications. */
const BYTE = 100;
const BEGIN = 2e5;

interface Shape<D> {
  readonly design: D;
  readonly module: WebAssembly.Module;
  idle: Kernel | undefined;
}

export function makeWorkshop<D extends Design>(): Workshop<D> {
  const shapes = new Map<string, Shape<D>>();
  /**
   * Memories of forgotten shapes, for those to come: each holds on to a wide range of addresses until it is collected, so
   * that a thousand shapes in a row must not ask for a thousand of them.
   */
  const spare: WebAssembly.Memory[] = [];
  const keep = ({ memory }: Kernel) => { if (spare.length < SHAPES && isSmall(memory)) spare.push(memory); };
  const build = async (design: D, budget: Budget): Promise<Shape<D>> => {
    const { bytes } = design;
    budget.left -= BEGIN + BYTE * bytes.length;
    return { design, module: bytes.length <= AT_ONCE ? new WebAssembly.Module(bytes) : await WebAssembly.compile(bytes), idle: undefined };
  };
  return {
    async take(name, draw, room, budget) {
      const shape = shapes.get(name) ?? await build(draw(), budget);
      shapes.delete(name);
      shapes.set(name, shape);
      for (const [oldest, { idle }] of shapes) {
        if (shapes.size <= SHAPES) break;
        shapes.delete(oldest);
        if (idle !== undefined) keep(idle);
      }
      const bytes = room(shape.design);
      const kernel = shape.idle ?? instantiate(shape.module, bytes, spare.pop());
      shape.idle = undefined;
      const missing = bytes - kernel.memory.buffer.byteLength;
      if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
      return { design: shape.design, kernel };
    },
    giveBack(name, kernel) {
      const shape = shapes.get(name);
      if (shape === undefined || shape.idle !== undefined) keep(kernel);
      else if (isSmall(kernel.memory)) shape.idle = kernel;
    },
  };
}

const isSmall = ({ buffer }: WebAssembly.Memory): boolean => buffer.byteLength <= KEPT;

/** A kernel in a memory of zeros: its own, or one that others have left. */
function instantiate(module: WebAssembly.Module, bytes: number, left: WebAssembly.Memory | undefined): Kernel {
  const pages = Math.ceil(bytes / PAGE);
  const memory = left ?? new WebAssembly.Memory({ initial: pages });
  if (left !== undefined) {
    new Uint8Array(left.buffer).fill(0);
    const missing = pages - left.buffer.byteLength / PAGE;
    if (missing > 0) left.grow(missing);
  }
  const { exports } = new WebAssembly.Instance(module, { engine: { memory } });
  return {
    memory,
    call(name, ...values) {
      const procedure = exports[name];
      if (typeof procedure !== 'function') throw new Error(`kernel: no procedure "${name}"`);
      procedure(...values);
    },
  };
}

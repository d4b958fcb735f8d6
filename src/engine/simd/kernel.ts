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
  /** The kernel of that name, with the memory that `room` asks for, in bytes. */
  take(name: string, draw: () => D, room: (design: D) => number): Promise<{ readonly design: D; readonly kernel: Kernel }>;
  giveBack(name: string, kernel: Kernel): void;
}

const PAGE = 65536;
/** Shapes that are remembered; the one that was longest out of use is forgotten. */
const SHAPES = 32;
/** Memory that is kept for the next call, in bytes; more is given up. */
const KEPT = 1_048_576;
/** Modules up to so many bytes are compiled at once, which saves two trips to another thread; older Chromium allows no more in a window. */
const AT_ONCE = 4096;

interface Shape<D> {
  readonly design: D;
  readonly module: WebAssembly.Module;
  idle: Kernel | undefined;
}

export function makeWorkshop<D extends Design>(): Workshop<D> {
  const shapes = new Map<string, Shape<D>>();
  return {
    async take(name, draw, room) {
      const shape = shapes.get(name) ?? await build(draw());
      shapes.delete(name);
      shapes.set(name, shape);
      for (const oldest of shapes.keys()) {
        if (shapes.size <= SHAPES) break;
        shapes.delete(oldest);
      }
      const bytes = room(shape.design);
      const kernel = shape.idle ?? instantiate(shape.module, bytes);
      shape.idle = undefined;
      const missing = bytes - kernel.memory.buffer.byteLength;
      if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
      return { design: shape.design, kernel };
    },
    giveBack(name, kernel) {
      const shape = shapes.get(name);
      if (shape !== undefined && kernel.memory.buffer.byteLength <= KEPT) shape.idle = kernel;
    },
  };
}

async function build<D extends Design>(design: D): Promise<Shape<D>> {
  const { bytes } = design;
  return { design, module: bytes.length <= AT_ONCE ? new WebAssembly.Module(bytes) : await WebAssembly.compile(bytes), idle: undefined };
}

function instantiate(module: WebAssembly.Module, bytes: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
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

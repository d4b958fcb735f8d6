/**
 * A small assembler of WebAssembly modules: as much of the binary format as the generated kernels need. A module has
 * functions on i32 and v128, all exported, and one memory, imported as "engine" "memory". (Binary format:
 * https://webassembly.github.io/spec/core/binary/)
 */

/** Bytes of code, nested as they were put together; flattened once, when their procedure is done. */
export type Code = number | readonly Code[];

export type ValueType = 'i32' | 'f32' | 'v128';

const TYPE: Record<ValueType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const FUNCTION_TYPE = 0x60;
const EMPTY_BLOCK = 0x40;
const PAGE = 65536;

/** A parameter or local of a function. */
export interface Local {
  readonly index: number;
  /** Code that pushes its value. */
  readonly get: Code;
}

/** A function while it is being written. Nothing is returned; parameters are i32. */
export interface Procedure {
  readonly name: string;
  /** The next parameter, an i32; before the first local. */
  parameter(): Local;
  readonly parameterCount: () => number;
  local(type: ValueType): Local;
  /** Appends code that leaves the stack as it was. */
  emit(...code: Code[]): void;
  /** Computes a value once; the local that holds it. */
  keep(type: ValueType, value: Code): Local;
  /** Repeats what `body` emits while the i32 that `again` pushes is not 0: at least once. */
  repeat(body: () => void, again: () => Code): void;
  /** Runs what `body` emits where the i32 that `condition` pushes is not 0. */
  when(condition: Code, body: () => void): void;
  /** The entry in the module's list of function bodies. */
  readonly bytes: () => number[];
}

/** An unsigned number in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** A signed 32-bit number in LEB128. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const done = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
    bytes.push(done ? low : low + 128);
    if (done) return bytes;
  }
}

export function procedure(name: string): Procedure {
  let parameterCount = 0;
  const code: Code[] = [];
  const types: ValueType[] = [];
  const makeLocal = (index: number): Local => ({ index, get: [0x20, ...unsigned(index)] });
  const emit = (...more: Code[]) => { code.push(more); };
  const local = (type: ValueType) => makeLocal(parameterCount + types.push(type) - 1);
  return {
    name,
    parameter() {
      if (types.length > 0) throw new Error(`${name}: a parameter after a local; declare parameters first`);
      return makeLocal(parameterCount++);
    },
    parameterCount: () => parameterCount,
    local,
    emit,
    keep(type, value) {
      const kept = local(type);
      emit(value, set(kept));
      return kept;
    },
    repeat(body, again) {
      emit(0x03, EMPTY_BLOCK);
      body();
      emit(again(), 0x0d, 0, 0x0b);
    },
    when(condition, body) {
      emit(condition, 0x04, EMPTY_BLOCK);
      body();
      emit(0x0b);
    },
    bytes() {
      const runs: number[][] = [];
      let from = 0;
      types.forEach((type, at) => {
        if (types[at + 1] === type) return;
        runs.push([...unsigned(at + 1 - from), TYPE[type]]);
        from = at + 1;
      });
      const nested: readonly unknown[] = [vector(runs), code, 0x0b];
      const body = nested.flat(Infinity).map(Number);
      return [...unsigned(body.length), ...body];
    },
  };
}

/** Pops a value into a local. */
export function set(local: Local): Code {
  return [0x21, unsigned(local.index)];
}

/** Puts the module together. `bytes` is the least size of the memory that it will be given. */
export function assemble(procedures: readonly Procedure[], bytes: number): Uint8Array<ArrayBuffer> {
  const signatures = [...new Set(procedures.map((each) => each.parameterCount()))];
  const types = signatures.map((count) => [FUNCTION_TYPE, ...vector(Array.from({ length: count }, () => [TYPE.i32])), 0]);
  const imported = [...text('engine'), ...text('memory'), 0x02, 0x00, ...unsigned(Math.ceil(bytes / PAGE))];
  const functions = procedures.map((each) => unsigned(signatures.indexOf(each.parameterCount())));
  const exports = procedures.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  return new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    ...section(1, types),
    ...section(2, [imported]),
    ...section(3, functions),
    ...section(7, exports),
    ...section(10, procedures.map((each) => each.bytes())),
  ]);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const body = vector(entries);
  return [id, ...unsigned(body.length), ...body];
}

function vector(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

function text(name: string): number[] {
  return [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))];
}

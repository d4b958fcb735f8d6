import { signed, unsigned, type Code, type Local } from './wasm.ts';

/**
 * The instructions that the kernels use. Each function takes code that pushes its operands and returns code that pushes
 * its result (stores: nothing). `offset` is in bytes; addresses are i32.
 */

type Binary = (x: Code, y: Code) => Code;
type Unary = (x: Code) => Code;

const plain = (opcode: number): Binary => (x, y) => [x, y, opcode];
const simd = (opcode: number): readonly number[] => [0xfd, ...unsigned(opcode)];
const simdUnary = (opcode: number): Unary => {
  const code = simd(opcode);
  return (x) => [x, code];
};
const simdBinary = (opcode: number): Binary => {
  const code = simd(opcode);
  return (x, y) => [x, y, code];
};

export const i32 = {
  constant: (value: number): Code => [0x41, signed(value)],
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x36, 2, unsigned(offset)],
  notEqual: plain(0x47),
  lessUnsigned: plain(0x49),
  add: plain(0x6a),
  subtract: plain(0x6b),
  multiply: plain(0x6c),
  shiftRight: plain(0x76),
  /** A number in single precision without its fraction. */
  truncate: (x: Code): Code => [x, 0xa8],
  /** x where condition, else y. */
  select: (x: Code, y: Code, condition: Code): Code => [x, y, condition, 0x1b],
  increase: (local: Local, by: Code): Code => [local.get, by, 0x6a, 0x21, unsigned(local.index)],
};

const littleEndian = new DataView(new ArrayBuffer(4));

export const f32 = {
  constant: (value: number): Code => {
    littleEndian.setFloat32(0, value, true);
    return [0x43, ...[0, 1, 2, 3].map((at) => littleEndian.getUint8(at))];
  },
  divide: plain(0x95),
  load: (address: Code, offset = 0): Code => [address, 0x2a, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x38, 2, unsigned(offset)],
  notEqual: plain(0x5c),
  convert: (x: Code): Code => [x, 0xb2],
};

/** Four numbers in single precision, or four masks of 32 equal bits. */
export const f32x4 = {
  load: (address: Code, offset = 0): Code => [address, simd(0x00), 4, unsigned(offset)],
  /** One number into all four lanes. */
  loadSplat: (address: Code, offset = 0): Code => [address, simd(0x09), 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, simd(0x0b), 4, unsigned(offset)],
  zero: [simd(0x0c), Array.from({ length: 16 }, () => 0)],
  /** Lanes of x are 0 to 3, of y 4 to 7. */
  shuffle: (x: Code, y: Code, lanes: readonly [number, number, number, number]): Code =>
    [x, y, simd(0x0d), lanes.flatMap((lane) => [lane * 4, lane * 4 + 1, lane * 4 + 2, lane * 4 + 3])],
  splat: simdUnary(0x13),
  /** The number in one lane, as f32. */
  lane: (x: Code, lane: number): Code => [x, simd(0x1f), lane],
  equal: simdBinary(0x41),
  notEqual: simdBinary(0x42),
  greater: simdBinary(0x44),
  and: simdBinary(0x4e),
  /** The bits of x that are not in y. */
  andNot: simdBinary(0x4f),
  or: simdBinary(0x50),
  /** Bits of x where the mask has ones, else of y. */
  select: (x: Code, y: Code, mask: Code): Code => [x, y, mask, simd(0x52)],
  sqrt: simdUnary(0xe3),
  add: simdBinary(0xe4),
  subtract: simdBinary(0xe5),
  multiply: simdBinary(0xe6),
  divide: simdBinary(0xe7),
  /** y < x ? y : x */
  lesser: simdBinary(0xea),
  /** x < y ? y : x */
  larger: simdBinary(0xeb),
};

/** The same 128 bits as four integers. */
export const i32x4 = {
  constant: (lanes: readonly [number, number, number, number]): Code => [simd(0x0c), lanes.flatMap((lane) => [0, 8, 16, 24].map((bits) => (lane >>> bits) & 0xff))],
  splat: (value: number): Code => [i32.constant(value), simd(0x11)],
  /** An i32 into all four lanes. */
  spread: simdUnary(0x11),
  /** x <= y, both taken as unsigned. */
  notAbove: simdBinary(0x3e),
  xor: simdBinary(0x51),
  shiftLeft: (x: Code, by: number): Code => [x, i32.constant(by), simd(0xab)],
  shiftRight: (x: Code, by: number): Code => [x, i32.constant(by), simd(0xac)],
  shiftRightUnsigned: (x: Code, by: number): Code => [x, i32.constant(by), simd(0xad)],
  add: simdBinary(0xae),
  subtract: simdBinary(0xb1),
  multiply: simdBinary(0xb5),
  toFloat: simdUnary(0xfa),
};

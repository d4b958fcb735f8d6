import { recent } from './recent.ts';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = new Map([...SIGNS].map((sign, code) => [sign, code]));
const BYTES = 4;

/** Parameters as text: single precision, little-endian, base64. */
export function writeWeights(parameters: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(parameters.length * BYTES));
  for (let index = 0; index < parameters.length; index++) view.setFloat32(index * BYTES, parameters[index] ?? Number.NaN, true);
  const bytes = new Uint8Array(view.buffer);
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 3) {
    const [one = 0, two = 0, three = 0] = [bytes[from], bytes[from + 1], bytes[from + 2]];
    const left = bytes.length - from;
    pieces.push(`${SIGNS[one >> 2]}${SIGNS[((one & 3) << 4) | (two >> 4)]}${left > 1 ? SIGNS[((two & 15) << 2) | (three >> 6)] : '='}${left > 2 ? SIGNS[three & 63] : '='}`);
  }
  return pieces.join('');
}

/** Texts that were read lately: undo and redo read the same ones again, and what was found out about them is found by identity. */
const lately = recent<Float64Array>(12);

/** Text to so many parameters. @throws an Error that says what is wrong with it: not as many, or some of them no finite number. */
export function readWeights(text: string, count: number): Float64Array {
  const found = lately(text, () => decode(text, count));
  if (found.length !== count) throw new Error(`parameters: ${found.length} numbers; the network has ${count}`);
  return found;
}

function decode(text: string, count: number): Float64Array {
  const length = Math.ceil((count * BYTES) / 3) * 4;
  if (text.length !== length) throw new Error(`parameters: ${text.length} signs; ${count} numbers of four bytes take ${length}`);
  const bytes = new Uint8Array((text.length / 4) * 3);
  const code = (at: number): number => {
    const sign = text[at] ?? '';
    if (sign === '=' && at >= text.length - 2) return 0;
    const known = CODES.get(sign);
    if (known === undefined) throw new Error(`parameters: "${sign}" at ${at} is no sign of base64`);
    return known;
  };
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const all = (code(from) << 18) | (code(from + 1) << 12) | (code(from + 2) << 6) | code(from + 3);
    bytes[to] = all >> 16;
    bytes[to + 1] = (all >> 8) & 255;
    bytes[to + 2] = all & 255;
  }
  const view = new DataView(bytes.buffer);
  const parameters = Float64Array.from({ length: count }, (_, index) => view.getFloat32(index * BYTES, true));
  const wild = parameters.findIndex((value) => !Number.isFinite(value));
  if (wild >= 0) throw new Error(`parameters: number ${wild + 1} is ${parameters[wild]}; give finite numbers`);
  return parameters;
}

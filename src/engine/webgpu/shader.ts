import type { Arithmetic } from '../arithmetic.ts';

/** Writes WGSL, line after line: arithmetic becomes expressions, shared values become `let`s of the block that is open. */
export interface Shader extends Arithmetic<string> {
  line(text: string): void;
  /** Lines between braces after a head such as `if (x > 0.0)`. */
  block(head: string, body: () => void): void;
  /** A variable that begins with this value. */
  variable(value: string): string;
  /** The body for each index below `count` (a WGSL expression): written out one after the other, or once in a loop. */
  each(count: number, body: (index: string) => void): void;
  text(): string;
}

/** WGSL has no literal for what is beyond single precision. */
function literal(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) throw new Error(`${value} is beyond single precision`);
  return single < 0 ? `(${single}f)` : `${single}f`;
}

/** @param unrolled whether `each` writes its bodies out */
export function shader(unrolled: boolean): Shader {
  const lines: string[] = [];
  let indent = '';
  let names = 0;
  const name = (kind: string) => `${kind}${names++}`;
  const line = (text: string) => { lines.push(indent + text); };
  const block = (head: string, body: () => void) => {
    line(`${head} {`);
    indent += '  ';
    body();
    indent = indent.slice(2);
    line('}');
  };
  const named = (keyword: 'let' | 'var', value: string) => {
    const fresh = name('t');
    line(`${keyword} ${fresh} = ${value};`);
    return fresh;
  };
  return {
    line,
    block,
    text: () => lines.join('\n'),
    variable: (value) => named('var', value),
    each(count, body) {
      if (unrolled) {
        for (let index = 0; index < count; index++) body(`${index}u`);
        return;
      }
      const index = name('i');
      block(`for (var ${index} = 0u; ${index} < ${count}u; ${index}++)`, () => body(index));
    },
    constant: literal,
    add: (x, y) => `(${x} + ${y})`,
    subtract: (x, y) => `(${x} - ${y})`,
    multiply: (x, y) => `(${x} * ${y})`,
    divide: (x, y) => `(${x} / ${y})`,
    sqrt: (x) => `sqrt(${x})`,
    exp: (x) => `exponential(${x})`,
    log: (x) => `log(${x})`,
    whereGreater: (x, y, then, otherwise) => `select(${otherwise}, ${then}, ${x} > ${y})`,
    share: (x) => (/^[\w.]+$/.test(x) ? x : named('let', x)),
  };
}

/**
 * What shaders may lean on. The built-in exponent may be off by more units in the last place the farther x is from 0, so
 * x is first brought near 0 by whole powers of two. Not a number and infinity are told by their bits: a driver may
 * assume that they do not exist. (No variable without an initial value: a compiler zeroes those in loops only once.)
 */
export const PRELUDE = `
fn exponential(x: f32) -> f32 {
  let k = round(x * 1.44269504f);
  let near = exp((x - k * 0.693359375f) + k * 2.12194440e-4f) * exp2(k);
  return select(select(near, 3.4e38f, x > 88.7f), 0.0f, x < -87.3f);
}

fn finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}
`;

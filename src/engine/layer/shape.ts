/**
 * How the numbers of one row are arranged, the last place running fastest: [units], [steps, features] of a sequence (or nodes of
 * a graph, and their features), [height, width, channels] of a picture.
 */
export type Shape = readonly number[];

/** How many numbers a row of that shape has. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, count) => size * count, 1);
}

/** A sequence's steps and features; throws an Error that names the remedy where the shape is no sequence. */
export function sequenceOf(shape: Shape, kind: string): { readonly steps: number; readonly features: number } {
  const [steps, features] = shape;
  if (shape.length !== 2 || steps === undefined || features === undefined) {
    throw new Error(`kind: ${kind} wants steps × features but sees ${told(shape)}; give the network an inputShape [steps, features], or put embedding or repeat before it`);
  }
  return { steps, features };
}

/** A picture's height, width and channels; throws an Error that names the remedy where the shape is no picture. */
export function pictureOf(shape: Shape, kind: string): { readonly height: number; readonly width: number; readonly channels: number } {
  const [height, width, channels] = shape;
  if (shape.length !== 3 || height === undefined || width === undefined || channels === undefined) {
    throw new Error(`kind: ${kind} wants height × width × channels but sees ${told(shape)}; give the network an inputShape [height, width, channels], or put reshape before it`);
  }
  return { height, width, channels };
}

/** A shape as people write it: 28 × 28 × 1. */
export function told(shape: Shape): string {
  return shape.join(' × ');
}

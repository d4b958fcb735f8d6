import type { Card } from '../curriculum/card.ts';

/** One mark of a pictogram: an SVG path around the origin, and what its colour stands for. */
export interface Mark {
  path: string;
  role: 'you' | 'text' | 'error' | 'actual';
  filled: boolean;
  width: number;
}

const LINE = 2.4;

function line(role: Mark['role'], path: string, width = LINE): Mark {
  return { path, role, filled: false, width };
}

function shape(role: Mark['role'], path: string): Mark {
  return { path, role, filled: true, width: 0 };
}

function dot(x: number, y: number, radius: number): Mark {
  return shape('actual', `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`);
}

/** The pictograms of the rule cards, about 48 wide and 32 high: the same on the board and beside it. */
export const CARD_SIGNS: Readonly<Record<Card, readonly Mark[]>> = {
  predict: [dot(-17, -5, 3), dot(-6, -12, 3), dot(4, 5, 3), dot(16, 3, 3), line('you', 'M-23 -13L23 12')],
  error: [line('you', 'M-22 -12L22 -6'), line('error', 'M0 11V-8M-7 -8.5H7'), dot(0, 12, 4)],
  'times-input': [line('text', 'M-19 -7L-7 5M-7 -7L-19 5'), line('you', 'M1 9H22M1 9V4M8 9V4M15 9V4M22 9V-9')],
  // Back through a wire, from the right; and up a slope, with its gate.
  'times-weight': [line('text', 'M-21 -7L-9 5M-9 -7L-21 5'), line('you', 'M22 0H2M8 -6L2 0L8 6', 3.4), dot(20, 0, 4)],
  'times-slope': [line('text', 'M-21 -7L-9 5M-9 -7L-21 5'), line('you', 'M-2 10H8L22 -10')],
  average: [line('error', 'M-16 13V-9M-5 13V6M6 13V-13M17 13V2', 4), line('you', 'M-23 -3.5H23')],
  'times-rate': [
    line('text', 'M-21 -6L-10 5M-10 -6L-21 5'),
    // Two footprints, sole and heel.
    shape('you', 'M7.5 2.44a3.9 5.6 11.5 1 0 -7.64 -1.55a3.9 5.6 11.5 1 0 7.64 1.55z'),
    shape('you', 'M4.65 11.46a2.9 3 11.5 1 0 -5.68 -1.15a2.9 3 11.5 1 0 5.68 1.15z'),
    shape('you', 'M21.17 -5.09a3.9 5.6 40.1 1 0 -5.97 -5.02a3.9 5.6 40.1 1 0 5.97 5.02z'),
    shape('you', 'M14.35 1.46a2.9 3 40.1 1 0 -4.44 -3.74a2.9 3 40.1 1 0 4.44 3.74z'),
  ],
  subtract: [line('you', 'M0 -14V5M-6 -2L0 5L6 -2'), line('text', 'M-16 12H16M-20 -7H-10')],
};

export interface Colour {
  css: string;
  number: number;
}

export type Role =
  | 'ground' | 'panel' | 'line' | 'contour' | 'text' | 'quiet'
  | 'you' | 'glow' | 'flame' | 'reference' | 'target' | 'actual' | 'error' | 'positive' | 'negative';

export interface Palette extends Readonly<Record<Role, Colour>> {
  theme: 'night' | 'day';
  /** Colours of the parts 0 to 6. */
  parts: readonly Colour[];
}

/** Words and figures on the canvas; write the size in front: `16px ${FIGURES}`. */
export const FIGURES = '"Atkinson Hyperlegible Mono Variable", monospace';
export const WORDS = '"Atkinson Hyperlegible Next Variable", sans-serif';

function colour(css: string): Colour {
  return { css, number: Number.parseInt(css.slice(1), 16) };
}

const NIGHT: Palette = {
  theme: 'night',
  ground: colour('#0E1420'), panel: colour('#162033'), line: colour('#2B3B55'), contour: colour('#3B5174'),
  text: colour('#F2EFE8'), quiet: colour('#A9B4C4'),
  you: colour('#FFB454'), glow: colour('#FFB454'), flame: colour('#FFF1D6'), reference: colour('#7FB2E5'), target: colour('#4FD1A5'),
  actual: colour('#F2EFE8'), error: colour('#FF7A8A'), positive: colour('#E8C7FF'), negative: colour('#9FD8C0'),
  parts: ['#E69F00', '#56B4E9', '#2FBF8F', '#F0E442', '#CC79A7', '#E8743B', '#9FA8FF'].map(colour),
};

const DAY: Palette = {
  theme: 'day',
  ground: colour('#F6F1E7'), panel: colour('#FFFDF8'), line: colour('#C9BFA8'), contour: colour('#B5A888'),
  text: colour('#1B2430'), quiet: colour('#566173'),
  you: colour('#A84A05'), glow: colour('#F5A02E'), flame: colour('#FFE3B3'), reference: colour('#2B6CB0'), target: colour('#0B7A55'),
  actual: colour('#1B2430'), error: colour('#B3263A'), positive: colour('#6B3FA0'), negative: colour('#1F6B57'),
  parts: ['#8A5F00', '#1F6A96', '#0B7A55', '#716A00', '#9A3D73', '#AD4415', '#4A55C8'].map(colour),
};

export function paletteOf(theme: 'night' | 'day'): Palette {
  return theme === 'night' ? NIGHT : DAY;
}

/** A colour seen through, as a css string. */
export function fade(of: Colour, alpha: number): string {
  return `rgba(${of.number >> 16}, ${(of.number >> 8) & 255}, ${of.number & 255}, ${alpha})`;
}

/** A colour part of the way to another. */
export function blend(from: Colour, to: Colour, part: number): Colour {
  const mix = (shift: number) => Math.round(((from.number >> shift) & 255) * (1 - part) + ((to.number >> shift) & 255) * part);
  const number = (mix(16) << 16) | (mix(8) << 8) | mix(0);
  return { number, css: `#${number.toString(16).padStart(6, '0')}` };
}

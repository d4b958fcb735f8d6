import { fade, FIGURES, type Palette } from './palette.ts';

/** A place that was looked at: where it lies, how the ground falls there (pixels down a pixel), and its figure. */
export interface Look {
  x: number;
  y: number;
  slope: number;
  label: string;
  /** The lantern that is carried hangs just over it. */
  met: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const HALF = 17;

const apart = (one: Box, other: Box) => one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;

/** What each look found stays on the ground: a short piece of slope, and its figure where there is room beside `taken`. */
export function drawLooks(context: CanvasRenderingContext2D, palette: Palette, looks: readonly Look[], size: number, frame: { x: number; width: number }, taken: readonly Box[]): void {
  const kept = [...taken];
  context.save();
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { x, y, slope, label, met } of looks.toReversed()) {
    const length = Math.hypot(1, slope);
    context.strokeStyle = met ? palette.you.css : fade(palette.text, 0.75);
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - HALF / length, y - (HALF * slope) / length);
    context.lineTo(x + HALF / length, y + (HALF * slope) / length);
    context.stroke();
    const half = context.measureText(label).width / 2 + 3;
    const middle = Math.min(Math.max(x, frame.x + half), frame.x + frame.width - half);
    const clear = size * 0.6 + Math.abs((HALF * slope) / length) + 8;
    const boxes = [y - clear, y + clear].map((line) => ({ left: middle - half, right: middle + half, top: line - size * 0.6, bottom: line + size * 0.6 }));
    const box = boxes.find((each) => kept.every((other) => apart(each, other))) ?? (met ? boxes[0] : undefined);
    if (box === undefined) continue;
    kept.push(box);
    const line = (box.top + box.bottom) / 2;
    context.lineWidth = 5;
    context.strokeStyle = fade(palette.ground, 0.85);
    context.strokeText(label, middle, line);
    context.fillStyle = met ? palette.you.css : palette.quiet.css;
    context.fillText(label, middle, line);
  }
  context.restore();
}

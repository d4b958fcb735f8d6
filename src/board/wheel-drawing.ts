import type { Machine } from '../curriculum/level-question.ts';
import { FAR, foldOf, promised, turnedOut, type Town } from '../curriculum/towns.ts';
import type { Words } from '../game/translate.ts';
import { drawLightPool } from './lantern.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

/** A miss in dollars that reaches the rim. */
const LONGEST = 45;

/** Heights of a few hotels along the road, and what each kind of machine makes of them: every one by heart, two steps, a line. */
const SAMPLE = [0.9, 0.62, 0.74, 0.3, 0.12] as const;
const MAKES: Readonly<Record<Machine, readonly (readonly [number, number])[]>> = {
  memory: SAMPLE.flatMap((height, index) => [[index / 5, height], [(index + 1) / 5, height]] as const),
  cut: [[0, 0.75], [0.6, 0.75], [0.6, 0.21], [1, 0.21]],
  line: [[0, 1], [1, 0.07]],
};

/** How a machine learns, in small. */
function drawKind(context: Context, palette: Palette, machine: Machine, x: number, y: number, wide: number, tall: number): void {
  const at = (across: number, height: number) => [x + (across - 0.5) * wide, y + (0.5 - height) * tall] as const;
  context.beginPath();
  for (const [across, height] of MAKES[machine]) context.lineTo(...at(across, height));
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.stroke();
  context.fillStyle = palette.actual.css;
  for (const [index, height] of SAMPLE.entries()) {
    context.beginPath();
    context.arc(...at((index + 0.5) / SAMPLE.length, height), 2.2, 0, 2 * Math.PI);
    context.fill();
  }
}

/** A machine's wheel: the known hotels around it by their distance, and a ray for each that was kept back so far. `turned`: how far the wheel has gone round, from 1, one fold, to 3. */
export function drawWheel(context: Context, palette: Palette, words: Words, machine: Machine, town: Town, turned: number, area: Area, hovered: boolean, narrow: boolean): void {
  const head = narrow ? 22 : 30;
  const [x, y] = [area.x + area.width / 2, area.y + head + (area.height - head) / 2];
  const reach = Math.min(area.width, area.height - head) / 2 - 8;
  const hub = reach * 0.42;
  const misses = turnedOut(town, machine);
  const whole = turned >= 2.99;
  context.save();
  if (hovered) drawLightPool(context, palette, x, y, reach * 1.2, 0.9);
  context.font = `650 ${narrow ? 16 : 18}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = hovered ? palette.you.css : palette.text.css;
  context.fillText(words.t(`machine.${machine}`), x, area.y + head / 2, area.width - 4);
  const above = y - reach - area.y - head;
  if (above > 26) drawKind(context, palette, machine, x, area.y + head + above / 2, narrow ? 56 : 72, Math.min(32, above - 10));
  context.lineWidth = 1;
  for (const part of [0.25, 0.5, 0.75, 1]) {
    context.beginPath();
    context.arc(x, y, hub + (reach - hub) * part, 0, 2 * Math.PI);
    context.strokeStyle = fade(palette.contour, part === 1 ? 0.9 : 0.45);
    context.stroke();
  }
  const angleOf = (hotel: number) => ((hotel + 0.5) / town.known.length) * 2 * Math.PI - Math.PI / 2;
  const half = Math.PI / town.known.length;
  for (const [hotel, miss] of misses.entries()) {
    const fold = foldOf(town, hotel);
    const shown = Math.min(1, Math.max(0, turned - fold));
    const angle = angleOf(hotel);
    const now = fold === Math.min(2, Math.ceil(turned) - 1);
    if (now && !whole) {
      context.beginPath();
      context.moveTo(x + hub * Math.cos(angle - half), y + hub * Math.sin(angle - half));
      context.arc(x, y, reach, angle - half, angle + half);
      context.arc(x, y, hub, angle + half, angle - half, true);
      context.closePath();
      context.fillStyle = fade(palette.glow, 0.14);
      context.fill();
    }
    const kept = shown > 0;
    if (kept) {
      const far = hub + (reach - hub) * Math.min(1, miss / LONGEST) * shown;
      context.beginPath();
      context.moveTo(x + hub * Math.cos(angle), y + hub * Math.sin(angle));
      context.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
      context.strokeStyle = palette.error.css;
      context.lineWidth = narrow ? 3 : 5;
      context.lineCap = 'round';
      context.stroke();
    }
    context.beginPath();
    context.arc(x + hub * Math.cos(angle), y + hub * Math.sin(angle), (narrow ? 3 : 4.5) + ((town.known[hotel]?.miles ?? 0) / FAR) * 1.5, 0, 2 * Math.PI);
    context.fillStyle = kept ? palette.you.css : palette.actual.css;
    context.fill();
  }
  context.font = `600 ${narrow ? 18 : 26}px ${FIGURES}`;
  context.fillStyle = palette.text.css;
  context.fillText(words.t('unit.dollar', { value: words.number(promised(town, machine, whole ? 'wheel' : true), 1) }), x, y, 2 * hub - 16);
  context.restore();
}

import { placesSeen } from '../curriculum/look.ts';
import { gradientAt } from '../curriculum/measured.ts';
import { easeOut } from '../game/hop.ts';
import { drawNotch, drawValueAxis, symbolOf, textSize } from './axes.ts';
import { createDawn } from './dawn.ts';
import { createLayer } from './layer.ts';
import { fade, FIGURES, paletteOf, WORDS } from './palette.ts';
import { type Plot, plotX } from './profile.ts';
import type { CreateView } from './view.ts';

const RISE_SECONDS = 0.6;

/** The gradient at each place looked at, as a post: its height is the slope there. By day, the line through their tops. */
export const createSlopes: CreateView<'slopes'> = (scene, services, view, area) => {
  const { game } = services;
  const { parameter, axis, reach } = view;
  const palette = paletteOf(services.theme());
  const size = textSize(area);
  const layer = createLayer(scene, area);
  const left = size * 2.6 + 10;
  const inner = { x: area.x + left, y: area.y + size + 12, width: area.width - left - 14, height: area.height - 2 * size - 34 };
  const plot: Plot = { area: inner, min: axis.min, max: axis.max, ceiling: 1, depth: 0 };
  const dawn = createDawn(() => services.reducedMotion());
  let posts = 0;
  let clock = Infinity;

  const yOf = (slope: number) => inner.y + inner.height / 2 - (Math.max(-reach, Math.min(reach, slope)) / reach) * (inner.height / 2);

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      dawn.follow(play, seconds);
      // What a call was about is seen with its answer.
      const seen = play.phase === 'call' && play.verdict !== 'open' ? [...placesSeen(play), play.values] : placesSeen(play);
      if (seen.length !== posts) {
        clock = seen.length > posts && posts > 0 && !services.reducedMotion() ? 0 : Infinity;
        posts = seen.length;
      }
      clock += seconds;
      const words = services.words();
      const { context } = layer;
      layer.clear();
      context.save();
      drawValueAxis(context, palette, words, plot, parameter, size, inner.x + inner.width + 8);
      context.strokeStyle = fade(palette.text, 0.6);
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(inner.x, yOf(0));
      context.lineTo(inner.x + inner.width, yOf(0));
      context.stroke();
      context.font = `${size}px ${FIGURES}`;
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      context.fillStyle = palette.quiet.css;
      for (const slope of inner.height > 5 * size ? [-reach / 2, 0, reach / 2] : [0]) context.fillText(words.number(slope, 0), inner.x - 6, yOf(slope));
      context.textAlign = 'left';
      context.font = `${size}px ${WORDS}`;
      context.fillText(`d${symbolOf(words, parameter)}`, inner.x + 4, area.y + size / 2 + 2);
      const day = dawn.part();
      if (day !== null) {
        const ends = [axis.min, axis.min + (axis.max - axis.min) * day].map((value) => ({ x: plotX(plot, value), slope: gradientAt(play.stage, { ...play.values, [parameter]: value }, parameter) }));
        context.beginPath();
        context.save();
        context.rect(inner.x, inner.y, inner.width, inner.height);
        context.clip();
        context.strokeStyle = palette.target.css;
        context.lineWidth = 2;
        context.beginPath();
        for (const { x, slope } of ends) context.lineTo(x, inner.y + inner.height / 2 - (slope / reach) * (inner.height / 2));
        context.stroke();
        context.restore();
      }
      seen.forEach((values, index) => {
        const at = values[parameter] ?? Number.NaN;
        const slope = gradientAt(play.stage, values, parameter);
        const part = index === seen.length - 1 ? easeOut(clock / RISE_SECONDS) : 1;
        const [x, y] = [plotX(plot, at), yOf(slope * part)];
        context.strokeStyle = palette.you.css;
        context.lineWidth = 3;
        context.beginPath();
        context.moveTo(x, yOf(0));
        context.lineTo(x, y);
        context.stroke();
        context.fillStyle = palette.flame.css;
        context.beginPath();
        context.arc(x, y, 5, 0, 2 * Math.PI);
        context.fill();
      });
      const notch = game.shown()[parameter] ?? Number.NaN;
      if (notch >= axis.min && notch <= axis.max) drawNotch(context, palette, plotX(plot, notch), inner.y + inner.height + 1, 'below');
      context.restore();
    },
    moving: () => clock < RISE_SECONDS || dawn.moving(),
    destroy: () => layer.destroy(),
  };
};

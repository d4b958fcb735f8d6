import { coursesOf, figureAt, heatIds, lapAsked, lapsOf, networkOf, runOf, runsAsked, runRight, runValue } from '../curriculum/race.ts';
import type { Race } from '../curriculum/level-race.ts';
import type { Play } from '../curriculum/play.ts';
import { layout } from '../engine/network.ts';
import type { Words } from '../game/translate.ts';
import { drawHollowLantern, drawLantern, drawLightPool } from './lantern.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { type Head, raceFigure, type RaceFrame, runLabel, seenData } from './race-laps.ts';
import type { RaceShow } from './race-show.ts';

type Context = CanvasRenderingContext2D;

/** A network as dots in columns, its foot at the bottom. */
function drawShape(context: Context, palette: Palette, layers: readonly number[], x: number, bottom: number, tall: number, wide: number): void {
  const most = Math.max(...layers);
  const gap = Math.min(9, tall / most);
  const apart = Math.min(16, wide / Math.max(1, layers.length));
  const place = (layer: number, unit: number) => ({ x: x + (layer - (layers.length - 1) / 2) * apart, y: bottom - tall / 2 + (unit - ((layers[layer] ?? 1) - 1) / 2) * gap });
  context.strokeStyle = fade(palette.quiet, 0.3);
  context.lineWidth = 1;
  context.beginPath();
  for (let layer = 1; layer < layers.length; layer++) {
    for (let from = 0; from < (layers[layer - 1] ?? 0); from++) {
      for (let to = 0; to < (layers[layer] ?? 0); to++) {
        const [one, other] = [place(layer - 1, from), place(layer, to)];
        context.moveTo(one.x, one.y);
        context.lineTo(other.x, other.y);
      }
    }
  }
  context.stroke();
  context.fillStyle = palette.text.css;
  for (const [layer, units] of layers.entries()) {
    for (let unit = 0; unit < units; unit++) {
      const { x: left, y } = place(layer, unit);
      context.beginPath();
      context.arc(left, y, 2.6, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Every run a column over the shape of its network, every start of it a lantern; the bar that is asked for as a double line. */
export function drawEnds(context: Context, palette: Palette, words: Words, play: Play, race: Race, show: RaceShow, frame: RaceFrame, size: number, hovered: string | null): readonly Head[] {
  const question = show.asked?.question;
  const ids = question === undefined ? race.runs.map(({ id }) => id) : runsAsked(play.stage, question);
  const ask = question?.ask;
  const { area } = frame;
  const wide = area.width / ids.length;
  const heads: Head[] = [];
  const reached: { x: number; count: string; all: string; right: boolean }[] = [];
  const bottom = area.y + area.height;
  const reach = ask?.of === 'run' ? ask.reach : undefined;
  const bar = reach === undefined ? null : 'atLeast' in reach ? reach.atLeast : reach.atMost;
  const truth = question?.answer.kind === 'run' && show.part >= 1 ? runRight(play.stage, show.values, question) : null;
  for (const [index, id] of ids.entries()) {
    const run = runOf(race, id);
    if (run === undefined) continue;
    const x = area.x + (index + 0.5) * wide;
    const lit = hovered === id || show.given === id;
    if (lit) {
      context.fillStyle = fade(palette.you, 0.1);
      context.fillRect(x - wide / 2 + 3, area.y - 10, wide - 6, area.height + 10);
    }
    if (truth === id) {
      context.strokeStyle = palette.target.css;
      context.lineWidth = 2;
      context.strokeRect(x - wide / 2 + 3, area.y - 10, wide - 6, area.height + 10);
    }
    heads.push({ run: id, x, y: bottom });
    const layers = [play.stage.task.network.inputs, ...layout(networkOf(play.stage.task, race, run)).map(({ units }) => units)];
    const room = Math.min(88, area.height * 0.28);
    drawShape(context, palette, layers, x, bottom + room + 2, room - 10, wide - 14);
    context.font = `600 ${size}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillStyle = lit ? palette.you.css : palette.text.css;
    context.fillText(runLabel(words, play, show, id), x, bottom + room + 6, wide - 2);
    const seen = show.values['seen'] ?? 0;
    if (show.part === 0 && seen === 0) continue;
    const data = seenData(show);
    const courses = coursesOf(play.stage, race, show.values, run);
    const lap = ask?.of === 'run' ? lapAsked(play.stage, race, run, show.values, ask) : lapsOf(race, run);
    const ends = courses.map((course) => figureAt(course, data, lap));
    if (show.part >= 1 && ask?.of === 'run' && ask.reach !== undefined) reached.push({ x, count: words.number(runValue(play.stage, show.values, ask, id), 0), all: words.number(ends.length, 0), right: truth === id });
    // Of a lone start, how many rows it has right.
    const [lone] = ends.length === 1 && race.metric === 'accuracy' ? ends : [];
    if (lone !== undefined && reach === undefined) reached.push({ x, count: raceFigure(words, play, race, show, data, lone), all: words.number(heatIds(play.stage, race, show.values)[data].length, 0), right: truth === id });
    const rank = new Map<string, number>();
    for (const [start, end] of ends.entries()) {
      const level = end.toFixed(3);
      const place = rank.get(level) ?? 0;
      rank.set(level, place + 1);
      const fall = seen > 0 && show.part === 0 ? 1 : Math.min(1, Math.max(0, show.part * 1.6 - start * 0.06));
      const side = (place % 2 === 0 ? 1 : -1) * Math.ceil(place / 2) * Math.min(13, (wide - 14) / ends.length);
      const y = area.y - 30 + (frame.y(end) - area.y + 30) * fall;
      const enough = reach !== undefined && bar !== null && ('atLeast' in reach ? end >= bar - 1e-9 : end <= bar + 1e-9);
      if (enough && fall === 1) {
        drawLightPool(context, palette, x + side, y, 22, 0.7);
        drawLantern(context, palette, x + side, y + 7, 16, 0.4);
      } else drawHollowLantern(context, palette, x + side, y, 11, 0.9);
    }
  }
  if (bar !== null) {
    context.strokeStyle = palette.target.css;
    context.lineWidth = 1.5;
    for (const apart of [-2, 2]) {
      context.beginPath();
      context.moveTo(area.x, frame.y(bar) + 9 + apart);
      context.lineTo(area.x + area.width, frame.y(bar) + 9 + apart);
      context.stroke();
    }
  }
  // How many of its starts got there, or how many rows its lone one has right.
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.85);
  const narrow = reached.some(({ count, all }) => context.measureText(`${count}/${all}`).width > wide - 8);
  for (const { x, count, all, right } of reached) {
    const text = narrow ? count : `${count}/${all}`;
    context.strokeText(text, x, bottom - 4);
    context.fillStyle = (right ? palette.target : palette.text).css;
    context.fillText(text, x, bottom - 4);
  }
  return heads;
}

import { type Course, coursesOf, heatIds, missesOf, runOf, runsAsked } from '../curriculum/race.ts';
import { rowsOf } from '../curriculum/dataset.ts';
import type { Race } from '../curriculum/level-race.ts';
import type { Play } from '../curriculum/play.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Rows } from '../engine/rows.ts';
import type { Words } from '../game/translate.ts';
import { drawChartAxes, footRoom } from './axes.ts';
import { classColour, traceClass } from './boundary-drawing.ts';
import { fade, FIGURES, type Palette } from './palette.ts';
import type { Head } from './race-laps.ts';
import type { RaceShow } from './race-show.ts';
import { type Chart, chartPoint } from './relief.ts';
import type { Area } from './view.ts';

type Context = CanvasRenderingContext2D;

const [X, Y] = [{ min: 0, max: 20.4 }, { min: 1.9, max: 5.1 }];
const [ACROSS, UP] = [68, 44];
const grounds = new WeakMap<readonly Course[], readonly number[]>();

/** What most starts say of each patch of the ground. */
function groundOf(courses: readonly Course[], outputs: number): readonly number[] {
  const found = grounds.get(courses);
  if (found !== undefined) return found;
  const inputs = Float64Array.from({ length: ACROSS * UP * 2 }, (_, index) => {
    const patch = Math.floor(index / 2);
    return index % 2 === 0 ? X.min + ((patch % ACROSS) + 0.5) * (X.max - X.min) / ACROSS : Y.min + (Math.floor(patch / ACROSS) + 0.5) * (Y.max - Y.min) / UP;
  });
  const rows: Rows = { inputs, targets: new Float64Array(ACROSS * UP * outputs), count: ACROSS * UP, features: 2, outputs };
  const said = courses.map((course) => course.ask(rows));
  const ground = Array.from({ length: ACROSS * UP }, (_, patch) => {
    const votes = Array.from({ length: outputs }, () => 0);
    for (const says of said) {
      const label = classOf(says, patch, outputs);
      votes[label] = (votes[label] ?? 0) + 1;
    }
    return votes.indexOf(Math.max(...votes));
  });
  grounds.set(courses, ground);
  return ground;
}

function drawPatches(context: Context, palette: Palette, { area }: Chart, ground: readonly number[], outputs: number, part: number): void {
  const [wide, tall] = [area.width / ACROSS, area.height / UP];
  for (const [patch, label] of ground.entries()) {
    const column = patch % ACROSS;
    if (column / ACROSS > part) continue;
    const [x, y] = [Math.round(area.x + column * wide), Math.round(area.y + area.height - (Math.floor(patch / ACROSS) + 1) * tall)];
    const [end, low] = [Math.round(area.x + (column + 1) * wide), Math.round(area.y + area.height - Math.floor(patch / ACROSS) * tall)];
    context.fillStyle = fade(classColour(palette, outputs, label), 0.17);
    context.fillRect(x, y, end - x, low - y);
    const [right, above] = [column + 1 < ACROSS ? ground[patch + 1] : label, ground[patch + ACROSS] ?? label];
    context.fillStyle = palette.you.css;
    if (right !== label) context.fillRect(x + wide - 1, y, 2, tall + 0.5);
    if (above !== label) context.fillRect(x, y - 1, wide + 0.5, 2);
  }
}

interface Ring extends Head {
  missed: number;
  text: string;
}

/** Sides of a ring on which its number may stand, the first of them first. */
const SIDES: readonly (readonly [number, number])[] = [[1, -1], [-1, -1], [1, 1], [-1, 1]];

/** Numbers beside their rings, on a side that keeps clear of other rings and of numbers that stand already. */
function drawNumbers(context: Context, palette: Palette, chart: Chart, rings: readonly Ring[], size: number): void {
  const taken = rings.map(({ x, y }) => ({ x, y, wide: 15, tall: 15 }));
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.85);
  for (const { x, y, text, missed } of rings) {
    const wide = context.measureText(text).width / 2;
    const boxes = SIDES.map(([across, down]) => ({ x: x + across * (17 + wide), y: y + down * 15, wide, tall: size / 2 }));
    const free = (box: (typeof boxes)[number]) => box.x + wide < chart.area.x + chart.area.width + 18 && box.x - wide > chart.area.x - 6
      && taken.every((other) => Math.abs(other.x - box.x) > other.wide + box.wide || Math.abs(other.y - box.y) > other.tall + box.tall);
    const box = boxes.find(free) ?? boxes[0];
    if (box === undefined) continue;
    taken.push(box);
    context.strokeText(text, box.x, box.y);
    context.fillStyle = missed > 0 ? palette.error.css : palette.text.css;
    context.fillText(text, box.x, box.y);
  }
}

/** Hotels by class on the ground, those kept back ringed and numbered; answered, the ground that most starts make of it, and who was missed by how many. Where the ringed ones are. */
export function drawRaceMap(context: Context, palette: Palette, words: Words, play: Play, race: Race, show: RaceShow, area: Area, size: number, picked: number | null): readonly Head[] {
  const question = show.asked?.question;
  const run = runOf(race, (question === undefined ? undefined : runsAsked(play.stage, question)[0]) ?? '');
  if (run === undefined) return [];
  const left = size * 1.6 + 18;
  const chart: Chart = { area: { x: area.x + left, y: area.y + 46, width: area.width - left - 22, height: area.height - 46 - footRoom(area) }, x: X, y: Y };
  drawChartAxes(context, palette, words, chart, ['distance', 'rating'], size);
  const ids = heatIds(play.stage, race, show.values);
  const { dataset } = play.stage.task;
  const outputs = play.stage.train.outputs;
  if (show.part > 0) drawPatches(context, palette, chart, groundOf(coursesOf(play.stage, race, show.values, run), outputs), outputs, show.part);
  const misses = show.part > 0 ? missesOf(play.stage, show.values, { of: 'missed', run: run.id, data: 'test' }) : [];
  const starts = race.heats[(show.values['heat'] ?? 1) - 1]?.starts.length ?? 0;
  const rings: Ring[] = [];
  for (const data of ['train', 'test'] as const) {
    const rows = rowsOf(dataset, ids[data]);
    for (const [row, id] of ids[data].entries()) {
      const { x, y } = chartPoint(chart, rows.inputs[2 * row] ?? 0, rows.inputs[2 * row + 1] ?? 0);
      const label = classOf(rows.targets, row, outputs);
      const test = data === 'test';
      traceClass(context, outputs, label, x, y, test ? 9 : 6.5);
      context.fillStyle = fade(classColour(palette, outputs, label), test ? 1 : 0.62);
      context.fill();
      if (!test) continue;
      const missed = misses[row] ?? 0;
      context.beginPath();
      context.arc(x, y, picked === id ? 19 : 15, 0, 2 * Math.PI);
      context.strokeStyle = missed > 0 ? palette.error.css : show.given === String(id) || picked === id ? palette.you.css : palette.text.css;
      context.lineWidth = picked === id || show.given === String(id) ? 4 : 2;
      context.stroke();
      rings.push({ run: String(id), x, y, missed, text: missed > 0 ? `${words.number(id, 0)}: ${words.number(missed, 0)}/${words.number(starts, 0)}` : words.number(id, 0) });
    }
  }
  drawNumbers(context, palette, chart, rings, size);
  return rings;
}

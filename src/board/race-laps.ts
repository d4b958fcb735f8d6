import { type Course, coursesOf, figureAt, heatIds, lapsOf, medianOf, type RowsSeen, runOf, runsAsked, runOfCase, runRight, updatesPerLap } from '../curriculum/race.ts';
import { bestStop } from '../curriculum/hint-race.ts';
import { runCatching } from '../curriculum/catch-up.ts';
import type { Race } from '../curriculum/level-race.ts';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { runLetter } from '../game/run-letter.ts';
import type { Words } from '../game/translate.ts';
import { symbolOf, textSize } from './axes.ts';
import { drawHollowLantern, drawLantern, drawValley } from './lantern.ts';
import { type Colour, fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { lapsSeen, lapsShown, type RaceShow } from './race-show.ts';
import { ticks } from './ticks.ts';
import type { Area } from './view.ts';

type RaceView = Extract<View, { kind: 'race' }>;
type Context = CanvasRenderingContext2D;

/** Where laps and figures lie on the board. */
export interface RaceFrame {
  area: Area;
  most: number;
  x(lap: number): number;
  y(value: number): number;
}

export interface Head {
  run: string;
  x: number;
  y: number;
}

const CURVES: readonly RowsSeen[] = ['train', 'test', 'sealed'];
const DASHES: Readonly<Record<RowsSeen, readonly number[]>> = { train: [], test: [9, 6], sealed: [2, 5] };

/** The figure of the race as it is written: of classes, how many are right. */
export function raceFigure(words: Words, play: Play, race: Race, show: RaceShow, data: RowsSeen, value: number): string {
  if (race.metric !== 'accuracy') return words.number(value, value >= 10 ? 0 : undefined);
  return words.number(Math.round(value * heatIds(play.stage, race, show.values)[data].length), 0);
}

/** Whose figures are on the board: before an answer those that may be seen. */
export function seenData({ asked, part }: RaceShow): RowsSeen {
  const ask = asked?.question.ask;
  return ask?.of === 'run' && (part > 0 || asked?.question.sees.includes(ask.data) === true) ? ask.data : (asked?.question.sees[0] ?? 'train');
}

/** The runs of a question; of a case the one that nobody knows the name of, and, once it is closed, what it comes to without the fault. */
function runsShown(play: Play, race: Race, show: RaceShow): readonly string[] {
  const question = show.asked?.question;
  const suspect = runOfCase(play.stage.task, question, show.values);
  if (suspect !== null) return [suspect.id, ...(show.part > 0 && question?.cure !== undefined && question.cure !== suspect.id ? [question.cure] : [])];
  if (question === undefined) return race.runs.map(({ id }) => id);
  const behind = show.part > 0 && question.ask.of === 'catch-up' ? runCatching(play.stage, show.values, question.ask.run) : undefined;
  return [...runsAsked(play.stage, question), ...(behind === undefined ? [] : [behind.id])];
}

/** Rows whose figures are seen: of a case those that were looked at, and all once it is closed. */
function rowsSeen({ asked, opened, part }: RaceShow): readonly RowsSeen[] {
  const question = asked?.question;
  if (question?.planted === true) return CURVES.filter((data) => part > 0 || opened.includes(data));
  if (question === undefined) return ['train'];
  return part > 0 && question.ask.of === 'run' && !question.sees.includes(question.ask.data) ? [...question.sees, question.ask.data] : question.sees;
}

export function raceFrame(play: Play, race: Race, view: RaceView, show: RaceShow, area: Area): RaceFrame {
  const size = textSize(area);
  const narrow = area.width < 480;
  const left = size * (view.axis.max >= 1000 ? 3.4 : 2.4) + 14;
  const label = runsShown(play, race, show).length === 1 || show.asked?.question.planted === true;
  const right = narrow ? (label ? 110 : 62) : label ? 120 : 96;
  const inner = { x: area.x + left, y: area.y + (narrow ? 40 : 56), width: area.width - left - right, height: area.height - (narrow ? 40 : 56) - size - (narrow ? 26 : 42) };
  const rows = heatIds(play.stage, race, show.values).train.length;
  const along = show.asked?.question.along ?? 'laps';
  const ids = runsShown(play, race, show);
  const runs = ids.flatMap((id) => runOf(race, id) ?? []);
  const most = Math.max(1, ...runs.map((run) => (along === 'laps' ? lapsOf(race, run) : Math.max(1, lapsShown(play, race, show, run.id)) * updatesPerLap(rows, race, run))));
  const across = (value: number) => (view.laps === 'log' && along === 'laps' ? Math.log1p(value) / Math.log1p(most) : value / most);
  const { min, max } = view.axis;
  const up = (value: number) => (view.scale === 'log' ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min));
  return {
    area: inner, most,
    x: (lap) => inner.x + across(lap) * inner.width,
    y: (value) => inner.y + inner.height * (1 - Math.min(1.04, Math.max(-0.02, Number.isFinite(value) ? up(value) : 1.04))),
  };
}

export function drawRaceAxes(context: Context, palette: Palette, words: Words, play: Play, race: Race, view: RaceView, show: RaceShow, frame: RaceFrame, size: number, foot: boolean): void {
  const { area } = frame;
  const bottom = area.y + area.height;
  const data = seenData(show);
  context.save();
  context.font = `${size}px ${FIGURES}`;
  context.lineWidth = 1;
  context.strokeStyle = fade(palette.line, 0.6);
  context.fillStyle = palette.quiet.css;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const { min, max } = view.axis;
  const rows = heatIds(play.stage, race, show.values)[data].length;
  const counts = race.metric === 'accuracy' ? ticks(min * rows, max * rows, Math.min(6, area.height / 60)).map((count) => count / rows) : null;
  const powers = Array.from({ length: Math.round(Math.log10(max / Math.max(min, 1e-9))) + 1 }, (_, power) => min * 10 ** power).filter((value) => value <= max * 1.001);
  for (const value of counts ?? (view.scale === 'log' ? powers : ticks(min, max, area.height / 80))) {
    const y = frame.y(value);
    context.beginPath();
    context.moveTo(area.x, Math.round(y) + 0.5);
    context.lineTo(area.x + area.width, Math.round(y) + 0.5);
    context.stroke();
    context.fillText(raceFigure(words, play, race, show, data, value), area.x - 9, y);
  }
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.textAlign = 'left';
  context.fillText(words.t(`metric.${race.metric}`), area.x - size * 2, area.y - 24);
  if (foot) drawFoot(context, palette, words, view, show, frame, size, bottom);
  context.restore();
}

function drawFoot(context: Context, palette: Palette, words: Words, view: RaceView, show: RaceShow, frame: RaceFrame, size: number, bottom: number): void {
  const { area, most } = frame;
  const along = show.asked?.question.along ?? 'laps';
  const log = view.laps === 'log' && along === 'laps';
  // How long a case was trained is nobody's to read off.
  const closed = show.asked?.question.planted === true && show.part === 0;
  const marks = closed ? [] : log ? [1, 5, 25, 100, 400, 800, 1600, 3200].filter((lap) => lap <= most) : ticks(0, most, Math.max(2, area.width / 110));
  context.font = `${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.strokeStyle = palette.line.css;
  context.beginPath();
  context.moveTo(area.x, bottom + 0.5);
  context.lineTo(area.x + area.width, bottom + 0.5);
  let free = -Infinity;
  for (const lap of marks) {
    const x = frame.x(lap);
    if (x < free) continue;
    free = x + size * 2.6;
    context.moveTo(x, bottom);
    context.lineTo(x, bottom + 5);
    context.fillText(words.number(lap, 0), x, bottom + 9);
  }
  context.stroke();
  context.font = `${Math.max(14, size - 2)}px ${WORDS}`;
  context.textAlign = 'right';
  context.fillText(along === 'laps' ? symbolOf(words, 'laps') : words.t('axis.updates'), area.x + area.width + (area.width < 400 ? 58 : 90), bottom + 9);
}

/** The colour of a run by its place in `order`: a run without its name has that of its letter, for its own would tell. */
export function runColour(palette: Palette, run: string, order: readonly string[]): Colour {
  const index = order.indexOf(run);
  return palette.parts[index % palette.parts.length] ?? palette.reference;
}

export function runLabel(words: Words, play: Play, show: RaceShow, run: string): string {
  const question = show.asked?.question;
  if (question?.masked === true && show.part === 0) return runLetter(runsAsked(play.stage, question).indexOf(run));
  const name = `levels.${play.level.id}.runs.${run}`;
  return words.has(name) ? words.t(name) : run;
}

/** The ways of all runs as far as they are seen; where each stands at the end of it. */
export function drawLaps(context: Context, palette: Palette, words: Words, play: Play, race: Race, show: RaceShow, frame: RaceFrame, size: number, hovered: string | null): readonly Head[] {
  const question = show.asked?.question;
  const ids = runsShown(play, race, show);
  const suspect = runOfCase(play.stage.task, question, show.values);
  const rows = heatIds(play.stage, race, show.values).train.length;
  const single = (ids.length === 1 && question?.ask.of !== 'catch-up') || suspect !== null;
  const sees = rowsSeen(show);
  const heads: (Head & { label: string; colour: Colour; right: boolean; chosen: boolean })[] = [];
  const order = question?.masked === true ? runsAsked(play.stage, question) : race.runs.map(({ id }) => id);
  const truth = question?.answer.kind === 'run' && show.part > 0 ? runRight(play.stage, show.values, question) : null;
  for (const id of ids) {
    const run = runOf(race, id);
    if (run === undefined) continue;
    const courses = coursesOf(play.stage, race, show.values, run);
    const step = question?.along === 'updates' ? updatesPerLap(rows, race, run) : 1;
    const seen = Math.min(lapsSeen(show), lapsOf(race, run));
    const full = lapsShown(play, race, show, id);
    const cure = suspect !== null && id !== suspect.id;
    const spread = (part: number) => (seen + 1) * ((full + 1) / (seen + 1)) ** part - 1;
    const limit = cure ? full * show.part : suspect !== null || show.part === 0 ? seen : question?.along === 'updates' ? seen + (full - seen) * show.part : spread(show.part);
    for (const data of cure ? (['test'] as const) : single ? sees : sees.slice(0, 1)) {
      const colour = cure ? palette.positive : single ? { train: palette.you, test: palette.reference, sealed: palette.target }[data] : runColour(palette, id, order);
      const end = limit;
      if (data !== 'train' && show.part === 0 && question?.answer.kind === 'setting') {
        drawLooks(context, palette, words, play, courses, data, frame, size);
        continue;
      }
      const kept = (courses[0]?.laps ?? []).filter((lap) => lap <= end);
      context.lineJoin = 'round';
      if (courses.length > 1) {
        context.strokeStyle = fade(colour, hovered === id ? 0.4 : 0.14);
        context.lineWidth = 1;
        for (const course of courses) {
          context.beginPath();
          for (const lap of kept) context.lineTo(frame.x(lap * step), frame.y(figureAt(course, data, lap)));
          context.stroke();
        }
      }
      const middle = (lap: number) => medianOf(courses.map((course) => figureAt(course, data, lap)));
      context.strokeStyle = fade(colour, hovered !== null && hovered !== id ? 0.55 : 1);
      context.lineWidth = hovered === id || show.given === id ? 4 : 2.5;
      context.setLineDash([...DASHES[data]]);
      context.beginPath();
      for (const lap of kept) context.lineTo(frame.x(lap * step), frame.y(middle(lap)));
      context.stroke();
      context.setLineDash([]);
      const name = cure ? words.t('evidence.cured') : single ? words.t(`axis.rows-${data}`) : runLabel(words, play, show, id);
      heads.push({ run: id, x: frame.x(end * step), y: frame.y(middle(end)), label: name, colour, right: truth === id, chosen: show.given === id });
    }
  }
  if (single && question?.answer.kind === 'setting') drawStop(context, palette, words, play, race, show, ids[0] ?? '', frame, size);
  drawHeads(context, palette, heads, frame, size);
  return heads;
}

/** What was looked at of rows kept back, lap by lap. */
function drawLooks(context: Context, palette: Palette, words: Words, play: Play, courses: readonly Course[], data: RowsSeen, frame: RaceFrame, size: number): void {
  const looks = new Set(play.trail.filter((values) => values['heat'] === play.values['heat'] && (values['stop'] ?? 0) > 0).map((values) => values['stop'] ?? 0));
  context.font = `600 ${size - 1}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  for (const lap of looks) {
    const value = medianOf(courses.map((course) => figureAt(course, data, lap)));
    const [x, y] = [frame.x(lap), frame.y(value)];
    context.fillStyle = palette.reference.css;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.fill();
    context.fillText(words.number(value, value >= 10 ? 0 : undefined), x, y - 10);
  }
}

/** A figure on the board, clear of the lines beneath it. */
function drawStopFigure(context: Context, palette: Palette, text: string, x: number, y: number, size: number, colour: Colour): void {
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 5;
  context.strokeStyle = fade(palette.ground, 0.85);
  context.strokeText(text, x, y);
  context.fillStyle = colour.css;
  context.fillText(text, x, y);
}

/** The lap at which the player would stop; once it is known, what that came to, and the lap at which it was lowest. */
function drawStop(context: Context, palette: Palette, words: Words, play: Play, race: Race, show: RaceShow, id: string, frame: RaceFrame, size: number): void {
  const run = runOf(race, id);
  const lap = show.values['stop'] ?? 0;
  if (run === undefined) return;
  const data = show.part > 0 ? 'test' : 'train';
  const value = medianOf(coursesOf(play.stage, race, show.values, run).map((course) => figureAt(course, data, lap)));
  const x = frame.x(lap);
  context.strokeStyle = fade(palette.you, 0.6);
  context.lineWidth = 1.5;
  context.setLineDash([4, 5]);
  context.beginPath();
  context.moveTo(x, frame.area.y);
  context.lineTo(x, frame.area.y + frame.area.height);
  context.stroke();
  context.setLineDash([]);
  if (show.part >= 1 && show.asked !== undefined) {
    const best = bestStop(play.stage, show.values, show.asked.question.ask);
    const [left, y] = [frame.x(best.stop), frame.y(best.value)];
    drawValley(context, palette, left, y, 12);
    drawStopFigure(context, palette, words.number(best.value, 0), left, y + 30, size, palette.target);
    if (Math.hypot(left - x, y - frame.y(value)) > 70) drawStopFigure(context, palette, words.number(value, 0), Math.max(x, frame.area.x + size * 2) + (lap === 0 ? 16 : 0), Math.max(frame.y(value) - 48, frame.area.y - 6), size, palette.you);
  }
  drawLantern(context, palette, x, frame.y(value) + 3, 34);
}

function drawHeads(context: Context, palette: Palette, heads: readonly (Head & { label: string; colour: Colour; right: boolean; chosen: boolean })[], frame: RaceFrame, size: number): void {
  const sorted = heads.toSorted((one, other) => one.y - other.y);
  let free = -Infinity;
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const head of sorted) {
    if (head.right) drawValley(context, palette, head.x, head.y, 12);
    if (head.chosen) drawLantern(context, palette, head.x, head.y + 4, 34);
    else drawHollowLantern(context, palette, head.x, head.y - 5, 12);
    const y = Math.max(head.y, free + size + 3, frame.area.y - 8);
    free = y;
    const x = Math.min(head.x + 16, frame.area.x + frame.area.width + 14);
    context.lineWidth = 5;
    context.strokeStyle = fade(palette.ground, 0.85);
    context.strokeText(head.label, x, y);
    context.fillStyle = head.colour.css;
    context.fillText(head.label, x, y);
  }
}

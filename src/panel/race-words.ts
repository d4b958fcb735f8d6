import type { Values } from '../curriculum/draw.ts';
import { rowsOf } from '../curriculum/dataset.ts';
import { bestStop } from '../curriculum/hint-race.ts';
import type { Race } from '../curriculum/level-race.ts';
import { coursesOf, figureAt, heatIds, lapsOf, medianOf, missesOf, networkOf, runOf, runsAsked, runValue, targetsOf, type RowsSeen, updatesPerLap } from '../curriculum/race.ts';
import { bestLook, looksAt, middleLook } from '../curriculum/looks.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { layout } from '../engine/network.ts';
import { classOf } from '../engine/metric/confusion-matrix.ts';
import type { Rows } from '../engine/rows.ts';
import type { Words } from '../game/translate.ts';
import { evidenceSpoken } from './evidence-words.ts';
import { runName } from './run-name.ts';

/** A figure of a race: of classes, how many rows are right. */
function figureText(words: Words, play: Play, race: Race, values: Values, data: RowsSeen, value: number): string {
  if (race.metric !== 'accuracy') return words.number(value);
  const rows = heatIds(play.stage, race, values)[data].length;
  return words.t('race.right', { right: words.number(Math.round(value * rows), 0), rows: words.number(rows, 0) });
}

/** What a run came to that a call asks for, as the board counts it. */
export function runCalled(words: Words, play: Play, { reach, data }: Extract<Quantity, { of: 'run' }>, value: number): string {
  const { race } = play.stage.task;
  if (race?.metric !== 'accuracy' || reach !== undefined) return words.number(value);
  return words.number(value * heatIds(play.stage, race, { ...play.values, ...play.stage.questions[0]?.at })[data].length);
}

/** What the run that was named came to; beside the one that is right, where it is another: why it is that one. */
export function runFigures(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const question = play.stage.questions[index]?.question;
  const { race } = play.stage.task;
  if (answered === undefined || question?.ask.of !== 'run' || race === undefined) return '';
  const { ask } = question;
  const told = [...new Set([String(answered.given), String(answered.truth)])].flatMap((id) => {
    const run = runOf(race, id);
    if (run === undefined) return [];
    const value = runValue(play.stage, answered.at, ask, id);
    const figure = ask.reach === undefined ? figureText(words, play, race, answered.at, ask.data, value) : words.t('race.starts', { reached: words.number(value, 0), starts: words.number(coursesOf(play.stage, race, answered.at, run).length, 0) });
    return [answered.given === answered.truth ? words.t('said.came-to', { value: figure }) : words.t('race.figure', { run: runName(words, play, question, id), figure })];
  });
  return told.join(' ');
}

/** How a count of a run is worked out: its parameters layer by layer, its updates of a lap from rows and batch. */
export function countFigures(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const ask = play.stage.questions[index]?.question.ask;
  const { race } = play.stage.task;
  if (answered === undefined || ask?.of !== 'setting' || race === undefined) return '';
  const run = ask.run === 'drawn' ? race.runs[(answered.at['run'] ?? 1) - 1] : runOf(race, ask.run);
  if (run === undefined || (ask.name !== 'parameters' && ask.name !== 'updates')) return '';
  const whole = (value: number) => words.number(value, 0);
  const rows = heatIds(play.stage, race, answered.at).train.length;
  const updates = updatesPerLap(rows, race, run);
  const sum = ask.name === 'updates' ? `${whole(rows)} ÷ ${whole(rows / updates)} = ${whole(updates)}`
    : `${layout(networkOf(play.stage.task, race, run)).map(({ inputs, units }) => `(${whole(inputs)} + ${whole(1)}) × ${whole(units)}`).join(' + ')} = ${whole(Number(answered.truth))}`;
  return `\u2066${sum}\u2069.`;
}

/** In how many trainings the hotel that was named was missed, and every one that was missed most. */
export function missedFigures(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const ask = play.stage.questions[index]?.question.ask;
  const { race } = play.stage.task;
  const run = race === undefined || ask?.of !== 'missed' ? undefined : runOf(race, ask.run);
  if (answered === undefined || ask?.of !== 'missed' || race === undefined || run === undefined) return '';
  const misses = missesOf(play.stage, answered.at, ask);
  const starts = coursesOf(play.stage, race, answered.at, run).length;
  const most = Math.max(...misses);
  const told = heatIds(play.stage, race, answered.at)[ask.data].flatMap((id, row) => (String(id) === answered.given || misses[row] === most ? [{ id, missed: misses[row] ?? 0 }] : []));
  const list = told.toSorted((one, other) => one.missed - other.missed).map(({ id, missed }) => words.t('race.figure', { run: words.t('answer.hotel', { id }), figure: words.t('race.right', { right: words.number(missed, 0), rows: words.number(starts, 0) }) }));
  return words.t('race.missed', { list: list.join(' ') });
}

/** What the hired one of many looks promised, what came of it, and what the middle of them had said. */
export function lookedFigures(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  if (answered === undefined || play.stage.questions[index]?.question.ask.of !== 'looked') return '';
  const { promised, came } = bestLook(answered.at);
  const dollars = (value: number) => words.t('unit.dollar', { value: words.number(value, 1) });
  return words.t('race.looked', { promised: dollars(promised), came: dollars(came), middle: dollars(middleLook(answered.at)) });
}

/** What a training came to where it was stopped, beside the lap at which it was best. */
export function stopFigures(words: Words, play: Play, index: number): string {
  const answered = play.answers[index];
  const question = play.stage.questions[index]?.question;
  if (answered === undefined || typeof answered.truth !== 'number' || question === undefined) return '';
  const best = bestStop(play.stage, answered.at, question.ask);
  return words.t('race.stopped', { lap: words.number(answered.at['stop'] ?? 0, 0), value: words.number(answered.truth), best: words.number(best.stop, 0), least: words.number(best.value) });
}

/** Stars and class of a hotel: what its sign on the map shows beside its miles. */
export function signSpoken(words: Words, rows: Rows, row: number): { stars: string; actual: string } {
  return { stars: words.number(rows.inputs[row * rows.features + 1] ?? 0, 1), actual: words.t(`class.${CATEGORIES[classOf(rows.targets, row, rows.outputs)] ?? ''}`) };
}

/** The hotels of a map, those with a ring first. */
function mapSpoken(words: Words, play: Play, race: Race, values: Values): readonly string[] {
  const ids = heatIds(play.stage, race, values);
  return (['test', 'train'] as const).flatMap((data) => {
    const rows = rowsOf(play.stage.task.dataset, ids[data]);
    return ids[data].map((id, row) => words.t(data === 'test' ? 'boundary.ringed' : 'boundary.known', { id: words.number(id, 0), miles: words.number(rows.inputs[row * rows.features] ?? 0, 1), ...signSpoken(words, rows, row) }));
  });
}

/** Where every run stands as far as it is seen, by its name or its letter; and what was looked at of rows kept back. */
export function raceSpoken(words: Words, play: Play): readonly string[] {
  const asked = openQuestion(play);
  const { race } = play.stage.task;
  if (asked === null) return [];
  const values = { ...play.values, ...asked.at };
  if (values['looks'] !== undefined) {
    const looks = looksAt(values).slice(0, values['looks']);
    return [words.t('envelope.looks', { count: looks.length }), looks.map(({ promised }) => words.number(promised, 1)).join(words.t('between.list'))];
  }
  if (race === undefined) return [];
  if (play.stage.task.views.some((view) => view.kind === 'race' && view.mode === 'fence')) {
    const { mean, spread } = targetsOf(play.stage, race, values);
    return [words.t('fence.mean', { value: words.number(mean, 1) }), words.t('fence.spread', { value: words.number(spread, 1) }), ...evidenceSpoken(words, play)];
  }
  if (asked.question.planted === true) return evidenceSpoken(words, play);
  if (play.stage.task.views.some((view) => view.kind === 'race' && view.mode === 'map')) return mapSpoken(words, play, race, values);
  const seen = values['seen'] ?? 0;
  // A race that no view shows is run behind the scenes, for its end alone.
  if (seen === 0 || !play.stage.task.views.some((view) => view.kind === 'race')) return [];
  const data: RowsSeen = asked.question.sees[0] ?? 'train';
  return runsAsked(play.stage, asked.question).flatMap((id) => {
    const run = runOf(race, id);
    if (run === undefined) return [];
    const courses = coursesOf(play.stage, race, values, run);
    const at = (lap: number) => figureText(words, play, race, values, data, medianOf(courses.map((course) => figureAt(course, data, Math.min(lap, lapsOf(race, run))))));
    return [words.t('live.knob', { name: runName(words, play, asked.question, id), value: [0, 0.1, 0.3, 0.6, 1].map((part) => at(Math.round(seen * part))).join(words.t('between.list')) })];
  });
}

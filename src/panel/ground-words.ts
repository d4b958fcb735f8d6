import type { View } from '../curriculum/level-view.ts';
import { errorsAdded } from '../curriculum/added.ts';
import { placesSeen } from '../curriculum/look.ts';
import { gradientAt, metricAt } from '../curriculum/measured.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Words } from '../game/translate.ts';
import { goalText } from './goal-text.ts';
import { gaugeHidden } from './round.ts';
import { valueText } from './value-text.ts';

type Ground = Extract<View, { kind: 'loss-curve' | 'landscape' }>;

/** A slope this gentle is none. */
const FLAT = 0.05;
/** More landings than that are told by the first and the last of them. */
const MANY = 12;

function groundOf(play: Play): Ground | null {
  return play.stage.task.views.find((view): view is Ground => view.place === 'main' && (view.kind === 'loss-curve' || view.kind === 'landscape')) ?? null;
}

const axesOf = (ground: Ground): readonly string[] => (ground.kind === 'landscape' ? [ground.x, ground.y] : [ground.parameter]);

/** Which way the ground falls along each axis, where that is seen. */
export function fallsSpoken(words: Words, play: Play): readonly string[] {
  const ground = groundOf(play);
  if (ground === null) return [];
  return axesOf(ground).map((name) => {
    const slope = gradientAt(play.stage, play.values, name);
    return words.t(Math.abs(slope) < FLAT ? 'live.flat' : slope < 0 ? 'live.falls-up' : 'live.falls-down', { name });
  });
}

/** Where the lantern stands on the ground, how high, and which way it falls; the lowest place seen, and where the leaps have landed. */
export function groundSpoken(words: Words, play: Play): readonly string[] {
  const ground = groundOf(play);
  // In the fog each look says what it found.
  if (ground === null || play.oil !== null) return [];
  const names = axesOf(ground);
  const place = (values: Values) => names.map((name) => words.t('live.value', { name, value: valueText(words, play.stage, name, values[name] ?? Number.NaN) })).join(words.t('between.list'));
  const loss = (values: Values) => metricAt(play.stage, values, 'mean-squared-error', 'train');
  const told = (values: Values) => words.t('live.value', { name: words.t('metric.mean-squared-error'), value: goalText(words, 'mean-squared-error', loss(values)) });
  const dark = gaugeHidden(play);
  const said = [words.t('board.stands', { place: dark ? place(play.values) : `${place(play.values)}; ${told(play.values)}` })];
  // What is asked about the slope is not answered here.
  if (openQuestion(play) === null) said.push(...fallsSpoken(words, play));
  const seen = placesSeen(play);
  if (!dark && seen.length > 1) {
    const lowest = seen.reduce((best, each) => (loss(each) < loss(best) ? each : best));
    said.push(words.t('board.lowest', { place: `${place(lowest)}; ${told(lowest)}` }));
  }
  if (play.walked.length > 1) {
    const landings = play.walked.map((parameters) => place(Object.fromEntries(play.stage.names.map((name, index) => [name, parameters[index] ?? Number.NaN]))));
    said.push(words.t('board.leaps', { list: (landings.length > MANY ? [...landings.slice(0, MANY / 2), '…', ...landings.slice(-MANY / 2)] : landings).join(' / ') }));
  }
  return said;
}

/** The errors with which the round began, end to end, and what they come to. */
export function addedSpoken(words: Words, play: Play): readonly string[] {
  const added = errorsAdded(play);
  const start = play.trail[0];
  if (added === null || start === undefined) return [];
  const place = play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' ? [words.t('live.value', { name: tool.id, value: valueText(words, play.stage, tool.id, start[tool.id] ?? Number.NaN) })] : []));
  return [words.t('board.added', { place: place.join(words.t('between.list')), sum: words.number(added.sum, 1) })];
}

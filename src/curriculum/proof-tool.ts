import { random } from '../engine/random.ts';
import { goalBound, goalValue, isSmallEnough } from './goal.ts';
import { learnTool } from './learn-tool.ts';
import { asChosen } from './learning.ts';
import { unitsTools } from './shape.ts';
import { arrivals, type Trained } from './trained.ts';
import type { Values } from './draw.ts';
import type { Level } from './level.ts';
import type { Tool } from './level-tool.ts';
import { relearnt } from './edit.ts';
import { bestValues, metricAt } from './measured.ts';
import { evaluate } from './quantity.ts';
import { isLine, lowestSetting } from './search.ts';
import { snap } from './range.ts';
import { settingBound } from './question.ts';
import { advance } from './replay.ts';
import { firstPlay } from './round.ts';
import { MoveError, type Play } from './play.ts';
import type { Stage } from './stage.ts';

/** Places from which an optimiser sets out without the tool. */
const STARTS = 12;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The lowest value that the knobs without this one can reach: no worse than any grid or optimiser would find. */
function floorWithout(stage: Stage, tool: Tool): number {
  const { metric, data } = stage.task.goal;
  const knobs = stage.task.tools.flatMap((each) => (each.kind === 'parameter' && each.id !== tool.id ? [each] : []));
  const others = knobs.map(({ id }) => id);
  if (!isLine(stage.task)) {
    const worth = (values: Values) => goalValue(stage, values, {}, 0);
    const ends = Array.from({ length: STARTS }, (_, index) => {
      const chance = random(`without/${tool.id}/${index}`);
      const start = index === 0 ? stage.start : { ...stage.start, ...Object.fromEntries(knobs.map((knob) => [knob.id, snap(knob, knob.min + chance.uniform() * (knob.max - knob.min))])) };
      return worth(lowestSetting(knobs, start, worth));
    });
    return Math.min(...ends);
  }
  if (metric !== 'mean-squared-error') return -Infinity;
  return metricAt(stage, others.length === 0 ? stage.start : bestValues(stage, stage.start, others), metric, data);
}

/** Every way to spend the budget of epochs at the rate that stands there. */
function trainedWithout(play: Play, presses: readonly number[]): boolean {
  if (play.verdict === 'passed') return true;
  return presses.some((epochs) => {
    try {
      return trainedWithout(advance(play, { kind: 'train', epochs }), presses);
    } catch (fault) {
      if (fault instanceof MoveError) return false;
      throw fault;
    }
  });
}

/** Some client is served by no law that keeps this tile where it lies. */
function unserved(stage: Stage, tool: Tool): boolean {
  const options = (id: string) => stage.task.tools.flatMap((each) => (each.kind === 'choice' && each.id === id ? (each.id === tool.id ? each.options.slice(0, 1) : each.options) : []));
  return stage.questions.some(({ question, index }) => {
    const bound = settingBound(stage, question);
    return options('aggregate').every((aggregate) => options('measure').every((measure) =>
      evaluate(stage, relearnt(stage, stage.start, { aggregate, measure }), question.ask, index) > bound));
  });
}

/** Some setting that is asked for is out of reach of the other knobs in use. */
function unset(stage: Stage, tool: Tool): boolean {
  let values = stage.start;
  return stage.questions.some(({ question, at, index }) => {
    values = { ...values, ...at };
    if (question.answer.kind !== 'setting') return false;
    const knobs = stage.task.tools.flatMap((each) => (each.kind === 'parameter' && each.id !== tool.id && question.tools?.includes(each.id) !== false ? [each] : []));
    const worth = (there: Values) => evaluate(stage, there, question.ask, index);
    return worth(lowestSetting(knobs, values, worth)) > settingBound(stage, question);
  });
}

/** The stage at every size that the knobs of units allow, all else as it begins. */
function sizesWith(play: Play): readonly Stage[] {
  return unitsTools(play.stage.task).reduce<readonly Stage[]>((stages, knob) => stages.flatMap((stage) => Array.from(
    { length: Math.floor((knob.max - knob.min) / knob.step) + 1 }, (_, turn) => asChosen(stage, { ...play.values, [knob.id]: knob.min + turn * knob.step }, play.choices),
  )), [play.stage]);
}

/** True where the goal is out of reach without the tool that the level introduces; null where it introduces none. */
export function needsItsTool(level: Level, trained: Trained | null = null): boolean | null {
  const tool = level.tools.find((each) => each.id === level.introduces);
  if (tool === undefined) return null;
  return SEEDS.every((seed) => {
    const play = firstPlay(level, seed);
    const { stage } = play;
    // A network that has not learnt is as it begins.
    if (tool.kind === 'learn') return play.value > play.bound;
    if (learnTool(level) !== null) return !sizesWith(play).some(isSmallEnough) || arrivals(trained, play) === 0;
    if (tool.kind === 'parameter') return stage.questions.length > 0 ? unset(stage, tool) : floorWithout(stage, tool) > goalBound(stage);
    if (tool.kind === 'choice') return unserved(stage, tool);
    const presses = level.tools.flatMap((each) => (each.kind === 'train' ? each.epochs : []));
    return tool.kind === 'rate' && !trainedWithout(play, presses);
  });
}

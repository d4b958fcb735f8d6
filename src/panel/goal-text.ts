import type { Level } from '../curriculum/level.ts';
import { RATES } from '../curriculum/level-classes.ts';
import { isShort } from '../curriculum/goal.ts';
import type { Quantity } from '../curriculum/level-quantity.ts';
import type { Play } from '../curriculum/play.ts';
import { OFF_THE_MAP } from '../game/gap.ts';
import type { Words } from '../game/translate.ts';
import { apart } from './value-text.ts';

export type Metric = Play['stage']['task']['goal']['metric'];

const DOLLARS: readonly Metric[] = ['program', 'next-move', 'mean-absolute', 'mean-error', 'max-error', 'max-absolute'];

function inDollars(words: Words, figure: string): string {
  const size = words.t('unit.dollar', { value: figure.replace(/[\u2066\u2069\u2212]/g, '') });
  return figure.includes('\u2212') ? `\u2066\u2212${size}\u2069` : size;
}

/** A value of the goal as it is told: of what is short of 1, the rate itself. */
export function goalTold(metric: Metric, value: number): number {
  return isShort(metric) ? 1 - value : value;
}

/** A value of the goal with its unit. */
export function goalText(words: Words, metric: Metric, value: number, decimals?: number): string {
  if (isShort(metric)) return words.t('unit.percent', { value: words.number(100 * (1 - value), decimals ?? 0) });
  const figure = words.number(value, decimals);
  return DOLLARS.includes(metric) ? inDollars(words, figure) : figure;
}

/** The same of a task: dollars are those of a price. */
export function taskText(words: Words, { goal, dataset }: Play['stage']['task'], value: number, decimals?: number): string {
  return dataset.target === 'price' || isShort(goal.metric) ? goalText(words, goal.metric, value, decimals) : words.number(value, decimals);
}

/** What stars of a level go by, as it came out. */
export function countedText(words: Words, { stars, goal }: Level, count: number): string {
  if (stars.by === 'reference') return words.number(count);
  if (stars.by === 'value') return goalText(words, goal.metric, count);
  return words.t(stars.by === 'parameters' ? 'learn.parameters' : `counted.${stars.by}`, { count });
}

/** What was handed over, beside what was asked; where it misses, the two are never written alike. */
export function handedText(words: Words, { stage, value, bound }: Play): { value: string; bound: string } {
  return apart((each, decimals) => taskText(words, stage.task, each, decimals), value, bound);
}

/** The same in a sentence, by its name; of what is short of 1, more was asked, not less. Where none at all was asked and none was handed over, there is nothing to tell. */
export function handedSaid(words: Words, play: Play, of: 'missed' | 'transfer'): string {
  const { metric, parameter } = play.stage.task.goal;
  if (play.verdict === 'passed' && play.bound === 0 && !isShort(metric)) return '';
  // What has no value yet is told by its fault alone.
  if (Number.isNaN(play.value)) return '';
  // Too late is missed, too, with less than was asked.
  if (play.verdict === 'missed' && play.value <= play.bound) return '';
  const keys = of === 'missed' ? ['missed.value', 'missed.value-more'] as const : ['transfer.value', 'transfer.value-more'] as const;
  const { value, bound } = handedText(words, play);
  const name = words.t(`metric.${metric}`, { parameter: parameter ?? 'w' });
  return words.t(keys[isShort(metric) ? 1 : 0], { value: words.t('live.value', { name, value }), bound });
}

/** What a call asks for, by the name that it has on the gauge. */
export function quantityName(words: Words, quantity: Quantity): string {
  switch (quantity.of) {
    case 'stakes':
      return words.t(`quantity.${quantity.figure}`);
    case 'metric':
    case 'disturbed':
    case 'duel':
    case 'fitted':
    case 'trained':
    case 'learnt':
      return words.t(`metric.${quantity.metric}`);
    case 'gradient':
      return `d${quantity.parameter}`;
    case 'best':
      return words.t('quantity.best', { parameter: quantity.parameter });
    case 'refit':
    case 'adjusted':
      return words.t('quantity.adjusted', { parameter: quantity.parameter });
    case 'parameter':
      return quantity.name;
    case 'error':
      return words.t('quantity.error');
    case 'share':
      return words.t('quantity.share');
    case 'pull':
    case 'laps':
      return words.t(`quantity.${quantity.of}`);
    case 'output':
    case 'unit':
    case 'built':
    case 'slope':
    case 'wide':
    case 'thickness':
    case 'apart':
    case 'stirred':
    case 'shares':
      return words.t(`quantity.${quantity.of}`);
    case 'edited':
      return words.t('quantity.adjusted', { parameter: quantity.parameter });
    case 'kink':
    case 'kinds':
    case 'strays':
      return words.t(`quantity.${quantity.of}`);
    case 'count':
      return words.t(`quantity.${quantity.counted}`);
    case 'softmax':
      return words.t(`quantity.${quantity.figure}`);
    case 'harmonic':
      return words.t('metric.f1');
    case 'confusion':
      return quantity.figure === 'wrong' ? words.t('metric.wrong') : words.t(quantity.figure === 'caught' || quantity.figure === 'missed' || quantity.figure === 'alarms' || quantity.figure === 'spared' ? `cell.${quantity.figure}` : `metric.${quantity.figure}`);
    case 'filter':
      return words.t(`quantity.filter-${quantity.figure}`);
    case 'memory':
      return words.t(`quantity.memory-${quantity.figure}`);
    case 'split':
    case 'attention':
    case 'messages':
    case 'forgery':
    case 'following':
      return words.t(`quantity.${quantity.of}-${quantity.figure}`);
    case 'arrivals':
    case 'searched':
    case 'looked':
    case 'run':
    case 'blur':
    case 'catch-up':
    case 'setting':
    case 'missed':
    case 'weighed':
    case 'cells':
    case 'said':
    case 'surprise':
    case 'push':
    case 'worth-it':
      return words.t(`quantity.${quantity.of}`);
    case 'leverage':
    case 'fact':
    case 'number':
      return '';
  }
}

export function quantityText(words: Words, quantity: Quantity, value: number, decimals?: number): string {
  if (quantity.of === 'harmonic' || (quantity.of === 'confusion' && RATES.some((rate) => rate === quantity.figure))) return words.t('unit.percent', { value: words.number(value, decimals ?? 0) });
  if (quantity.of === 'error') return inDollars(words, words.number(value, decimals));
  if (quantity.of === 'share') return words.t('unit.percent', { value });
  if (quantity.of === 'attention' || quantity.of === 'forgery' || (quantity.of === 'following' && quantity.figure !== 'miscounted') || (quantity.of === 'filter' && quantity.figure === 'stray')) return words.t('unit.percent', { value: words.number(value, decimals ?? 0) });
  if (quantity.of === 'stakes') return inDollars(words, words.number(value, decimals));
  return quantity.of === 'metric' || quantity.of === 'fitted' || quantity.of === 'trained' || quantity.of === 'learnt' || quantity.of === 'disturbed' || quantity.of === 'duel' ? goalText(words, quantity.metric, goalTold(quantity.metric, value), decimals) : words.number(value, decimals);
}

/** The same of what a task asks for: dollars are those of a price. */
export function askedText(words: Words, { dataset }: Play['stage']['task'], quantity: Quantity, value: number, decimals?: number): string {
  return quantity.of === 'metric' && dataset.target !== 'price' && !isShort(quantity.metric) ? words.number(value, decimals) : quantityText(words, quantity, value, decimals);
}

/** How a learner of rule cards did in the hidden towns. */
export function runText(words: Words, play: Play): string {
  if (play.value <= play.bound) return words.t('program.exact');
  return play.value < OFF_THE_MAP ? words.t('program.off', { value: taskText(words, play.stage.task, play.value) }) : words.t('program.lost');
}

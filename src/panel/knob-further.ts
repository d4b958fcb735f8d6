import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { outputCount } from '../engine/network.ts';
import { bendOf } from '../curriculum/boundary.ts';
import type { Stage } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { partName } from './network-words.ts';

/** A sign that reads as a letter with its number; any other is a picture, a place or a word. */
const LETTER = /^\p{L}[\d\u2080-\u2089.]*$/u;

/** The class whose output a knob lifts: the bias of one of as many outputs as there are classes; null of any other. */
function classOf({ network }: Stage['task'], knob: string): string | null {
  const [, layer, unit] = /^b(\d+)\.(\d+)$/.exec(knob) ?? [];
  return Number(layer) === network.layers.length && outputCount(network) === CATEGORIES.length ? (CATEGORIES[Number(unit) - 1] ?? null) : null;
}

/** A parameter of a network with one hidden layer and an output for each class. */
const isOfTwoLayers = ({ network }: Stage['task'], knob: string): boolean => /^(?:b\d+\.\d+|w\d+\.\d+\.\d+)$/.test(knob) && network.layers.length === 2 && outputCount(network) === CATEGORIES.length;

/** The full name of a knob of this sign that has none of its own: by its class, where it sits, its place on the boundary, its number, or its letter. */
export function furtherLabel(words: Words, stage: Stage, knob: string, sign: string): string {
  const { task } = stage;
  const parameter = LETTER.test(sign) ? sign : knob;
  const output = classOf(task, knob);
  if (output !== null) return words.t('tool.of-class', { name: parameter, class: words.t(`class.${output}`) });
  if (isOfTwoLayers(task, knob)) return words.t('live.knob', { name: parameter, value: partName(words, stage, knob) });
  if (task.hand?.kind === 'boundary' && bendOf(task, knob) !== null) return words.t('tool.boundary', { miles: sign });
  return /^\d+$/.test(sign) ? words.t('tool.bend', { number: sign }) : words.t('tool.parameter', { name: parameter });
}

/** How a parameter of a larger network is called in a sentence: by its letter, where that says enough. */
export function furtherSaid(words: Words, stage: Stage, knob: string, sign: string): string {
  return LETTER.test(sign) && classOf(stage.task, knob) === null ? sign : furtherLabel(words, stage, knob, sign);
}

/** The sign of a knob in a sentence, with what it alone does not tell: the class whose output it lifts, or that a number is a bend. */
export function signSaid(words: Words, stage: Stage, knob: string, sign: string): string {
  const output = classOf(stage.task, knob);
  if (output !== null) return words.t('tool.of-class', { name: sign, class: words.t(`class.${output}`) });
  return /^\d+$/.test(sign) ? words.t('tool.bend', { number: sign }) : sign;
}

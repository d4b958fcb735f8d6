import { bendOf } from '../curriculum/boundary.ts';
import { editNames } from '../curriculum/edit.ts';
import { isPlain } from '../curriculum/plain.ts';
import { marksAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { Stage } from '../curriculum/stage.ts';
import type { Words } from '../game/translate.ts';
import { optionName } from './choice.tsx';
import { furtherLabel, furtherSaid, signSaid } from './knob-further.ts';
import { lampName, markName } from './mark-text.ts';
import { pieceName } from '../game/piece-name.ts';
import { slotName } from './slot-name.ts';
import { valueText } from './value-text.ts';

/** The sign of a knob: a row goes by the place of its hotel. */
export function knobSymbol(words: Words, { task, train }: Stage, knob: string): string {
  const row = editNames(task).indexOf(knob);
  if (row >= 0) return words.t('answer.miles', { miles: words.number(train.inputs[row] ?? 0, 1) });
  const bend = task.hand?.kind === 'boundary' ? bendOf(task, knob) : null;
  if (bend !== null) return words.t('answer.miles', { miles: words.number(bend, bend % 1 === 0 ? 0 : 1) });
  const counts = countedBy(task, knob);
  if (counts !== null) return words.t(`symbol.${counts}`);
  if (task.apparatus?.kind === 'following' && task.apparatus.next.includes(knob)) return words.t(`word.${knob}`);
  const own = task.tools.find((tool) => tool.kind === 'parameter' && tool.id === knob);
  if (own?.kind === 'parameter' && own.symbol !== undefined) return own.symbol;
  return words.has(`symbol.${knob}`) ? words.t(`symbol.${knob}`) : knob;
}

/** What a knob counts, where its level says so. */
function countedBy({ tools }: Stage['task'], knob: string): string | null {
  const tool = tools.find((each) => each.kind === 'units' && each.id === knob);
  return tool?.kind === 'units' ? (tool.counts ?? null) : null;
}

/** The name of a knob in full. */
export function knobLabel(words: Words, stage: Stage, knob: string): string {
  const { task } = stage;
  if (task.apparatus?.kind === 'following' && task.apparatus.next.includes(knob)) return words.t('tool.counted', { word: words.t(`word.${knob}`) });
  const name = `tool.${countedBy(task, knob) ?? knob}`;
  return words.has(name) ? words.t(name) : furtherLabel(words, stage, knob, knobSymbol(words, stage, knob));
}

/** How a knob is called in a sentence: a parameter by its letter, any other in full. */
export function nameSaid(words: Words, stage: Stage, knob: string): string {
  if (!stage.names.includes(knob)) return knobLabel(words, stage, knob);
  return knob.length === 1 ? knob : furtherSaid(words, stage, knob, knobSymbol(words, stage, knob));
}

/** A knob and where it stands, in a sentence: with its unit. */
export function knobSaid(words: Words, stage: Stage, knob: string, value: number): string {
  const tool = stage.task.tools.find(({ id }) => id === knob);
  const name = nameSaid(words, stage, knob);
  const key = name.includes(' ') ? 'live.knob' : 'live.value';
  if (tool === undefined || !('unit' in tool) || tool.unit !== 'dollar') return words.t(key, { name, value: valueText(words, stage, knob, value) });
  const size = words.t('unit.dollar', { value: valueText(words, stage, knob, Math.abs(value)) });
  return words.t(key, { name, value: value < 0 ? `\u2066\u2212${size}\u2069` : size });
}

/** What a hint points at, as the player knows it: a slot by its place, tiles and buttons by what they say, a knob by its symbol. */
export function knobName(words: Words, play: Play, knob: string): string {
  const { pieces, task: { program, tools } } = play.stage;
  const slot = program === undefined ? '' : slotName(words, program, knob);
  if (slot !== '') return slot;
  const tiles = tools.flatMap((tool) => (tool.kind === 'choice' && tool.id === knob ? tool.options : []));
  if (tiles.length > 0) return tiles.map((option) => optionName(words, knob, option)).join(' / ');
  if (tools.some((tool) => tool.kind === 'learn' && tool.id === knob)) return words.t('learn.begin');
  const marks = marksAsked(play)?.marks;
  if (marks?.nodes.includes(knob) === true) return marks.by === 'code' ? lampName(words, knob) : markName(play, knob);
  if (pieces.some(({ id }) => id === knob)) return pieceName(words, play, knob);
  const train = tools.find((tool) => tool.kind === 'train' && tool.id === knob);
  if (train?.kind === 'train') return words.t('train.epochs', { count: Math.min(...train.epochs) });
  if (tools.some(({ id, kind }) => id === knob && kind === 'trial')) return words.t('trial.do', { n: play.stage.task.bench?.starts ?? 0 });
  const sign = knobSymbol(words, play.stage, knob);
  return isPlain(play.level) ? sign : signSaid(words, play.stage, knob, sign);
}

import { evaluate } from '../curriculum/quantity.ts';
import { openQuestion, valuesAsked } from '../curriculum/question.ts';
import { toolInUse } from '../curriculum/feed.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { apparatusSpoken } from './apparatus-words.ts';
import { classesSpoken } from './class-words.ts';
import { graphSpoken } from './graph-words.ts';
import { quantityName, quantityText } from './goal-text.ts';
import { knobSaid } from './knob-name.ts';
import { networkSpoken } from './network-words.ts';
import { neuronMoved } from './neuron-words.ts';
import { bendsSpoken } from './pieces-words.ts';
import { raceSpoken } from './race-words.ts';
import { ridgesSpoken } from './ridges-words.ts';
import { surfaceSpoken } from './surface-words.ts';

/** As much of a board as is told at once, in letters; more of it is read. */
const AT_ONCE = 160;

const BOARDS = [classesSpoken, neuronMoved, graphSpoken, networkSpoken, bendsSpoken, ridgesSpoken, surfaceSpoken, apparatusSpoken, raceSpoken];

/** The knobs in use that an answer has put elsewhere. */
function knobsMoved(words: Words, before: Play, now: Play): readonly string[] {
  return now.stage.task.tools.flatMap(({ id, kind }) => {
    const value = now.values[id];
    return kind !== 'parameter' || value === undefined || value === before.values[id] || !toolInUse(now, id) ? [] : [knobSaid(words, now.stage, id, value)];
  });
}

/** How a line turned that learnt one hotel more. */
function turnedSpoken(words: Words, before: Play): readonly string[] {
  const asked = openQuestion(before);
  if (before.phase === 'call' || asked?.question.ask.of !== 'refit' || asked.question.answer.kind !== 'compare') return [];
  const values = valuesAsked(before, asked);
  const [value = '', other = ''] = [asked.question.ask, asked.question.answer.with].map((quantity) => quantityText(words, quantity, evaluate(before.stage, values, quantity, asked.index)));
  return [words.t('gauge.called', { name: quantityName(words, asked.question.ask), value, other })];
}

/** Where the next question starts from: the knobs, and what the board shows otherwise than before. */
export function ledOn(words: Words, before: Play, now: Play): readonly string[] {
  const turned = turnedSpoken(words, before);
  if (openQuestion(now) === null) return turned;
  const boards = BOARDS.map((tell) => {
    const stood = new Set(tell(words, before));
    return tell(words, now).filter((text) => !stood.has(text));
  });
  const told = boards.filter((texts) => texts.join(' ').length <= AT_ONCE).flat();
  // A machine says its sums itself.
  const knobs = now.stage.task.views.some(({ kind }) => kind === 'machine') ? [] : knobsMoved(words, before, now);
  return [...new Set([...turned, ...knobs, ...told, ...(boards.flat().length > told.length ? [words.t('live.board')] : [])])];
}

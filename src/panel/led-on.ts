import { openQuestion } from '../curriculum/question.ts';
import { toolInUse } from '../curriculum/feed.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { apparatusSpoken } from './apparatus-words.ts';
import { classesSpoken } from './class-words.ts';
import { graphSpoken } from './graph-words.ts';
import { knobSaid } from './knob-name.ts';
import { networkSpoken } from './network-words.ts';
import { neuronMoved } from './neuron-words.ts';
import { bendsSpoken } from './pieces-words.ts';
import { raceSpoken } from './race-words.ts';

/** As much of a board as is told at once, in letters; more of it is read. */
const AT_ONCE = 160;

const BOARDS = [classesSpoken, neuronMoved, graphSpoken, networkSpoken, bendsSpoken, apparatusSpoken, raceSpoken];

/** The knobs in use that an answer has put elsewhere. */
function knobsMoved(words: Words, before: Play, now: Play): readonly string[] {
  return now.stage.task.tools.flatMap(({ id, kind }) => {
    const value = now.values[id];
    return kind !== 'parameter' || value === undefined || value === before.values[id] || !toolInUse(now, id) ? [] : [knobSaid(words, now.stage, id, value)];
  });
}

/** Where the next question starts from: the knobs, and what the board shows otherwise than before. */
export function ledOn(words: Words, before: Play, now: Play): readonly string[] {
  if (openQuestion(now) === null) return [];
  const boards = BOARDS.map((tell) => {
    const stood = new Set(tell(words, before));
    return tell(words, now).filter((text) => !stood.has(text));
  });
  const told = boards.filter((texts) => texts.join(' ').length <= AT_ONCE).flat();
  // A machine says its sums itself.
  const knobs = now.stage.task.views.some(({ kind }) => kind === 'machine') ? [] : knobsMoved(words, before, now);
  return [...new Set([...knobs, ...told, ...(boards.flat().length > told.length ? [words.t('live.board')] : [])])];
}

import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { apparatusSpoken } from './apparatus-words.ts';
import { classesSpoken, groundSpokenOf } from './class-words.ts';
import { duelSpoken } from './duel-words.ts';
import { evidenceSpoken } from './evidence-words.ts';
import { fedNow } from './fed-words.ts';
import { fencesSpoken } from './fences-words.ts';
import { graphSpoken } from './graph-words.ts';
import { networkSpoken, outputsMoved } from './network-words.ts';
import { neuronMoved, neuronSpoken } from './neuron-words.ts';
import { bendsSpoken } from './pieces-words.ts';
import { raceSpoken } from './race-words.ts';
import { highestSpoken, ridgesSpoken } from './ridges-words.ts';
import { settingSpoken } from './setting-words.ts';
import { sidesMoved } from './sides-words.ts';
import { swapSpoken } from './split-words.ts';
import { decidedMoved } from './stakes-words.ts';
import { surfaceSpoken, turnSpoken } from './surface-words.ts';
import { traceSpoken } from './suspect-words.ts';

/** What boards beyond those of the plain levels show, in words. */
export function furtherSpoken(words: Words, play: Play): readonly string[] {
  return [
    ...raceSpoken(words, play), ...ridgesSpoken(words, play), ...surfaceSpoken(words, play), ...neuronSpoken(words, play), ...graphSpoken(words, play), ...classesSpoken(words, play), ...fencesSpoken(words, play), ...groundSpokenOf(words, play),
    ...networkSpoken(words, play), ...bendsSpoken(words, play), ...apparatusSpoken(words, play), ...duelSpoken(words, play), ...traceSpoken(words, play),
  ];
}

/** What is told where it differs from before. */
const BOARDS_MOVED = [bendsSpoken, fencesSpoken, highestSpoken, turnSpoken];

/** Those of them that change with a move; where each piece has its own sentence, only of the pieces that moved. */
export function furtherMoved(words: Words, before: Play, now: Play): readonly string[] {
  const stood = new Set(BOARDS_MOVED.flatMap((tell) => tell(words, before)));
  return [
    ...swapSpoken(words, before, now), ...decidedMoved(words, before, now), ...outputsMoved(words, before, now), ...settingSpoken(words, now), ...evidenceSpoken(words, now), ...neuronMoved(words, now), ...fedNow(words, before, now), ...BOARDS_MOVED.flatMap((tell) => tell(words, now)).filter((text) => !stood.has(text)),
    ...classesSpoken(words, now), ...sidesMoved(words, before, now), ...apparatusSpoken(words, now), ...duelSpoken(words, now),
  ];
}

import type { Learner } from '../curriculum/level-program.ts';
import type { Laid } from '../curriculum/laid.ts';
import { learnerOf, without } from '../curriculum/program.ts';
import { cardsIn } from '../curriculum/program.ts';
import type { Play } from '../curriculum/play.ts';
import type { Case } from '../curriculum/stage.ts';

/** What lies on the path, what was lifted out of it, and where the learner is tried. */
export interface Scene {
  program: Learner;
  laid: Laid;
  lifted: Laid;
  towns: readonly Case[];
  /** The cards are at work, or have been: they were handed over, or the call about them was answered. */
  started: boolean;
}

/** A call takes cards out and tries what is left on the hotels that it asks about; the task and the transfer try all in the hidden towns. */
export function sceneOf(play: Play, committed: boolean): Scene | null {
  const program = learnerOf(play.stage.task);
  if (program === undefined) return null;
  const cards = cardsIn(play.choices);
  const asked = play.stage.questions[0];
  const ask = asked?.question.ask;
  if (play.phase !== 'call' || asked === undefined || ask?.of !== 'learnt') {
    return { program, laid: cards, lifted: {}, towns: play.stage.cases, started: committed && play.phase !== 'call' };
  }
  const start = { ...play.trail[0], ...asked.at };
  return {
    program: { ...program, rate: start['rate'] ?? program.rate, epochs: ask.epochs },
    laid: without(cards, ask.without),
    lifted: without(cards, program.cards.filter((card) => !ask.without.includes(card))),
    towns: [{ rows: play.stage.train, start }],
    started: play.answers.length > 0,
  };
}

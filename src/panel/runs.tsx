import type { Question } from '../curriculum/level-question.ts';
import { runsAsked } from '../curriculum/race.ts';
import type { Play } from '../curriculum/play.ts';
import { runName } from './run-name.ts';
import './runs.css';
import { useServices, useWords } from './use-game.ts';

/** The runs of the race, one of which is the answer. */
export function Runs({ play, question }: { play: Play; question: Question }) {
  const { game } = useServices();
  const words = useWords();
  return (
    <div class="row options runs">
      {runsAsked(play.stage, question).map((run) => (
        <button key={run} type="button" class="wide" onClick={() => game.send({ kind: 'answer', to: run })}>{runName(words, play, question, run)}</button>
      ))}
    </div>
  );
}

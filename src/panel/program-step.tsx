import { cardsIn, learnerOf, runEpoch, slotsOf } from '../curriculum/program.ts';
import type { Play } from '../curriculum/play.ts';
import { nodeSymbol } from '../game/node-symbol.ts';
import type { Words } from '../game/translate.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** What a card has left at the numbers of the network, in words: for its first row, or for all. */
function leftText(words: Words, play: Play, slot: string): string {
  const learner = learnerOf(play.stage.task);
  const town = play.stage.cases[0];
  if (learner?.network === undefined || town === undefined) return '';
  const { network } = learner;
  const { worked } = runEpoch(learner, cardsIn(play.choices), town.rows, town.start);
  const found = worked.filter((each) => each.slot === slot);
  const numbers = found.flatMap(({ tokens }) => [...(tokens ?? [])].map(([id, [value = 0]]) => `${nodeSymbol(network, id)} ${words.number(value)}`));
  return words.t('program.left', { card: words.t(`card.${found[0]?.card ?? ''}`), numbers: numbers.join(words.t('between.parts')) });
}

/** Goes through an epoch of the laid cards one by one, on and on, and tells which is looked at. */
export function ProgramStep({ play, onLook }: { play: Play; onLook(slot: string): void }) {
  const { game } = useServices();
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const { program } = play.stage.task;
  if (program === undefined || learnerOf(play.stage.task)?.network === undefined) return null;
  const laid = slotsOf(program).filter((slot) => (play.choices[slot] ?? '') !== '');
  const at = aimed === null ? -1 : laid.indexOf(aimed);
  const next = laid[(at + 1) % Math.max(1, laid.length)];
  return (
    <div class="program-step">
      <button type="button" class="wide" aria-disabled={next === undefined} onClick={() => {
        if (next === undefined) return;
        onLook(next);
        game.aim(next);
      }}>{words.t('program.step')}</button>
      <p role="status" class="quiet-line">{at < 0 || aimed === null ? '' : leftText(words, play, aimed)}</p>
    </div>
  );
}

import { useRef } from 'preact/hooks';
import type { Hint } from '../curriculum/hint.ts';
import type { Play } from '../curriculum/play.ts';
import { hintInFull } from '../game/hinted.ts';
import { hintWay } from './hint-way.ts';
import { Icon } from './icons.tsx';
import { useInSight, useKnobInSight } from './in-sight.ts';
import { levelText } from './level-name.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** Moves without gain after which a hint offers itself. */
const PATIENCE = 8;
/** A run of rule cards counts as so many; to lay them is no attempt yet. */
const A_RUN = 4;

/** True once the last moves brought no gain: nothing better than before, and no right answer. */
export function useOffer(play: Play): boolean {
  const seen = useRef({ level: '', round: '', best: Infinity, right: 0, moves: 0, since: 0 });
  const moves = useGame((game) => {
    const all = game.state().attempt?.moves ?? [];
    return play.stage.task.program === undefined ? all.length : A_RUN * all.filter(({ kind }) => kind === 'commit').length;
  });
  const round = `${play.seed}/${play.phase}/${play.rounds[play.phase]}`;
  const right = play.answers.filter((answer) => answer.right).length;
  const held = seen.current;
  if (held.level !== play.level.id || held.round !== round) {
    seen.current = { level: play.level.id, round, best: play.value, right, moves, since: 0 };
  } else if (moves !== held.moves) {
    const gained = play.value < held.best || right > held.right;
    seen.current = { ...held, best: Math.min(held.best, play.value), right, moves, since: gained ? 0 : held.since + Math.max(0, moves - held.moves) };
  }
  return seen.current.since >= PATIENCE && play.verdict === 'open';
}

/** What the offered step does: it leads back, begins afresh, or moves what stands there. */
function stepKey(play: Play, { move }: Hint): string {
  if (move.kind !== 'enter') return 'hint.step';
  return move.phase === play.phase ? 'round.fresh' : 'hint.back';
}

/** The fault by name; asked again, which knob and which way, and one step on request. */
export function HintBubble({ play }: { play: Play }) {
  const { game, live, pressLive } = useServices();
  const words = useWords();
  const hint = useGame((each) => each.state().hint);
  const full = useGame((each) => hintInFull(each.state()));
  const shown = useInSight<HTMLElement>(hint);
  useKnobInSight(full ? hint?.knob ?? null : null);
  if (hint === null) return null;
  const name = `fault.${hint.fault}.name`;
  const text = `fault.${hint.fault}.text`;
  const way = full ? hintWay(words, play, hint) : '';
  /** What is to be learnt is not handed in by a hint: it sets the training going. */
  const take = () => {
    if (hint.move.kind !== 'weights') game.takeHint();
    else {
      if (live()?.state !== 'running') pressLive();
      game.closeHint();
    }
  };
  return (
    <aside class="bubble" ref={shown} aria-label={words.t('hint.label')}>
      <p class="bubble-name"><Icon name="lamp" />{words.has(name) ? words.t(name) : hint.fault}</p>
      {words.has(text) && <p class="bubble-fault">{words.t(text, { level: levelText(words, play.level.id, 'name') })}</p>}
      {way !== '' && <p class="bubble-way">{way}</p>}
      <p class="row">
        {full
          ? <button type="button" class="wide" onClick={take}>{words.t(stepKey(play, hint))}</button>
          : <button type="button" class="wide" onClick={() => game.askHint()}>{words.t('hint.more')}</button>}
        <button type="button" class="wide plain" onClick={() => game.closeHint()}>{words.t('hint.close')}</button>
      </p>
    </aside>
  );
}

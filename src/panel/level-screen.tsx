import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { feedTools } from '../curriculum/feed.ts';
import { openQuestion } from '../curriculum/question.ts';
import { isPlain } from '../curriculum/plain.ts';
import { isRun } from '../curriculum/replay.ts';
import type { Play } from '../curriculum/play.ts';
import { mapWith } from '../game/parts.ts';
import { levelProgress } from '../game/progress.ts';
import { Arrangement } from './arrangement.tsx';
import { BoardWords } from './board-words.tsx';
import { RecalledCards } from './concept-card.tsx';
import { ClassCorner } from './class/class-corner.tsx';
import { Daily, dailyName } from './daily.tsx';
import { Following } from './following.tsx';
import { Gauge } from './gauge.tsx';
import { Ghost } from './ghost.tsx';
import { HintBubble, useOffer } from './hint.tsx';
import { Handed } from './handed.tsx';
import { Histogram } from './histogram.tsx';
import { Icon, SignButton } from './icons.tsx';
import { levelName, levelText } from './level-name.ts';
import { playNumbers, questionText } from './level-text.ts';
import { LiveRegion } from './live-region.tsx';
import { LostRound, MissedCard } from './missed-card.tsx';
import { AfterCard, Onward, PassCard } from './pass-card.tsx';
import { Program } from './program.tsx';
import { HandOver, Question } from './question.tsx';
import { canLook } from './oil.tsx';
import { recalls, roundOver, stalled } from './round.ts';
import { Said } from './said.tsx';
import { Pad } from './pad.tsx';
import { Codes } from './codes.tsx';
import { Sentence } from './sentence.tsx';
import { Split } from './split.tsx';
import { Stars } from './stars.tsx';
import { Tools } from './tools.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useGame, useServices, useWords } from './use-game.ts';

export function LevelScreen() {
  const play = useGame((game) => game.play());
  const id = useGame((game) => { const at = game.state().screen; return at.name === 'level' ? at.id : null; });
  const words = useWords();
  const screen = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const over = play !== null && roundOver(play);
  // What a round came to stands at the top; a pass that leaves the knobs in use moves nothing.
  useLayoutEffect(() => side.current?.scrollTo({ top: 0 }), [play?.phase, play?.rounds, play?.answers.length, over]);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) screen.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [play === null]);
  useFocusKept(screen);
  return (
    <div class="level-screen" ref={screen}>
      {play !== null && <Strip play={play} />}
      <LiveRegion />
      {play === null && id !== null && <main class="side"><h1 class="unseen">{levelName(words, id)}</h1></main>}
      {play !== null && <main class="side" ref={side} data-level={play.level.id}><Side key={`${play.level.id}/${play.seed}`} play={play} /></main>}
    </div>
  );
}

/** The line at the top: where you are, the gauge, and what takes moves back. */
function Strip({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const redoable = useGame((each) => each.state().undone.length > 0);
  const offer = useOffer(play);
  const undoable = useGame((each) => each.canUndo());
  return (
    <header class="strip">
      <SignButton icon="back" label={words.t('strip.map')} keys="Escape" onClick={() => game.go(mapWith(game.content.course, play.level.id))} />
      <h1 class="level-name" tabIndex={-1} aria-describedby="prompt">{game.content.course.daily === play.level.id ? dailyName(words, play) : levelName(words, play.level.id)}</h1>
      <Gauge />
      <div class="history" role="group" aria-label={words.t('strip.history')}>
        <SignButton icon="undo" label={words.t('strip.undo')} keys="u" disabled={!undoable} onClick={() => game.undo()} />
        <SignButton icon="redo" label={words.t('strip.redo')} keys="y" class={redoable ? '' : 'unneeded'} disabled={!redoable} onClick={() => game.redo()} />
        <SignButton icon="restart" label={words.t('strip.restart')} keys="r" onClick={() => game.restart()} />
      </div>
      <SignButton icon="hint" label={words.t(offer ? 'strip.hint-offered' : 'strip.hint')} keys="h" class={offer ? 'offered' : ''} onClick={() => game.askHint()} />
      <SignButton icon="settings" label={words.t('screen.settings')} onClick={() => game.go({ name: 'settings' })} />
    </header>
  );
}

/** The panel beside the board: one line of prompt, what can be set, how it went. */
function Side({ play }: { play: Play }) {
  const { game } = useServices();
  const over = roundOver(play);
  const [open, setOpen] = usePassCard(play);
  if (play.phase !== 'task' && over) {
    return play.verdict === 'missed' && play.phase === 'transfer' ? <MissedCard play={play} /> : <AfterCard play={play} />;
  }
  // What is fed comes before what is said of it; how the question before went, before the feeds for the next.
  const feeding = feedTools(play.stage).length > 0;
  const next = feeding && !over && play.refused.length === 0;
  // So is what is tried out before a number is said.
  const asked = openQuestion(play)?.question;
  const tried = !feeding && !over && asked?.answer.kind === 'number' && (asked.tools?.length ?? 0) > 0;
  const passed = play.phase === 'task' && play.passed !== null && play.verdict !== 'missed';
  const keepGoing = () => {
    setOpen(false);
    if (over) game.send({ kind: 'enter', phase: 'task' });
  };
  return (
    <>
      {passed && over ? <PassCard play={play} onKeepGoing={keepGoing} />
        : play.phase === 'task' && play.verdict === 'missed' ? <MissedCard play={play} />
        : <Prompt play={play} />}
      <BoardWords play={play} />
      <HintBubble play={play} />
      {next && <Said play={play} />}
      {feeding && !over && <Tools play={play} />}
      {!over && <Question play={play}>{tried && <Tools play={play} />}</Question>}
      {!isPlain(play.level) && <Handed play={play} />}
      <LostRound play={play} />
      {!next && play.verdict !== 'missed' && <Said play={play} />}
      {play.verdict === 'open' && recalls(play) && <RecalledCards play={play} />}
      {!tried && !(feeding && !over) && <Tools play={play} />}
      {play.stage.task.split === true && <Split play={play} />}
      {!over && <HandOver play={play} />}
      {play.stage.task.views.some(({ kind }) => kind === 'picture') && <Pad play={play} />}
      {play.stage.task.views.some(({ kind }) => kind === 'codes') && <Codes />}
      {play.stage.task.views.some(({ kind }) => kind === 'sentence') && <Sentence play={play} />}
      {play.stage.task.views.some(({ kind }) => kind === 'following') && <Following play={play} />}
      <Program play={play} />
      {play.stage.task.arrangement !== undefined && <Arrangement play={play} />}
      <Commit play={play} />
      {passed && !over && (open ? <PassCard play={play} onKeepGoing={keepGoing} /> : <PassedBar play={play} onOpen={() => setOpen(true)} />)}
      <ClassCorner />
      <Company play={play} />
      {game.content.course.daily === play.level.id && <Daily play={play} />}
      {stalled(play) && <Skip play={play} />}
    </>
  );
}

/** Moves after which the company shows itself. */
const ALONE = 3;

/** The other networks, and descent from here: held back from the first look at a level, in a place kept for them. */
function Company({ play }: { play: Play }) {
  const met = useGame((game) => (game.state().attempt?.moves.length ?? 0) >= ALONE || levelProgress(game.state().progress, play.level.id).passed);
  return (
    <div class={met ? 'company' : 'company waiting'}>
      <Ghost play={play} />
      <Histogram play={play} />
    </div>
  );
}

/** Whether the card of a pass is open while one may play on: from the pass, or a press on its chip, to the next move. */
function usePassCard(play: Play): readonly [boolean, (open: boolean) => void] {
  const moves = useGame((game) => game.state().attempt?.moves.length ?? 0);
  const [openAt, setOpenAt] = useState<number | null>(play.passed === null ? null : moves);
  const before = useRef(play.passed);
  let now = openAt;
  if (before.current === null && play.passed !== null) now = moves;
  before.current = play.passed;
  if (now !== openAt) setOpenAt(now);
  return [now === moves, (open) => setOpenAt(open ? moves : null)];
}

/** One line, imperative. A question says it in its own words: of a transfer the line stays until one was answered. */
function Prompt({ play }: { play: Play }) {
  const words = useWords();
  const asked = openQuestion(play);
  const key = play.phase === 'transfer' ? 'transfer' : 'prompt';
  const text = play.phase === 'call' ? '' : levelText(words, play.level.id, key, playNumbers(words, play));
  const heard = questionText(words, play) !== '' && (play.phase === 'task' || play.answers.length > 0);
  return (
    <div class={heard && play.phase === 'task' ? 'prompt unseen' : 'prompt'}>
      {play.phase !== 'task' && <p class="phase"><Icon name={play.phase === 'call' ? 'look' : 'dark'} />{words.t(play.phase === 'call' ? 'call.title' : 'transfer.title')}</p>}
      {text !== '' && <h2 class={heard ? 'unseen' : asked === null ? 'imperative' : 'imperative small'} tabIndex={-1} id="prompt">{text}</h2>}
    </div>
  );
}

function PassedBar({ play, onOpen }: { play: Play; onOpen: () => void }) {
  const words = useWords();
  const stars = useGame((each) => each.score()?.stars ?? 0);
  return (
    <div class="passed-bar">
      <button type="button" class="wide plain" onClick={onOpen}><Stars count={stars} />{words.t('pass.show')}</button>
      <Onward play={play} strong={false} />
    </div>
  );
}

/** Handing over what was set, where the level is judged once. */
function Commit({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const { goal, questions } = play.stage.task;
  const shown = useGame((each) => each.shown());
  if (play.phase === 'call' || goal.judged !== 'commit' || questions.length > 0 || isRun(goal) || roundOver(play)) return null;
  // In the fog the lantern may hang where nobody has looked yet: it is handed over there, which costs that look.
  const moved = play.oil === null ? [] : play.stage.names.filter((name) => shown[name] !== play.values[name]);
  const there = Object.fromEntries(moved.map((name) => [name, shown[name] ?? 0]));
  const [first] = moved;
  if (first !== undefined && !canLook(play, there)) {
    return <button type="button" class="wide strong" onClick={() => game.preview(null)}>{words.t('tools.back-to', { name: first, value: play.values[first] ?? 0 })}</button>;
  }
  return (
    <button type="button" class="wide strong hand-over" onClick={() => {
      if (first !== undefined) game.send({ kind: 'set', values: there });
      game.send({ kind: 'commit' });
    }}>
      {levelText(words, play.level.id, 'commit', playNumbers(words, play)) || words.t('answer.hand-over')}
    </button>
  );
}

/** A way around, offered quietly once it has been tried long enough. */
function Skip({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  return (
    <p class="skip">
      <span>{words.t('skip.offer', { name: levelName(words, play.level.id) })}</span>
      <button type="button" class="wide plain" onClick={() => { game.skip(); game.go(mapWith(game.content.course, play.level.id)); }}>{words.t('skip.do')}</button>
    </p>
  );
}

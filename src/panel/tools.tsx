import { useMemo } from 'preact/hooks';
import { apparatusNames } from '../curriculum/apparatus.ts';
import { openedEvidence } from '../curriculum/evidence.ts';
import { learnTool } from '../curriculum/learn-tool.ts';
import type { Values } from '../curriculum/draw.ts';
import { isOfNetwork } from '../curriculum/goal.ts';
import { letThrough } from '../curriculum/drivers.ts';
import { takesNumber, type Tool } from '../curriculum/level-tool.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { snap, turned } from '../curriculum/range.ts';
import { feedsLeft, feedTools, inputsFed, lawInUse, toolInUse, wasFed } from '../curriculum/feed.ts';
import { outputAt } from '../curriculum/measured.ts';
import { Choice } from './choice.tsx';
import { EvidenceFile } from './evidence.tsx';
import { Feed } from './feed.tsx';
import { Learn } from './learn.tsx';
import { Knob } from './knob.tsx';
import { knobLabel, knobSymbol } from './knob-name.ts';
import { canLook, Oil } from './oil.tsx';
import { gaugeHidden, roundOver, toolsOpen, valueShown } from './round.ts';
import { Train } from './train.tsx';
import { Trials } from './trials.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

type KnobTool = Extract<Tool, { min: number }>;

/** Values where the goal was lowest in this round, to be marked on the knobs; null while that is not to be known. */
function useBest(play: Play): Values | null {
  return useMemo(() => {
    if (play.oil !== null || gaugeHidden(play) || !isOfNetwork(play.stage.task.goal) || play.stage.questions.length > 0 || play.trail.length < 2) return null;
    const tried = play.trail.map((values) => ({ values, value: valueShown(play, values) }));
    return tried.reduce((best, each) => (each.value < best.value ? each : best)).values;
  }, [play]);
}

/** Everything of the level that can be set: knobs, tiles, training. */
export function Tools({ play }: { play: Play }) {
  const { game } = useServices();
  const open = toolsOpen(play);
  const best = useBest(play);
  const lost = play.verdict === 'missed';
  const over = roundOver(play);
  // Once a round is over nothing answers any more; what was found out stays.
  const tools = play.stage.task.tools.filter(({ kind }) => !over || kind === 'learn' || kind === 'evidence' || kind === 'trial');
  const file = tools.find((tool) => tool.kind === 'evidence');
  const evidence = file !== undefined && (!over || openedEvidence(play.choices, file).length > 0) ? file : undefined;
  // What an apparatus or a boundary does not use now would only stand in the way.
  const { apparatus, classes, edit, hand } = play.stage.task;
  // Where a question has nothing turned, the board alone says how things stand.
  const still = openQuestion(play)?.question.tools?.length === 0;
  const knobs = tools.filter(takesNumber).filter(({ id, kind }) => (!still && kind !== 'units' && kind !== 'feed' && classes === undefined && apparatus === undefined && edit === undefined && evidence === undefined && hand?.kind !== 'boundary') || toolInUse(play, id));
  // What questions put to use one after the other is there in its turn.
  const learning = learnTool(play.stage.task);
  const learn = learning !== null && !lost && toolInUse(play, learning.id) ? learning : null;
  const tiles = tools.flatMap((tool) => (tool.kind === 'choice' && (tool.id === 'aggregate' || tool.id === 'measure') && lawInUse(play) ? [tool] : []));
  const ruler = tools.flatMap((tool) => (tool.kind === 'choice' && tool.id !== 'aggregate' && tool.id !== 'measure' && tool.id !== 'keep' && (learning === null || toolInUse(play, tool.id)) ? [tool] : []));
  const train = tools.find((tool) => tool.kind === 'train');
  const look = () => {
    const shown = game.shown();
    const there = Object.fromEntries(knobs.map((tool) => [tool.id, snap(tool, shown[tool.id] ?? 0)]));
    if (open && canLook(play, there)) game.send({ kind: 'set', values: there });
  };
  const feed = () => {
    const shown = game.shown();
    const there = Object.fromEntries(feedTools(play.stage).map((tool) => [tool.id, snap(tool, shown[tool.id] ?? 0)]));
    if (open && feedsLeft(play) !== 0 && !wasFed(play, there)) game.send({ kind: 'set', values: there });
  };
  if (play.phase === 'call' || (!open && !over)) return null;
  return (
    <div class={play.stage.task.apparatus?.kind === 'filter' ? 'tools kernel' : knobs.length > 3 || feedTools(play.stage).length > 1 ? 'tools many' : 'tools'}>
      {tiles.length > 0 && <Choice play={play} tools={tiles} disabled={!open || !tiles.every(({ id }) => toolInUse(play, id))} />}
      {ruler.length > 0 && <Choice play={play} tools={ruler} disabled={!open} plain />}
      {knobs.map((tool) => <ToolKnob key={tool.id} tool={tool} play={play} disabled={!open || !toolInUse(play, tool.id)} best={best?.[tool.id] ?? null} onEnter={tool.kind === 'feed' && feedsLeft(play) !== null ? feed : play.oil === null ? undefined : look} />)}
      {evidence !== undefined && toolInUse(play, evidence.id) && <EvidenceFile play={play} tool={evidence} open={open} />}
      {!over && feedsLeft(play) !== null && toolInUse(play, feedTools(play.stage)[0]?.id ?? '') && <Feed play={play} open={open} onFeed={feed} />}
      {!over && play.oil !== null && <Oil play={play} open={open} onLook={look} />}
      {!lost && train?.kind === 'train' && <Train play={play} tool={train} disabled={!open} />}
      {learn !== null && <Learn play={play} tool={learn} disabled={!open} />}
      {tools.some(({ kind }) => kind === 'trial') && <Trials play={play} disabled={!open} />}
    </div>
  );
}

/** Of the network, or of an apparatus that is made of weights. */
function isWeight({ stage }: Play, id: string): boolean {
  const kind = stage.task.apparatus?.kind;
  return stage.names.includes(id) || ((kind === 'filter' || kind === 'attention') && apparatusNames(stage.task).includes(id));
}

function ToolKnob({ tool, play, disabled, best, onEnter }: { tool: KnobTool; play: Play; disabled: boolean; best: number | null; onEnter: (() => void) | undefined }) {
  const { game } = useServices();
  const words = useWords();
  const value = useGame((each) => each.shown()[tool.id] ?? 0);
  const start = play.stage.start[tool.id] ?? 0;
  return (
    <Knob
      id={tool.id} symbol={knobSymbol(words, play.stage, tool.id)}
      label={knobLabel(words, play.stage, tool.id)}
      role={tool.kind === 'parameter' && !isWeight(play, tool.id) ? 'answer' : tool.kind === 'units' || tool.kind === 'view' || tool.kind === 'valve' || tool.kind === 'balance' ? 'answer' : tool.kind === 'duel' ? 'rate' : tool.kind}
      range={tool.kind === 'parameter' ? turned(tool) : tool} finest={tool.step} unit={'unit' in tool && tool.unit === 'dollar' ? '$' : ''} note={tool.kind === 'valve' ? words.t(`valve.${tool.id}`, { value: letThrough(play.stage.task, tool.id, { [tool.id]: value }) }) : tool.kind === 'feed' && feedsLeft(play) === null ? words.t('tool.gives', { value: words.number(outputAt(play.stage, play.values, inputsFed(play.stage, { ...play.values, [tool.id]: value }))) }) : ''} value={value} start={start} best={best} disabled={disabled} onEnter={onEnter}
      onMove={(next) => game.preview({ ...game.state().preview, [tool.id]: next })}
      onSet={(next) => {
        if (play.oil !== null || (tool.kind === 'feed' && feedsLeft(play) !== null)) game.preview({ ...game.state().preview, [tool.id]: next });
        else if (next === play.values[tool.id]) game.preview(null);
        else game.send({ kind: 'set', values: { [tool.id]: next } });
      }}
    />
  );
}

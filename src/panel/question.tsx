import type { ComponentChildren } from 'preact';
import { rowsOf } from '../curriculum/dataset.ts';
import { keepsBack } from '../curriculum/towns.ts';
import type { Machine, Question as Asking } from '../curriculum/level-question.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { evaluate } from '../curriculum/quantity.ts';
import { openQuestion, rowsAsked, townAsked, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { snap } from '../curriculum/range.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';
import { answerText } from './answer-text.ts';
import { Choice } from './choice.tsx';
import { figureDark } from './figure-dark.ts';
import { HotelWords, RowAsked } from './board-words.tsx';
import { Knob } from './knob.tsx';
import { levelText } from './level-name.ts';
import { MarkButtons } from './marks.tsx';
import { playNumbers, questionText } from './level-text.ts';
import { promiseText } from './promise.ts';
import { signSpoken } from './race-words.ts';
import { Runs } from './runs.tsx';
import { useGame, useServices, useWords } from './use-game.ts';

type NumberAnswer = Extract<Asking['answer'], { kind: 'number' }>;

export function unitOf(answer: NumberAnswer): string {
  return answer.unit === 'dollar' ? '$' : '';
}

/** The question that is open, with whatever answers it. */
export function Question({ play, children }: { play: Play; children: ComponentChildren }) {
  const words = useWords();
  const asked = openQuestion(play);
  if (asked === null) return null;
  const { question } = asked;
  const text = questionText(words, play);
  return (
    <div class="question" role="group" aria-labelledby="asked" tabIndex={-1}>
      {text !== '' && <p class="asked" id="asked">{text}<RowAsked play={play} /></p>}
      {children}
      {question.answer.kind === 'number' && <NumberField key={`${play.phase}${play.rounds[play.phase]}-${play.answers.length}`} play={play} asked={asked} answer={question.answer} />}
      {question.answer.kind === 'compare' && <Options play={play} question={question} options={['less', ...(question.answer.tolerance === undefined ? [] : ['same']), 'more']} />}
      {question.answer.kind === 'machine' && <Machines play={play} asked={asked} among={question.answer.among} />}
      {question.answer.kind === 'run' && <Runs play={play} question={question} />}
      {question.answer.kind === 'option' && <Options play={play} question={question} options={question.answer.options} />}
      {question.answer.kind === 'marks' && <MarkButtons play={play} />}
      {question.answer.kind === 'row' && <RowButtons play={play} data={question.answer.data} />}
    </div>
  );
}

function NumberField({ play, asked, answer }: { play: Play; asked: AskedQuestion; answer: NumberAnswer }) {
  const { game } = useServices();
  const words = useWords();
  const { ask } = asked.question;
  const moved = ask.of === 'adjusted' || ask.of === 'best' ? ask.parameter : null;
  const first = snap(answer, moved === null ? answer.starts : (valuesAsked(play, asked)[moved] ?? 0));
  const value = useGame((each) => each.state().preview?.['answer'] ?? first);
  const show = (next: number) => game.preview({ ...game.state().preview, answer: next });
  return (
    <form class="answer" onSubmit={(event) => {
      event.preventDefault();
      game.send({ kind: 'answer', to: snap(answer, value) });
    }}>
      <Knob
        id="answer" symbol={moved ?? (ask.of === 'parameter' ? ask.name : ask.of === 'edited' ? ask.parameter : ask.of === 'unit' || ask.of === 'output' || ask.of === 'slope' ? '?' : null) ?? words.t(`answer.symbol.${answer.unit}`)} label={words.t('answer.label')} role="answer"
        range={answer} value={value} start={first} unit={unitOf(answer)} onMove={show} onSet={show}
      />
      <button type="submit" class="wide strong">{words.t('answer.send')}</button>
    </form>
  );
}

/** Options that stand in one line, and the letters of one that still fits where they are that many. */
const FEW = 4;
const SHORT = 12;

function Options({ play, question, options }: { play: Play; question: Asking; options: readonly string[] }) {
  const { game } = useServices();
  const words = useWords();
  const texts = options.map((option) => ({ option, text: answerText(words, play, question, option) }));
  const many = options.length > FEW || (options.length === FEW && texts.some(({ text }) => text.length > SHORT));
  return (
    <div class={many ? 'row options many' : 'row options'}>
      {texts.map(({ option, text }) => (
        <button key={option} type="button" class="wide" onClick={() => {
          game.send({ kind: 'answer', to: option });
        }}>{text}</button>
      ))}
    </div>
  );
}

/** Machines that can be hired, each with what it promises. */
function Machines({ play, asked, among }: { play: Play; asked: AskedQuestion; among: readonly Machine[] }) {
  const { game } = useServices();
  const words = useWords();
  const town = townAsked(play, asked);
  const keep = play.stage.task.tools.flatMap((tool) => (tool.kind === 'choice' && toolInUse(play, tool.id) ? [tool] : []));
  if (town === undefined) return null;
  return (
    <div class="machines">
      {keep.length > 0 && <Choice play={play} tools={keep} disabled={false} plain />}
      {among.map((machine) => (
        <button key={machine} type="button" class="wide hotel" onClick={() => game.send({ kind: 'answer', to: machine })}>
          <strong>{words.t(`machine.${machine}`)}</strong>
          <span>{promiseText(words, town, machine, keepsBack(play))}</span>
        </button>
      ))}
    </div>
  );
}

function RowButtons({ play, data }: { play: Play; data: 'train' | 'test' }) {
  const { game } = useServices();
  const words = useWords();
  const ids = rowsAsked(play, data);
  const race = play.stage.task.race !== undefined;
  const rows = race ? rowsOf(play.stage.task.dataset, ids) : data === 'train' ? play.stage.train : play.stage.test;
  return (
    <div class="hotels">
      {ids.map((id, index) => (
        <button key={id} type="button" class="wide hotel" disabled={play.refused.includes(String(id))} onPointerEnter={() => game.pick(id)} onPointerLeave={() => game.pick(null)} onFocus={() => game.pick(id)} onBlur={() => game.pick(null)}
          onClick={() => {
            game.pick(null);
            game.send({ kind: 'answer', to: String(id) });
          }}>
          <strong>{words.t('answer.hotel', { id })}</strong>
          <span>{words.t('answer.miles', { miles: rows.inputs[index * rows.features] ?? 0 })}</span>
          {race ? <span class="unseen"> {words.t('answer.sign', signSpoken(words, rows, index))}</span> : <HotelWords play={play} data={data} row={index} />}
        </button>
      ))}
    </div>
  );
}

/** What is asked of a setting, as it now stands, where that is a metric. */
function SettingFigure({ play }: { play: Play }) {
  const words = useWords();
  const asked = openQuestion(play);
  const shown = useGame((each) => each.shown());
  if (asked?.question.answer.kind !== 'setting' || asked.question.ask.of !== 'metric' || figureDark(play, asked)) return null;
  const value = evaluate(play.stage, { ...play.values, ...shown }, asked.question.ask, asked.index);
  return <p class="quiet-line">{words.t('live.value', { name: words.t(`metric.${asked.question.ask.metric}`), value: words.number(value) })}</p>;
}

/** Hands over what the tools are set to, where that is the answer. */
export function HandOver({ play }: { play: Play }) {
  const { game, live } = useServices();
  const words = useWords();
  const answer = openQuestion(play)?.question.answer;
  if (answer?.kind !== 'setting' && answer?.kind !== 'marks') return null;
  const unmarked = answer.kind === 'marks' && answer.nodes.every((node) => (play.choices[node] ?? '') === '');
  // Where nothing is marked or something still learns there is no answer yet; what was turned down is no second mistake as it stands.
  const waits = unmarked || live()?.state === 'running' || (play.refused.length > 0 && game.state().attempt?.moves.at(-1)?.kind === 'answer');
  return (
    <>
      <SettingFigure play={play} />
      <button type="button" class="wide strong hand-over" aria-disabled={waits} onClick={() => {
        if (!waits) game.send({ kind: 'answer', to: 'hand-over' });
      }}>{levelText(words, play.level.id, 'commit', playNumbers(words, play)) || words.t('answer.hand-over')}</button>
    </>
  );
}

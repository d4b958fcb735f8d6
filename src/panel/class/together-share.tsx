import './lesson.css';
import '../knob.css';
import { useState } from 'preact/hooks';
import { planOf } from '../../classroom/plans.ts';
import type { Classwork } from '../../classroom/seat.ts';
import type { OwnShare, Together } from '../../classroom/lesson.ts';
import { useWords } from '../use-game.ts';
import { writtenNumber } from '../written-number.ts';
import { Countdown } from './countdown.tsx';
import { Ground, lineIn } from './ground.tsx';
import { ClassLoss, lapShown, raceText, TogetherPicture } from './together-board.tsx';

/** What this pupil, or this device, does for the class's network. */
export function TogetherShare({ seat, together }: { seat: Classwork; together: Together }) {
  const words = useWords();
  const { desk, ahead } = seat.state();
  const own = desk?.own ?? [];
  const next = own.find(({ result }) => result === null);
  const ended = raceText(words, together) !== null;
  const left = own.filter(({ result }) => result === null).length;
  return (
    <section class="together-share">
      <h3>{words.t(`together.${together.by}`)} {together.laps > 1 && <span class="lap">{words.t('together.lap', { lap: lapShown(together), laps: together.laps })}</span>}</h3>
      {together.by === 'hand' && together.state === 'running' && next !== undefined
        ? <SayError key={`${together.lap} ${next.share}`} seat={seat} together={together} own={next} left={left} />
        : (
          <>
            {together.by === 'fold' && together.state === 'running' && next !== undefined && <TrainFold seat={seat} together={together} own={own} />}
            <ClassLoss words={words} together={together} />
            <TogetherPicture words={words} together={together} own={own.map(({ share }) => share)} />
            {!ended && (together.by !== 'fold' || next === undefined) && <p role="status">{words.t(together.state === 'waiting' ? 'together.wait-lap' : together.by === 'device' ? 'together.device-works' : 'together.wait-others')}</p>}
          </>
        )}
      {together.state === 'running' && together.by !== 'device' && together.until !== null && <Countdown words={words} until={together.until} ahead={ahead} />}
    </section>
  );
}

/** The rows that are kept from this device's network, and the button that trains it on all the others. */
function TrainFold({ seat, together, own }: { seat: Classwork; together: Together; own: readonly OwnShare[] }) {
  const words = useWords();
  const [state, be] = useState<'ready' | 'busy' | 'refused'>('ready');
  const kept = own.flatMap(({ share }) => together.folds?.[share]?.rows ?? []);
  const train = () => {
    be('busy');
    seat.workShares().then(() => be('ready'), () => be('refused'));
  };
  return (
    <div class="train-fold">
      <p>{words.t('together.kept-from', { count: kept.length })}</p>
      <button type="button" class="wide strong" disabled={state === 'busy'} onClick={train}>{words.t('together.train')}</button>
      {state === 'refused' && <p class="warning" role="alert">{words.t('class.bet-fault')}</p>}
    </div>
  );
}

/** The error of one hotel, said by hand: a bar from its price to where the class's line should be. */
function SayError({ seat, together, own, left }: { seat: Classwork; together: Together; own: OwnShare; left: number }) {
  const words = useWords();
  const dial = planOf(together.plan)?.dial;
  const [error, turn] = useState(0);
  const [typed, type] = useState<string | null>(null);
  const [fault, blame] = useState(false);
  const line = lineIn(together.values);
  if (dial === undefined || line === null) return null;
  const send = () => { seat.sendShare(own.share, [error]).then(() => blame(false), () => blame(true)); };
  const take = (text: string) => {
    type(text);
    const value = writtenNumber(text);
    if (value !== null) turn(Math.min(dial.max, Math.max(dial.min, Math.round(value / dial.step) * dial.step)));
  };
  const spots = together.rows.map((row, index) => ({ input: row[0] ?? 0, target: row.at(-1) ?? 0, own: index === own.share, ...(index === own.share ? { error } : {}) }));
  const told = { miles: own.inputs[0] ?? 0, predicted: words.number(own.predicted, 0), actual: own.actual };
  return (
    <form class="say-error" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Ground words={words} spots={spots} line={line} zero lively={false} label={words.t('together.yours', told)} />
      <p>{words.t('together.yours', told)}</p>
      <label class="error-field">
        <span>{words.t('together.error')}</span>
        <input type="text" inputMode="text" dir="ltr" autocomplete="off" maxLength={8} class="figure" value={typed ?? words.number(error, 0)} onInput={(event) => take(event.currentTarget.value)} onBlur={() => type(null)} />
      </label>
      <input type="range" min={dial.min} max={dial.max} step={dial.step} value={error} aria-label={words.t('together.error')} dir="ltr"
        style={{ '--part': String((error - dial.min) / (dial.max - dial.min)), '--from': '0.5' }} onInput={(event) => { type(null); turn(Number(event.currentTarget.value)); }} />
      <button type="submit" class="wide strong">{words.t('together.say', { error: words.number(error, 0) })}</button>
      {left > 1 && <p class="quiet-line">{words.t('together.left', { count: left - 1 })}</p>}
      {fault && <p class="warning" role="alert">{words.t('class.bet-fault')}</p>}
    </form>
  );
}

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
import { lapShown, raceText, TogetherPicture } from './together-board.tsx';

/** What this pupil, or this device, does for the class's network. */
export function TogetherShare({ seat, together }: { seat: Classwork; together: Together }) {
  const words = useWords();
  const { desk, ahead } = seat.state();
  const own = desk?.own ?? [];
  const next = own.find(({ result }) => result === null);
  const race = raceText(words, together);
  const left = own.filter(({ result }) => result === null).length;
  return (
    <section class="together-share">
      <h3>{words.t(`together.${together.by}`)} <span class="lap">{words.t('together.lap', { lap: lapShown(together), laps: together.laps })}</span></h3>
      {together.by === 'hand' && together.state === 'running' && next !== undefined
        ? <SayError key={`${together.lap} ${next.share}`} seat={seat} together={together} own={next} left={left} />
        : (
          <>
            <p class="together-loss"><span>{words.t('together.loss')}</span> <strong class="figure">{words.number(together.losses.at(-1) ?? Number.NaN)}</strong></p>
            <TogetherPicture words={words} together={together} own={own.map(({ share }) => share)} />
            <p role="status">{race ?? words.t(together.state === 'waiting' ? 'together.wait-lap' : together.by === 'device' ? 'together.device-works' : 'together.wait-others')}</p>
          </>
        )}
      {together.state === 'running' && together.by === 'hand' && together.until !== null && <Countdown words={words} until={together.until} ahead={ahead} />}
    </section>
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

import './lesson.css';
import * as client from '../../classroom/client.ts';
import { planOf } from '../../classroom/plans.ts';
import type { Together } from '../../classroom/lesson.ts';
import type { Room } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';
import { levelName } from '../level-name.ts';
import { Agreement } from './agreement.tsx';
import { Countdown } from './countdown.tsx';
import { Descent } from './descent.tsx';
import { EndRound } from './end-round.tsx';
import { FoldsPicture, keptBack } from './folds-picture.tsx';
import { Ground, lineIn, type Spot } from './ground.tsx';
import { SharesLit } from './shares-lit.tsx';
import { useTeacher } from './teacher-context.ts';
import { Wires } from './wires.tsx';

/** Hotels as a lap finds them: those who are heard while it runs, what was said once it is over. */
export function spotsOf({ rows, shares, last, state }: Together, own: readonly number[] = []): readonly Spot[] {
  return rows.map((row, index): Spot => ({
    input: row[0] ?? 0, target: row.at(-1) ?? 0, own: own.includes(index),
    ...(state === 'running' ? { heard: shares[index]?.answers ?? 0, awaited: shares[index]?.owners ?? 0 } : {}),
    ...(state !== 'running' && last !== null ? { error: last[index]?.said ?? last[index]?.exact ?? null, filled: last[index]?.by === 'server' } : {}),
  }));
}

/** Shares whose median is not what the row comes to, beyond what the dial rounds. */
function missed({ plan, last, state }: Together): readonly { share: number; said: number; exact: number }[] {
  const step = planOf(plan)?.dial?.step ?? 0;
  if (last === null || state === 'running') return [];
  return last.flatMap(({ said, exact }, share) => (said !== null && exact !== null && Math.abs(said - exact) > step / 2 ? [{ share, said, exact }] : []));
}

/** What the class's network comes to, in words: against the best of one pupil, once it is done. */
export function raceText(words: Words, { losses, rival, state, folds, last }: Together): string | null {
  const loss = losses.at(-1) ?? Number.NaN;
  if (state !== 'done' || (folds !== null && last === null)) return null;
  const all = folds === null ? '' : 'fold-';
  if (rival === null) return words.t(`together.${all}done`, { loss });
  return words.t(`together.${all}${loss <= rival.loss ? 'won' : 'lost'}`, { loss, rival: rival.loss, level: levelName(words, rival.level) });
}

/** The figure that all look at: the class's loss, or what the folds came to so far. */
export function ClassLoss({ words, together }: { words: Words; together: Together }) {
  const kept = together.folds === null ? null : keptBack(together.folds);
  const figure = together.folds === null ? words.number(together.losses.at(-1) ?? Number.NaN) : kept === null ? '–' : `${words.number(kept.mean, 0)} ± ${words.number(kept.spread, 0)}`;
  const race = raceText(words, together);
  return <p class="together-loss"><span>{words.t(together.folds === null ? 'together.loss' : 'together.kept-mean')}</span> <strong class="figure" dir="ltr">{figure}</strong>{race !== null && <em role="status">{race}</em>}</p>;
}

/** The lap that goes on, or the one that was last closed. */
export function lapShown({ lap, state }: Together): number {
  return state === 'running' ? lap : Math.max(1, lap - 1);
}

/** The picture of it: hotels and line, or wires; and the way downhill. */
export function TogetherPicture({ words, together, own = [] }: { words: Words; together: Together; own?: readonly number[] }) {
  const line = lineIn(together.values);
  const loss = together.losses.at(-1) ?? Number.NaN;
  const before = together.before === null || together.state === 'running' ? null : lineIn(together.before);
  if (together.folds !== null) return <FoldsPicture words={words} folds={together.folds} own={own} />;
  return (
    <div class={line === null ? 'together-picture with-wires' : 'together-picture'}>
      {line === null && <Agreement words={words} predicted={together.predicted} actual={together.rows.map((row) => row.at(-1) ?? 0)} label={words.t('together.agreement', { count: together.rows.length, loss })} />}
      {line === null
        ? <Wires values={together.values} label={words.t('together.wires', { count: Object.keys(together.values).length })} />
        : <Ground words={words} spots={spotsOf(together, own)} line={line} before={before} zero label={words.t('together.ground', { count: together.rows.length, loss })} />}
      <Descent words={words} losses={together.losses} laps={together.laps} rival={together.rival?.loss ?? null} label={words.t('together.descent', { loss, lap: together.losses.length - 1 })} />
    </div>
  );
}

/** For the projector: the class's network as it comes together, lap after lap. */
export function TogetherBoard({ room, together }: { room: Room; together: Together }) {
  const { words } = useTeacher();
  const { round } = room;
  const running = together.state === 'running';
  const lap = lapShown(together);
  const turn = () => { if (round !== null) client.turnLap(room.class, round.number, together.lap, running).catch(() => undefined); };
  const faults = missed(together);
  const waits = together.by !== 'device';
  return (
    <div class="board-tab together-board">
      <header class="row">
        <h2 class="asked">{words.t(`together.${together.by}`)}</h2>
        {together.laps > 1 && <p class="lap">{words.t('together.lap', { lap, laps: together.laps })}</p>}
        {running && waits && together.until !== null && <Countdown words={words} until={together.until} ahead={room.now - Date.now()} />}
        {waits && together.state !== 'done' && <button type="button" class="wide strong" onClick={turn}>{words.t(!running ? 'together.next' : together.by === 'fold' ? 'together.fill' : 'together.close')}</button>}
        {round !== null && round.ended === null && <EndRound room={room} toBoard={() => {}} plain={together.state !== 'done'} />}
      </header>
      <ClassLoss words={words} together={together} />
      <TogetherPicture words={words} together={together} />
      <SharesLit words={words} together={together} />
      {faults.length > 0 && (
        <ul class="together-faults">
          {faults.map(({ share, said, exact }) => <li key={share}>{words.t('together.off', { share: share + 1, said, exact })}</li>)}
        </ul>
      )}
    </div>
  );
}

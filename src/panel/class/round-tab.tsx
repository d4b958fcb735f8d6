import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import { PLANS } from '../../classroom/plans.ts';
import { ROUND_KINDS, type Room, type RoundKind } from '../../classroom/wire.ts';
import { levelName } from '../level-name.ts';
import { Countdown } from './countdown.tsx';
import { EndRound } from './end-round.tsx';
import { LessonPlan } from './lesson-plan.tsx';
import { headingOf } from './round-heading.ts';
import { useTeacher } from './teacher-context.ts';

const MINUTES: readonly number[] = [0, 2, 4, 6, 10, 15, 20, 45];

/** The round that goes on, or null. */
export function runningRound(room: Room, now: number): Room['round'] {
  const { round } = room;
  return round !== null && round.ended === null && (round.until === null || now < round.until) ? round : null;
}

/** What the class plays: a round for all at once, and which levels are open besides. */
export function RoundTab({ room, toBoard, toTab }: { room: Room; toBoard: () => void; toTab: (tab: 'join' | 'lesson') => void }) {
  const { words, course } = useTeacher();
  const levels = course.parts.flatMap((part) => part.levels);
  const [level, choose] = useState(room.round?.level ?? levels[0] ?? '');
  const [minutes, box] = useState(6);
  const [question, ask] = useState('');
  const [kind, be] = useState<RoundKind>('play');
  const [plan, train] = useState(PLANS[0]?.id ?? '');
  const [fault, blame] = useState<string | null>(null);
  const ahead = room.now - Date.now();
  const running = runningRound(room, room.now);
  const { open } = room.settings;
  const isOpen = (id: string) => open === null || open.includes(id);
  const set = (ids: readonly string[], value: boolean) => {
    const now = new Set(open ?? levels);
    for (const id of ids) if (value) now.add(id); else now.delete(id);
    const kept = levels.filter((id) => now.has(id));
    client.changeClass(room.class, { settings: { open: kept.length === levels.length ? null : kept } }).catch(() => undefined);
  };
  const nameOf = (id: string) => levelName(words, id);
  const start = () => {
    blame(null);
    client.startRound(room.class, { kind, ...(kind === 'envelope' || kind === 'together' ? {} : { level }), minutes: minutes === 0 ? null : minutes, question: kind === 'bet' ? question : null, together: kind === 'together' ? plan : null })
      .then(toBoard, (reason: unknown) => blame(reason instanceof client.ClassFault ? reason.reason : 'offline'));
  };
  return (
    <div class="round-tab">
      <section class="round-now">
        {running === null
          ? (
            <form onSubmit={(event) => { event.preventDefault(); start(); }}>
              <h2>{words.t('teach.new-round')}</h2>
              <div class="choices kinds" role="radiogroup" aria-label={words.t('teach.new-round')}>
                {ROUND_KINDS.map((each) => <label class="tick" key={each}><input type="radio" name="kind" checked={kind === each} onChange={() => be(each)} /><span>{words.t(`teach.kind.${each}`)}</span></label>)}
              </div>
              {kind === 'bet' && <label class="question-field"><span>{words.t('teach.question')}</span><input dir="auto" value={question} onInput={(event) => ask(event.currentTarget.value)} maxLength={140} autocomplete="off" /></label>}
              <div class="row">
                {kind === 'together' && (
                  <label><span>{words.t('teach.plan')}</span>
                    <select aria-label={words.t('teach.plan')} value={plan} onChange={(event) => train(event.currentTarget.value)}>{PLANS.map(({ id }) => <option key={id} value={id}>{words.t(`teach.plans.${id}`)}</option>)}</select>
                  </label>
                )}
                {(kind === 'play' || kind === 'exit' || kind === 'bet') && (
                  <label><span>{words.t('teach.level')}</span>
                    <select aria-label={words.t('teach.level')} value={level} onChange={(event) => choose(event.currentTarget.value)}>
                      {course.parts.map((part) => (
                        <optgroup key={part.id} label={words.t(`part.${part.number}.name`)}>{part.levels.map((id) => <option key={id} value={id}>{nameOf(id)}</option>)}</optgroup>
                      ))}
                    </select>
                  </label>
                )}
                <label><span>{words.t('teach.time')}</span>
                  <select aria-label={words.t('teach.time')} value={minutes} onChange={(event) => box(Number(event.currentTarget.value))}>
                    {MINUTES.map((each) => <option key={each} value={each}>{each === 0 ? words.t('teach.no-limit') : words.t('teach.minutes', { count: each })}</option>)}
                  </select>
                </label>
                <button type="submit" class="wide strong">{words.t(kind === 'bet' ? 'teach.start-bet' : 'teach.start-round')}</button>
              </div>
              {fault !== null && <p class="warning" role="alert">{words.t(words.has(`class.error.${fault}`) ? `class.error.${fault}` : 'class.error.offline')}</p>}
            </form>
          )
          : (
            <>
              <h2 dir="auto">{headingOf(words, running)}</h2>
              {running.until !== null && <Countdown words={words} until={running.until} ahead={ahead} />}
              <EndRound room={room} toBoard={toBoard} />
            </>
          )}
      </section>
      <LessonPlan room={room} toBoard={toBoard} toTab={toTab} />
      <section>
        <h2>{words.t('teach.levels')}</h2>
        <p class="quiet-line">{words.t('teach.levels-what')}</p>
        {course.parts.map((part) => (
          <fieldset key={part.id}>
            <legend>
              <label class="tick"><input type="checkbox" checked={part.levels.every(isOpen)} ref={(box) => { if (box !== null) box.indeterminate = part.levels.some(isOpen) && !part.levels.every(isOpen); }} onChange={(event) => set(part.levels, event.currentTarget.checked)} /><strong>{words.t(`part.${part.number}.name`)}</strong></label>
            </legend>
            <div class="ticks">
              {part.levels.map((id) => <label class="tick" key={id}><input type="checkbox" checked={isOpen(id)} onChange={(event) => set([id], event.currentTarget.checked)} /><span>{nameOf(id)}</span></label>)}
            </div>
          </fieldset>
        ))}
      </section>
    </div>
  );
}

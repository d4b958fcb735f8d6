import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { Room } from '../../classroom/wire.ts';
import { levelName } from '../level-name.ts';
import { Countdown } from './countdown.tsx';
import { EndRound } from './end-round.tsx';
import { useTeacher } from './teacher-context.ts';

const MINUTES: readonly number[] = [0, 2, 4, 6, 10, 15, 20, 45];

/** The round that goes on, or null. */
export function runningRound(room: Room, now: number): Room['round'] {
  const { round } = room;
  return round !== null && round.ended === null && (round.until === null || now < round.until) ? round : null;
}

/** What the class plays: a round for all at once, and which levels are open besides. */
export function RoundTab({ room, toBoard }: { room: Room; toBoard: () => void }) {
  const { words, course } = useTeacher();
  const levels = course.parts.flatMap((part) => part.levels);
  const [level, choose] = useState(room.round?.level ?? levels[0] ?? '');
  const [minutes, box] = useState(6);
  const [question, ask] = useState('');
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
  return (
    <div class="round-tab">
      <section class="round-now">
        {running === null
          ? (
            <form onSubmit={(event) => { event.preventDefault(); client.startRound(room.class, level, minutes === 0 ? null : minutes, question.trim() === '' ? null : question).then(toBoard, () => undefined); }}>
              <h2>{words.t('teach.new-round')}</h2>
              <div class="row">
                <label><span>{words.t('teach.level')}</span>
                  <select aria-label={words.t('teach.level')} value={level} onChange={(event) => choose(event.currentTarget.value)}>
                    {course.parts.map((part) => (
                      <optgroup key={part.id} label={words.t(`part.${part.number}.name`)}>{part.levels.map((id) => <option key={id} value={id}>{nameOf(id)}</option>)}</optgroup>
                    ))}
                  </select>
                </label>
                <label><span>{words.t('teach.time')}</span>
                  <select aria-label={words.t('teach.time')} value={minutes} onChange={(event) => box(Number(event.currentTarget.value))}>
                    {MINUTES.map((each) => <option key={each} value={each}>{each === 0 ? words.t('teach.no-limit') : words.t('teach.minutes', { count: each })}</option>)}
                  </select>
                </label>
                <button type="submit" class="wide strong">{words.t(question.trim() === '' ? 'teach.start-round' : 'teach.start-bet')}</button>
              </div>
              <label class="question-field"><span>{words.t('teach.question')}</span><input value={question} onInput={(event) => ask(event.currentTarget.value)} maxLength={140} autocomplete="off" /></label>
            </form>
          )
          : (
            <>
              <h2>{running.question ?? words.t('teach.playing', { name: nameOf(running.level) })}</h2>
              {running.until !== null && <Countdown words={words} until={running.until} ahead={ahead} />}
              <EndRound room={room} toBoard={toBoard} />
            </>
          )}
      </section>
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

import './lesson.css';
import * as client from '../../classroom/client.ts';
import { LESSON, type LessonStep } from '../../classroom/plans.ts';
import type { Room } from '../../classroom/wire.ts';
import { levelName } from '../level-name.ts';
import { useTeacher } from './teacher-context.ts';

/** The steps of a lesson of 45 minutes, each a button: what it opens, goes to the projector at once. */
export function LessonPlan({ room, toBoard, toTab }: { room: Room; toBoard: () => void; toTab: (tab: 'join' | 'lesson') => void }) {
  const { words } = useTeacher();
  const begin = (step: LessonStep) => {
    const { minutes } = step;
    const open = (round: Parameters<typeof client.startRound>[1]) => { client.startRound(room.class, round).then(toBoard, () => undefined); };
    switch (step.kind) {
      case 'join': return toTab('join');
      case 'museum': return toTab('lesson');
      case 'bet': return open({ kind: 'bet', level: step.level, minutes, question: words.t(`lesson.ask.${step.question}`, step.values) });
      case 'together': return open({ kind: 'together', together: step.together, minutes: null });
      case 'envelope': return open({ kind: 'envelope', minutes });
      default: return open({ kind: step.kind, level: step.level, minutes });
    }
  };
  const times = LESSON.reduce<readonly number[]>((so, step) => [...so, (so.at(-1) ?? 0) + step.minutes], [0]);
  return (
    <section class="lesson-plan">
      <h2>{words.t('lesson.title')}</h2>
      <ol>
        {LESSON.map((step, index) => (
          <li key={index}>
            <span class="figure when" dir="ltr">{words.number(times[index] ?? 0, 0)}–{words.number(times[index + 1] ?? 0, 0)}</span>
            <span class="what"><strong>{words.t(`lesson.step.${step.kind}`)}</strong>{'level' in step && <small>{levelName(words, step.level)}</small>}</span>
            <button type="button" class="wide" onClick={() => begin(step)} aria-label={words.t('lesson.begin', { name: words.t(`lesson.step.${step.kind}`) })}>{words.t('lesson.go')}</button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a number that was asked for in a lesson is, where the lesson knows: told as it opens. */
export function truthOf(room: Room): number | null {
  const step = LESSON.find((each) => each.kind === 'bet' && each.level === room.round?.level);
  return step?.kind === 'bet' && room.round?.kind === 'bet' ? step.truth : null;
}

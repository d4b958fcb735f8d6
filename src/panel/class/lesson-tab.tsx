import './lesson.css';
import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { Room } from '../../classroom/wire.ts';
import { Awards } from './awards.tsx';
import { ClassMuseum } from './class-museum.tsx';
import { useTeacher } from './teacher-context.ts';

/** For the projector: the failures that the class collected, and what it gives awards for. */
export function LessonTab({ room }: { room: Room }) {
  const { words } = useTeacher();
  const [fault, choose] = useState<string | null>(null);
  const [nothing, tell] = useState(false);
  const finest = room.museum.some((each) => each.fault === fault) ? fault : null;
  const give = () => { client.giveAwards(room.class, finest).then(() => tell(true), () => undefined); };
  return (
    <div class="lesson-tab">
      <Awards words={words} awards={room.awards} />
      <ClassMuseum words={words} museum={room.museum} finest={{ fault: finest, choose }} />
      <section>
        <div class="row"><button type="button" class="wide strong" onClick={give}>{words.t('awards.give')}</button></div>
        <p class="quiet-line">{words.t('awards.what')}</p>
        {nothing && room.awards.length === 0 && <p role="status">{words.t('awards.none')}</p>}
      </section>
    </div>
  );
}

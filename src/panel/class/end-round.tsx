import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { Room } from '../../classroom/wire.ts';
import { truthOf } from './lesson-plan.tsx';
import { useTeacher } from './teacher-context.ts';

/** Ends the round; where a number was asked for, with what is true, if the teacher knows it. */
export function EndRound({ room, toBoard, plain = false }: { room: Room; toBoard: () => void; /** Beside what is to be done first. */ plain?: boolean }) {
  const { words } = useTeacher();
  const known = truthOf(room);
  const [typed, type] = useState(known === null ? '' : String(known));
  const asked = room.round !== null && room.round.kind === 'bet';
  const opens = asked || room.round?.kind === 'envelope';
  const truth = typed.trim() === '' ? null : Number(typed.trim().replace(',', '.').replace('\u2212', '-'));
  const end = () => { client.endRound(room.class, truth !== null && Number.isFinite(truth) ? truth : null).then(toBoard, () => undefined); };
  return (
    <form class="row" onSubmit={(event) => { event.preventDefault(); end(); }}>
      {asked && <label class="own-name"><span>{words.t('teach.truth')}</span><input value={typed} onInput={(event) => type(event.currentTarget.value)} inputMode="decimal" autocomplete="off" dir="ltr" maxLength={16} /></label>}
      <button type="submit" class={plain ? 'wide' : 'wide strong'}>{words.t(opens ? 'teach.reveal' : 'teach.end-round')}</button>
    </form>
  );
}

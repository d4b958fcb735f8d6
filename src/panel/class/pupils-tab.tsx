import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { Nickname } from '../../classroom/nickname.ts';
import type { Room } from '../../classroom/wire.ts';
import { nicknameWords } from './nickname.ts';
import { useTeacher } from './teacher-context.ts';

/** Who is in the class: renamed, removed, readmitted. */
export function PupilsTab({ room }: { room: Room }) {
  const { words } = useTeacher();
  const [fault, blame] = useState<string | null>(null);
  const change = (pupil: string, to: { name?: Nickname; out?: boolean }) => {
    blame(null);
    client.changePupil(room.class, pupil, to).catch((reason: unknown) => blame(reason instanceof client.ClassFault ? reason.reason : 'offline'));
  };
  if (room.pupils.length === 0) return <p class="quiet-line">{words.t('class.together', { count: 0 })}</p>;
  return (
    <section class="pupils-tab">
      {fault !== null && <p class="warning" role="alert">{words.t(words.has(`class.error.${fault}`) ? `class.error.${fault}` : 'class.error.offline')}</p>}
      <ul>
        {room.pupils.map(({ pupil, name, out }) => {
          const said = nicknameWords(words, name);
          return (
            <li key={pupil} class={out ? 'out' : ''}>
              <bdi>{said}</bdi>
              {out && <small>{words.t('teach.out')}</small>}
              <Rename said={said} rename={(free) => change(pupil, { name: { free } })} />
              <button type="button" class="wide" onClick={() => change(pupil, { out: !out })} aria-label={words.t(out ? 'teach.readmit-who' : 'teach.remove-who', { name: said })}>{words.t(out ? 'teach.readmit' : 'teach.remove')}</button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Rename({ said, rename }: { said: string; rename: (name: string) => void }) {
  const { words } = useTeacher();
  const [typed, type] = useState<string | null>(null);
  if (typed === null) return <button type="button" class="wide plain" onClick={() => type(said)} aria-label={words.t('teach.rename-who', { name: said })}>{words.t('teach.rename')}</button>;
  return (
    <form class="row" onSubmit={(event) => { event.preventDefault(); rename(typed); type(null); }}>
      <label class="own-name"><span class="unseen">{words.t('teach.rename-who', { name: said })}</span><input value={typed} maxLength={24} onInput={(event) => type(event.currentTarget.value)} autocomplete="off" /></label>
      <button type="submit" class="wide">{words.t('class.take-name')}</button>
    </form>
  );
}

import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { ClassSettings, Room } from '../../classroom/wire.ts';
import { joinAddress } from './join-tab.tsx';
import { forgetClass, linkOf } from './known-classes.ts';
import { Passkeys } from './passkey.tsx';
import { save, tableOf } from './table-file.ts';
import { useTeacher } from './teacher-context.ts';

const BOARDS = ['histogram', 'neighbours', 'ranked', 'off'] as const;

/** What the class may do, its secret link, its data, its end. */
export function ClassTab({ room, secret, keep, gone }: { room: Room; secret: string | null; keep: (token: string) => void; gone: () => void }) {
  const { words } = useTeacher();
  const [sure, ask] = useState(false);
  const { settings } = room;
  const change = (to: Partial<ClassSettings>) => { client.changeClass(room.class, { settings: to }).catch(() => undefined); };
  const link = secret === null ? null : `${joinAddress(room)}${location.pathname}${linkOf(room.class, secret)}`;
  const name = `downhill-${room.now}`;
  return (
    <div class="class-tab">
      <section>
        <h2>{words.t('teach.boards')}</h2>
        <div class="choices" role="radiogroup" aria-label={words.t('teach.boards')}>
          {BOARDS.map((each) => <label class="tick" key={each}><input type="radio" name="board" checked={settings.board === each} onChange={() => change({ board: each })} /><span>{words.t(`teach.board.${each}`)}</span></label>)}
        </div>
        <label class="tick"><input type="checkbox" checked={settings.joinable} onChange={(event) => change({ joinable: event.currentTarget.checked })} /><span>{words.t('teach.joinable')}</span></label>
        <label class="tick"><input type="checkbox" checked={settings.freeNames} onChange={(event) => change({ freeNames: event.currentTarget.checked })} /><span>{words.t('teach.free-names')}</span></label>
        <label class="tick"><input type="checkbox" checked={settings.keep} onChange={(event) => change({ keep: event.currentTarget.checked })} /><span>{words.t('teach.keep')}</span></label>
      </section>
      <section>
        <h2>{words.t('teach.link')}</h2>
        <p>{words.t('teach.link-what')}</p>
        {link !== null && <p class="secret"><bdi dir="ltr">{link}</bdi></p>}
        <div class="row">
          {link !== null && navigator.clipboard !== undefined && <button type="button" class="wide" onClick={() => { navigator.clipboard.writeText(link).catch(() => undefined); }}>{words.t('teach.copy')}</button>}
          <button type="button" class="wide" onClick={() => { client.rotateToken(room.class).then(keep, () => undefined); }}>{words.t('teach.new-link')}</button>
          <button type="button" class="wide" onClick={() => { client.rotateCode(room.class).catch(() => undefined); }}>{words.t('teach.new-code')}</button>
        </div>
        {!window.isSecureContext && <p class="warning">{words.t('class.insecure')}</p>}
      </section>
      <Passkeys room={room} />
      <section>
        <h2>{words.t('teach.data')}</h2>
        <div class="row">
          <button type="button" class="wide" onClick={() => save(tableOf(words, room), `${name}.csv`, 'text/csv')}>{words.t('teach.csv')}</button>
          <button type="button" class="wide" onClick={() => { client.exportClass(room.class).then((data) => save(JSON.stringify(data, null, 1), `${name}.json`, 'application/json'), () => undefined); }}>{words.t('teach.json')}</button>
          {sure
            ? <button type="button" class="wide danger" onClick={() => { client.deleteClass(room.class).then(() => { forgetClass(room.class); gone(); }, () => undefined); }}>{words.t('teach.delete-sure')}</button>
            : <button type="button" class="wide" onClick={() => ask(true)}>{words.t('teach.delete')}</button>}
        </div>
        <p class="quiet-line">{words.t('teach.privacy')}</p>
        <p class="quiet-line">{words.t('teach.promise')}</p>
      </section>
    </div>
  );
}

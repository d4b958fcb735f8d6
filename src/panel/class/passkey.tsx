import { useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import type { Room } from '../../classroom/wire.ts';
import { useTeacher } from './teacher-context.ts';

/** This page may ask for a passkey at all: at a name, over HTTPS or on the machine itself. */
const canAsk = () => window.isSecureContext && 'PublicKeyCredential' in window && /[a-z]/i.test(location.hostname);

/** Whoever shows a passkey gets the class it was made for. */
export function PasskeyDoor() {
  const { words } = useTeacher();
  const [fault, blame] = useState(false);
  if (!canAsk()) return null;
  const open = () => {
    blame(false);
    client.showPasskey().then((id) => {
      history.replaceState(null, '', `#/${id}`);
      location.reload();
    }, () => blame(true));
  };
  return (
    <div class="row">
      <button type="button" class="wide" onClick={open}>{words.t('teach.passkey.open')}</button>
      {fault && <p class="warning" role="alert">{words.t('teach.passkey.none')}</p>}
    </div>
  );
}

/** Passkeys of the class: one more, or none any more. */
export function Passkeys({ room }: { room: Room }) {
  const { words } = useTeacher();
  const [fault, blame] = useState(false);
  if (!canAsk() && room.passkeys === 0) return null;
  const done = (work: Promise<unknown>) => { work.then(() => blame(false), () => blame(true)); };
  return (
    <section>
      <h2>{words.t('teach.passkey.title')}</h2>
      <p>{words.t('teach.passkey.what')}</p>
      <p class="quiet-line" role="status">{words.t('teach.passkey.count', { count: room.passkeys })}</p>
      <div class="row">
        {canAsk() && <button type="button" class="wide" onClick={() => done(client.addPasskey(room.class))}>{words.t('teach.passkey.add')}</button>}
        {room.passkeys > 0 && <button type="button" class="wide" onClick={() => done(client.forgetPasskeys(room.class))}>{words.t('teach.passkey.forget')}</button>}
      </div>
      {fault && <p class="warning" role="alert">{words.t('teach.passkey.fault')}</p>}
    </section>
  );
}

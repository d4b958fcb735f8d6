import { encode } from 'uqr';
import type { Room } from '../../classroom/wire.ts';
import { nicknameWords } from './nickname.ts';
import { useTeacher } from './teacher-context.ts';

const LOOPBACK = /^(localhost|127\.|\[::1\])/;

/** Where pupils reach this page: where the teacher did, unless that is an address only this machine knows. */
export function joinAddress(room: Room): string {
  const own = location.origin;
  return LOOPBACK.test(location.host) ? (room.addresses[0] ?? own) : own;
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges"><rect width={size} height={size} fill="#fff" /><path d={path} fill="#000" /></svg>;
}

/** For the projector: where to go, what to type, who is in. */
export function JoinTab({ room, secret }: { room: Room; secret: string | null }) {
  const { words } = useTeacher();
  const address = joinAddress(room);
  const short = `${address.replace(/^https?:\/\//, '')}/#/join`;
  const here = room.pupils.filter(({ out }) => !out);
  const open = room.settings.joinable && room.codeUntil > room.now;
  return (
    <div class="join-tab">
      <section class="join-big">
        {open
          ? (
            <>
              <p class="address">{words.t('teach.go-to')} <bdi dir="ltr">{short}</bdi></p>
              <p class="code figure" dir="ltr" aria-label={words.t('teach.code', { code: room.code.split('').join(' ') })}><span>{room.code.slice(0, 3)}</span><span>{room.code.slice(3)}</span></p>
            </>
          )
          : <p class="address">{words.t('teach.closed')}</p>}
        <p class="here-count">{words.t('class.together', { count: here.length })}</p>
        <ul class="here">{here.map((pupil) => <li key={pupil.pupil}><bdi>{nicknameWords(words, pupil.name)}</bdi></li>)}</ul>
      </section>
      {open && <QrCode text={`${address}/#/join/${room.code}`} label={words.t('teach.qr')} />}
      {secret !== null && <p class="warning">{words.t('teach.keep-link')}</p>}
      {LOOPBACK.test(location.host) && room.addresses.length === 0 && <p class="warning">{words.t('teach.no-network')}</p>}
    </div>
  );
}

import './class.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ClassFault } from '../../classroom/client.ts';
import { readCode } from '../../classroom/code.ts';
import { type Nickname, nicknameText } from '../../classroom/nickname.ts';
import type { Classwork } from '../../classroom/seat.ts';
import type { Looked } from '../../classroom/wire.ts';
import { SignButton } from '../icons.tsx';
import { levelName } from '../level-name.ts';
import { useGame, useServices, useWords } from '../use-game.ts';
import { Collected } from './lesson-desk.tsx';
import { nicknameWords } from './nickname.ts';

/** A code, then a name, then one is in. */
export function JoinScreen() {
  const { game, classwork } = useServices();
  const words = useWords();
  const seat = classwork();
  return (
    <>
      <header class="strip">
        <SignButton icon="back" label={words.t('strip.title')} keys="Escape" onClick={() => game.go({ name: 'title' })} />
        <h1 class="level-name" tabIndex={-1}>{words.t('screen.join')}</h1>
      </header>
      <main class="sheet join">
        {seat === null ? null : seat.state().inClass ? <Here seat={seat} /> : <Come seat={seat} />}
        {!window.isSecureContext && <p class="quiet-line">{words.t('class.insecure')}</p>}
      </main>
    </>
  );
}

const refusal = (fault: unknown) => (fault instanceof ClassFault ? fault.reason : 'offline');

function Come({ seat }: { seat: Classwork }) {
  const words = useWords();
  const given = useGame((game) => { const { screen } = game.state(); return screen.name === 'join' ? (screen.code ?? '') : ''; });
  const [typed, type] = useState(given);
  const [found, find] = useState<Looked | null>(null);
  const [fault, blame] = useState<string | null>(null);
  const look = (text: string) => {
    blame(null);
    const code = readCode(text);
    if (code === null) blame('no-code');
    else seat.look(code).then(find, (reason) => blame(refusal(reason)));
  };
  useEffect(() => { if (given !== '') look(given); }, [given]);
  return (
    <section class="join-card">
      {found === null
        ? (
          <form onSubmit={(event) => { event.preventDefault(); look(typed); }}>
            <label class="code-field">
              <span>{words.t('class.code')}</span>
              <input value={typed} onInput={(event) => type(event.currentTarget.value)} autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={12} dir="ltr" />
            </label>
            <button type="submit" class="wide strong">{words.t('class.look')}</button>
          </form>
        )
        : <Name seat={seat} found={found} code={typed} again={() => look(typed)} blame={blame} />}
      {fault !== null && <p class="warning" role="alert">{words.t(words.has(`class.error.${fault}`) ? `class.error.${fault}` : 'class.error.offline')}</p>}
    </section>
  );
}

function Name({ seat, found, code, again, blame }: { seat: Classwork; found: Looked; code: string; again: () => void; blame: (reason: string | null) => void }) {
  const words = useWords();
  const [own, setOwn] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const take = (name: Nickname) => {
    blame(null);
    seat.join(readCode(code) ?? '', name).catch((fault) => {
      blame(refusal(fault));
      if (refusal(fault) === 'name-taken') again();
    });
  };
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>{found.name === '' ? words.t('class.who') : words.t('class.who-in', { name: found.name })}</h2>
      <div class="offers">
        {found.offers.map((name) => <button type="button" class="wide" key={nicknameText(name)} onClick={() => take(name)}><bdi>{nicknameWords(words, name)}</bdi></button>)}
      </div>
      <div class="row">
        <button type="button" class="wide plain" onClick={again}>{words.t('class.others')}</button>
      </div>
      {found.free && (
        <form class="row" onSubmit={(event) => { event.preventDefault(); take({ free: own }); }}>
          <label class="own-name"><span>{words.t('class.own-name')}</span><input value={own} onInput={(event) => setOwn(event.currentTarget.value)} maxLength={24} autocomplete="off" /></label>
          <button type="submit" class="wide">{words.t('class.take-name')}</button>
        </form>
      )}
      <p class="quiet-line">{words.t('class.privacy')} <a class="link" href="teach.html#/privacy">{words.t('privacy.link')}</a></p>
    </>
  );
}

function Here({ seat }: { seat: Classwork }) {
  const { game } = useServices();
  const words = useWords();
  const { desk } = seat.state();
  const running = desk !== null && desk.round !== null && (desk.round.kind === 'play' || (desk.round.kind === 'exit' && !desk.yourSolved)) && desk.round.ended === null && desk.podium === null;
  const map = useRef<HTMLButtonElement>(null);
  useEffect(() => map.current?.focus(), []);
  return (
    <section class="join-card">
      <h2>{desk === null ? words.t('class.waiting') : words.t('class.you-are', { name: nicknameWords(words, desk.you.name) })}</h2>
      {desk !== null && <p class="quiet-line">{words.t('class.together', { count: desk.pupils })}</p>}
      {running && <button type="button" class="wide strong" onClick={() => seat.enterRound()}>{words.t(desk.round?.kind === 'exit' ? 'class.exit' : 'class.play-round', { name: levelName(words, desk.round?.level ?? '') })}</button>}
      <button type="button" class={running ? 'wide' : 'wide strong'} ref={map} onClick={() => game.go({ name: 'map' })}>{words.t('class.to-map')}</button>
      <button type="button" class="wide plain" onClick={() => { seat.leave().catch(() => undefined); }}>{words.t('class.leave')}</button>
      {desk !== null && <Collected seat={seat} desk={desk} />}
    </section>
  );
}

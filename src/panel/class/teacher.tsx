import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '../theme.css';
import '../base.css';
import './class.css';
import './teacher.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as client from '../../classroom/client.ts';
import { follow, type Line } from '../../classroom/follow.ts';
import { type Room, RoomSchema } from '../../classroom/wire.ts';
import { BoardTab } from './board-tab.tsx';
import { ClassTab } from './class-tab.tsx';
import { GridTab } from './grid-tab.tsx';
import { JoinTab } from './join-tab.tsx';
import { Slope } from './lanterns.tsx';
import { LessonTab } from './lesson-tab.tsx';
import { knownClasses, linkOf, placeIn, rememberClass } from './known-classes.ts';
import { PasskeyDoor } from './passkey.tsx';
import { PupilsTab } from './pupils-tab.tsx';
import { RoundTab } from './round-tab.tsx';
import { type TeacherServices, TeacherContext, useTeacher } from './teacher-context.ts';

/** The teacher's page. */
export function createTeacher(root: HTMLElement, services: TeacherServices): void {
  render(<TeacherContext.Provider value={services}><Teacher /></TeacherContext.Provider>, root);
}

function Teacher() {
  const [hash, redraw] = useState(location.hash);
  const place = placeIn(hash);
  useEffect(() => {
    const read = () => redraw(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (hash === '#/privacy') return <Privacy />;
  return place === null ? <Door /> : <Classroom key={place.id} id={place.id} token={place.token} />;
}

/** A class that is not there yet, on its way down. */
const ON_THE_WAY: readonly (number | null)[] = [0.97, 0.9, 0.84, 0.81, 0.7, 0.66, 0.61, 0.52, 0.48, 0.44, 0.37, 0.33, 0.27, 0.2, 0.13, null, null, null];

/** Opens a class, or goes back to one. */
function Door() {
  const { words } = useTeacher();
  const [name, setName] = useState('');
  const [fault, blame] = useState<string | null>(null);
  const open = () => {
    blame(null);
    client.openClass(name).then(({ class: id, token }) => {
      rememberClass(id, name);
      location.hash = linkOf(id, token);
    }, (reason) => blame(reason instanceof client.ClassFault ? reason.reason : 'offline'));
  };
  return (
    <main class="door">
      <Slope heights={ON_THE_WAY} />
      <h1>{words.t('teach.title')}</h1>
      <p class="quiet-line">{words.t('teach.what')}</p>
      <form class="row" onSubmit={(event) => { event.preventDefault(); open(); }}>
        <label class="own-name"><span>{words.t('teach.class-name')}</span><input value={name} onInput={(event) => setName(event.currentTarget.value)} maxLength={60} autocomplete="off" /></label>
        <button type="submit" class="wide strong">{words.t('teach.open')}</button>
      </form>
      <PasskeyDoor />
      {fault !== null && <p class="warning" role="alert">{words.t(words.has(`class.error.${fault}`) ? `class.error.${fault}` : 'class.error.offline')}</p>}
      {knownClasses().length > 0 && (
        <section>
          <h2>{words.t('teach.yours')}</h2>
          <ul class="known">{knownClasses().map(({ id, name: title }) => <li key={id}><a class="link" href={`#/${id}`}><bdi>{title === '' ? words.t('teach.unnamed') : title}</bdi></a></li>)}</ul>
        </section>
      )}
      <p class="quiet-line">{words.t('teach.privacy')} <a class="link" href="#/privacy">{words.t('privacy.title')}</a></p>
    </main>
  );
}

/** What a class keeps, in plain words. */
function Privacy() {
  const { words } = useTeacher();
  return (
    <main class="door">
      <h1>{words.t('privacy.title')}</h1>
      {PARAGRAPHS.map((each) => <p key={each}>{words.t(`privacy.${each}`)}</p>)}
      <p><a class="link" href="./">{words.t('privacy.back')}</a></p>
    </main>
  );
}

const PARAGRAPHS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const;

const TABS = ['join', 'round', 'board', 'lesson', 'grid', 'pupils', 'class'] as const;
type Tab = (typeof TABS)[number];

function Classroom({ id, token }: { id: string; token: string | null }) {
  const { words } = useTeacher();
  const [room, show] = useState<Room | null>(null);
  const [line, setLine] = useState<Line>('offline');
  const [lost, lose] = useState(false);
  const [secret, keep] = useState(token);
  const [tab, turn] = useState<Tab>('join');
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let end = () => {};
    let gone = false;
    const begin = () => {
      if (gone) return;
      end = follow(`classes/${id}/room`, RoomSchema, { seen: show, line: setLine, lost: () => lose(true) });
    };
    if (token === null) begin();
    else {
      // The secret leaves the address at once; whoever looks over the shoulder sees none.
      history.replaceState(null, '', `#/${id}`);
      client.enter(id, token).then(begin, () => lose(true));
    }
    return () => { gone = true; end(); };
  }, [id, token]);
  useEffect(() => { if (room !== null) rememberClass(id, room.name); }, [id, room?.name]);
  // On a phone the row of tabs is wider than the screen.
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' }); }, [tab, room === null]);

  if (lost) {
    return <main class="door"><h1>{words.t('teach.lost')}</h1><p>{words.t('teach.lost-why')}</p><PasskeyDoor /><p><a class="link" href="#/">{words.t('teach.open-other')}</a></p></main>;
  }
  if (room === null) return <main class="door"><h1>{words.t('class.waiting')}</h1></main>;
  const stuck = room.cells.filter((cell) => cell.stuck && !cell.passed).length;
  const step = (by: number) => {
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab;
    turn(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div class="classroom">
      <header>
        <h1><bdi>{room.name === '' ? words.t('teach.unnamed') : room.name}</bdi></h1>
        <div role="tablist" aria-label={words.t('teach.tabs')} ref={list}
          onKeyDown={(event) => { const ahead = words.direction === 'rtl' ? -1 : 1; if (event.key === 'ArrowRight') step(ahead); if (event.key === 'ArrowLeft') step(-ahead); }}>
          {TABS.map((each) => (
            <button type="button" key={each} role="tab" id={`tab-${each}`} aria-selected={tab === each} aria-controls="tab-panel" tabIndex={tab === each ? 0 : -1} onClick={() => turn(each)}>
              {words.t(`teach.tab.${each}`)}{each === 'grid' && stuck > 0 && <span class="figure badge">{words.number(stuck, 0)}</span>}
            </button>
          ))}
        </div>
        <p class="quiet-line" role="status">{words.t(`teach.line.${line}`)}{room.waiting > 0 ? ` ${words.t('teach.waiting', { count: room.waiting })}` : ''}</p>
      </header>
      <main><div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'join' && <JoinTab room={room} secret={secret} />}
        {tab === 'round' && <RoundTab room={room} toBoard={() => turn('board')} toTab={turn} />}
        {tab === 'board' && <BoardTab room={room} />}
        {tab === 'lesson' && <LessonTab room={room} />}
        {tab === 'grid' && <GridTab room={room} />}
        {tab === 'pupils' && <PupilsTab room={room} />}
        {tab === 'class' && <ClassTab room={room} secret={secret} keep={keep} gone={() => { location.hash = '#/'; }} />}
      </div></main>
    </div>
  );
}

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './theme.css';
import './base.css';
import './title.css';
import './map.css';
import './course.css';
import './level.css';
import './arrangement.css';
import './marks.css';
import './gauge.css';
import './knob.css';
import './sheet.css';
import './valley.css';
import { type ComponentType, render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ClassCorner } from './class/class-corner.tsx';
import { SignButton } from './icons.tsx';
import { levelName } from './level-name.ts';
import type { Panel, PanelServices } from './services.ts';
import { followShortcuts } from './shortcuts.ts';
import { TitleScreen } from './title-screen.tsx';
import { Services, useGame, useServices, useWords } from './use-game.ts';

/** Every screen but the title: fetched while that is looked at; those of a class and of a part's end when they are opened. */
const LATER = {
  map: async () => (await import('./map-screen.tsx')).MapScreen,
  course: async () => (await import('./course-screen.tsx')).CourseScreen,
  level: async () => (await import('./level-screen.tsx')).LevelScreen,
  settings: async () => (await import('./settings-screen.tsx')).SettingsScreen,
  join: async () => (await import('./class/join-screen.tsx')).JoinScreen,
  cards: async () => (await import('./cards-screen.tsx')).CardsScreen,
  museum: async () => (await import('./museum-screen.tsx')).MuseumScreen,
  valley: async () => (await import('./valley-screen.tsx')).ValleyScreen,
} as const;
type LaterName = keyof typeof LATER;
const NAMES = ['level', 'map', 'course', 'cards', 'settings', 'museum'] as const;

const arrived = new Map<LaterName, ComponentType>();

async function fetchScreen(name: LaterName): Promise<ComponentType> {
  const found = arrived.get(name) ?? await LATER[name]();
  arrived.set(name, found);
  return found;
}

function Later({ name, focused }: { name: LaterName; focused: boolean }) {
  const { game } = useServices();
  const [Screen, show] = useState<ComponentType | null>(() => arrived.get(name) ?? null);
  const late = useRef(Screen === null);
  useEffect(() => {
    if (Screen === null) fetchScreen(name).then((found) => show(() => found), () => game.notify({ key: 'notice.no-board', values: {} }));
  }, [game]);
  useLayoutEffect(() => { if (Screen !== null && late.current && focused) focusHeading(); }, [Screen]);
  return Screen === null ? null : <Screen />;
}

/** The keyboard begins each screen at its heading. */
function focusHeading(): void {
  document.querySelector<HTMLElement>('#panel h1')?.focus({ preventScroll: true });
}

/** Everything that is read or typed. */
export function createPanel(root: HTMLElement, services: PanelServices): Panel {
  const draw = () => render(<Services.Provider value={{ ...services }}><App /></Services.Provider>, root);
  const forget = followShortcuts(services.game, document);
  draw();
  requestAnimationFrame(() => setTimeout(() => { for (const name of NAMES) fetchScreen(name).catch(() => undefined); }));
  return {
    refresh: draw,
    destroy() {
      forget();
      render(null, root);
    },
  };
}

function App() {
  const words = useWords();
  const screen = useGame((game) => game.state().screen);
  const name = screen.name === 'level' ? levelName(words, screen.id) : words.t(`screen.${screen.name}`);
  const first = useRef(true);
  useLayoutEffect(() => {
    document.body.dataset['screen'] = screen.name;
    document.title = screen.name === 'title' ? words.t('title.name') : words.t('title.page', { name });
  }, [screen, words]);
  // The first screen leaves the focus to the page.
  useLayoutEffect(() => {
    if (!first.current) focusHeading();
    first.current = false;
  }, [screen]);
  return (
    <>
      {screen.name === 'title' ? <TitleScreen /> : <Later key={screen.name} name={screen.name} focused={!first.current} />}
      {screen.name !== 'level' && <ClassCorner />}
      <Notice />
    </>
  );
}

/** What went wrong outside of the level. */
function Notice() {
  const { game } = useServices();
  const words = useWords();
  const notice = useGame((each) => each.state().notice);
  const screen = useGame((each) => each.state().screen);
  const read = useRef({ notice, screen });
  // What was read on one screen is gone on the next.
  useLayoutEffect(() => {
    const before = read.current;
    read.current = { notice, screen };
    if (notice !== null && notice === before.notice && screen !== before.screen) game.notify(null);
  }, [notice, screen]);
  return (
    <div class="notice-place" role="alert">
      {notice !== null && (
        <p class="notice">
          <span>{words.t(notice.key, notice.values)}</span>
          <SignButton icon="close" label={words.t('notice.close')} onClick={() => game.notify(null)} />
        </p>
      )}
    </div>
  );
}

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './theme.css';
import './base.css';
import './title.css';
import './map.css';
import './course.css';
import './level.css';
import './arrangement.css';
import './gauge.css';
import './knob.css';
import './sheet.css';
import './valley.css';
import { type ComponentType, render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CardsScreen } from './cards-screen.tsx';
import { CourseScreen } from './course-screen.tsx';
import { SignButton } from './icons.tsx';
import { levelName } from './level-text.ts';
import { MapScreen } from './map-screen.tsx';
import type { Panel, PanelServices } from './services.ts';
import { SettingsScreen } from './settings-screen.tsx';
import { followShortcuts } from './shortcuts.ts';
import { TitleScreen } from './title-screen.tsx';
import { ValleyScreen } from './valley-screen.tsx';
import { Services, useGame, useServices, useWords } from './use-game.ts';

let levelScreen: ComponentType | null = null;

/** The playing screen is fetched while the title or the map is looked at. */
async function fetchLevelScreen(): Promise<ComponentType> {
  levelScreen = (await import('./level-screen.tsx')).LevelScreen;
  return levelScreen;
}

function LevelScreen() {
  const { game } = useServices();
  const [Screen, show] = useState<ComponentType | null>(() => levelScreen);
  useEffect(() => {
    if (levelScreen === null) fetchLevelScreen().then((found) => show(() => found), () => game.notify({ key: 'notice.no-board', values: {} }));
  }, [game]);
  return Screen === null ? null : <Screen />;
}

const SCREENS = { title: TitleScreen, map: MapScreen, course: CourseScreen, level: LevelScreen, settings: SettingsScreen, cards: CardsScreen, valley: ValleyScreen } as const;

/** Everything that is read or typed. */
export function createPanel(root: HTMLElement, services: PanelServices): Panel {
  const draw = () => render(<Services.Provider value={{ ...services }}><App /></Services.Provider>, root);
  const forget = followShortcuts(services.game, document);
  draw();
  requestAnimationFrame(() => setTimeout(() => { fetchLevelScreen().catch(() => undefined); }));
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
  const Screen = SCREENS[screen.name];
  const first = useRef(true);
  useLayoutEffect(() => {
    document.body.dataset['screen'] = screen.name;
    document.title = screen.name === 'title' ? words.t('title.name') : words.t('title.page', { name });
  }, [screen, words]);
  // The keyboard begins each screen at its heading; the first screen leaves it to the page.
  useLayoutEffect(() => {
    if (!first.current) document.querySelector<HTMLElement>('#panel h1')?.focus({ preventScroll: true });
    first.current = false;
  }, [screen]);
  return (
    <>
      <Screen />
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

// oxlint-disable-next-line import/default -- the bundler makes it: an address (scripts/entry-workers.ts)
import trainerAddress from './trainer/worker.ts?worker&url';
import { loadContent } from './content.ts';
import type { Attempt } from './curriculum/attempt.ts';
import { levelProgress, mergeProgress, parseProgress } from './game/progress.ts';
import type { Classwork } from './classroom/seat.ts';
import { addressOf, screenAt, TODAY, watchedAt } from './game/address.ts';
import type { Board } from './board/board.ts';
import type { Ghost } from './game/ghost.ts';
import { createGame, type Game } from './game/store.ts';
import { languages, loadLocale } from './locale.ts';
import type { Learning } from './learning.ts';
import { createPanel } from './panel/panel.tsx';
import { today } from './panel/today.tsx';
import { createSound } from './sound.ts';
import { isInClass, openRunning, openStorage, type Running, type Storage } from './storage.ts';
import type { Trainer } from './trainer/trainer.ts';

/** More would only heat the device: a crowd takes a fraction of a second. */
const MOST_WORKERS = 8;

/** Milliseconds in which they leave a core to the page: it draws what was just opened. */
const SPARE = 500;

/** Of the picture on a card, in pixels. */
const CARD_WIDTH = 480;
/** Milliseconds in which a board that shows a pass comes to rest. */
const REST = 1200;

/** 32 bits from the browser's own generator: the seed of a fresh attempt. */
function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html: no element with id "${id}"`);
  return found;
}

/** The address follows the screen, and the screen follows the address (links, Back, Forward). */
function followAddress(game: Game): void {
  const read = () => {
    const screen = location.hash === TODAY ? today(game.content.course) : screenAt(location.hash);
    if (screen === null) game.notify({ key: 'notice.no-address', values: { address: location.hash } });
    game.go(screen ?? { name: 'map' });
  };
  game.subscribe(() => {
    const address = addressOf(game.state().screen);
    if (location.hash !== address && (location.hash !== '' || address !== '#/')) history.pushState(null, '', address);
  });
  addEventListener('popstate', read);
  read();
}

function followProgress(game: Game, storage: Storage): void {
  let kept = game.state().progress;
  game.subscribe(() => {
    const { progress } = game.state();
    if (progress === kept) return;
    kept = progress;
    storage.save(progress).catch(() => game.notify({ key: 'notice.not-kept', values: {} }));
  });
}

/** The board at a new best run is kept for the level's card, once it has come to rest. */
function followBest(game: Game, storage: Storage, board: () => Board | null): void {
  const bestOf = (id: string) => levelProgress(game.state().progress, id).attempt;
  let held = { id: '', best: bestOf('') };
  game.subscribe(() => {
    const play = game.play();
    if (play === null) return;
    const { id } = play.level;
    const before = held;
    held = { id, best: bestOf(id) };
    if (before.id !== id || before.best === held.best || play.phase !== 'task') return;
    setTimeout(async () => {
      const { screen } = game.state();
      if (screen.name !== 'level' || screen.id !== id || game.play()?.phase !== 'task') return;
      const picture = await board()?.picture(CARD_WIDTH);
      if (picture) await storage.keepPicture(id, picture).catch(() => undefined);
    }, REST);
  });
}

function followRunning(game: Game, running: Running): void {
  let kept = game.state().attempt;
  game.subscribe(() => {
    const { attempt } = game.state();
    if (attempt === kept) return;
    kept = attempt;
    running.keep(attempt);
  });
}

/** The class, once this device is in one or asks for one: most players never load it. */
function followClass(game: Game, texts: () => Promise<void>, arrived: (classwork: Classwork) => void, changed: () => void): void {
  let asked = false;
  const look = () => {
    if (asked || (game.state().screen.name !== 'join' && !isInClass())) return;
    asked = true;
    Promise.all([import('./classwork.ts'), texts()]).then(([{ createClasswork }]) => {
      arrived(createClasswork(game, changed));
      changed();
    }).catch(() => game.notify({ key: 'notice.no-texts', values: {} }));
  };
  game.subscribe(look);
  look();
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function start(): Promise<void> {
  const storage = await openStorage();
  const running = openRunning();
  const found = await storage.load();
  const asked = new URLSearchParams(location.search).get('lang');
  let words = await loadLocale(asked ?? found.progress.settings.language);
  // The title needs no level; everything else speaks of them.
  if (location.hash !== '' && location.hash !== '#/') await words.whole.catch(() => undefined);
  let classwork: Classwork | null = null;
  const watched = watchedAt(location.hash);
  // In a class all play the same draws.
  const fits = ({ level, seed }: Attempt) => classwork?.fits(level, seed) ?? true;
  const game = createGame(loadContent(), found.progress, (level) => classwork?.seedFor(level) ?? freshSeed(), watched === null ? running.load() : null, fits);
  followRunning(game, running);

  const night = matchMedia('(prefers-color-scheme: light)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  // Looked at between a change and its event, a query of Chromium's swallows the event: it is looked at here and in its event alone.
  const system = { day: night.matches, still: still.matches };
  const theme = () => {
    const chosen = game.state().progress.settings.theme;
    return chosen === 'system' ? (system.day ? 'day' : 'night') : chosen;
  };
  const reducedMotion = () => {
    const chosen = game.state().progress.settings.motion;
    return chosen === 'system' ? system.still : chosen === 'reduced';
  };
  const dress = () => {
    document.documentElement.dataset['theme'] = theme();
    document.documentElement.dataset['motion'] = reducedMotion() ? 'reduced' : 'full';
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
  };
  dress();

  const heard = createSound(game.state().progress.settings);
  let ghost: Ghost | null = null;
  let trainer: Trainer | null = null;
  let learning: Learning | null = null;
  const crowd = () => trainer?.crowd() ?? null;
  const panel = createPanel(element('panel'), {
    game,
    words: () => words,
    languages,
    crowd,
    training: () => trainer?.running() ?? null,
    pickCrowd(index) {
      const networks = crowd();
      const play = game.play();
      // In the dark, another network's line would show where the valley is.
      const dark = play !== null && play.passed === null && play.stage.task.visibility !== undefined;
      if (networks === null || dark) return;
      networks.picked = index;
      redraw();
    },
    ghost: () => ghost,
    askGhost() {
      const play = game.play();
      if (play === null) return;
      import('./game/ghost.ts').then(({ ghostFrom }) => {
        if (game.play() !== play) return;
        ghost = ghostFrom(play);
        redraw();
      }, () => game.notify({ key: 'notice.no-board', values: {} }));
    },
    scrubGhost(epoch) {
      if (ghost === null) return;
      ghost = { ...ghost, at: epoch };
      redraw();
    },
    live: () => learning?.run() ?? null,
    pressLive: () => withLearning((each) => each.press()),
    scrubLive: (at, chosen) => learning?.scrub(at, chosen),
    classwork: () => classwork,
    storage: () => storage.kind,
    pictures: () => storage.pictures(),
    exportProgress: () => download(JSON.stringify(game.state().progress, null, 1), 'downhill-progress.json'),
    async importProgress(file) {
      const imported = parseProgress(JSON.parse(await file.text()));
      game.replaceProgress(mergeProgress(game.state().progress, imported));
    },
  });
  const withLearning = (use: (learning: Learning) => void) => {
    if (learning !== null) {
      use(learning);
      return;
    }
    import('./learning.ts').then(({ createLearning }) => {
      learning ??= createLearning(game, {
        startWorker: () => new Worker(new URL('./trainer/live-worker.ts', import.meta.url), { type: 'module', name: 'learning' }),
        changed: () => redraw(),
        plain: () => game.state().progress.settings.trainer === 'plain',
        hurried: reducedMotion,
      });
      use(learning);
    }).catch(() => game.notify({ key: 'notice.no-board', values: {} }));
  };
  let board: Board | null = null;
  const redraw = () => {
    panel.refresh();
    board?.refresh();
  };

  const complete = () => words.whole.then(redraw, () => game.notify({ key: 'notice.no-texts', values: {} }));
  complete();

  let level = game.play()?.level ?? null;
  let values = game.play()?.values ?? null;
  let settings = game.state().progress.settings;
  game.subscribe(() => {
    const play = game.play();
    if (play?.level !== level) {
      level = play?.level ?? null;
      if (level === null) trainer?.stop();
      else trainer?.train(level);
    }
    if (play?.values !== values) {
      values = play?.values ?? null;
      ghost = null;
    }
    if (game.state().screen.name === 'settings') trainer?.measure();
    const next = game.state().progress.settings;
    if (next === settings) return;
    const language = next.language !== settings.language;
    settings = next;
    dress();
    redraw();
    if (!language) return;
    loadLocale(next.language).then((loaded) => {
      words = loaded;
      if (classwork !== null) words.classroom().then(redraw, () => undefined);
      dress();
      redraw();
      return complete();
    }).catch(() => game.notify({ key: 'notice.no-language', values: { language: next.language ?? '' } }));
  });
  for (const query of [night, still]) query.addEventListener('change', () => {
    system.day = night.matches;
    system.still = still.matches;
    dress();
    redraw();
  });

  followProgress(game, storage);
  followBest(game, storage, () => board);
  if (watched !== null) history.replaceState(null, '', '#/map');
  followAddress(game);
  if (watched === null) followClass(game, () => words.classroom(), (arrived) => { classwork = arrived; }, () => panel.refresh());
  else import('./watching.ts').then(({ watchAttempt }) => watchAttempt(game, watched), () => game.notify({ key: 'notice.no-watch', values: {} }));
  if (found.fault !== null) game.notify({ key: found.fault.key, values: found.fault.values });

  // The shell is on the screen first; trainer and board follow.
  requestAnimationFrame(() => setTimeout(() => {
    import('./hearing.ts').then(({ createHearing }) => createHearing(game, heard), () => undefined);
    import('./trainer/trainer.ts').then(({ createTrainer }) => {
      trainer = createTrainer({
        startWorker: () => new Worker(trainerAddress, { type: 'module', name: 'trainer' }),
        workers: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency || 1)),
        spare: SPARE,
        choice: () => game.state().progress.settings.trainer,
        speeds: () => game.state().progress.settings.speeds,
        keepSpeeds: (speeds) => game.changeSettings({ speeds }),
        grown: () => panel.refresh(),
      });
      panel.refresh();
      if (level !== null) trainer.train(level);
      else if (game.state().screen.name === 'settings') trainer.measure();
    }).catch(() => undefined); // One plays on without a histogram.
    import('./board/board.ts').then(({ createBoard }) => {
      board = createBoard(element('board'), { game, words: () => words, theme, reducedMotion, crowd, ghost: () => ghost, live: () => learning?.run() ?? null });
    }).catch(() => game.notify({ key: 'notice.no-board', values: {} }));
  }));
}

start().catch((fault: unknown) => {
  // Without words, only what the browser itself can show is left.
  element('panel').textContent = String(fault);
});

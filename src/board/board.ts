import type Phaser from 'phaser';
import { CANVAS, Core, Game, Scale } from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import { partOnMap } from '../game/parts.ts';
import { createCourse } from './course.ts';
import { createLevel } from './level.ts';
import { createMap } from './map.ts';
import { paletteOf } from './palette.ts';
import { fetchViews, haveArrived } from './registry.ts';
import { createTitle } from './title.ts';
import { createValley } from './valley.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

export interface Board {
  /** Something outside the store changed: a ghost, a picked network, the theme, the words. */
  refresh(): void;
  /** What is seen now, so many pixels wide; null while nothing is. */
  picture(width: number): Promise<Blob | null>;
  destroy(): void;
}

type CreatePicture = (scene: Phaser.Scene, services: BoardServices, area: Area) => BoardView;

/** Everything by which one picture differs from another; the same key goes on with the same picture. A level on its way has none. */
function pictureOf({ game, theme }: BoardServices): { key: string; create: CreatePicture | null } {
  const { screen } = game.state();
  const play = game.play();
  if (screen.name === 'level') {
    if (play === null || !haveArrived(play.stage.task.views)) return { key: 'coming', create: null };
    const ground = `${theme()}/${screen.id}/${play.seed}`;
    const rounds = `${play.phase}/${play.rounds.task}/${play.rounds.call}/${play.rounds.transfer}`;
    return { key: `${ground}/${rounds}/${JSON.stringify(play.stage.task.views)}`, create: createLevel };
  }
  if (screen.name === 'map') {
    const part = partOnMap(game.content.course, game.state().progress, screen);
    if (part !== null) return { key: `${theme()}/map/${part.id}`, create: (scene, services, area) => createMap(scene, services, area, part) };
  }
  if (screen.name === 'course') return { key: `${theme()}/course`, create: createCourse };
  if (screen.name === 'valley') return { key: `${theme()}/valley/${screen.part}`, create: (scene, services, area) => createValley(scene, services, area, screen.part) };
  const quiet = screen.name !== 'title';
  return { key: `${theme()}/title/${quiet}`, create: (scene, services, area) => createTitle(scene, services, area, quiet) };
}

/** What changes without passing through the store: reference networks as they are trained and picked, a ghost that is scrubbed. */
function livePulse(services: BoardServices): string {
  const crowd = services.crowd();
  const ghost = services.ghost();
  const live = services.live();
  return `${crowd?.count}/${crowd?.trained}/${crowd?.picked}/${ghost?.path.length}/${ghost?.at}/${live?.state}/${live?.snapshots.length}/${live?.at}/${services.theme()}`;
}

/** Milliseconds between two moments of a training, at least, for those who want little motion. */
const CALM = 800;

/** The canvas in `parent`, which CSS places and sizes. Frames run only while something moves. */
export function createBoard(parent: HTMLElement, services: BoardServices): Board {
  const ratio = () => Math.min(window.devicePixelRatio || 1, 3);
  const sizeOf = () => ({ width: Math.max(1, Math.round(parent.clientWidth)), height: Math.max(1, Math.round(parent.clientHeight)) });
  let size = sizeOf();
  let scene: Phaser.Scene | null = null;
  let picture: BoardView | null = null;
  let key = '';
  let stale = true;
  let asked = 0;
  let pulse = '';
  let drawn = 0;

  const fetched = new WeakSet<readonly View[]>();
  const fetchPictures = () => {
    const views = services.game.play()?.stage.task.views;
    if (views === undefined || haveArrived(views) || fetched.has(views)) return;
    fetched.add(views);
    fetchViews(views).then(wake, () => services.game.notify({ key: 'notice.no-board', values: {} }));
  };

  const renew = (scene: Phaser.Scene) => {
    fetchPictures();
    const wanted = pictureOf(services);
    const sized = `${wanted.key}/${size.width}/${size.height}/${ratio()}`;
    if (sized === key && !stale) return;
    key = sized;
    stale = false;
    picture?.destroy();
    scene.children.removeAll(true);
    scene.input.removeAllListeners();
    scene.cameras.main.setZoom(ratio()).setOrigin(0).setScroll(0, 0);
    // A finger on a level's board drags; on title and map it may scroll the page.
    scene.game.canvas.style.touchAction = services.game.state().screen.name === 'level' ? 'none' : '';
    parent.dataset['picture'] = wanted.create === null ? 'coming' : 'drawn';
    picture = wanted.create === null ? null : wanted.create(scene, services, { x: 0, y: 0, ...size });
  };

  const open = (created: Phaser.Scene) => {
    scene = created;
    renew(created);
  };
  const game = new Game({
    type: CANVAS,
    parent,
    width: Math.round(size.width * ratio()),
    height: Math.round(size.height * ratio()),
    zoom: 1 / ratio(),
    transparent: true,
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    scale: { mode: Scale.NONE },
    input: { keyboard: false, gamepad: false, mouse: { preventDefaultWheel: false, preventDefaultDown: false }, touch: { capture: false } },
    scene: {
      create(this: Phaser.Scene) {
        open(this);
      },
      update(this: Phaser.Scene, _time: number, delta: number) {
        renew(this);
        drawn = performance.now();
        picture?.update(Math.min(delta, 50) / 1000);
      },
    },
  });
  const rest = () => {
    if (scene !== null && picture?.moving() !== true && asked === 0) game.loop.sleep();
  };
  game.events.on(Core.Events.POST_RENDER, rest);

  /** A frame soon, after every listener of this moment has had its turn. */
  const wake = () => {
    if (asked !== 0) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      if (scene !== null) game.loop.wake(true);
    });
  };
  const resize = () => {
    size = sizeOf();
    const zoom = ratio();
    game.scale.setZoom(1 / zoom);
    game.scale.resize(Math.round(size.width * zoom), Math.round(size.height * zoom));
    game.canvas.style.width = `${size.width}px`;
    game.canvas.style.height = `${size.height}px`;
    game.scale.refresh();
    wake();
  };
  let held = false;
  const locate = ({ type }: Event) => {
    held ||= type === 'pointerdown';
    game.scale.refresh();
    wake();
  };
  /** What is dragged may leave the board; a pointer that only wanders over the panel draws nothing here. */
  const follow = ({ type, target, buttons }: PointerEvent) => {
    if (held || buttons !== 0 || target === game.canvas) wake();
    if (type !== 'pointermove') held = false;
  };
  const repaint = () => {
    stale = true;
    wake();
  };

  const observer = new ResizeObserver(() => {
    const next = sizeOf();
    if (next.width !== size.width || next.height !== size.height || game.canvas.width !== Math.round(next.width * ratio())) resize();
  });
  observer.observe(parent);
  const unsubscribe = services.game.subscribe(wake);
  const tooSoon = () => services.live()?.state === 'running' && services.reducedMotion() && performance.now() - drawn < CALM;
  const beat = window.setInterval(() => {
    const now = livePulse(services);
    if (now === pulse || tooSoon()) return;
    pulse = now;
    wake();
  }, 120);
  parent.addEventListener('pointerdown', locate, { capture: true });
  parent.addEventListener('pointerenter', locate, { capture: true });
  parent.addEventListener('pointerleave', wake);
  for (const gesture of ['pointermove', 'pointerup', 'pointercancel'] as const) window.addEventListener(gesture, follow, { passive: true });
  for (const family of ['Mono', 'Next']) {
    document.fonts.load(`16px "Atkinson Hyperlegible ${family} Variable"`).then(repaint, () => undefined);
  }

  return {
    refresh() {
      if (!tooSoon()) wake();
    },
    picture(width) {
      const sheet = document.createElement('canvas');
      sheet.width = width;
      sheet.height = Math.round((width * size.height) / size.width);
      const context = sheet.getContext('2d');
      if (scene === null || context === null) return Promise.resolve(null);
      context.fillStyle = paletteOf(services.theme()).ground.css;
      context.fillRect(0, 0, sheet.width, sheet.height);
      context.drawImage(game.canvas, 0, 0, sheet.width, sheet.height);
      return new Promise((resolve) => { sheet.toBlob(resolve, 'image/webp', 0.85); });
    },
    destroy() {
      observer.disconnect();
      unsubscribe();
      window.clearInterval(beat);
      cancelAnimationFrame(asked);
      parent.removeEventListener('pointerdown', locate, { capture: true });
      parent.removeEventListener('pointerenter', locate, { capture: true });
      parent.removeEventListener('pointerleave', wake);
      for (const gesture of ['pointermove', 'pointerup', 'pointercancel'] as const) window.removeEventListener(gesture, follow);
      picture?.destroy();
      game.destroy(true);
    },
  };
}

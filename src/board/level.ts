import type Phaser from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import type { Play } from '../curriculum/play.ts';
import { createBackdrop } from './backdrop.ts';
import { createCard } from './card.ts';
import { cardBeside, cardOn, leapsUnder } from './inset.ts';
import { createView } from './registry.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** A card of readable size would cover too much of a board that is lower. */
const LOW = 420;

interface Part {
  view: View;
  area: Area;
  /** An inset, on a card that lies on the main picture or beside it. */
  card: 'on' | 'beside' | null;
}

/** How much of the board is the first of two views that share it. */
const FIRST = { half: 0.5, third: 0.62 };

/** Side by side, or one over the other on a board taller than wide. */
function shared({ x, y, width, height }: Area, first: number): readonly [Area, Area] {
  const wide = width > height * 1.15;
  return wide
    ? [{ x, y, width: width * first, height }, { x: x + width * first, y, width: width * (1 - first), height }]
    : [{ x, y, width, height: height * first }, { x, y: y + height * first, width, height: height * (1 - first) }];
}

/** The main view has the whole board, its inset a card on it; beside it on a board too low for that, below it on one taller than wide. */
function layOut(views: readonly View[], area: Area, play: Play): readonly Part[] {
  const main = views.find((view) => view.place === 'main') ?? views[0];
  if (main === undefined) return [];
  const inset = views.find((view) => view !== main);
  if (inset === undefined) return [{ view: main, area, card: null }];
  if (inset.place === 'half' || inset.place === 'third') return shared(area, FIRST[inset.place]).map((part, index) => ({ view: index === 0 ? main : inset, area: part, card: null }));
  // Trials of a bench end along the whole right edge and in any height: no corner of it stays free.
  if (area.width > area.height * 1.15 && (area.height < LOW || main.kind === 'bench')) {
    const strip = Math.min(Math.max(area.width * 0.36, 140), area.height < LOW ? 240 : 320);
    const tall = Math.min(area.height - 20, strip);
    const card = { x: area.x + area.width - strip + 6, y: area.y + (area.height - tall) / 2, width: strip - 16, height: tall };
    return [{ view: main, area: { ...area, width: area.width - strip }, card: null }, { view: inset, area: card, card: 'beside' }];
  }
  if (area.width > area.height * 1.15) return [{ view: main, area, card: null }, { view: inset, area: cardOn(main, area, play), card: 'on' }];
  const strip = Math.min(Math.max(area.height * 0.29, 96), 220);
  const card = { x: area.x + 10, y: area.y + area.height - strip, width: area.width - 20, height: strip - 8 };
  return [{ view: main, area: { ...area, height: area.height - strip }, card: null }, { view: inset, area: card, card: 'beside' }];
}

/** The views of the phase that is played. */
export function createLevel(scene: Phaser.Scene, services: BoardServices, area: Area): BoardView {
  const play = services.game.play();
  const views = play?.stage.task.views ?? [];
  const ownGround = views.some(({ kind, place }) => place === 'main' && (kind === 'landscape' || kind === 'loss-curve' || kind === 'race' || kind === 'bench' || kind === 'training-curve'));
  const backdrop = ownGround ? [] : [createBackdrop(scene, services, area)];
  const laid = play === null ? [] : layOut(views, area, play);
  const main = laid[0];
  let passed: { play: Play; card: Area; under: boolean } | null = null;
  const under = (card: Area): boolean => {
    const now = services.game.play();
    if (now === null || main === undefined) return false;
    if (passed?.play !== now || passed.card !== card) passed = { play: now, card, under: leapsUnder(main.view, main.area, card, now) };
    return passed.under;
  };
  const parts = [...backdrop, ...laid.map((part) => {
    if (part.card === null) return createView(scene, services, part.view, part.area);
    const aside = (now: Area) => (part.card === 'on' && main !== undefined ? cardBeside(main.view, main.area, now, services.game.shown()) : now);
    return createCard(scene, services, part.view, part.area, { placed: aside, thin: (now) => part.card === 'on' && under(now) });
  })];
  return {
    update(seconds) {
      for (const part of parts) part.update(seconds);
    },
    moving: () => parts.some((part) => part.moving()),
    destroy() {
      for (const part of parts) part.destroy();
    },
  };
}

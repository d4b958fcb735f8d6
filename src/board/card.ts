import type Phaser from 'phaser';
import { GameObjects } from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import { easeOut } from '../game/hop.ts';
import { drawCard, withinCard } from './inset.ts';
import { createLayer } from './layer.ts';
import { paletteOf } from './palette.ts';
import { createView } from './registry.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** Above everything that is marked on the main picture. */
const DEPTH = 10;
const SECONDS = 0.24;

/** What is left of a card that lies over something. */
const THIN = 0.22;

/** How a card lies, given where it lies now. */
export interface Lie {
  /** Where it should lie: it slides there. */
  placed(now: Area): Area;
  /** It lies over what must be seen: it thins out. */
  thin(now: Area): boolean;
}

/** A view on a card of its own. */
export function createCard(scene: Phaser.Scene, services: BoardServices, view: View, first: Area, { placed, thin }: Lie): BoardView {
  let area = first;
  let slide: { to: Area; clock: number } | null = null;
  let strength = 1;
  let wanted = 1;

  const lay = () => {
    const others = new Set(scene.children.list);
    const layer = createLayer(scene, area);
    drawCard(layer.context, paletteOf(services.theme()), area);
    const drawn = createView(scene, services, view, withinCard(area));
    const images = scene.children.list.flatMap((each) => (each instanceof GameObjects.Image && !others.has(each) ? [{ each, x: each.x, y: each.y }] : []));
    for (const { each } of images) each.setDepth(DEPTH + each.depth);
    return {
      drawn,
      fade(alpha: number) {
        for (const image of images) image.each.setAlpha(alpha);
      },
      shift(x: number, y: number) {
        for (const image of images) image.each.setPosition(image.x + x, image.y + y);
      },
      destroy() {
        drawn.destroy();
        layer.destroy();
      },
    };
  };
  let card = lay();

  const follow = (seconds: number) => {
    const to = slide?.to ?? placed(area);
    if (to.x === area.x && to.y === area.y) return;
    slide ??= { to, clock: 0 };
    slide.clock += seconds;
    const part = services.reducedMotion() ? 1 : easeOut(slide.clock / SECONDS);
    if (part < 1) {
      card.shift((to.x - area.x) * part, (to.y - area.y) * part);
      return;
    }
    area = to;
    slide = null;
    card.destroy();
    card = lay();
  };

  const thinOut = (seconds: number) => {
    wanted = thin(area) ? THIN : 1;
    const step = services.reducedMotion() ? 1 : seconds / SECONDS;
    strength = wanted < strength ? Math.max(wanted, strength - step) : Math.min(wanted, strength + step);
    card.fade(strength);
  };

  return {
    update(seconds) {
      follow(seconds);
      thinOut(seconds);
      card.drawn.update(seconds);
    },
    moving: () => slide !== null || strength !== wanted || card.drawn.moving(),
    destroy: () => card.destroy(),
  };
}

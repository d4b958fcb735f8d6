import type Phaser from 'phaser';
import { random } from '../engine/random.ts';
import { pathPoint } from '../game/path.ts';
import { drawHollowLantern, drawLantern, drawLightPool, drawValley } from './lantern.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawInLight } from './light.ts';
import { fade, paletteOf } from './palette.ts';
import { drawLitTerrain, drawTerrain, terrainOf, type Terrain } from './terrain.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

interface Walker {
  trail: { x: number; y: number }[];
  /** Length of the trail walked so far, in pixels. */
  walked: number;
  starts: number;
  speed: number;
}

const STRIDE = 4;

/** Straight down the steepest slope from a point until it is flat: gradient descent on the mountainside. */
function descend(terrain: Terrain, x: number, y: number): { x: number; y: number }[] {
  const trail = [{ x, y }];
  const span = 5;
  let [vx, vy] = [0, 0];
  for (let step = 0; step < 900; step++) {
    const dx = terrain.heightAt(x + span, y) - terrain.heightAt(x - span, y);
    const dy = terrain.heightAt(x, y + span) - terrain.heightAt(x, y - span);
    const steep = Math.hypot(dx, dy);
    if (steep < 0.0008) break;
    vx = 0.6 * vx - (0.4 * dx) / steep;
    vy = 0.6 * vy - (0.4 * dy) / steep;
    const before = terrain.heightAt(x, y);
    x += STRIDE * vx;
    y += STRIDE * vy;
    if (x < 8 || y < 8 || x > terrain.width - 8 || y > terrain.height - 8) break;
    if (step > 12 && terrain.heightAt(x, y) > before + 0.0004 && steep < 0.006) break;
    trail.push({ x, y });
  }
  return trail;
}

/** Where the words of the title stand: on the left, on a low screen nearly down to its foot, on a tall one over all its width. */
function inTitle({ width, height }: Terrain, portrait: boolean, x: number, y: number): boolean {
  if (portrait) return y < 0.62 * height;
  return x < 0.44 * width && y < (height < 480 ? 0.86 : 0.78) * height;
}

/** Starts from which the way down is long, apart from one another, and keeps clear of the title. */
function walkersOf(terrain: Terrain, portrait: boolean): Walker[] {
  const chance = random('walkers');
  const { width, height } = terrain;
  const walkers: Walker[] = [];
  for (let tries = 0; tries < 260 && walkers.length < (portrait ? 8 : 11); tries++) {
    const [x, y] = [chance.uniform(), chance.uniform() * 0.85];
    if (!portrait && x < 0.6 && y < 0.45) continue;
    const near = walkers.some(({ trail: [start] }) => start !== undefined && Math.hypot(start.x - x * width, start.y - y * height) < 90);
    if (near) continue;
    const trail = descend(terrain, x * width, y * height);
    if (trail.length < 30 || trail.some((step) => inTitle(terrain, portrait, step.x, step.y))) continue;
    walkers.push({ trail, walked: 0, starts: chance.uniform() * 4, speed: 13 + 9 * chance.uniform() });
  }
  return walkers;
}

/** The mountainside at night, with lanterns on their way down; `quiet`: the ground alone, behind other screens. */
export function createTitle(scene: Phaser.Scene, services: BoardServices, area: Area, quiet = false): BoardView {
  const palette = paletteOf(services.theme());
  const { width, height } = area;
  const portrait = height > width;
  const terrain = terrainOf(width, height);
  const ground = createLayer(scene, area);
  drawTerrain(ground.context, terrain, palette, quiet ? 0.6 : 1);
  if (quiet) return { update: () => undefined, moving: () => false, destroy: () => ground.destroy() };

  const lit = createSheet(scene, area);
  drawLitTerrain(lit.context, terrain, palette);
  const scratch = createSheet(scene, area);
  const layer = createLayer(scene, area, 1);
  const still = services.reducedMotion();
  const walkers = walkersOf(terrain, portrait);
  const end = pathPoint(1, portrait);
  const valley = { x: end.x * width, y: end.y * height };
  const home = portrait ? { x: 0.7 * width, y: 0.61 * height } : { x: 0.735 * width, y: 0.36 * height };
  const reach = Math.min(Math.max(0.3 * Math.min(width, height), 130), 260);
  const lantern = { ...home, vx: 0, vy: 0 };
  let wanted = home;
  let clock = 0;
  let drawn = false;

  const follow = (event: PointerEvent) => {
    const bounds = scene.game.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    if (x >= 0 && y >= 0 && x <= width && y <= height) wanted = { x, y };
  };
  window.addEventListener('pointermove', follow, { passive: true });
  window.addEventListener('pointerdown', follow, { passive: true });

  const length = (walker: Walker) => (walker.trail.length - 1) * STRIDE;
  const walking = () => !still && walkers.some((walker) => walker.walked < length(walker));
  const sliding = () => Math.hypot(wanted.x - lantern.x, wanted.y - lantern.y) > 0.3 || Math.hypot(lantern.vx, lantern.vy) > 2;

  const drawWalker = (walker: Walker) => {
    const { context } = layer;
    const steps = Math.min(Math.floor(walker.walked / STRIDE), walker.trail.length - 1);
    const tail = still ? 0 : Math.max(0, steps - 40);
    const here = walker.trail[steps];
    if (here === undefined) return;
    for (let step = tail + 1; step <= steps; step += 3) {
      const dot = walker.trail[step];
      if (dot === undefined) continue;
      context.fillStyle = fade(palette.reference, still ? 0.4 : (0.7 * (step - tail)) / 40);
      context.beginPath();
      context.arc(dot.x, dot.y, 0.9, 0, 2 * Math.PI);
      context.fill();
    }
    drawHollowLantern(context, palette, here.x, here.y, 12, 0.9);
  };

  const draw = () => {
    const { context } = layer;
    layer.clear();
    drawValley(context, palette, valley.x, valley.y, portrait ? 11 : 15);
    for (const walker of walkers) drawWalker(walker);
    drawLightPool(context, palette, lantern.x, lantern.y, reach);
    drawInLight(context, scratch, lit, lantern.x, lantern.y, reach);
    drawLantern(context, palette, lantern.x, lantern.y + 14, portrait ? 38 : 44);
  };

  return {
    update(seconds) {
      const moves = walking() || sliding();
      if (still) {
        for (const walker of walkers) walker.walked = length(walker);
        Object.assign(lantern, wanted, { vx: 0, vy: 0 });
      } else {
        clock += seconds;
        for (const walker of walkers) {
          if (clock > walker.starts) walker.walked = Math.min(length(walker), walker.walked + walker.speed * seconds);
        }
        spring(lantern, wanted, seconds);
      }
      if (moves || !drawn || still) draw();
      drawn = true;
    },
    moving: () => walking() || sliding(),
    destroy() {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerdown', follow);
      layer.destroy();
      ground.destroy();
    },
  };
}

/** A soft spring, nearly without overshoot. */
function spring(body: { x: number; y: number; vx: number; vy: number }, to: { x: number; y: number }, seconds: number): void {
  const parts = Math.max(1, Math.ceil(seconds / 0.008));
  const step = seconds / parts;
  for (let part = 0; part < parts; part++) {
    body.vx += (120 * (to.x - body.x) - 19 * body.vx) * step;
    body.vy += (120 * (to.y - body.y) - 19 * body.vy) * step;
    body.x += body.vx * step;
    body.y += body.vy * step;
  }
}

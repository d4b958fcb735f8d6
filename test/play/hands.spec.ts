// One level each with nothing but a mouse, a finger, a keyboard.
import type { CDPSession, Locator, Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { networkFrame } from '../../src/board/network-frame.ts';
import type { Level } from '../../src/curriculum/level.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { handOver, knobLabel } from './driver.ts';
import { boardIsDrawn, expect, fixSeed, open, test } from './fixture.ts';
import { hasText, text } from './words.ts';

const PART = 'levels/linear-regression';
const passed = (page: Page): Locator => page.getByRole('heading', { name: text('pass.title') });

interface Point {
  x: number;
  y: number;
}

async function boardBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('#board').boundingBox();
  if (box === null) throw new Error('there is no board');
  return box;
}

/** The number the gauge tells. */
async function gauge(page: Page): Promise<number> {
  const said = await page.getByRole('img', { name: text('gauge.says', { name: 'MSE' }) }).getAttribute('aria-label');
  return Number(/: ([\d.,]+)\./.exec(said ?? '')?.[1]?.replace(',', ''));
}

async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  }));
}

/** Looks for a handle by the cursor, from the side given inwards. */
async function findHandle(page: Page, side: 'left' | 'right'): Promise<Point> {
  const { x, y, width, height } = await boardBox(page);
  const canvas = page.locator('#board canvas');
  for (let inward = 0; inward < 5; inward++) {
    for (let down = y + 30; down < y + height - 20; down += 34) {
      const across = side === 'left' ? x + 50 + 34 * inward : x + width - 40 - 34 * inward;
      await page.mouse.move(across, down);
      await nextFrames(page);
      if (await canvas.evaluate(({ style }) => style.cursor) === 'ns-resize') return { x: across, y: down };
    }
  }
  throw new Error(`no handle on the ${side}`);
}

/** Holds the handle and moves it up and down to where the gauge is lowest. */
async function pullToLowest(page: Page, handle: Point): Promise<void> {
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  const valueAt = async (y: number) => {
    await page.mouse.move(handle.x, y);
    await nextFrames(page);
    return gauge(page);
  };
  let best = { y: handle.y, value: await gauge(page) };
  for (const step of [40, 12, 4]) {
    for (const way of [-1, 1]) {
      for (let going = true; going;) {
        const y = best.y + way * step;
        const value = await valueAt(y);
        going = value < best.value;
        if (going) best = { y, value };
      }
    }
  }
  await page.mouse.move(handle.x, best.y);
  await page.mouse.up();
}

test('by mouse: both ends of the line are pulled until the gauge has reached its target', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/fit-by-eye');
  await boardIsDrawn(page);
  for (let pull = 0; pull < 6 && !(await passed(page).isVisible()); pull++) {
    await pullToLowest(page, await findHandle(page, pull % 2 === 0 ? 'right' : 'left'));
  }
  await expect(passed(page)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by touch: the lantern is dragged through the fog, looks where it is let go, and is planted', async ({ page }) => {
    const level = readLevel(`${PART}/gradient.json`);
    const target = -7.4;
    await fixSeed(page, level.solution.seed);
    await open(page, `#/level/${level.id}`);
    const knob = page.getByRole('slider', { name: knobLabel('w') });
    const stand = async () => Number((await knob.getAttribute('aria-valuetext'))?.replace('\u2212', '-'));
    const client: CDPSession = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) => {
      await client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await nextFrames(page);
    };
    const { x, y, width, height } = await boardBox(page);
    const finger = { x: x + width * 0.6, y: y + height * 0.5 };
    await expect(page.getByRole('img', { name: text('tools.oil', { count: '8' }) })).toBeVisible();
    await touch('touchStart', [finger]);
    for (let move = 0; move < 20; move++) {
      const off = target - (await stand());
      if (Math.abs(off) < 0.01) break;
      finger.x += (off * width) / 25;
      await touch('touchMove', [finger]);
    }
    await touch('touchEnd', []);
    await expect(page.getByRole('img', { name: text('tools.oil', { count: '7' }) })).toBeVisible();
    await page.getByRole('button', { name: handOver(level) }).tap();
    await expect(passed(page)).toBeVisible();
  });

  test('by touch: a tap on + adds one unit, also where the browser repeats it as a mouse', async ({ page }) => {
    await open(page, '#/level/layers-and-units');
    const { x, y, width, height } = await boardBox(page);
    const units = page.getByRole('slider', { name: text('tool.units1') });
    const before = Number(await units.getAttribute('aria-valuetext'));
    const { small, more } = networkFrame({ x, y, width, height }, { counts: [3, before, 0, 1], maps: false, buttons: true });
    expect(small).toBe(true);
    const plus = more(1);
    await page.touchscreen.tap(plus.x, plus.y);
    await expect(units).toHaveAttribute('aria-valuetext', `${before + 1}`);
    // The repetition comes up to 300 ms later.
    await page.waitForTimeout(400);
    await expect(units).toHaveAttribute('aria-valuetext', `${before + 1}`);
  });
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let press = 0; press < 60; press++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

/** The right option of a level's call. */
function answerTo(level: Level): RegExp {
  const moves = level.solution.moves;
  const called = moves[moves.findIndex((move) => move.kind === 'enter' && move.phase === 'call') + 1];
  if (called?.kind !== 'answer') throw new Error(`${level.id} has no call`);
  const own = `levels.${level.id}.options.${level.call?.id}.${called.to}`;
  return text(hasText(own) ? own : `answer.${called.to}`);
}

test('by keyboard alone: a level is passed, and its call answered', async ({ page }) => {
  const level = readLevel(`${PART}/fit-by-eye.json`);
  await fixSeed(page, level.solution.seed);
  await open(page, `#/level/${level.id}`);
  const { values } = firstPlay(level, level.solution.seed);
  for (const [id, target] of [['w', -7.4], ['b', 152]] as const) {
    const tool = level.tools.find((each) => each.id === id);
    if (tool?.kind !== 'parameter') throw new Error(`no knob ${id}`);
    await tabTo(page, page.getByRole('slider', { name: knobLabel(id) }));
    const presses = Math.round((target - (values[id] ?? 0)) / tool.step);
    const arrow = presses < 0 ? 'ArrowLeft' : 'ArrowRight';
    for (let press = 0; press < Math.floor(Math.abs(presses) / 10); press++) await page.keyboard.press(`Shift+${arrow}`);
    for (let press = 0; press < Math.abs(presses) % 10; press++) await page.keyboard.press(arrow);
  }
  // A sweep by keys is one move, as a drag is.
  await expect(passed(page)).toBeVisible();
  await expect(page.locator('.side-goals .won')).toHaveCount(1);
  await tabTo(page, page.getByRole('button', { name: text('pass.call') }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: answerTo(level) }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: text('call.right') })).toBeVisible();
});

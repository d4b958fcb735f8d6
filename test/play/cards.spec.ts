// Rule cards: what is said of them, what is shown of a call about them, and how they are carried.
import type { Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { act } from './driver.ts';
import { expect, fixSeed, open, test } from './fixture.ts';
import { text, within } from './words.ts';

const level = readLevel('levels/linear-regression/four-steps.json');
const { seed, moves } = level.solution;
const told = (page: Page) => page.locator('[aria-live="polite"].unseen');

async function play(page: Page, some: readonly Move[]): Promise<Play> {
  let now = firstPlay(level, seed);
  for (const move of some) {
    await act(page, now, move);
    now = advance(now, move);
  }
  return now;
}

test.beforeEach(async ({ page }) => {
  await fixSeed(page, seed);
  await open(page, '#/level/four-steps');
});

test('laying, moving and taking out a card is told, with the slot in words', async ({ page }) => {
  await play(page, [{ kind: 'choose', tool: 'b-2', option: 'average' }]);
  await expect(told(page)).toContainText(within('live.laid', { card: 'average', slot: 'the second slot of b' }));
  await page.getByRole('button', { name: text('program.remove', { name: 'average' }) }).click();
  await expect(told(page)).toContainText(within('live.taken', { card: 'average', slot: 'the second slot of b' }));
});

test('a hint is offered after runs that failed, not for laying cards', async ({ page }) => {
  const offered = page.getByRole('button', { name: text('strip.hint-offered') });
  await play(page, moves.filter((move) => move.kind === 'choose').slice(0, 9).map((move) => (move.option === 'error' ? { ...move, option: 'predict' } : move)));
  await expect(page.getByRole('button', { name: text('strip.hint') })).toBeVisible();
  await expect(offered).toHaveCount(0);
  const run = page.getByRole('button', { name: text('program.run') });
  await run.click();
  await run.click();
  await expect(offered).toBeVisible();
});

test('the mouse carries a card into a slot and on to another', async ({ page }) => {
  const slot = (id: string) => page.locator(`[data-slot="${id}"] .slot`);
  const lies = (id: string) => expect(slot(id)).toHaveAccessibleName(text('program.slot', { name: 'error' }));
  await page.getByRole('group', { name: text('program.cards') }).getByRole('button', { name: text('card.error') }).dragTo(slot('shared-2'));
  await lies('shared-2');
  await slot('shared-2').dragTo(slot('w-1'));
  await lies('w-1');
  await expect(slot('shared-2')).toHaveAccessibleName(text('program.slot', { name: 'empty' }));
  await expect(page.locator('.carried')).toHaveCount(0);
});

test('on the board, a card is carried by what lies there, and the mouse brings one from the panel', async ({ page }) => {
  await play(page, [{ kind: 'choose', tool: 'shared-1', option: 'predict' }]);
  const box = await page.locator('#board').boundingBox();
  if (box === null) throw new Error('there is no board');
  // The first two slots of the trunk at 1280 by 720.
  const at = (index: number) => ({ x: box.x + 77 + 114 * index, y: box.y + 145 });
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.waitForTimeout(150);
    await page.mouse.up();
  };
  const slot = (id: string) => page.locator(`[data-slot="${id}"] .slot`);
  await drag(at(0), at(1));
  await expect(slot('shared-2')).toHaveAccessibleName(text('program.slot', { name: 'predict' }));
  await expect(slot('shared-1')).toHaveAccessibleName(text('program.slot', { name: 'empty' }));
  const card = await page.getByRole('group', { name: text('program.cards') }).getByRole('button', { name: text('card.error') }).boundingBox();
  if (card === null) throw new Error('there is no card');
  await drag({ x: card.x + 20, y: card.y + 20 }, at(0));
  await expect(slot('shared-1')).toHaveAccessibleName(text('program.slot', { name: 'error' }));
});

test('a call is asked with the average out, and the gauge then shows what it came to', async ({ page }) => {
  const asked = moves.findIndex(({ kind }) => kind === 'enter') + 1;
  const before = await play(page, moves.slice(0, asked));
  await expect(page.getByRole('img', { name: text('gauge.dark-call') })).toHaveCount(0);
  await expect(page.getByRole('img', { name: within('gauge.dark-call') })).toHaveAccessibleName(/^MSE/);
  const answer = moves[asked];
  if (answer === undefined) throw new Error('the call is not answered');
  await act(page, before, answer);
  await expect(page.getByRole('img', { name: text('gauge.called', { name: 'MSE', other: '109' }) })).toBeVisible();
  await expect(page.locator('.gauge.passed')).toHaveCount(0);
  await expect(page.getByRole('main').getByText(/Rate 0\.\d+; without the average .* as a rate of 0\.\d+ would\. The loss goes from 109 to [\d.,]+\./)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the verdict of a run and the card of a hint come into sight, without a slot by its id', async ({ page }) => {
    await page.locator('.slots > summary').click();
    await play(page, moves.filter((move) => move.kind === 'choose').slice(0, 8));
    await page.locator('.slots > summary').click();
    await page.getByRole('button', { name: text('program.run') }).click();
    const verdict = page.locator('.said.wrong');
    await expect(verdict).toBeInViewport({ ratio: 1 });
    await expect(verdict).toContainText(/predictions end up \$[\d.,]+ off/);
    await page.keyboard.press('h');
    const bubble = page.getByRole('complementary', { name: text('hint.label') });
    await expect(bubble).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: text('hint.more') }).click();
    await expect(bubble).toContainText('the third slot of b');
    await expect(page.locator('#panel')).not.toContainText(/\b(shared|[wb])-\d/);
  });
});

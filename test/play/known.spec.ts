// What was seen stays seen: taps that missed, looks, an opened envelope.
import type { Locator, Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { act, knobLabel, typeInto } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';
import { text, within } from './words.ts';

const PART = 'levels/linear-regression';

async function playAll(page: Page, id: string, moves: readonly Move[]): Promise<Play> {
  let play = firstPlay(readLevel(`${PART}/${id}.json`), 1);
  for (const move of moves) {
    await act(page, play, move);
    play = advance(play, move);
  }
  return play;
}

const hotel = (page: Page, id: string): Locator => page.getByRole('button', { name: new RegExp(`^${within('answer.hotel', { id }).source}\\b`) });

test('a hotel tapped in vain is told by its figures, and the round goes on', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/unseen');
  await expect(page.getByText(/\/\s*0/)).toHaveCount(0);
  await playAll(page, 'unseen', [{ kind: 'answer', to: 144 }, { kind: 'answer', to: '12' }]);
  await expect(page.locator('.said')).toHaveText(text('said.not-worst', { square: '99.7', share: '17.3' }));
  await expect(hotel(page, '12')).toBeDisabled();
  await expect(page.getByText(/\/\s*0/)).toHaveCount(0);
  await hotel(page, '10').click();
  await expect(page.locator('.asked')).toContainText(within('levels.unseen.questions.its-error'));
});

test('an envelope that was opened is not sealed again by leaving', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/unseen');
  await playAll(page, 'unseen', [{ kind: 'answer', to: 144 }]);
  await expect(hotel(page, '10')).toBeVisible();
  const rows = () => page.locator('.hotel').allTextContents();
  const before = await rows();
  await follow(page, '#/map');
  await follow(page, '#/level/unseen');
  await expect(page.locator('.hotel')).toHaveCount(4);
  expect(await rows()).toEqual(before);
});

test('going back to a place seen costs no oil', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/gradient');
  await playAll(page, 'gradient', [{ kind: 'set', values: { w: -4 } }, { kind: 'set', values: { w: -9 } }]);
  const oil = (count: string) => page.getByRole('img', { name: text('tools.oil', { count }) });
  await expect(oil('6')).toBeVisible();
  await typeInto(page, knobLabel('w'), -4);
  await page.getByRole('button', { name: text('tools.seen') }).click();
  await expect(oil('6')).toBeVisible();
  await expect(page.getByRole('group', { name: text('tools.looks') }).getByRole('button', { pressed: true })).toHaveText(/−4/);
});

test('a lost line stands beside the best one, in figures', async ({ page }) => {
  await fixSeed(page, 1);
  await open(page, '#/level/bias');
  const lost = await playAll(page, 'bias', [{ kind: 'set', values: { b: 130 } }, { kind: 'commit' }]);
  expect(lost.verdict).toBe('missed');
  await expect(page.getByText(text('missed.best-line'))).toBeVisible();
  await expect(page.locator('.lines .best dd')).toHaveText(/b 143.*MSE 63\.6/);
  await expect(page.locator('.lines .own dd')).toHaveText(/b 130.*MSE 239/);
});

// What a player has won stays won: over a reload, over a file, over files that are none.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { dailySeed } from '../../src/curriculum/daily.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { solve } from './driver.ts';
import { expect, fixSeed, follow, open, test } from './fixture.ts';
import { openAll } from './whole-book.ts';
import { said, text, within } from './words.ts';

const level = readLevel('levels/linear-regression/loss-curve.json');

async function passOne(page: Page): Promise<void> {
  await fixSeed(page, level.solution.seed);
  await open(page, `#/level/${level.id}`);
  await solve(page, level, 'passed');
}

async function expectKept(page: Page): Promise<void> {
  await follow(page, '#/map');
  await expect(page.getByText(text('map.passed', { passed: '1' }))).toBeVisible();
  const camp = page.getByRole('button', { name: within(`levels.${level.id}.name`) });
  await expect(camp).toHaveAccessibleName(within('stars.count'));
}

async function importFile(page: Page, name: string, content: Buffer | string): Promise<void> {
  await follow(page, '#/settings');
  await page.getByLabel(text('settings.import')).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

async function exported(page: Page): Promise<string> {
  await follow(page, '#/settings');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: text('settings.export') }).click()]);
  return readFile(await file.path(), 'utf8');
}

test('a passed level and its stars are still on the map after the page is loaded again', async ({ page }) => {
  await passOne(page);
  await expectKept(page);
  await page.reload();
  await expectKept(page);
});

test('the case of today waits on the title once its level is open, stands under its date, and is closed there when it is passed', async ({ page }) => {
  const cases = readLevel('levels/non-linear-regression/case-files.json');
  const seed = dailySeed(2026, 11, 24);
  const moves = firstPlay(cases, seed).stage.questions.flatMap(({ question: { answer } }) => (answer.kind === 'option' ? [{ kind: 'answer', to: answer.is ?? '' } as const] : []));
  await page.clock.setFixedTime(new Date(2026, 10, 24, 12));
  await open(page);
  const link = page.getByRole('button', { name: within('daily.play') });
  await expect(page.getByRole('button', { name: text('screen.map') })).toBeVisible();
  await expect(link).toHaveCount(0);
  await openAll(page);
  await follow(page, '#/');
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: text('daily.of', { date: 'November 24' }) })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: text('daily.of', { date: 'November 24' }) })).toBeVisible();
  await solve(page, { ...cases, solution: { seed, moves } }, 'passed');
  await follow(page, '#/');
  await expect(page.getByRole('button', { name: text('daily.passed') })).toBeVisible();
  await page.clock.setFixedTime(new Date(2026, 10, 25, 12));
  await page.reload();
  await expect(page.getByRole('button', { name: text('daily.play') })).toBeVisible();
});

test('the card of a passed level shows the board at that run, also after the page is loaded again', async ({ page }) => {
  await passOne(page);
  const picture = page.locator(`[data-card="${level.id}"]`).getByRole('img', { name: text('cards.picture') });
  const kept = () => page.evaluate(() => new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('downhill');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('pictures').objectStore('pictures').count();
      counting.addEventListener('success', () => { opening.result.close(); resolve(counting.result); });
    });
  }));
  await expect.poll(kept).toBe(1);
  await follow(page, '#/cards');
  await expect(picture).toBeVisible();
  await page.reload();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(480);
});

test('laps that were spent stay spent after the page is loaded again; an attempt that is damaged is dropped without a word', async ({ page }) => {
  await open(page, '#/level/by-hand');
  const lap = page.getByRole('button', { name: text('train.epochs', { count: '1' }) });
  for (let count = 0; count < 4; count++) await lap.click();
  const left = page.getByText(text('train.left', { count: '8' }));
  await expect(left).toBeVisible();
  await page.reload();
  await expect(left).toBeVisible();
  await lap.click();
  await expect(page.getByText(text('train.left', { count: '7' }))).toBeVisible();
  await page.evaluate(() => { for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{"schema":1,"moves":"gone"}'); });
  await page.reload();
  await expect(page.getByText(text('train.left', { count: '12' }))).toBeVisible();
  await expect(page.getByRole('alert')).toBeEmpty();
});

test('progress goes by file to another device; what is no progress is refused and costs nothing', async ({ page, browser, baseURL }) => {
  await passOne(page);
  const saved = await exported(page);
  const elsewhere = await browser.newContext({ baseURL });
  const there = await elsewhere.newPage();
  await open(there, '#/map');
  await expect(there.getByText(text('map.passed', { passed: '0' }))).toBeVisible();
  await importFile(there, 'mine.json', saved);
  await expect(there.getByRole('alert')).toContainText(within('notice.imported', { file: 'mine.json' }));
  await expectKept(there);

  const refused = [
    ['bytes.json', Buffer.from([0, 255, 18, 7, 99, 200, 13, 10]), 'notice.no-import', {}],
    ['future.json', JSON.stringify({ ...JSON.parse(saved), schema: 99 }), 'notice.import-future', { version: '99' }],
    ['damaged.json', saved.replace(/"stars": ?\d/, '"stars": "many"'), 'notice.import-damaged', { what: said(`levels.${level.id}.name`) }],
    ['lacking.json', saved.replace(/"stars": ?\d,/, ''), 'notice.import-missing', { what: said(`levels.${level.id}.name`) }],
    ['odd.json', saved.replace(/"stars":/, '"medals": 1, "stars":'), 'notice.import-unknown', { what: said(`levels.${level.id}.name`) }],
    ['list.json', '[]', 'notice.import-missing', { what: said('notice.whole') }],
  ] as const;
  for (const [name, content, reason, values] of refused) {
    await importFile(there, name, content);
    await expect(there.getByRole('alert')).toContainText(name);
    await expect(there.getByRole('alert')).toContainText(within(reason, { ...values, file: name }));
    await expectKept(there);
  }
  await there.reload();
  await expectKept(there);
  await elsewhere.close();
});

/** Puts something else where the progress is kept on this device. */
async function overwriteSave(page: Page, save: unknown): Promise<void> {
  await page.evaluate((value) => new Promise<void>((done, fail) => {
    const opening = indexedDB.open('downhill');
    opening.addEventListener('error', () => fail(opening.error));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('saves', 'readwrite');
      writing.objectStore('saves').put(value, 'progress');
      writing.addEventListener('complete', () => {
        opening.result.close();
        done();
      });
    });
  }), save);
  await page.reload();
}

test('a kept save that is damaged, or from a later game, is said to be so, and the game begins', async ({ page }) => {
  await open(page, '#/map');
  await overwriteSave(page, { schema: 1, levels: 'gone', settings: {} });
  await expect(page.getByRole('alert')).toContainText(within('notice.save-damaged'));
  await expect(page.getByRole('alert')).not.toContainText('levels');
  await overwriteSave(page, { schema: 99 });
  await expect(page.getByRole('alert')).toContainText(within('notice.save-future', { version: '99' }));
  await expect(page.getByRole('heading', { name: text('part.0.name') })).toBeVisible();
});

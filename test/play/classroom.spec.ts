// A teacher and five pupils, each in a browser of their own, play a round to the podium.
import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import jsQR from 'jsqr';
import { readLevel } from '../../scripts/read-levels.ts';
import { knobLabel, typeInto } from './driver.ts';
import { boardIsDrawn, expect, test } from './fixture.ts';
import { said, text, within } from './words.ts';

const level = readLevel('levels/linear-regression/loss-curve.json');
const BEST = -5.35;

const button = (page: Page, key: string, values: Readonly<Record<string, string>> = {}) => page.getByRole('button', { name: text(key, values) });

/** Sets the knob. */
const look = (page: Page, w: number) => typeInto(page, knobLabel('w'), w);

/** The knob's figure, standing on a value below 0. */
const figure = (page: Page, w: number) => page.getByRole('button', { name: new RegExp(`${knobLabel('w').source.slice(0, -1)}, \u2212${Math.abs(w)}`) });

async function person(browser: Browser, baseURL: string): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text())) faults.push(message.text()); });
  return { context, page, faults };
}

async function joinClass(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const offer = page.locator('.offers button').first();
  const name = (await offer.textContent()) ?? '';
  await offer.click();
  await expect(page.getByRole('heading', { name: text('class.you-are', { name }) })).toBeVisible();
  return name;
}

/** What a phone reads off the screen: the picture, pixel by pixel, and a reader that is none of the game's. */
async function scanned(page: Page): Promise<string> {
  const picture = (await page.locator('.qr').screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const { width, height, data } = await blank.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: Array.from(pen?.getImageData(0, 0, image.width, image.height).data ?? []) };
  }, picture);
  await blank.close();
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data ?? '';
}

const enterRound = async (page: Page) => {
  await button(page, 'class.play-round').first().click();
  await expect(page.locator(`#panel main[data-level="${level.id}"]`)).toBeAttached();
  await boardIsDrawn(page);
};

const counted = (page: Page) => expect(page.locator('.class-state')).toHaveText(text('class.verdict.verified'), { timeout: 15_000 });

test('a class plays a round to the podium', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const base = baseURL ?? '';
  const teacher = await person(browser, base);
  await teacher.page.goto('./teach');
  await button(teacher.page, 'teach.open').click();
  const code = ((await teacher.page.locator('.code').textContent()) ?? '').trim();
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
  const shown = `http://${((await teacher.page.locator('.address bdi').textContent()) ?? '').replace('#/join', '')}`;
  const read = await scanned(teacher.page);
  expect(read).toBe(`${shown}#/join/${code}`);
  // The secret is no longer in the address.
  await expect.poll(() => teacher.page.url()).toMatch(/#\/[\w-]{22}$/);

  const pupils = await Promise.all(Array.from({ length: 5 }, () => person(browser, base)));
  const [first, second, third, fourth, fifth] = pupils;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined || fifth === undefined) throw new Error('five pupils');
  const names: string[] = [];
  for (const { page } of [first, second, third, fourth]) names.push(await joinClass(page, `./#/join/${code}`));
  for (const name of names) await expect(teacher.page.locator('.here')).toContainText(name);

  await teacher.page.getByRole('tab', { name: text('teach.tab.round') }).click();
  await teacher.page.getByLabel(text('teach.level')).selectOption(level.id);
  await button(teacher.page, 'teach.start-round').click();
  await expect(teacher.page.locator('.board-tab .countdown')).toBeVisible();
  // A late one joins what is going on, at the address of this machine in its network: plain HTTP, and no secure context.
  names.push(await joinClass(fifth.page, read));

  // The first is there at once, with four stars.
  await enterRound(first.page);
  await look(first.page, BEST);
  await counted(first.page);

  // The second reloads in the middle of the level, and is the same pupil at the same place.
  await enterRound(second.page);
  await look(second.page, -2);
  await second.page.reload();
  await expect(second.page.locator('.class-name')).toHaveText(names[1] ?? '');
  await expect(figure(second.page, -2)).toBeVisible();
  await look(second.page, BEST);
  await counted(second.page);

  // The third loses the network, plays on, and what it reached is sent later.
  await enterRound(third.page);
  await look(third.page, -2);
  await look(third.page, -8);
  await third.context.setOffline(true);
  await look(third.page, BEST);
  await expect(third.page.locator('.class-state')).toHaveText(text('class.unsent'));
  await third.context.setOffline(false);
  await counted(third.page);

  // The fourth sends a score that the moves do not lead to, and one for somebody else's class.
  const forged = await fourth.page.evaluate(async ({ id, hash, engine }) => {
    const cls = JSON.parse(localStorage.getItem('downhill-class') ?? '{}').class;
    const desk = await (await fetch(`api/classes/${cls}/desk`)).json();
    const send = (body: object) => fetch(`api/classes/${cls}/attempts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const attempt = { schema: 1, level: 'loss-curve', levelHash: hash, engine, seed: desk.round.seed, moves: [{ kind: 'set', values: { w: -5.3512345 } }] };
    const ofLevel = await send({ id, round: desk.round.number, attempt });
    const boast = await send({ id, round: desk.round.number, attempt, score: { stars: 4 } });
    return [(await ofLevel.json()).error, (await boast.json()).error];
  }, { id: randomBytes(16).toString('base64url'), hash: 'x', engine: 1 });
  expect(forged).toEqual(['stale', 'bad-request']);
  // Made well enough to be replayed: the moves do not stand on the knob's steps.
  await enterRound(fourth.page);
  const refused = await fourth.page.evaluate(async (id) => {
    const cls = JSON.parse(localStorage.getItem('downhill-class') ?? '{}').class;
    const running = JSON.parse(sessionStorage.getItem('downhill-running') ?? '{}');
    const desk = await (await fetch(`api/classes/${cls}/desk`)).json();
    const attempt = { ...running, moves: [{ kind: 'set', values: { w: -5.3512345 } }] };
    await fetch(`api/classes/${cls}/attempts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, round: desk.round.number, attempt }) });
    for (;;) {
      const verdict = await (await fetch(`api/classes/${cls}/attempts/${id}`)).json();
      if (verdict.status !== 'provisional') return [verdict.status, verdict.reason];
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }, randomBytes(16).toString('base64url'));
  expect(refused).toEqual(['rejected', 'impossible-move']);

  // The late one takes three looks.
  await enterRound(fifth.page);
  for (const w of [-1, -9, BEST]) await look(fifth.page, w);
  await counted(fifth.page);

  await teacher.page.getByRole('tab', { name: within('teach.tab.grid') }).click();
  await expect(teacher.page.getByRole('row').filter({ hasText: names[3] ?? '' })).toContainText(text('teach.rejected').source.includes('1') ? '1' : said('teach.rejected_one').replace('{{count}}', '1'));
  await teacher.page.getByRole('tab', { name: text('teach.tab.board') }).click();
  await button(teacher.page, 'teach.end-round').click();
  const steps = teacher.page.locator('.podium .step');
  // The third and the late one took three steps each: they share a rank.
  await expect(steps).toHaveCount(4);
  await expect(steps.locator('.rank')).toHaveText(['1', '2', '3', '3']);
  await expect(steps.nth(0)).toContainText(names[0] ?? '');
  await expect(steps.nth(1)).toContainText(names[1] ?? '');
  await expect(teacher.page.locator('.podium')).not.toContainText(names[3] ?? '');
  await expect(first.page.locator('.podium .standings .you')).toContainText(names[0] ?? '');

  // The winner's play runs again on the board.
  const [watching] = await Promise.all([teacher.context.waitForEvent('page'), steps.nth(0).getByRole('link', { name: text('teach.watch') }).click()]);
  await expect(figure(watching, BEST)).toBeVisible({ timeout: 20_000 });

  // A number that each commits, and that opens for everyone at once.
  await teacher.page.getByRole('tab', { name: text('teach.tab.round') }).click();
  await teacher.page.getByRole('radio', { name: text('teach.kind.bet') }).check();
  await teacher.page.getByLabel(text('teach.question')).fill('What will the sealed test say?');
  await button(teacher.page, 'teach.start-bet').click();
  for (const [pupil, bet] of [[first, '140'], [second, '31.8']] as const) {
    await pupil.page.getByLabel('What will the sealed test say?').fill(bet);
    await button(pupil.page, 'class.commit').click();
    await expect(pupil.page.getByText(text('class.bet-made', { value: bet }))).toBeVisible();
  }
  await expect(first.page.locator('.dots')).toHaveCount(0);
  await teacher.page.getByLabel(text('teach.truth')).fill('144.5');
  await button(teacher.page, 'teach.reveal').click();
  await expect(teacher.page.locator('.dots circle')).toHaveCount(2);
  await expect(first.page.locator('.dots circle')).toHaveCount(2);

  for (const { context, faults } of [teacher, ...pupils]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

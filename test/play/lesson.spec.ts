// A lesson beyond levels in real browsers: the class is the algorithm, a sealed envelope, an exit ticket, awards; and a proxy that holds streams back.
import { createServer, request, type Server } from 'node:http';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readLevel } from '../../scripts/read-levels.ts';
import { handOver } from './driver.ts';
import { expect, test } from './fixture.ts';
import { text, within } from './words.ts';

const button = (page: Page, key: string, values: Readonly<Record<string, string>> = {}) => page.getByRole('button', { name: text(key, values) });

interface Person {
  context: BrowserContext;
  page: Page;
  faults: string[];
}

async function person(browser: Browser, baseURL: string, phone = true): Promise<Person> {
  const context = await browser.newContext({ baseURL, viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 720 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  return { context, page, faults };
}

async function openClass({ page }: Person): Promise<string> {
  await page.goto('./teach');
  await button(page, 'teach.open').click();
  return ((await page.locator('.code').textContent()) ?? '').trim();
}

async function join({ page }: Person, code: string): Promise<string> {
  await page.goto(`./#/join/${code}`);
  const offer = page.locator('.offers button').first();
  const name = (await offer.textContent()) ?? '';
  await offer.click();
  // Where streams are held back, it takes a while until one asks instead.
  await expect(page.getByRole('heading', { name: text('class.you-are', { name }) })).toBeVisible({ timeout: 20_000 });
  return name;
}

const begin = async ({ page }: Person, step: string) => {
  await page.getByRole('tab', { name: text('teach.tab.round') }).click();
  await page.getByRole('button', { name: within(`lesson.step.${step}`) }).click();
};

/** Says the error of each hotel of this pupil, from what the screen tells of it. */
async function sayErrors({ page }: Person, lap: number): Promise<void> {
  for (;;) {
    await expect(page.locator('.together-share')).toContainText(within('together.lap', { lap: String(lap), laps: '4' }));
    const told = page.locator('.say-error p').first();
    if (await told.count() === 0) return;
    const said = (await told.textContent()) ?? '';
    const [, predicted = Number.NaN, actual = Number.NaN] = (said.replaceAll('\u2212', '-').match(/-?[\d.]+/g) ?? []).map(Number);
    const mine = page.getByRole('textbox', { name: text('together.error') });
    await mine.fill(String(predicted - actual));
    await page.locator('.say-error button').click();
    await expect(told).not.toHaveText(said).catch(async () => expect(told).toHaveCount(0));
  }
}

test('a class is the algorithm, opens an envelope at once, and leaves with a ticket', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const teacher = await person(browser, baseURL ?? '', false);
  const code = await openClass(teacher);
  const pupils = await Promise.all(Array.from({ length: 5 }, () => person(browser, baseURL ?? '')));
  const [first, second] = pupils;
  if (first === undefined || second === undefined) throw new Error('five pupils');
  const names: string[] = [];
  for (const pupil of pupils) names.push(await join(pupil, code));

  await begin(teacher, 'together');
  const loss = teacher.page.locator('.together-loss strong');
  await expect(loss).toHaveText('16,051');
  for (const [lap, reached] of [[1, '1,459'], [2, '146']] as const) {
    await Promise.all(pupils.map((pupil) => sayErrors(pupil, lap)));
    await expect(loss).toHaveText(reached);
    await expect(teacher.page.locator('.lamp.heard')).toHaveCount(8);
    await expect(first.page.locator('.together-loss strong')).toHaveText(reached);
    await button(teacher.page, 'together.next').click();
  }
  // Nobody says anything: the teacher goes on, and the server fills all that is missing.
  await button(teacher.page, 'together.close').click();
  await expect(loss).toHaveText('28.1');
  await expect(teacher.page.locator('.lamp.filled')).toHaveCount(8);
  await button(teacher.page, 'teach.end-round').click();

  await begin(teacher, 'envelope');
  for (const [index, { page }] of [first, second].entries()) {
    await page.locator('.bet input').fill(String(30 + index));
    await button(page, 'class.commit').click();
    await expect(page.getByText(text('class.bet-made', { value: String(30 + index) }))).toBeVisible();
  }
  await expect(first.page.locator('.suspects')).toHaveCount(0);
  await button(teacher.page, 'teach.reveal').click();
  for (const { page } of pupils) await expect(page.locator('.suspects button')).toHaveCount(4);
  await first.page.locator('.suspects button').first().click();
  await expect(first.page.locator('.envelope-view [role=status]')).toContainText('%');

  await begin(teacher, 'exit');
  await button(first.page, 'class.exit').first().click();
  await expect(first.page.locator('#panel main[data-level="fit-by-eye"]')).toBeAttached();
  await expect(first.page.getByRole('button', { name: handOver(readLevel('levels/linear-regression/fit-by-eye.json')) })).toBeVisible();

  await teacher.page.getByRole('tab', { name: text('teach.tab.lesson') }).click();
  await button(teacher.page, 'awards.give').click();
  const award = teacher.page.locator('.award');
  await expect(award).toHaveCount(1);
  await expect(award).toContainText(within('awards.somebody'));
  const mine = ({ page }: Person) => page.locator('.award.yours input:visible');
  await expect.poll(async () => (await mine(first).count()) + (await mine(second).count())).toBe(1);
  const winner = (await mine(first).count()) > 0 ? 0 : 1;
  await mine(winner === 0 ? first : second).check();
  await expect(award).toContainText(names[winner] ?? '');

  for (const { context, faults } of [teacher, ...pupils]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

test('devices train the class’s network by themselves, and keep folds back', async ({ browser, baseURL }) => {
  const teacher = await person(browser, baseURL ?? '', false);
  const code = await openClass(teacher);
  const pupils = await Promise.all([person(browser, baseURL ?? ''), person(browser, baseURL ?? '')]);
  for (const pupil of pupils) await join(pupil, code);
  await teacher.page.getByRole('tab', { name: text('teach.tab.round') }).click();
  await teacher.page.getByRole('radio', { name: text('teach.kind.together') }).check();
  await teacher.page.getByLabel(text('teach.plan')).selectOption('batches');
  await button(teacher.page, 'teach.start-round').click();
  // From about 1,289; each lap is worked out by the devices and again by the server.
  await expect.poll(async () => Number(((await teacher.page.locator('.together-loss strong').textContent()) ?? '9999').replaceAll(',', '')), { timeout: 30_000 }).toBeLessThan(700);
  await expect(teacher.page.locator('.wires path')).toHaveCount(9);
  await button(teacher.page, 'teach.end-round').click();

  await teacher.page.getByRole('tab', { name: text('teach.tab.round') }).click();
  await teacher.page.getByRole('radio', { name: text('teach.kind.together') }).check();
  await teacher.page.getByLabel(text('teach.plan')).selectOption('folds');
  await button(teacher.page, 'teach.start-round').click();
  const [first, second] = pupils;
  if (first === undefined || second === undefined) throw new Error('two pupils');
  // Two devices have five folds: three of them come in as one is asked for, the rest is trained by the server.
  await button(first.page, 'together.train').click();
  await expect(teacher.page.locator('.fold-networks .wires')).toHaveCount(3);
  await expect(second.page.locator('.folds-lit .on-kept')).toHaveCount(3);
  await button(teacher.page, 'together.fill').click();
  await expect(teacher.page.locator('.lamp.heard')).toHaveCount(3);
  await expect(teacher.page.locator('.lamp.filled')).toHaveCount(2);
  await expect(teacher.page.locator('.fold-networks .wires')).toHaveCount(5);
  await expect(second.page.locator('.together-loss em')).toContainText(within('together.fold-done'));
  for (const { context, faults } of [teacher, ...pupils]) {
    expect(faults).toEqual([]);
    await context.close();
  }
});

/** What stands between some schools and the world: streams are held back, everything else passes. Counts what is asked again for nothing. */
async function holdStreams(target: string): Promise<{ server: Server; address: string; unchanged: () => number }> {
  let unchanged = 0;
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    const on = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (came) => {
      if (came.statusCode === 304) unchanged += 1;
      if (String(came.headers['content-type']).includes('event-stream')) {
        came.resume();
        answer.on('close', () => came.destroy());
        return;
      }
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => { server.listen(0, 'localhost', resolve); });
  const place = server.address();
  return { server, address: `http://localhost:${typeof place === 'object' && place !== null ? place.port : 0}/`, unchanged: () => unchanged };
}

test('behind a proxy that holds streams back, a browser asks again and again, and is told what changed', async ({ browser, baseURL }) => {
  const proxy = await holdStreams(baseURL ?? '');
  const [teacher, pupil] = [await person(browser, baseURL ?? '', false), await person(browser, proxy.address)];
  const code = await openClass(teacher);
  await join(pupil, code);
  await expect.poll(proxy.unchanged, { timeout: 20_000 }).toBeGreaterThan(0);
  await begin(teacher, 'bet');
  await pupil.page.locator('.bet input').fill('110');
  await button(pupil.page, 'class.commit').click();
  await expect(teacher.page.locator('.board-tab')).toContainText('1');
  await button(teacher.page, 'teach.reveal').click();
  await expect(pupil.page.locator('.dots circle')).toHaveCount(1, { timeout: 15_000 });
  for (const { context, faults } of [teacher, pupil]) {
    expect(faults).toEqual([]);
    await context.close();
  }
  proxy.server.closeAllConnections();
  proxy.server.close();
});

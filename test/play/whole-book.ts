import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Course, parseCourse } from '../../src/curriculum/course.ts';
import { type LevelProgress, levelProgress, NEW_PROGRESS, type Progress } from '../../src/game/progress.ts';
import { expect, follow } from './fixture.ts';
import { text } from './words.ts';

const SIZES = { introduction: 5, foundations: 8, 'linear-regression': 25, 'non-linear-regression': 22, 'binary-classification': 14, 'multi-class-classification': 20, 'bigger-picture': 17 } as const;
const NAMES = ['Bias', 'Weighted sum', 'Categorical cross-entropy', 'Kill every ReLU', 'You are the data', 'Early stopping', 'Epochs'] as const;

const own = parseCourse(JSON.parse(readFileSync('levels/course.json', 'utf8')));

/** A course as long as the whole book: the levels that there are, and others that are only names. */
export const wholeBook: Course = parseCourse({ parts: Object.entries(SIZES).map(([id, size], number) => {
  const there = own.parts.find((part) => part.id === id);
  const levels = (there?.levels ?? []).slice(-size);
  const boss = number < 2 ? undefined : there?.boss ?? `${id}-boss`;
  const before = levels.filter((level) => level !== boss);
  while (before.length < size - (boss === undefined ? 0 : 1)) before.push(`${id}-level-${before.length + 1}`);
  return { id, number, pages: [1, 2], levels: [...before, ...(boss === undefined ? [] : [boss])], ...(boss === undefined ? {} : { boss }) };
}) });

const madeUp = wholeBook.parts.flatMap(({ levels }) => levels).filter((id) => !own.parts.some(({ levels }) => levels.includes(id)));
const madeUpNames = Object.fromEntries(madeUp.map((id, index) => [id, { name: NAMES[index % NAMES.length] }]));

/** The end of the list that begins at `from`. */
function listEnd(script: string, from: number): number {
  let depth = 0;
  for (let at = from; at < script.length; at++) {
    if (script[at] === '[') depth++;
    if (script[at] === ']' && --depth === 0) return at + 1;
  }
  throw new Error('the list has no end');
}

/** Has the page play this course in place of its own. To be called before the page is opened. */
export async function serveWholeBook(page: Page): Promise<void> {
  await page.route(/\/assets\/(?!phaser|worker)[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const found = /parts:(?=\[\{["']?id["']?:[`"']introduction[`"'])/.exec(script);
    if (found === null) return route.fulfill({ response });
    const from = found.index + found[0].length;
    return route.fulfill({ response, body: script.slice(0, from) + JSON.stringify(wholeBook.parts) + script.slice(listEnd(script, from)) });
  });
  await page.route(/\/assets\/levels-.*\.json$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...madeUpNames, ...await response.json() } });
  });
}

/** Progress in which these levels are held so. */
export function holding(levels: readonly string[], held: Partial<LevelProgress>, progress: Progress = NEW_PROGRESS): Progress {
  return { ...progress, levels: { ...progress.levels, ...Object.fromEntries(levels.map((id) => [id, { ...levelProgress(progress, id), ...held }])) } };
}

/** Brings progress onto the device by a file, as a player does it. */
export async function bring(page: Page, progress: Progress): Promise<void> {
  await follow(page, '#/settings');
  const field = page.locator('input[type="file"]');
  await field.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(progress)) });
  await expect(page.getByRole('alert')).toContainText('mine.json');
}

export async function openAll(page: Page): Promise<void> {
  await follow(page, '#/settings');
  await page.getByRole('switch', { name: new RegExp(text('settings.open-all').source.slice(1, -1)) }).check();
}

import { expect, type Locator, type Page } from '@playwright/test';
import { CATEGORIES } from '../../src/engine/dataset/hotels.ts';
import { outputCount } from '../../src/engine/network.ts';
import { bendOf } from '../../src/curriculum/boundary.ts';
import type { Level, Task } from '../../src/curriculum/level.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { isBreaking } from '../../src/curriculum/goal.ts';
import { readingsOf } from '../../src/curriculum/dial.ts';
import { feedsLeft, isFeed } from '../../src/curriculum/feed.ts';
import { marksAsked, openQuestion } from '../../src/curriculum/question.ts';
import { markName, toldMarks } from '../../src/panel/mark-text.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { splitRows } from '../../src/curriculum/split.ts';
import { runsAsked } from '../../src/curriculum/race.ts';
import { runLetter } from '../../src/game/run-letter.ts';
import { roundOver } from '../../src/panel/round.ts';
import { hasText, said, text, within } from './words.ts';

const button = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });

/** Types into a knob's figure, as after a press on it. */
export async function typeInto(page: Page, label: RegExp, value: number): Promise<void> {
  await button(page, new RegExp(`^${label.source.slice(1, -1)}, `)).click();
  const field = page.getByRole('textbox', { name: label });
  await field.fill(String(value));
  await field.press('Enter');
  await expect(field).toHaveCount(0);
}

export function knobLabel(id: string, play?: Play): RegExp {
  const tool = play?.stage.task.tools.find((each) => each.id === id);
  if (tool?.kind === 'units' && tool.counts !== undefined) return text(`tool.${tool.counts}`);
  const { apparatus } = play?.stage.task ?? {};
  if (apparatus?.kind === 'following' && apparatus.next.includes(id)) return text('tool.counted', { word: said(`word.${id}`) });
  if (hasText(`tool.${id}`)) return text(`tool.${id}`);
  const sign = tool?.kind === 'parameter' ? tool.symbol : undefined;
  const bend = play === undefined || play.stage.task.hand?.kind !== 'boundary' ? null : bendOf(play.stage.task, id);
  if (bend !== null) return text('tool.boundary', { miles: said('answer.miles').replace('{{miles}}', String(bend)) });
  if (sign !== undefined && /^\d+$/.test(sign)) return text('tool.bend', { number: sign });
  const name = sign !== undefined && /^\p{L}/u.test(sign) ? sign : id;
  const network = play?.stage.task.network;
  const [, unit] = network !== undefined && outputCount(network) === CATEGORIES.length ? new RegExp(`^b${network.layers.length}\\.(\\d+)$`).exec(id) ?? [] : [];
  // Of two layers it says which wire or bias it is.
  if (unit === undefined && network?.layers.length === 2 && outputCount(network) === CATEGORIES.length) return new RegExp(`^(?:${name.replaceAll('.', '\\.')}: .+)$`);
  return unit === undefined ? text('tool.parameter', { name }) : text('tool.of-class', { name, class: said(`class.${CATEGORIES[Number(unit) - 1]}`) });
}

/** How a level calls its handing over. */
export function handOver(level: Level): RegExp {
  return hasText(`levels.${level.id}.commit`) ? text(`levels.${level.id}.commit`) : text('answer.hand-over');
}

async function set(page: Page, play: Play, values: Readonly<Record<string, number>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) if (play.values[id] !== value) await typeInto(page, knobLabel(id, play), value);
  if (play.oil !== null) await button(page, text('tools.look')).click();
  if (feedsLeft(play) !== null && Object.keys(values).some((id) => isFeed(play, id))) await button(page, text('tools.feed')).click();
}

async function lay(page: Page, { program }: Task, slot: string, card: string): Promise<void> {
  const lane = program?.lanes.find(({ id }) => slot.startsWith(`${id}-`));
  if (lane === undefined) throw new Error(`no lane for ${slot}`);
  const name = lane.back === true ? text('program.back') : lane.parameter === undefined ? text('program.shared') : text('program.lane', { parameter: lane.parameter });
  const place = page.getByRole('list', { name }).getByRole('button', { name: text('program.slot', { number: slot.slice(lane.id.length + 1) }) });
  if (await place.getAttribute('aria-pressed') !== 'true') await place.click();
  await page.getByRole('group', { name: text('program.cards') }).getByRole('button', { name: text(`card.${card}`) }).click();
}

/** A number as the game writes it in English. */
function written(value: number): string {
  return value.toLocaleString('en', Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }).replace('-', '\u2212');
}

/** Takes a piece up and puts it down in a place, or back. */
async function put(page: Page, play: Play, piece: string, place: string): Promise<void> {
  const level = `levels.${play.level.id}`;
  const readings = readingsOf(play.stage, piece);
  const label = readings.length > 0 ? readings.map(written).join(' · ') : said(`${level}.pieces.${piece}`);
  await page.getByRole('button', { name: label, exact: true }).click();
  const name = place === '' ? said('arrange.tray') : said(`${level}.places.${place}`);
  await button(page, text('arrange.put', { piece: label, place: name })).click();
}

/** Puts a mark on a number of the graph; one that is on or off is pressed. */
async function mark(page: Page, play: Play, node: string, option: string): Promise<void> {
  const group = page.getByRole('group', { name: said('mark.label') }).getByRole('group', { name: markName(play, node), exact: true });
  const told = toldMarks(play)?.spots.find((each) => each.node === node);
  if (told?.options.length === 2 && told.options.some((each) => each === 'rests' || each === 'off')) await group.getByRole('button').click();
  else await group.getByRole('button').nth(told?.options.indexOf(option) ?? 0).click();
}

async function choose(page: Page, play: Play, tool: string, option: string): Promise<void> {
  if (marksAsked(play)?.marks.nodes.includes(tool) === true) return mark(page, play, tool, option);
  if (play.stage.pieces.some(({ id }) => id === tool)) return put(page, play, tool, option);
  if (play.stage.task.tools.some(({ id, kind }) => kind === 'evidence' && id === tool)) await page.getByRole('group', { name: text('evidence.look') }).getByRole('button', { name: text(`evidence.${option}`), exact: true }).click();
  else if (play.stage.task.program !== undefined) await lay(page, play.stage.task, tool, option);
  else await page.getByRole('group', { name: text(`law.${tool}`) }).getByRole('radio', { name: text(hasText(`law.${tool}-${option}`) ? `law.${tool}-${option}` : `law.${option}`) }).check();
}

async function answer(page: Page, play: Play, given: number | string): Promise<void> {
  const question = openQuestion(play)?.question;
  if (question === undefined) throw new Error('nothing is asked here');
  const option = `levels.${play.level.id}.options.${question.id}.${given}`;
  switch (question.answer.kind) {
    case 'number':
      await typeInto(page, text('answer.label'), Number(given));
      await button(page, text('answer.send')).click();
      return;
    case 'option':
    case 'compare':
      await button(page, hasText(option) ? text(option) : text(`answer.${given}`)).click();
      return;
    case 'run': {
      const name = question.masked ? new RegExp(`^${runLetter(runsAsked(play.stage, question).indexOf(String(given)))}$`) : text(`levels.${play.level.id}.runs.${given}`);
      await button(page, name).click();
      return;
    }
    case 'machine':
      await button(page, new RegExp(`^${within(`machine.${given}`).source}\\b`)).click();
      return;
    case 'row':
      await button(page, new RegExp(`^${within('answer.hotel', { id: String(given) }).source}\\b`)).click();
      return;
    case 'setting':
    case 'marks':
      await button(page, handOver(play.level)).click();
  }
}

/** The button of a hotel that changes places: all stand by their distance. */
function hotelOf(page: Page, { stage }: Play, id: number): Locator {
  return page.getByRole('region', { name: text('split.label') }).getByRole('button').nth(splitRows(stage).findIndex((row) => row.id === id));
}

/** The longest training of a level takes half a minute on one core; tests share theirs. */
const TRAINING = 90_000;

/** Lets the network learn to its end. The weights come out as they do on this machine, not as those of the solution. */
async function learn(page: Page): Promise<void> {
  const training = page.getByRole('region', { name: text('learn.label') });
  await training.getByRole('button').first().click();
  await expect(training).toHaveAttribute('data-state', 'ended', { timeout: TRAINING });
}

/** Does through the interface what the move says. */
export async function act(page: Page, play: Play, move: Move): Promise<void> {
  switch (move.kind) {
    case 'set':
      return set(page, play, move.values);
    case 'swap':
      if (play.stage.task.split !== true) throw new Error('only hotels are swapped by name');
      for (const id of [move.tool, move.with]) await hotelOf(page, play, Number(id)).click();
      return;
    case 'choose':
      return choose(page, play, move.tool, move.option);
    case 'train':
      return button(page, text('train.epochs', { count: String(move.epochs) })).click();
    case 'answer':
      return answer(page, play, move.to);
    case 'commit':
      return button(page, play.stage.task.program === undefined ? handOver(play.level) : text('program.run')).click();
    case 'weights':
      return learn(page);
    case 'trial':
      return button(page, text('trial.do', { n: String(play.stage.task.bench?.starts) })).click();
    case 'start':
      return button(page, text('train.start')).click();
    case 'enter':
      return button(page, move.phase === 'task' ? text('round.fresh') : text(`pass.${move.phase}`)).click();
  }
}

const heading = (page: Page, key: string): Locator => page.getByRole('heading', { name: text(key) });

/** What the panel says once a phase is over; who passes once more while playing on finds the card folded, and opens it. */
async function expectPassed(page: Page, play: Play, before: Play): Promise<void> {
  if (play.verdict !== 'passed') return;
  if (play.phase === 'task' && before.phase === 'task' && before.passed !== null && !roundOver(play)) await page.getByRole('button', { name: new RegExp(`${within('pass.show').source}$`) }).click();
  if (play.phase === 'task') await expect(heading(page, isBreaking(play.stage.task.goal) ? 'pass.broken' : 'pass.title')).toBeVisible();
  else if (play.called && play.transferred) await expect(heading(page, 'understood.title')).toBeVisible();
  else await expect(heading(page, `${play.phase}.right`)).toBeVisible();
}

/** Plays the solution of a level; `until` ends it once its goal is reached. Hands back where it stands. */
export async function solve(page: Page, level: Level, until: 'passed' | 'end' = 'end'): Promise<Play> {
  let play = firstPlay(level, level.solution.seed);
  for (const move of level.solution.moves) {
    if (until === 'passed' && play.passed !== null) break;
    const before = play;
    await act(page, play, move);
    play = advance(play, move);
    await expectPassed(page, play, before);
  }
  return play;
}

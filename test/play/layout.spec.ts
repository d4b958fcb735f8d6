// Long words and words from right to left find room, on a desktop and on a phone; axe has nothing to object to in Arabic.
import type { Page } from '@playwright/test';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { objections, openWithAxe } from './axe.ts';
import { expect, follow, open, settled, test } from './fixture.ts';
import { bring, holding, serveWholeBook, wholeBook } from './whole-book.ts';

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

const levels = levelFiles().map((file) => readLevel(file).id);

/** Text that is cut off, boxes that lie on each other, and whatever makes the page wider than the screen. */
async function squeezed(page: Page, phone: boolean): Promise<readonly string[]> {
  return page.evaluate((phone) => {
    const faults: string[] = [];
    const slack = 1.5;
    const cut = (text: string | null) => (text ?? '').trim().replace(/\s+/g, ' ').slice(0, 50);
    const seen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && element.closest('.unseen') === null && getComputedStyle(element).clipPath === 'none';
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) faults.push(`the page is ${page.scrollWidth} wide on a screen of ${page.clientWidth}`);
    for (const part of document.querySelectorAll('#panel header, #panel main')) {
      if (getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth + slack) faults.push(`<${part.localName}> scrolls sideways: ${part.scrollWidth} in ${part.clientWidth}`);
    }

    const written: Array<{ text: string; box: DOMRect; inHeader: boolean }> = [];
    const nodes = document.createTreeWalker(document.querySelector('#panel') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || cut(node.textContent) === '' || !seen(parent) || parent.closest('math, select') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        written.push({ text: cut(node.textContent), box, inHeader: parent.closest('header') !== null });
        if (box.left < -slack || box.right > innerWidth + slack) faults.push(`outside the screen: “${cut(node.textContent)}”`);
        for (let around: Element | null = parent; around !== null && around.id !== 'panel'; around = around.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(around);
          const frame = around.getBoundingClientRect();
          if (overflowX !== 'visible' && (box.left < frame.left - slack || box.right > frame.right + slack)) faults.push(`cut off sideways: “${cut(node.textContent)}”`);
          if ((overflowY === 'hidden' || overflowY === 'clip') && (box.top < frame.top - slack || box.bottom > frame.bottom + slack)) faults.push(`cut off in height: “${cut(node.textContent)}”`);
        }
      }
      const block = getComputedStyle(parent).display !== 'inline';
      if (block && parent.clientWidth > 0 && parent.scrollWidth > parent.clientWidth + slack) faults.push(`wider than its box (${parent.scrollWidth} in ${parent.clientWidth}): “${cut(parent.textContent)}”`);
    }

    const overlap = (one: DOMRect, other: DOMRect) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;
    const pairs = <Each>(all: readonly Each[]) => all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
    for (const part of document.querySelectorAll('#panel header, #panel main, #panel .tools, #panel .question, #panel .row')) {
      const children = Array.from(part.children).filter((child) => seen(child) && !['absolute', 'sticky'].includes(getComputedStyle(child).position));
      for (const [one, other] of pairs(children)) {
        if (overlap(one.getBoundingClientRect(), other.getBoundingClientRect())) faults.push(`on each other in <${part.localName} class=${part.className}>: <${one.localName} ${one.className}> and <${other.localName} ${other.className}>`);
      }
    }
    // A line of text is taller than its letters: a quarter of it, above and below, is room for accents.
    const letters = ({ x, y, width, height }: DOMRect) => new DOMRect(x, y + height / 4, width, height / 2);
    for (const [one, other] of pairs(written.filter(({ inHeader }) => inHeader))) {
      if (one.text !== other.text && overlap(letters(one.box), letters(other.box))) faults.push(`“${one.text}” lies on “${other.text}”`);
    }
    if (document.body.dataset['screen'] === 'level') {
      const board = document.querySelector('#board')?.getBoundingClientRect();
      const header = document.querySelector('#panel header')?.getBoundingClientRect();
      const main = document.querySelector('#panel main')?.getBoundingClientRect();
      if (board === undefined || header === undefined || main === undefined) faults.push('board, header or main is missing');
      else {
        if (overlap(board, header)) faults.push('the header lies on the board');
        if (overlap(board, main)) faults.push('the panel lies on the board');
        if (phone && board.height < 0.4 * innerHeight) faults.push(`the board has ${Math.round((100 * board.height) / innerHeight)} % of the height`);
      }
    }
    return [...new Set(faults)];
  }, phone);
}

const HALVES = [0, 1];
const screens = ['#/', '#/map', '#/map/linear-regression', '#/course', '#/settings', '#/cards', '#/museum', ...levels.map((id) => `#/level/${id}`)];
for (const [language, name, read] of [['long', 'long words', false], ['ar', 'Arabic, which a screen reader can read,', true]] as const) {
  for (const half of HALVES) {
    test(`${name} on a desktop, a phone, and a phone on its side: nothing is cut off, nothing lies on anything, half ${half + 1}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: read ? 'dark' : 'light', reducedMotion: 'reduce' });
      await openWithAxe(page, `?lang=${language}`);
      if (read) await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      const found: Record<string, readonly string[]> = {};
      let [first, second, third] = [{ width: 1280, height: 720 }, { width: 390, height: 844 }, { width: 844, height: 390 }];
      for (const screen of screens.filter((_, place) => place % HALVES.length === half)) {
        for (const size of [first, second, third]) {
          await page.setViewportSize(size);
          if (size === first) await follow(page, screen);
          await settled(page);
          const faults = [...await squeezed(page, size.width < 600)];
          if (read && size.width === 1280) faults.push(...await objections(page, screen));
          if (faults.length > 0) found[`${screen} ${size.width} × ${size.height}`] = faults;
        }
        // Each screen is opened on one device and turned to the others; the next one is opened on the last of them.
        [first, second, third] = [third, first, second];
      }
      expect(found).toEqual({});
    });
  }
}

/** What acts in a level that opens: it hands over, answers, tries, trains or runs. Of hotels and machines, each answers. */
const ACTS = '.side > .hand-over, .side .acts, .side form.answer .strong, .side .presses .strong, .side .learn .strong, .side .program > .strong, .side .bins .strong';

for (const [width, height] of [[390, 844], [1280, 720]] as const) {
  test(`at ${width}x${height} every level opens with what acts in sight`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await open(page, '#/level/error');
    const found: Record<string, readonly string[]> = {};
    for (const id of levels) {
      await follow(page, `#/level/${id}`);
      const away = await page.evaluate((acts) => Array.from(document.querySelectorAll(acts)).flatMap((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        return top < 0 || bottom > innerHeight ? [`${button.textContent} ends at ${Math.round(bottom)}`] : [];
      }), ACTS);
      if (away.length > 0) found[id] = away;
    }
    expect(found).toEqual({});
  });
}

/** Camps that crowd each other, and names that lie on a camp, on another name, or on what stands at the edges. */
async function crowded(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const camps = Array.from(document.querySelectorAll('.camp')).map((camp) => ({ id: camp.getAttribute('data-level'), box: camp.querySelector('button')?.getBoundingClientRect() ?? new DOMRect(), tag: camp.querySelector('.camp-tag:not(.hidden)')?.getBoundingClientRect() ?? null, next: camp.classList.contains('next') }));
    const overlap = (one: DOMRect, other: DOMRect) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 });
    /** From a name to the middle of a camp, which is round. */
    const toMiddle = ({ left, right, top, bottom }: DOMRect, { x, y }: { x: number; y: number }) => Math.hypot(x - Math.min(Math.max(x, left), right), y - Math.min(Math.max(y, top), bottom));
    const edges = Array.from(document.querySelectorAll('.map-strip > *, .map-foot > *')).map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
    camps.forEach((camp, index) => {
      const at = middle(camp.box);
      if (edges.some((edge) => overlap(camp.box, edge))) faults.push(`${camp.id} lies under what stands at the edge`);
      for (const other of camps.slice(index + 1)) {
        const there = middle(other.box);
        if (Math.hypot(at.x - there.x, at.y - there.y) < 44) faults.push(`${camp.id} and ${other.id} are ${Math.hypot(at.x - there.x, at.y - there.y).toFixed(1)} apart`);
        if (camp.tag !== null && other.tag !== null && overlap(camp.tag, other.tag)) faults.push(`the names of ${camp.id} and ${other.id} lie on each other`);
      }
      if (camp.tag !== null && !camp.next) for (const other of camps) if (other !== camp && toMiddle(camp.tag, middle(other.box)) < 17) faults.push(`the name of ${camp.id} lies on ${other.id}`);
    });
    const valleys = Array.from(document.querySelectorAll('.valley-sign, .valley-label')).map((element) => ({ text: element.textContent, box: element.getBoundingClientRect(), within: element.closest('li') }));
    valleys.forEach((one, index) => {
      for (const other of valleys.slice(index + 1)) if (one.within !== other.within && overlap(one.box, other.box)) faults.push(`“${one.text}” lies on “${other.text}”`);
    });
    return faults;
  });
}

const DEVICES = [{ width: 1280, height: 720 }, { width: 390, height: 844 }, { width: 844, height: 390 }];
for (const [language, name] of [['en', 'English'], ['long', 'long words'], ['ar', 'Arabic']] as const) {
  test(`the maps of the whole book, ${name} on a desktop, a phone, and a phone on its side: camps and names have room`, async ({ page }) => {
    await serveWholeBook(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '#/', `?lang=${language}`);
    const early = wholeBook.parts.slice(0, 2).flatMap(({ levels }) => levels);
    await bring(page, holding([...early, ...(wholeBook.parts[2]?.levels.slice(0, 9) ?? [])], { passed: true, stars: 3, understood: true }));
    const found: Record<string, readonly string[]> = {};
    for (const screen of ['#/course', '#/cards', ...wholeBook.parts.map(({ id }) => `#/map/${id}`)]) {
      await follow(page, screen);
      for (const size of DEVICES) {
        await page.setViewportSize(size);
        await expect(page.locator('#panel main')).toBeAttached();
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
        const faults = [...await squeezed(page, size.width < 600), ...await crowded(page)];
        if (faults.length > 0) found[`${screen} ${size.width} × ${size.height}`] = faults;
      }
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(found).toEqual({});
  });
}

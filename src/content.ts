import { fetchBeyond } from './curriculum/beyond.ts';
import { parseCourse } from './curriculum/course.ts';
import { isPlain } from './curriculum/plain.ts';
import type { Rules } from './curriculum/rules.ts';
import type { PictureSet } from './curriculum/pictures.ts';
import type { Level } from './curriculum/level.ts';
import type { Content } from './game/store.ts';
import type { Bars } from './curriculum/score.ts';

const course = import.meta.glob('../levels/course.json', { eager: true, import: 'default' });
/** Where a file of the levels lies beside the page. */
const beside = (file: string): string => new URL(file, document.baseURI).href;

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

const sheets = import.meta.glob<string>('../assets/datasets/digits.bin', { eager: true, query: '?url', import: 'default' });

/** Pictures that come from an image sheet, once. @throws LostPictures where they do not come, or were damaged on the way. */
async function fetchPictures(set: PictureSet): Promise<void> {
  const [{ pictureSpec }, { haveSheets, keepSheets, LostPictures, parseSheet, SHEETS }] = await Promise.all([import('./curriculum/pictures.ts'), import('./curriculum/sheet.ts')]);
  const { sheet: name } = pictureSpec(set);
  if (name === null || haveSheets(name)) return;
  const [first] = SHEETS[name];
  const address = Object.entries(sheets).find(([file]) => first !== undefined && file.endsWith(`/${first.file}`))?.[1];
  try {
    if (first === undefined || address === undefined) throw new Error(`assets/datasets: no sheet for ${name}`);
    const answer = await fetch(address);
    if (!answer.ok || answer.body === null) throw new Error(`${address}: ${answer.status}`);
    const bytes = await new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    keepSheets(name, [parseSheet(new Uint8Array(bytes), first)]);
  } catch (fault) {
    throw fault instanceof LostPictures ? fault : new LostPictures(`${name}: ${String(fault)}`, { cause: fault });
  }
}

/** A level's file, once everything has come that such a level needs. */
async function fetchLevel(address: string): Promise<unknown> {
  const level = await fetchJson(address);
  if (!isPlain(level)) await fetchBeyond();
  return level;
}

/** The order of the course at once, and each level when it is asked for: content is no part of the program. @throws naming the file and field that is wrong. */
export function loadContent(): Content {
  const parsed = parseCourse(course['../levels/course.json']);
  const found = new Map<string, Level>();
  const bars = new Map<string, Bars>();
  let arrived: Rules | null = null;
  return {
    course: parsed,
    levels: found,
    bars,
    rules: () => arrived,
    async load(id) {
      if (found.has(id)) return;
      const part = parsed.parts.find((each) => each.levels.includes(id));
      if (part === undefined) throw new Error(`levels/course.json: no level "${id}"`);
      const file = `levels/${part.id}/${id}.json`;
      const [{ parseLevel }, { parseCalibration }, { rules }, json] = await Promise.all([
        import('./curriculum/level-parser.ts'), import('./curriculum/calibration.ts'), import('./curriculum/rules.ts'), fetchLevel(beside(file)),
      ]);
      arrived = rules;
      const level = parseLevel(json, file);
      const calibration = `levels/calibration/${id}.json`;
      if (level.reference !== undefined) bars.set(id, parseCalibration(await fetchJson(beside(calibration)), calibration).bars);
      if (level.dataset.source === 'pictures') await fetchPictures(level.dataset.set);
      found.set(id, level);
    },
  };
}

import { parseCourse } from './curriculum/course.ts';
import type { Rules } from './curriculum/rules.ts';
import type { PictureSet } from './curriculum/pictures.ts';
import type { Level } from './curriculum/level.ts';
import type { Content } from './game/store.ts';
import type { Bars } from './curriculum/score.ts';

const course = import.meta.glob('../levels/course.json', { eager: true, import: 'default' });
const levels = import.meta.glob<string>(['../levels/*/*.json', '!../levels/calibration/*', '!../levels/trained/*'], { eager: true, query: '?url', import: 'default' });
const calibrations = import.meta.glob<string>('../levels/calibration/*.json', { eager: true, query: '?url', import: 'default' });

/** The file that holds this level. */
function fileOf(files: Readonly<Record<string, string>>, id: string): readonly [string, string] | undefined {
  return Object.entries(files).find(([file]) => file.endsWith(`/${id}.json`));
}

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
      const file = fileOf(levels, id);
      const calibration = fileOf(calibrations, id);
      if (found.has(id)) return;
      if (file === undefined) throw new Error(`levels/course.json: no level file for "${id}"`);
      const [{ parseLevel }, { parseCalibration }, { rules }, level, reached] = await Promise.all([
        import('./curriculum/level-parser.ts'), import('./curriculum/calibration.ts'), import('./curriculum/rules.ts'), fetchJson(file[1]), calibration && fetchJson(calibration[1]),
      ]);
      arrived = rules;
      if (calibration !== undefined) bars.set(id, parseCalibration(reached, calibration[0]).bars);
      const parsedLevel = parseLevel(level, file[0]);
      if (parsedLevel.dataset.source === 'pictures') await fetchPictures(parsedLevel.dataset.set);
      found.set(id, parsedLevel);
    },
  };
}

import { parseCourse } from './curriculum/course.ts';
import type { Rules } from './curriculum/rules.ts';
import type { Level } from './curriculum/level.ts';
import type { Content } from './game/store.ts';
import type { Bars } from './curriculum/score.ts';

const course = import.meta.glob('../levels/course.json', { eager: true, import: 'default' });
const levels = import.meta.glob<string>(['../levels/*/*.json', '!../levels/calibration/*'], { eager: true, query: '?url', import: 'default' });
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
      found.set(id, parseLevel(level, file[0]));
    },
  };
}

import { parseCalibration } from './curriculum/calibration.ts';
import { courseOrder, parseCourse } from './curriculum/course.ts';
import { parseLevel } from './curriculum/level-parser.ts';
import type { Content } from './game/store.ts';

const course = import.meta.glob('../levels/course.json', { eager: true, import: 'default' });
const levels = import.meta.glob(['../levels/*/*.json', '!../levels/calibration/*'], { eager: true, import: 'default' });
const calibrations = import.meta.glob('../levels/calibration/*.json', { eager: true, import: 'default' });

/** Everything under levels/, parsed. @throws naming the file and field that is wrong. */
export function loadContent(): Content {
  const parsed = parseCourse(course['../levels/course.json']);
  const found = new Map(Object.entries(levels).map(([file, json]) => {
    const level = parseLevel(json, file);
    return [level.id, level] as const;
  }));
  for (const id of courseOrder(parsed)) if (!found.has(id)) throw new Error(`levels/course.json: no level file for "${id}"`);
  const bars = new Map(Object.entries(calibrations).map(([file, json]) => {
    const calibration = parseCalibration(json, file);
    return [calibration.level, calibration.bars] as const;
  }));
  return { course: parsed, levels: found, bars };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalibration } from '../curriculum/calibration.ts';
import { parseCourse } from '../curriculum/course.ts';
import { contentHash } from '../curriculum/hash.ts';
import type { Level } from '../curriculum/level.ts';
import { parseLevel } from '../curriculum/level-parser.ts';
import { pictureSpec } from '../curriculum/pictures.ts';
import type { Bars } from '../curriculum/score.ts';
import { readSheets } from './sheets.ts';

/** The levels that this server judges, as they lie in its folder. */
export interface Library {
  has(id: string): boolean;
  /** @throws where the course has no such level. */
  level(id: string): Level;
  hash(id: string): string;
  bars(id: string): Bars | null;
  /** What its reference networks reached, best first, at equal parts of them; null where none were trained. */
  references(id: string): readonly number[] | null;
  /** Makes ready what the rows of a level are read from. @throws LostPictures where it is missing or damaged */
  fetch(id: string): void;
  /** All ids in the order of the course. */
  readonly ids: readonly string[];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Reads the course at once and each level when it is first asked for. Beside the folder of the levels lies `assets/datasets`. */
export function openLibrary(folder: string): Library {
  const course = parseCourse(readJson(join(folder, 'course.json')));
  const files = new Map(course.parts.flatMap((part) => part.levels.map((id): [string, string] => [id, `${part.id}/${id}.json`])));
  const calibrated = new Set(readdirSync(join(folder, 'calibration')));
  const levels = new Map<string, { level: Level; hash: string; bars: Bars | null; references: readonly number[] | null }>();
  const entry = (id: string) => {
    const found = levels.get(id);
    if (found !== undefined) return found;
    const file = files.get(id);
    if (file === undefined) throw new Error(`no level "${id}"`);
    const level = parseLevel(readJson(join(folder, file)), `levels/${file}`);
    const calibration = calibrated.has(`${id}.json`) ? parseCalibration(readJson(join(folder, 'calibration', `${id}.json`)), `levels/calibration/${id}.json`) : null;
    const references = calibration?.quantiles.filter((value) => Number.isFinite(value)) ?? null;
    const read = { level, hash: contentHash(level), bars: calibration?.bars ?? null, references };
    levels.set(id, read);
    return read;
  };
  return {
    has: (id) => files.has(id),
    level: (id) => entry(id).level,
    hash: (id) => entry(id).hash,
    bars: (id) => entry(id).bars,
    references: (id) => entry(id).references,
    fetch(id) {
      const { dataset } = entry(id).level;
      const sheet = dataset.source === 'pictures' ? pictureSpec(dataset.set).sheet : null;
      if (sheet !== null) readSheets(join(folder, '..', 'assets', 'datasets'), sheet);
    },
    ids: [...files.keys()],
  };
}

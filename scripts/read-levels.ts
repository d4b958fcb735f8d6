import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { type Calibration, parseCalibration } from '../src/curriculum/calibration.ts';
import { parseCourse } from '../src/curriculum/course.ts';
import type { Level } from '../src/curriculum/level.ts';
import { pictureSpec } from '../src/curriculum/pictures.ts';
import { parseTrained, type Trained, withSolution } from '../src/curriculum/trained.ts';
import { parseLevel } from '../src/curriculum/level-parser.ts';
import { readSheets } from './read-sheets.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @throws naming the file that is missing or is no JSON. */
export function readJson(path: string): unknown {
  let text = '';
  try {
    text = readFileSync(join(root, path), 'utf8');
  } catch {
    throw new Error(`${path}: (whole file): it is missing or cannot be read; create it`);
  }
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new Error(`${path}: (whole file): no JSON: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}

/** Where each level of the course is kept, in the order of the course. */
export function levelFiles(): readonly string[] {
  return parseCourse(readJson('levels/course.json')).parts.flatMap((part) => part.levels.map((id) => `levels/${part.id}/${id}.json`));
}

/** Level files that the course does not name. */
export function strayFiles(named: readonly string[]): readonly string[] {
  return readdirSync(join(root, 'levels'), { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && folder.name !== 'calibration' && folder.name !== 'trained')
    .flatMap((folder) => readdirSync(join(root, 'levels', folder.name)).map((name) => `levels/${folder.name}/${name}`))
    .filter((file) => file.endsWith('.json') && !named.includes(file));
}

export const trainedFile = ({ id }: Pick<Level, 'id'>): string => `levels/trained/${id}.json`;

/** What the trainings of a level came to, where it is verified by weights; null where they were not made yet. */
export function readTrained(level: Level): Trained | null {
  const file = trainedFile(level);
  return existsSync(join(root, file)) ? parseTrained(readJson(file), file) : null;
}

/** A level as it lies in its file; the solution of one that is verified by weights holds them. */
export function readLevel(file: string): Level {
  const level = parseLevel(readJson(file), file);
  const sheet = level.dataset.source === 'pictures' ? pictureSpec(level.dataset.set).sheet : null;
  if (sheet !== null) readSheets(sheet);
  return level.verify === undefined ? level : withSolution(level, readTrained(level));
}

export const calibrationFile = (level: Level): string => `levels/calibration/${level.id}.json`;

export function readCalibration(level: Level): Calibration | null {
  const file = calibrationFile(level);
  return existsSync(join(root, file)) ? parseCalibration(readJson(file), file) : null;
}

// What the tests of the curriculum share: the levels of the course, parsed once.
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import type { Level } from '../../src/curriculum/level.ts';

export const levels: readonly Level[] = levelFiles().map(readLevel);

export function levelOf(id: string): Level {
  const level = levels.find((each) => each.id === id);
  if (level === undefined) throw new Error(`no level "${id}" in the course`);
  return level;
}

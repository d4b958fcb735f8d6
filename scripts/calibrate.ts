// npm run calibrate: trains the reference networks of every level that has some, and keeps what they reached. With ids after --, of those levels alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calibrate } from '../src/curriculum/calibration.ts';
import { calibrateLearning, isLearnt } from './calibrate-learning.ts';
import { calibrationFile, levelFiles, readLevel, root, trainedFile } from './read-levels.ts';

const only = process.argv.slice(2);

for (const source of levelFiles().filter((each) => only.length === 0 || only.some((id) => each.endsWith(`/${id}.json`)))) {
  const level = readLevel(source);
  if (isLearnt(level)) {
    // The solution as the file has it: its weights are made here.
    const bare = { ...level, solution: { ...level.solution, moves: level.solution.moves.map((move) => (move.kind === 'weights' ? { kind: move.kind, epochs: move.epochs } : move)) } };
    writeFileSync(join(root, trainedFile(level)), `${JSON.stringify(await calibrateLearning(bare, console.log), null, 1)}\n`);
    continue;
  }
  if (level.reference === undefined || (only.length > 0 && !only.includes(level.id))) continue;
  const calibration = calibrate(level);
  const file = calibrationFile(level);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  // JSON writes Infinity as null, and the parser reads it back.
  writeFileSync(join(root, file), `${JSON.stringify(calibration, null, 1)}\n`);
  console.log(`${level.id}: ${calibration.count} networks, stars at ${calibration.bars.map((bar) => bar.toPrecision(6)).join(' ')}`);
}

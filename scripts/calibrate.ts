// npm run calibrate: trains the reference networks of every level that has some, and keeps what they reached. With ids after --, of those levels alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calibrate } from '../src/curriculum/calibration.ts';
import { calibrationFile, levelFiles, readLevel, root } from './read-levels.ts';

const only = process.argv.slice(2);

for (const level of levelFiles().map(readLevel)) {
  if (level.reference === undefined || (only.length > 0 && !only.includes(level.id))) continue;
  const calibration = calibrate(level);
  const file = calibrationFile(level);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  // JSON writes Infinity as null, and the parser reads it back.
  writeFileSync(join(root, file), `${JSON.stringify(calibration, null, 1)}\n`);
  console.log(`${level.id}: ${calibration.count} networks, stars at ${calibration.bars.map((bar) => bar.toPrecision(6)).join(' ')}`);
}

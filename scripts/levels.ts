// npm run levels: proves every level of the course, or, with ids after --, those alone. --json prints the proofs as an array.
import { isFresh } from '../src/curriculum/calibration.ts';
import type { Level } from '../src/curriculum/level.ts';
import { type Proof, prove } from '../src/curriculum/proof.ts';
import { levelFiles, readCalibration, readLevel, strayFiles } from './read-levels.ts';
import { missingTexts, readTexts } from './read-texts.ts';

const asJson = process.argv.includes('--json');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));

/** A level that can't be read: nothing is known of it but its file and why. */
interface Unread extends Record<Exclude<keyof Proof, 'id' | 'part' | 'proved' | 'faults'>, null> {
  id: string;
  part: string;
  error: string;
  proved: false;
  faults: readonly string[];
}

type Result = (Proof & { error: null }) | Unread;

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

function unread(file: string, fault: unknown): Unread {
  const [, part = '', name = ''] = file.split('/');
  const error = messageOf(fault);
  const nothing = { pages: null, kind: null, startFails: null, solutionPasses: null, luck: null, blind: null, needsItsTool: null, hintsPass: null, reliable: null };
  return { id: name.replace(/\.json$/, ''), part, error, ...nothing, proved: false, faults: error.split('\n') };
}

function proofOf(file: string): Result {
  try {
    const level = readLevel(file);
    const proof = prove(level);
    const more = [...textFaults(level), ...stale(level)];
    return { ...proof, error: null, proved: proof.proved && more.length === 0, faults: [...proof.faults.map((fault) => `${file}: ${fault}`), ...more] };
  } catch (fault) {
    return unread(file, fault);
  }
}

/** Texts that are missing never hide what was proved. */
function textFaults(level: Level): readonly string[] {
  try {
    return missingTexts(level, readTexts());
  } catch (fault) {
    return messageOf(fault).split('\n');
  }
}

function stale(level: Level): readonly string[] {
  if (level.reference === undefined) return [];
  const calibration = readCalibration(level);
  if (calibration !== null && isFresh(calibration, level)) return [];
  return [`levels/calibration/${level.id}.json: levelHash: not made from this level, its data and this engine; run npm run calibrate`];
}

/** The levels of the course; what is wrong with the course itself is told and proves nothing. */
function filesOfCourse(): readonly string[] {
  try {
    const files = levelFiles();
    for (const file of strayFiles(files)) wrong.push(`${file}: (whole file): no line in levels/course.json; add its id there`);
    for (const id of only.filter((id) => !files.some((file) => file.endsWith(`/${id}.json`)))) wrong.push(`levels/course.json: ${id}: no such level; use ids of the course`);
    return only.length === 0 ? files : files.filter((file) => only.some((id) => file.endsWith(`/${id}.json`)));
  } catch (fault) {
    wrong.push(fault instanceof Error ? fault.message : String(fault));
    return [];
  }
}

const yes = (held: boolean | null) => (held === null ? '–' : held ? 'yes' : 'NO');
const percent = (part: number | null) => (part === null ? '–' : `${(100 * part).toFixed(2)} %`);

function print(columns: readonly string[]): void {
  const widths = [17, 12, 11, 9, 9, 9, 11, 6, 9];
  console.log(
    columns
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

const wrong: string[] = [];
const proofs: Result[] = [];
if (!asJson) print(['level', 'kind', 'start fails', 'solution', 'luck', 'blind', 'needs tool', 'hints', 'proved']);
for (const file of filesOfCourse()) {
  const proof = proofOf(file);
  proofs.push(proof);
  if (asJson) continue;
  const { id, kind, startFails, solutionPasses, luck, blind, needsItsTool, hintsPass, proved, faults } = proof;
  print([id, kind ?? '–', yes(startFails), yes(solutionPasses), percent(luck), percent(blind), yes(needsItsTool), yes(hintsPass), yes(proved)]);
  for (const fault of faults) console.log(`  ${fault}`);
}
for (const fault of wrong) console.error(fault);
const proved = proofs.filter((proof) => proof.proved).length;
console.log(asJson ? JSON.stringify(proofs, null, 1) : `\n${proofs.length} levels, ${proved} proved`);
process.exitCode = proved === proofs.length && proofs.length > 0 && wrong.length === 0 ? 0 : 1;

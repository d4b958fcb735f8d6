// A row of npm run levels: what is proved of one level, and where it fails.
import { isFresh } from '../src/curriculum/calibration.ts';
import type { Level } from '../src/curriculum/level.ts';
import { type Proof, prove } from '../src/curriculum/proof.ts';
import { readCalibration, readLevel, readTrained } from './read-levels.ts';
import { missingTexts, readTexts } from './read-texts.ts';

/** A level that can't be read: nothing is known of it but its file and why. */
interface Unread extends Record<Exclude<keyof Proof, 'id' | 'part' | 'proved' | 'faults'>, null> {
  id: string;
  part: string;
  error: string;
  proved: false;
  faults: readonly string[];
}

export type Result = (Proof & { error: null }) | Unread;

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

function unread(file: string, fault: unknown): Unread {
  const [, part = '', name = ''] = file.split('/');
  const error = messageOf(fault);
  const nothing = { pages: null, kind: null, startFails: null, solutionPasses: null, luck: null, blind: null, needsItsTool: null, hintsPass: null, reliable: null };
  return { id: name.replace(/\.json$/, ''), part, error, ...nothing, proved: false, faults: error.split('\n') };
}

/** Proves the level of a file; one that can't be read proves nothing and says why. */
export function proofOf(file: string): Result {
  try {
    const level = readLevel(file);
    const proof = prove(level, level.verify === undefined ? null : readTrained(level));
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

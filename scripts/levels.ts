// npm run levels: proves every level of the course, or, with ids after --, those alone. --json prints the proofs as an array.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Result } from './level-proof.ts';
import { levelFiles, strayFiles } from './read-levels.ts';

const asJson = process.argv.includes('--json');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wrong: string[] = [];

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

function printRow({ id, kind, startFails, solutionPasses, luck, blind, needsItsTool, hintsPass, proved, faults }: Result): void {
  print([id, kind ?? '–', yes(startFails), yes(solutionPasses), percent(luck), percent(blind), yes(needsItsTool), yes(hintsPass), yes(proved)]);
  for (const fault of faults) console.log(`  ${fault}`);
}

/** Proves the levels of these files, one a core at a time; `told` hears of each in the order of the files. */
async function proveAll(files: readonly string[], told: (proof: Result) => void): Promise<readonly Result[]> {
  const proofs: Result[] = [];
  let next = 0;
  let heard = 0;
  const work = () => new Promise<void>((resolve, reject) => {
    const prover = fork(fileURLToPath(new URL('prover.ts', import.meta.url)), { serialization: 'advanced' });
    let place = -1;
    const send = () => {
      place = next++;
      const file = files[place];
      if (file === undefined) prover.kill();
      else prover.send(file);
    };
    prover.on('message', (proof: Result) => {
      proofs[place] = proof;
      for (let ready = proofs[heard]; ready !== undefined; ready = proofs[heard]) {
        told(ready);
        heard++;
      }
      send();
    });
    prover.on('error', reject);
    prover.on('exit', (code) => (place >= files.length ? resolve() : reject(new Error(`${files[place]}: its proof ended with ${code}`))));
    send();
  });
  await Promise.all(Array.from({ length: Math.min(files.length, availableParallelism()) }, work));
  return proofs;
}

if (!asJson) print(['level', 'kind', 'start fails', 'solution', 'luck', 'blind', 'needs tool', 'hints', 'proved']);
const proofs = await proveAll(filesOfCourse(), asJson ? () => undefined : printRow);
for (const fault of wrong) console.error(fault);
const proved = proofs.filter((proof) => proof.proved).length;
console.log(asJson ? JSON.stringify(proofs, null, 1) : `\n${proofs.length} levels, ${proved} proved`);
process.exitCode = proved === proofs.length && proofs.length > 0 && wrong.length === 0 ? 0 : 1;

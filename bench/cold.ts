// A process of its own: sends the milliseconds on the CPU of the very first training of C, code and compilation included.
// (Loading the engine's files is not: a page loads them with the game.)
import { builtSimd } from './built.ts';
import { plansOf, workloadOf } from './workload.ts';

/** Milliseconds of a look, microseconds on the CPU below which it found nobody at work, and looks at most: two seconds. */
const LOOK = 20;
const QUIET = 500;
const MOST_LOOKS = 100;

const trainSimd = await builtSimd();
const workload = workloadOf('C');
const plans = plansOf(workload);
await rest();
const before = process.cpuUsage();
await trainSimd(workload.network, workload.rows, plans);
const { user, system } = process.cpuUsage(before);
process.send?.((user + system) / 1000);

/** Until nothing else is at work in this process: what loads TypeScript, and V8 on what was loaded, go on for a while on threads of their own. */
async function rest(): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const begun = process.cpuUsage();
    // One look after the other is the point here.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await new Promise((resolve) => { setTimeout(resolve, LOOK); });
    const { user, system } = process.cpuUsage(begun);
    if (user + system < QUIET) return;
  }
}

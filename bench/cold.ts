// A process of its own: sends the milliseconds on the CPU of the very first training of C, code and compilation included.
// (Loading the engine's files is not: a page loads them with the game.)
import { builtSimd } from './built.ts';
import { plansOf, workloadOf } from './workload.ts';

const trainSimd = await builtSimd();
const workload = workloadOf('C');
const plans = plansOf(workload);
const before = process.cpuUsage();
await trainSimd(workload.network, workload.rows, plans);
const { user, system } = process.cpuUsage(before);
process.send?.((user + system) / 1000);

import { checkAdversaries } from '../engine/adversaries.ts';
import { outputCount } from '../engine/network.ts';
import { makeRows } from '../engine/rows.ts';
import { learnTool } from './learn-tool.ts';
import { DUEL_RATES } from './learning.ts';
import type { Task } from './level.ts';
import { HOTEL } from './region.ts';

/** What the network makes is a hotel, and a detector that looks at hotels tells it from real ones; says what is not so by `refuse`. */
export function checkDuel(task: Task, refuse: (field: string, remedy: string) => never): void {
  const { dataset, detector, network, tools } = task;
  if (dataset.source !== 'region') refuse('dataset', 'a detector is shown the rows of a region');
  if (outputCount(network) !== HOTEL) refuse('network.layers', `${outputCount(network)} numbers come out; a hotel has ${HOTEL}`);
  if (detector === undefined) return;
  if (learnTool(task) === null) refuse('tools', 'a detector learns while one watches: give the tool learn');
  for (const name of DUEL_RATES) {
    if (!(name in task.start)) refuse('start', `give a start for "${name}"`);
    if (!tools.some(({ id }) => id === name)) refuse('tools', `give a duel tool "${name}"`);
  }
  try {
    checkAdversaries({ forger: network, detector }, makeRows([Array.from({ length: HOTEL }, () => 0)], [[1]]));
  } catch (fault) {
    refuse('detector', fault instanceof Error ? fault.message : String(fault));
  }
}

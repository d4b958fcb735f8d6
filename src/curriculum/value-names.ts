import { parameterNames } from '../engine/network.ts';
import { apparatusNames } from './apparatus.ts';
import { classNames } from './classes.ts';
import { decisionNames } from './decision.ts';
import { editNames } from './edit.ts';
import { handNames } from './hand.ts';
import { learnTool } from './learn-tool.ts';
import type { Task } from './level.ts';
import { lookNames } from './looks.ts';
import { raceNames } from './race.ts';

type Named = Pick<Task, 'apparatus' | 'classes' | 'dataset' | 'decision' | 'edit' | 'hand' | 'network' | 'race' | 'tools' | 'views'>;

/** Names of everything that has a value in a task: the network's parameters, and what is said, decided or looked for beside it. */
export function valueNames(task: Named): readonly string[] {
  return [
    ...(learnTool(task) === null ? parameterNames(task.network) : []),
    ...(task.hand === undefined ? [] : handNames(task)),
    ...decisionNames(task), ...editNames(task),
    ...(task.classes === undefined ? [] : classNames(task)),
    ...(task.race === undefined ? [] : raceNames(task)),
    ...lookNames(task),
    ...(task.apparatus === undefined ? [] : apparatusNames(task)),
  ];
}

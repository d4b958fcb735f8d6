import type { Task } from './level.ts';
import type { Tool } from './level-tool.ts';

/** The tool of a training that is watched while it goes on. */
export type LearnTool = Extract<Tool, { kind: 'learn' }>;

/** What is learnt so is too much for names: the parameters of such a task stand in its stage as they came out of a training. */
export function learnTool({ tools }: Pick<Task, 'tools'>): LearnTool | null {
  return tools.find((tool): tool is LearnTool => tool.kind === 'learn') ?? null;
}

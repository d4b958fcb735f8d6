import type { Task } from './level.ts';
import type { EvidenceTool } from './level-tool.ts';
import { MoveError, type Play } from './play.ts';

export type Evidence = EvidenceTool['options'][number];

export function evidenceTool({ tools }: Task): EvidenceTool | null {
  return tools.find((tool) => tool.kind === 'evidence') ?? null;
}

/** What was looked at of the case that is open, in turn. */
export function openedEvidence(choices: Play['choices'], tool: EvidenceTool): readonly Evidence[] {
  const opened = choices[tool.id]?.split(' ') ?? [];
  return opened.flatMap((name) => tool.options.filter((option) => option === name));
}

/** Looks that are left for this case. */
export function evidenceLeft({ choices }: Pick<Play, 'choices'>, tool: EvidenceTool): number {
  return Math.max(0, tool.times - openedEvidence(choices, tool).length);
}

/** The choices after one more look. @throws MoveError where no look is left, or this has been seen. */
export function withEvidence(play: Play, tool: EvidenceTool, option: string): Play['choices'] {
  const opened = openedEvidence(play.choices, tool);
  if (evidenceLeft(play, tool) === 0) throw new MoveError('no more evidence can be looked at');
  if (opened.some((name) => name === option)) throw new MoveError(`"${option}" has been looked at`);
  return { ...play.choices, [tool.id]: [...opened, option].join(' ') };
}

/** The next case is a closed file again. */
export function withoutEvidence(choices: Play['choices'], task: Task): Play['choices'] {
  const tool = evidenceTool(task);
  return tool === null ? choices : Object.fromEntries(Object.entries(choices).filter(([id]) => id !== tool.id));
}

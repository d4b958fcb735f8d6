import type { Question } from './level-question.ts';

/** What to look at in a race to answer. */
export function raceFault({ ask, answer, masked }: Question): string {
  if (ask.of === 'missed') return 'find-missed';
  if (ask.of === 'catch-up') return 'find-catch-up';
  if (ask.of === 'setting' && (ask.name === 'lowest' || ask.name === 'highest')) return 'find-fence';
  if (ask.of === 'setting' && ask.name === 'parameters') return 'find-count';
  if (ask.of === 'setting') return ask.name === 'updates' && !masked ? 'find-updates' : 'read-the-trail';
  if (ask.of === 'run' && ask.reach !== undefined) return 'find-enough';
  return answer.kind === 'run' ? 'find-run' : 'find-middle';
}

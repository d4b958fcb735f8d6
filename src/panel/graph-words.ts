import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { lastStep } from '../curriculum/last-step.ts';
import { graphAt, rowThrough } from '../curriculum/marks.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { sharesAt } from '../curriculum/softmax.ts';
import { nodeSymbol } from '../game/node-symbol.ts';
import type { Words } from '../game/translate.ts';

/** The numbers of a graph, a softmax layer or a one-hot row, as the board shows them. */
export function graphSpoken(words: Words, play: Play): readonly string[] {
  const { stage } = play;
  const kinds = stage.task.views.map(({ kind }) => kind);
  const asked = openQuestion(play) ?? stage.questions[Math.max(0, play.answers.length - 1)] ?? null;
  const said = (name: string, value: number) => words.t('live.value', { name, value: words.number(value) });
  if (kinds.includes('graph')) {
    const { nodes, network } = graphAt(stage, { ...play.values, ...(play.phase === 'call' ? asked?.at : {}) }, rowThrough(stage, asked));
    const step = lastStep(play);
    const figures = [...nodes.values()].filter(({ kind, value }) => kind !== 'bias' || value !== 0).map(({ id, value }) => said(id === 'loss' ? words.t('mark.loss') : nodeSymbol(network, id), value));
    return step === null ? figures : [...figures, `${words.t('mark.loss')}: ${words.t('mark.was', { value: words.number(step.loss) })}`];
  }
  if (kinds.includes('machine')) {
    const { sums, powers, shares } = sharesAt(stage, play.values, asked);
    // Of one curve there is one sum, and what becomes of it.
    if (stage.task.views.some((view) => view.kind === 'machine' && view.powers === 'curve')) return [said('z', sums[0] ?? Number.NaN), said(words.t('quantity.power'), powers[0] ?? Number.NaN)];
    const covered = openQuestion(play)?.question.answer.kind === 'option';
    return [...sums.map((sum, unit) => said(`z${unit + 1}`, sum)), ...(covered ? [] : shares.map((share, unit) => said(`p${unit + 1}`, share)))];
  }
  if (!kinds.includes('switches')) return [];
  return [words.t('live.knob', { name: words.t('confusion.actual'), value: words.t(`class.${CATEGORIES[rowThrough(stage, asked).targets.indexOf(1)] ?? ''}`) })];
}

import { cellsOf } from './classes.ts';
import { outputLifted } from './fault-rivals.ts';
import { saysYesOrNo } from './fault-verdict.ts';
import type { Quantity } from './level-quantity.ts';
import { matrixAt } from './measured.ts';
import type { Move } from './move.ts';
import { type Planted, spoilt } from './planted.ts';
import type { Play } from './play.ts';
import { advance } from './replay.ts';
import { sharesAt } from './softmax.ts';

/** The place of the largest; none where two are as good as even. */
function place(parts: readonly number[]): number {
  const [first = 0, second = 0] = parts.toSorted((one, other) => other - one);
  return first - second < 1e-6 ? -1 : parts.indexOf(first);
}

/** Of shares: whoever was lifted has too much, or leads where it should not; whoever was pressed down, the other way round. */
function ofShares({ stage, values }: Play, wanted: readonly number[], unit: number, lifted: boolean): string {
  const { shares } = sharesAt(stage, values);
  if (place(wanted) >= 0 && shares.some((share) => share > (shares[place(wanted)] ?? 0) + 1e-6)) return 'other-leads';
  return (shares[unit] ?? 0) > (wanted[unit] ?? 0) && lifted ? 'share-too-large' : 'share-too-small';
}

/** Of yes and no: too few or too many are called yes. */
function ofVerdicts({ stage, values }: Play, ask: Quantity | null, fewer: boolean): string {
  const { caught, missed, alarms, spared } = cellsOf(matrixAt(stage, values, 'train'), 1);
  if (fewer && caught + alarms === 0) return 'nothing-is-yes';
  if (!fewer && missed + spared === 0) return 'all-is-yes';
  if (ask?.of === 'weighed') return fewer ? 'missed-too-dear' : 'alarms-too-dear';
  if (fewer) return missed > alarms ? 'more-missed' : 'still-missed';
  return alarms > missed ? 'more-alarms' : alarms > caught ? 'alarms-outnumber' : 'still-alarms';
}

/** Of rows between which a gate stands: those it lets through must be others, or more, or fewer. */
function ofGate({ stage, values }: Play, wanted: readonly number[]): string {
  const weight = values['w'] ?? 0;
  const open = stage.trainIds.filter((_, row) => weight * (stage.train.inputs[row] ?? 0) + (values['b'] ?? 0) > 0);
  if (open.every((id) => wanted.includes(id))) return 'gate-too-narrow';
  return wanted.every((id) => open.includes(id)) ? 'gate-too-wide' : 'gate-elsewhere';
}

/** Of classes the largest of whose scores names the row: one that was lifted takes rows of others, one that was pressed down loses its own. */
function ofRivals({ stage, values }: Play, label: number, lifted: boolean): string | null {
  const { caught, missed, alarms, spared } = cellsOf(matrixAt(stage, values, 'train'), label);
  if (lifted) return alarms === 0 ? null : missed + spared === 0 ? 'always-largest' : 'wins-too-much';
  return missed === 0 ? null : caught + alarms === 0 ? 'never-largest' : 'wins-too-little';
}

/** Of a bend: it stands among the rows, or beyond them all. */
function ofBend({ stage, values }: Play, unit: string): string {
  const miles = -(values[`b1.${unit}`] ?? 0) / (values[`w1.1.${unit}`] ?? 0);
  return stage.train.inputs.some((input) => input >= miles) && stage.train.inputs.some((input) => input <= miles) ? 'bends-elsewhere' : 'bends-nothing';
}

/** Of a neuron's own parameter: what was done to it. */
function ofNeuron(knob: string, now: number, right: number): string {
  if (knob.startsWith('b')) return now > right ? 'bias-too-high' : 'bias-too-low';
  if (now * right < 0) return 'weight-turned';
  return Math.abs(now) > Math.abs(right) ? 'weight-too-strong' : 'weight-too-weak';
}

/** What shows as wrong once a knob was turned away from where it stood right, by what was done to it; null where a board shows nothing of it. */
function shownOf(play: Play, ask: Quantity | null, knob: string, right: number): string | null {
  const { task, names } = play.stage;
  const now = play.values[knob] ?? 0;
  const lifted = now > right;
  const unit = outputLifted(play.stage, knob);
  if (task.decision !== undefined) return lifted ? 'books-too-many' : 'books-too-few';
  if (task.tools.some(({ id, kind }) => id === knob && kind === 'view')) return 'seen-askew';
  if (ask?.of === 'strays') return ofGate(play, ask.rows);
  if (ask?.of === 'shares') return unit === null ? null : ofShares(play, ask.wanted, unit, lifted);
  if (ask?.of === 'run') return lifted ? 'overfit' : 'too-early';
  if (ask?.of === 'softmax' && unit !== null && lifted) {
    const { shares, truth } = sharesAt(play.stage, play.values);
    return (shares[unit] ?? 0) > (shares[truth] ?? 0) ? 'truth-outdone' : 'rival-too-large';
  }
  if (knob === 'n') return lifted ? 'yes-too-common' : 'yes-too-rare';
  if (saysYesOrNo(task)) return ask?.of === 'metric' && ask.metric === 'cross-entropy' ? (lifted ? 'yes-too-loud' : 'yes-too-faint') : ofVerdicts(play, ask, knob === 't' ? lifted : !lifted);
  if (unit !== null && task.network.loss === 'categorical-cross-entropy') return ofRivals(play, unit, lifted);
  if (task.solved === true && knob.startsWith('b1.')) return ofBend(play, knob.slice(3));
  return (ask?.of === 'apart' || ask?.of === 'metric') && names.includes(knob) ? ofNeuron(knob, now, right) : null;
}

/** A knob turned away from where it stood right, and what its fault is then called. @param ask what it is set for; null where that is the goal itself */
export function turnedAway(play: Play, ask: Quantity | null, knob: string, right: number, moves: readonly Move[]): Planted {
  const planted = spoilt((moves.reduce(advance, play).values[knob] ?? 0) > right ? 'turn-down' : 'turn-up', play, moves);
  return { ...planted, fault: shownOf(planted.play, ask, knob, right) ?? planted.fault };
}

import { exp } from '../engine/exact.ts';
import { layout } from '../engine/network.ts';
import { rowsOf } from './dataset.ts';
import { relearnt } from './edit.ts';
import type { Values } from './draw.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { inputsAsked, settled } from './measured.ts';
import type { Play } from './play.ts';
import { evaluate } from './quantity.ts';
import { heatIds, networkOf, runOf, runValue, targetsOf, updatesPerLap } from './race.ts';
import { chordNear, sumsKnown } from './straight-on.ts';
import { forgotten, termsOf } from './terms.ts';
import { fedTooNear } from './told.ts';

type Is = (figure: number) => boolean;

/** One number for all rows, some of which changed: who was heard too much, or not at all, or by the other law. */
function ofEdited({ stage }: Play, ask: Extract<Quantity, { of: 'edited' }>, is: Is, before: Values): string | null {
  const changes = Object.entries(settled(ask.given));
  const here = before[ask.parameter] ?? Number.NaN;
  const moved = (row: string) => stage.train.targets[Number(row.slice(1)) - 1] ?? Number.NaN;
  const counted = ask.under?.measure === 'hit';
  const after = { ...before, ...Object.fromEntries(changes) };
  if (is(relearnt(stage, after, { ...ask.under, measure: counted ? 'squared' : 'hit' })[ask.parameter] ?? Number.NaN)) return counted ? 'middle-of-names' : 'most-said';
  if (changes.some(([row, by]) => is(moved(row) + by))) return 'one-voice';
  if (!counted && is(here + changes.reduce((sum, [, by]) => sum + by, 0))) return 'pulled-whole';
  return changes.length > 0 && is(here) ? 'not-heard-of' : null;
}

/** What is counted of a run: of its parameters weights alone, or all but the output's; of its updates the rows, or those of one batch. */
function ofRun(play: Play, ask: Extract<Quantity, { of: 'setting' }>, is: Is, before: Values): string | null {
  const { task } = play.stage;
  const { race } = task;
  const run = race === undefined ? undefined : ask.run === 'drawn' ? race.runs[(before['run'] ?? 1) - 1] : runOf(race, ask.run);
  if (race === undefined || run === undefined) return null;
  if (ask.name === 'updates') {
    const rows = heatIds(play.stage, race, before).train.length;
    if (is(rows)) return 'counted-rows';
    return is(rows / updatesPerLap(rows, race, run)) ? 'counted-batch' : null;
  }
  if (ask.name !== 'parameters') return ofFence(play, ask, is, before);
  const layers = layout(networkOf(task, race, run));
  const weights = layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
  if (is(weights)) return 'biases-uncounted';
  const last = layers.at(-1);
  const all = weights + layers.reduce((sum, { units }) => sum + units, 0);
  return last !== undefined && is(all - (last.inputs + 1) * last.units) ? 'output-uncounted' : null;
}

/** The end of what a last layer can say: the other end, the mean, an end in steps, or what was only said so far. */
function ofFence({ stage }: Play, ask: Extract<Quantity, { of: 'setting' }>, is: Is, before: Values): string | null {
  const { race } = stage.task;
  if (race === undefined || (ask.name !== 'lowest' && ask.name !== 'highest')) return null;
  const { mean, spread } = targetsOf(stage, race, before);
  const end = runValue(stage, before, ask);
  if (is(runValue(stage, before, { ...ask, name: ask.name === 'lowest' ? 'highest' : 'lowest' }))) return 'other-end';
  if (is((end - mean) / spread)) return 'in-steps';
  if (is(mean)) return 'mean-alone';
  const known = rowsOf(stage.task.dataset, heatIds(stage, race, before).train).targets;
  return is(ask.name === 'lowest' ? Math.min(...known) : Math.max(...known)) ? 'known-so-far' : 'beside-the-fence';
}

/** e to a sum that lies beyond what can be fed: as a line would go on, a step off, or down to nothing. */
function ofPower(play: Play, ask: Extract<Quantity, { of: 'softmax' }>, given: number, is: Is): string | null {
  const [named] = Object.entries(settled(ask.given));
  if (ask.figure !== 'power' || named === undefined) return null;
  const [name, z] = named;
  const step = play.stage.task.tools.reduce((found, tool) => (tool.kind === 'parameter' && tool.id === name ? tool.step : found), 1);
  const line = chordNear(sumsKnown({ ...play, answers: play.answers.slice(0, -1) }, name), z)?.at(z);
  if (line !== undefined && line > 0 && Math.abs(given - line) <= Math.abs(line) / 20) return 'straight-on';
  if (z < 0 && given < exp(z) / 10) return 'down-to-nothing';
  return is(exp(z - step)) || is(exp(z + step)) ? 'step-off' : null;
}

/** An output under other codes: stretched by the way between them, and shifted to the lower one. */
function ofCodes({ stage }: Play, ask: Extract<Quantity, { of: 'said' }>, is: Is, before: Values): string | null {
  const { no, yes } = settled(ask.given);
  if (no === undefined || yes === undefined) return null;
  const said = evaluate(stage, before, { ...ask, given: {} });
  if (is(said)) return 'as-it-was-coded';
  const was = before['no'] ?? 0;
  const share = (said - was) / ((before['yes'] ?? 1) - was);
  if (is(share * (yes - no)) || is(share * yes)) return 'not-shifted';
  return is(said + no - was) ? 'not-stretched' : null;
}

/** What leaves a unit, with something of its sum forgotten. */
function ofUnit({ stage }: Play, ask: Extract<Quantity, { of: 'unit' }>, is: Is, before: Values): string | null {
  const wrong = Object.entries(forgotten(termsOf(stage, before, inputsAsked(stage, ask), ask.layer, ask.unit)));
  return wrong.find(([, figure]) => is(figure))?.[0] ?? null;
}

/** What one step of an input does to the output: weights added along a way, a bias counted along, another way, or only one of those that are asked for. */
function ofWays({ stage }: Play, ask: Extract<Quantity, { of: 'slope' }>, is: Is, before: Values): string | null {
  const units = Array.from({ length: layout(stage.task.network)[0]?.units ?? 0 }, (_, unit) => unit + 1);
  const way = (through: number) => evaluate(stage, before, { ...ask, through });
  const weights = (through: number) => [before[`w1.${ask.input}.${through}`] ?? Number.NaN, before[`w2.${through}.1`] ?? Number.NaN] as const;
  const all = evaluate(stage, before, { of: 'slope', input: ask.input, given: ask.given });
  const asked = ask.through === undefined ? units : [ask.through];
  const truth = ask.through === undefined ? all : way(ask.through);
  if (is(asked.reduce((sum, through) => sum + weights(through)[0] + weights(through)[1], 0))) return 'added-along';
  if (asked.length === 1 ? is(all) || units.some((through) => is(way(through))) : asked.some((through) => is(way(through)))) return asked.length === 1 ? 'another-way' : 'one-way-only';
  const bias = (name: string) => before[name] ?? Number.NaN;
  return is(truth + bias('b2.1')) || asked.some((through) => is(truth + bias(`b1.${through}`)) || is((weights(through)[0] + bias(`b1.${through}`)) * weights(through)[1])) ? 'bias-along' : null;
}

/** What a wrong figure was instead, of questions beyond the plain ones; null where nobody can tell. */
export function figureSlip(play: Play, { ask, told }: Question, within: number, given: number, truth: number, before: Values): string | null {
  const is: Is = (figure) => Math.abs(given - figure) <= within;
  switch (ask.of) {
    case 'laps':
      return 'find-laps';
    case 'parameter':
      return told !== undefined && fedTooNear(play, told, within) ? 'fed-too-near' : null;
    case 'edited':
      return ofEdited(play, ask, is, before);
    case 'setting':
      return ofRun(play, ask, is, before);
    case 'softmax':
      return ofPower(play, ask, given, is);
    case 'unit':
      return ofUnit(play, ask, is, before);
    case 'pull':
      return is(evaluate(play.stage, before, { of: 'error', data: ask.data, row: ask.row })) ? 'error-alone' : null;
    case 'slope':
      return ofWays(play, ask, is, before);
    case 'said':
      return ofCodes(play, ask, is, before);
    case 'wide':
      return is(play.stage[ask.data].count - truth) ? 'counted-the-rest' : 'find-wide';
    default:
      return null;
  }
}

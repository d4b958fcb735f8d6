import { layout } from '../engine/network.ts';
import { feedback } from '../engine/feedback.ts';
import { outputShape } from '../engine/network.ts';
import { type MetricName, metricOf } from '../engine/metric/registry.ts';
import { type Forward, outputs, predict } from '../engine/predict.ts';
import { solve } from '../engine/solve.ts';
import type { Rows } from '../engine/rows.ts';
import { firstRows } from './dataset.ts';
import { figureOf, matrixOf, ratesOf } from './classes.ts';
import type { Draw, Values } from './draw.ts';
import { editedRows } from './edit.ts';
import type { Quantity } from './level-quantity.ts';
import { parametersOf, predictionsOf, saidOf, type Stage } from './stage.ts';
import { valuesAt } from './training.ts';

export type Data = 'train' | 'test';

/** Rows on which a network that was never trained is judged: it does as chance would. */
const GLIMPSE = 100;
const glimpses = new WeakMap<Rows, Rows>();

function glimpse(rows: Rows): Rows {
  const found = glimpses.get(rows) ?? firstRows(rows, GLIMPSE);
  glimpses.set(rows, found);
  return found;
}

function learntMetric(stage: Stage, values: Values, metric: MetricName, all: Rows): number {
  const rows = stage.taught ? all : glimpse(all);
  return metricOf(metric, undefined, outputShape(stage.task.network).at(-1))(saidOf(stage, values, rows), rows.targets, rows.outputs);
}

/** A metric of the network at these values, in display units (dollars, dollars squared). */
export function metricAt(stage: Stage, values: Values, metric: MetricName, data: Data): number {
  const rows = data === 'train' ? editedRows(stage, values) : stage.test;
  if (stage.learnt !== null) return learntMetric(stage, values, metric, rows);
  const said = predictionsOf(stage, values, data);
  const { classes } = stage.task;
  if (classes === undefined || metric === 'cross-entropy') return metricOf(metric)(said, rows.targets, rows.outputs);
  const matrix = matrixOf(stage.task, values, said, rows);
  if (metric === 'wrong') return figureOf(matrix, 'wrong', 1);
  return metric === 'accuracy' || metric === 'precision' || metric === 'recall' || metric === 'f1' ? ratesOf(matrix, 1)[metric] : metricOf(metric)(said, rows.targets, rows.outputs);
}

/** Counts of actual and predicted classes at these values. */
export function matrixAt(stage: Stage, values: Values, data: Data): readonly (readonly number[])[] {
  const rows = data === 'train' ? stage.train : stage.test;
  return matrixOf(stage.task, values, predictionsOf(stage, values, data), rows);
}

export function saidAt(stage: Stage, values: Values, row: number | 'lowest' | 'highest', data: Data): number {
  const said = predictionsOf(stage, values, data);
  if (row === 'lowest') return Math.min(...said);
  if (row === 'highest') return Math.max(...said);
  return said[(data === 'train' ? stage.trainIds : stage.testIds).indexOf(row)] ?? Number.NaN;
}

/** predicted − actual of each row. */
export function errorsAt(stage: Stage, values: Values, data: Data): readonly number[] {
  const rows = data === 'train' ? editedRows(stage, values) : stage.test;
  return Array.from(predictionsOf(stage, values, data), (predicted, row) => predicted - (rows.targets[row] ?? 0));
}

/** What each row adds to the gradient of a weight of one neuron, its input × error, or of its bias, the error alone; the gradient is their mean. */
export function pullsAt(stage: Stage, values: Values, parameter: string, data: Data): readonly number[] {
  const rows = data === 'train' ? stage.train : stage.test;
  const input = stage.names.indexOf(parameter);
  return errorsAt(stage, values, data).map((error, row) => (input < rows.features ? (rows.inputs[row * rows.features + input] ?? 0) * error : error));
}

/** The row whose price moves most between two settings, and by how much. */
export function largestMove(stage: Stage, before: Values, after: Values): { row: number; move: number } {
  const from = predictionsOf(stage, before, 'train');
  const moves = Array.from(predictionsOf(stage, after, 'train'), (price, row) => Math.abs(price - (from[row] ?? Number.NaN)));
  const row = worstRow(moves);
  return { row, move: moves[row] ?? Number.NaN };
}

/** The row with the largest error by size. */
export function worstRow(errors: readonly number[]): number {
  return errors.reduce((worst, error, row) => (Math.abs(error) > Math.abs(errors[worst] ?? 0) ? row : worst), 0);
}

/** dw = mean(input × error) in display units, half the slope of the mean squared error (book p. 74). */
export function gradientAt(stage: Stage, values: Values, parameter: string): number {
  const parameters = parametersOf(stage, values);
  const forward = predict(stage.task.network, parameters, stage.train);
  return feedback(stage.task.network, parameters, stage.train, forward)[stage.names.indexOf(parameter)] ?? 0;
}

/** Values with these parameters moved to where the mean squared error is lowest, the others where they are. One linear neuron. */
export function bestValues(stage: Stage, values: Values, free: readonly string[]): Values {
  const frozen = stage.names.map((name) => !free.includes(name));
  return valuesAt(stage, solve(stage.train, parametersOf(stage, values), frozen), values);
}

/** What rows are compared by where the one is sought that turns the line most, upwards or downwards, or least. */
export function leverageSizes(moved: readonly number[], { most }: Pick<Extract<Quantity, { of: 'leverage' }>, 'most'>): readonly number[] {
  return moved.map((each) => (most === 'least' ? 1 / Math.abs(each) : Math.max(0, most === 'up' ? each : -each)));
}

/** What was drawn when the question was asked. */
export function settledDraw(value: Draw): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** Values whose draws were made when the question was asked. */
export function settled(values: Readonly<Record<string, Draw>>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, settledDraw(value)]));
}

/** What the network would say of each training row with other values, output by output; null of rows that nothing is wanted of. */
export function wantedOf(stage: Stage, values: Values, { given, rows }: Extract<Quantity, { of: 'apart' }>): readonly (number | null)[] {
  const { outputs: width } = stage.train;
  const wanted = predictionsOf(stage, { ...values, ...settled(given) }, 'train');
  return Array.from(wanted, (value, index) => (rows === undefined || rows.includes(stage.trainIds[Math.floor(index / width)] ?? Number.NaN) ? value : null));
}

/** By less than this an output has not changed. */
const STILL = 1e-9;

/** How many outputs say something else of the first training row with other values. */
export function stirred(stage: Stage, values: Values, given: Readonly<Record<string, Draw>>): number {
  const inputs = inputsAsked(stage, {});
  const said = (there: Values) => signalsOf(stage, there, inputs).a.at(-1) ?? new Float64Array();
  const after = said({ ...values, ...settled(given) });
  return said(values).filter((value, output) => Math.abs(value - (after[output] ?? Number.NaN)) > STILL).length;
}

/** What the network says of these inputs: the first of its outputs. */
export function outputAt(stage: Stage, values: Values, inputs: readonly number[]): number {
  const rows = { inputs: Float64Array.from(inputs), targets: new Float64Array(stage.train.outputs), count: 1, features: inputs.length, outputs: stage.train.outputs };
  return outputs(predict(stage.task.network, parametersOf(stage, values), rows))[0] ?? Number.NaN;
}

/** What goes through the network for one row of inputs: weighted sums and what comes out, layer by layer. */
export function signalsOf(stage: Stage, values: Values, inputs: readonly number[]): Forward {
  const rows = { inputs: Float64Array.from(inputs), targets: new Float64Array(stage.train.outputs), count: 1, features: inputs.length, outputs: stage.train.outputs };
  return predict(stage.task.network, parametersOf(stage, values), rows);
}

/** One step of an input ahead of the first training row, less there; the wires of that input into other units of the first layer are cut where one way is asked for. */
export function slopeOf(stage: Stage, values: Values, { input, through }: Pick<Extract<Quantity, { of: 'slope' }>, 'input' | 'through'>): number {
  const units = layout(stage.task.network)[0]?.units ?? 0;
  const cut = through === undefined ? [] : Array.from({ length: units }, (_, unit) => unit + 1).filter((unit) => unit !== through);
  const there = { ...values, ...Object.fromEntries(cut.map((unit) => [`w1.${input}.${unit}`, 0])) };
  const inputs = inputsAsked(stage, {});
  return Number((outputAt(stage, there, inputs.map((value, index) => (index === input - 1 ? value + 1 : value))) - outputAt(stage, there, inputs)).toFixed(9));
}

/** The inputs that a unit is asked about: its own, or those of the first training row. */
export function inputsAsked({ train }: Stage, { inputs }: Pick<Extract<Quantity, { of: 'unit' | 'output' }>, 'inputs'>): readonly number[] {
  return inputs?.map(settledDraw) ?? Array.from(train.inputs.slice(0, train.features));
}

export function unitFigure(stage: Stage, values: Values, inputs: readonly number[], { layer, unit, figure }: Pick<Extract<Quantity, { of: 'unit' }>, 'layer' | 'unit' | 'figure'>): number {
  const { z, a } = signalsOf(stage, values, inputs);
  return (figure === 'sum' ? z : a)[layer - 1]?.[unit - 1] ?? Number.NaN;
}

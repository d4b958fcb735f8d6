import { feedback } from '../engine/feedback.ts';
import { type MetricName, metricOf } from '../engine/metric/registry.ts';
import { type Forward, outputs, predict } from '../engine/predict.ts';
import { solve } from '../engine/solve.ts';
import { cellsOf, figureOf, matrixOf, pushOf, ratesOf, surpriseOf, worthIt } from './classes.ts';
import { thicknessOf } from './box.ts';
import { firstRows } from './dataset.ts';
import { stakes, worthOf } from './decision.ts';
import { leverages, withEdits } from './edit.ts';
import { bestRule, handSays, ruleValues } from './hand.ts';
import type { Draw, Values } from './draw.ts';
import { CELLS } from './level-classes.ts';
import { COUNTED, type Quantity } from './level-quantity.ts';
import { runProgram, trueLearner, without } from './program.ts';
import { lookedValue } from './looks.ts';
import { missesOf, runValue } from './race.ts';
import { refitted } from './refit.ts';
import { kindsOf } from './dead.ts';
import { kinkOf, piecesOf, strays } from './pieces.ts';
import { countOf, shapedNetwork } from './shape.ts';
import { splitFigure } from './split.ts';
import { wideOf } from './wide.ts';
import { parametersOf, predictionsOf, type Stage } from './stage.ts';
import { sharesApart, softmaxFigure } from './softmax.ts';
import { type Path, trainFrom, valuesAt } from './training.ts';

type Data = 'train' | 'test';

/** A metric of the network at these values, in display units (dollars, dollars squared). */
export function metricAt(stage: Stage, values: Values, metric: MetricName, data: Data): number {
  const rows = data === 'train' ? stage.train : stage.test;
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

function saidAt(stage: Stage, values: Values, row: number | 'lowest' | 'highest', data: Data): number {
  const said = predictionsOf(stage, values, data);
  if (row === 'lowest') return Math.min(...said);
  if (row === 'highest') return Math.max(...said);
  return said[(data === 'train' ? stage.trainIds : stage.testIds).indexOf(row)] ?? Number.NaN;
}

/** predicted − actual of each row. */
export function errorsAt(stage: Stage, values: Values, data: Data): readonly number[] {
  const rows = data === 'train' ? stage.train : stage.test;
  return Array.from(predictionsOf(stage, values, data), (predicted, row) => predicted - (rows.targets[row] ?? 0));
}

/** What each row adds to the gradient of a weight of one neuron, its input × error, or of its bias, the error alone; the gradient is their mean. */
export function pullsAt(stage: Stage, values: Values, parameter: string, data: Data): readonly number[] {
  const rows = data === 'train' ? stage.train : stage.test;
  const input = stage.names.indexOf(parameter);
  return errorsAt(stage, values, data).map((error, row) => (input < rows.features ? (rows.inputs[row * rows.features + input] ?? 0) * error : error));
}

/** The largest change of a price that one more epoch at the present rate would bring. */
export function nextMove(stage: Stage, values: Values): number {
  const after = endOf(stage, values, trainFrom(stage, values, values['rate'] ?? Number.NaN, 1));
  return largestMove(stage, values, after).move;
}

/** The row whose price moves most between two settings, and by how much. */
export function largestMove(stage: Stage, before: Values, after: Values): { row: number; move: number } {
  const from = predictionsOf(stage, before, 'train');
  const moves = Array.from(predictionsOf(stage, after, 'train'), (price, row) => Math.abs(price - (from[row] ?? Number.NaN)));
  const row = worstRow(moves);
  return { row, move: moves[row] ?? Number.NaN };
}

/** Epochs after which training that has not arrived is not waited for. */
const PATIENCE = 400;

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

function rowIndex(errors: readonly number[], ids: readonly number[], row: number | 'each' | 'worst', index: number): number {
  if (row === 'worst') return worstRow(errors);
  return row === 'each' ? index % errors.length : Math.max(0, ids.indexOf(row));
}

/** How far one row is off: predicted − actual, its square, and its part of all squares in percent. */
export function rowFigures(stage: Stage, values: Values, data: Data, row: number | 'worst'): { error: number; square: number; share: number } {
  const error = evaluate(stage, values, { of: 'error', data, row });
  return { error, square: error * error, share: evaluate(stage, values, { of: 'share', data, row }) };
}

/** What was drawn when the question was asked. */
function settledDraw(value: Draw): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** Values whose draws were made when the question was asked. */
export function settled(values: Readonly<Record<string, Draw>>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, settledDraw(value)]));
}

/** What the network would say of each training row with other values; null of rows that nothing is wanted of. */
export function wantedOf(stage: Stage, values: Values, { given, rows }: Extract<Quantity, { of: 'apart' }>): readonly (number | null)[] {
  const wanted = predictionsOf(stage, { ...values, ...settled(given) }, 'train');
  return stage.trainIds.map((id, row) => (rows === undefined || rows.includes(id) ? (wanted[row] ?? null) : null));
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
function slopeOf(stage: Stage, values: Values, { input, through }: Pick<Extract<Quantity, { of: 'slope' }>, 'input' | 'through'>): number {
  const units = stage.task.network.layers[0]?.units ?? 0;
  const cut = through === undefined ? [] : Array.from({ length: units }, (_, unit) => unit + 1).filter((unit) => unit !== through);
  const there = { ...values, ...Object.fromEntries(cut.map((unit) => [`w1.${input}.${unit}`, 0])) };
  const inputs = inputsAsked(stage, {});
  return Number((outputAt(stage, there, inputs.map((value, index) => (index === input - 1 ? value + 1 : value))) - outputAt(stage, there, inputs)).toFixed(9));
}

/** The inputs that a unit is asked about: its own, or those of the first training row. */
export function inputsAsked({ train }: Stage, { inputs }: Pick<Extract<Quantity, { of: 'unit' | 'output' }>, 'inputs'>): readonly number[] {
  return inputs?.map(settledDraw) ?? Array.from(train.inputs.slice(0, train.features));
}

function unitFigure(stage: Stage, values: Values, inputs: readonly number[], { layer, unit, figure }: Pick<Extract<Quantity, { of: 'unit' }>, 'layer' | 'unit' | 'figure'>): number {
  const { z, a } = signalsOf(stage, values, inputs);
  return (figure === 'sum' ? z : a)[layer - 1]?.[unit - 1] ?? Number.NaN;
}

type Fitted = Extract<Quantity, { of: 'fitted' }>;

/** The line or rule that is best for the first so many training rows: what it says of these inputs. */
export function fittedSays(stage: Stage, values: Values, fitted: Pick<Fitted, 'by' | 'cuts' | 'rows'>, inputs: readonly number[]): Float64Array {
  const { by } = fitted;
  const cuts = fitted.cuts === 'drawn' ? (values['cuts'] ?? 1) : fitted.cuts;
  const count = (values['known'] ?? stage.train.count) - (fitted.rows === 'fewer' ? 1 : 0);
  const known = fitted.rows === 'all' ? stage.train : firstRows(stage.train, count);
  const rows = { inputs: Float64Array.from(inputs), targets: new Float64Array(inputs.length), count: inputs.length, features: 1, outputs: 1 };
  if (by === 'rule') return handSays({ kind: 'rule', cuts }, ruleValues(bestRule(known, cuts)), rows);
  const [w = 0, b = 0] = solve(known, new Float64Array(2), [false, false]);
  return rows.inputs.map((input) => w * input + b);
}

function fittedMetric(stage: Stage, values: Values, fitted: Fitted): number {
  const rows = fitted.data === 'train' ? stage.train : stage.test;
  return metricOf(fitted.metric)(fittedSays(stage, values, fitted, [...rows.inputs]), rows.targets, rows.outputs);
}

/** The number that a quantity is at these values; `index` is the repetition of the question that asks. */
export function evaluate(stage: Stage, values: Values, quantity: Quantity, index = 0): number {
  const ids = (data: Data) => (data === 'train' ? stage.trainIds : stage.testIds);
  switch (quantity.of) {
    case 'number':
      return quantity.value;
    case 'fact':
      return Number.NaN;
    case 'run':
    case 'setting':
      return runValue(stage, values, quantity);
    case 'looked':
      return lookedValue(values, quantity);
    case 'missed':
      return Math.max(...missesOf(stage, values, quantity));
    case 'output':
      return quantity.times * outputAt(stage, { ...values, ...settled(quantity.given) }, quantity.inputs.map(settledDraw));
    case 'apart': {
      const wanted = wantedOf(stage, values, quantity);
      return Math.max(...predictionsOf(stage, values, 'train').map((said, row) => Math.abs(said - (wanted[row] ?? said))));
    }
    case 'pull': {
      const pulls = pullsAt(stage, values, quantity.parameter, quantity.data);
      return pulls[rowIndex(pulls, ids(quantity.data), quantity.row, index)] ?? Number.NaN;
    }
    case 'laps':
      return pathAsked(stage, values, quantity).length - 1;
    case 'parameter':
      return values[quantity.name] ?? Number.NaN;
    case 'metric':
      return metricAt(stage, { ...values, ...settled(quantity.given) }, quantity.metric, quantity.data);
    case 'error': {
      const errors = errorsAt(stage, values, quantity.data);
      return errors[rowIndex(errors, ids(quantity.data), quantity.row, index)] ?? Number.NaN;
    }
    case 'share': {
      const errors = errorsAt(stage, values, quantity.data);
      const error = errors[rowIndex(errors, ids(quantity.data), quantity.row, index)] ?? Number.NaN;
      return (100 * error * error) / errors.reduce((sum, each) => sum + each * each, 0);
    }
    case 'gradient':
      return gradientAt(stage, values, quantity.parameter);
    case 'adjusted':
      return (values[quantity.parameter] ?? Number.NaN) - (values['rate'] ?? Number.NaN) * gradientAt(stage, values, quantity.parameter);
    case 'best':
      return bestValues(stage, { ...values, ...quantity.given }, [quantity.parameter])[quantity.parameter] ?? Number.NaN;
    case 'refit':
      return refitted(stage, values, quantity)[quantity.parameter] ?? Number.NaN;
    case 'edited':
      return withEdits(stage, values, { r1: 0, ...settled(quantity.given) })[quantity.parameter] ?? Number.NaN;
    case 'leverage': {
      const moved = leverages(stage, values, quantity.parameter, quantity.dollars);
      return moved[worstRow(leverageSizes(moved, quantity))] ?? Number.NaN;
    }
    case 'confusion': {
      const figure = figureOf(matrixAt(stage, { ...values, ...settled(quantity.given) }, quantity.data), quantity.figure, quantity.class === undefined ? 1 : quantity.class - 1);
      return quantity.short ? 100 - figure : figure;
    }
    case 'harmonic': {
      const [precision, recall] = [settledDraw(quantity.precision), settledDraw(quantity.recall)];
      return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    }
    case 'weighed': {
      const { missed, alarms } = cellsOf(matrixAt(stage, values, quantity.data), 1);
      return missed * quantity.missed + alarms * quantity.alarms;
    }
    case 'cells': {
      const cells = cellsOf(matrixAt(stage, values, quantity.data), 1);
      return CELLS.reduce((off, cell) => off + Math.abs(cells[cell] - (quantity.wanted[cell] ?? cells[cell])), 0);
    }
    case 'said':
      return saidAt(stage, { ...values, ...settled(quantity.given) }, quantity.row, quantity.data);
    case 'surprise':
      return surpriseOf(quantity.bets.map(({ times, gave }) => ({ times: settledDraw(times), gave: settledDraw(gave) })));
    case 'push':
      return pushOf(quantity.loss, settledDraw(quantity.sum), quantity.truth);
    case 'worth-it':
      return worthIt(settledDraw(quantity.caught), settledDraw(quantity.alarms));
    case 'unit':
      return unitFigure(stage, { ...values, ...settled(quantity.given) }, inputsAsked(stage, quantity), quantity);
    case 'wide':
      return wideOf(stage, values, quantity.dollars, quantity.data);
    case 'split':
      return splitFigure(stage, values, quantity.figure, quantity.than);
    case 'slope':
      return slopeOf(stage, { ...values, ...settled(quantity.given) }, quantity);
    case 'thickness':
      return thicknessOf(stage, values, values['turn'] ?? 0, values['tilt'] ?? quantity.tilt);
    case 'kink': {
      const piece = piecesOf(stage, { ...values, ...settled(quantity.given) })[quantity.unit - 1];
      return piece === undefined ? Number.NaN : kinkOf(piece);
    }
    case 'kinds': {
      const from = { ...values, ...settled(quantity.given) };
      return kindsOf(stage, trainFrom(stage, from, from['rate'] ?? Number.NaN, quantity.epochs).at(-1) ?? new Float64Array());
    }
    case 'strays':
      return strays(stage, values, quantity.rows).length;
    case 'softmax':
      return softmaxFigure(stage, { ...values, ...settled(quantity.given) }, quantity.figure, quantity.unit);
    case 'shares':
      return sharesApart(stage, values, quantity.wanted);
    case 'count':
      return countOf(shapedNetwork(stage, { ...values, ...quantity.given }), quantity.counted);
    case 'built': {
      const network = shapedNetwork(stage, values);
      return COUNTED.reduce((off, counted) => off + Math.abs(countOf(network, counted) - (quantity.wanted[counted] ?? countOf(network, counted))), 0);
    }
    case 'stakes':
      return quantity.figure === 'worth' ? worthOf(stage, values, quantity.data) : stakes(stage, values, quantity.data)[quantity.figure];
    case 'fitted':
      return fittedMetric(stage, values, quantity);
    case 'trained':
    case 'learnt':
      return metricAt(stage, endOf(stage, values, pathAsked(stage, values, quantity)), quantity.metric, quantity.data);
  }
}

/** The way that a quantity runs the parameters along, epoch by epoch; none where it only looks. */
export function pathAsked(stage: Stage, values: Values, quantity: Quantity): Path {
  if (quantity.of === 'laps') return pathUntil(stage, values, (each) => metricAt(stage, each, quantity.metric, quantity.data) <= quantity.atMost);
  if (quantity.of === 'trained') return trainFrom(stage, values, values['rate'] ?? Number.NaN, quantity.epochs);
  const { program } = stage.task;
  if (quantity.of !== 'learnt' || program === undefined) return [];
  const learner = { ...program, rate: values['rate'] ?? program.rate };
  return runProgram(learner, without(trueLearner(program), quantity.without), stage.train, values, quantity.epochs).map((each) => parametersOf(stage, each));
}

/** Training from here at the present rate until something holds, or for as long as one waits. */
function pathUntil(stage: Stage, values: Values, holds: (values: Values) => boolean): Path {
  const path: Float64Array[] = [parametersOf(stage, values)];
  let here = values;
  while (path.length <= PATIENCE && !holds(here)) {
    const next = trainFrom(stage, here, values['rate'] ?? Number.NaN, 1)[1];
    if (next === undefined) break;
    path.push(next);
    here = valuesAt(stage, next, here);
  }
  return path;
}

/** Values at the end of a path. */
export function endOf(stage: Stage, values: Values, path: Path): Values {
  const end = path.at(-1);
  return end === undefined ? values : valuesAt(stage, end, values);
}

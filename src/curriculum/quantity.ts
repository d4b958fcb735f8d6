import { disturbedValue } from './disturbed.ts';
import { duelValue } from './duel.ts';
import { metricOf } from '../engine/metric/registry.ts';
import { solve } from '../engine/solve.ts';
import { apparatusFigure } from './apparatus.ts';
import { catchUp } from './catch-up.ts';
import { cellsOf, figureOf, pushOf, surpriseOf, worthIt } from './classes.ts';
import { thicknessOf } from './box.ts';
import { bestOfChance, trialWith } from './chance-search.ts';
import { firstRows } from './dataset.ts';
import { stakes, worthOf } from './decision.ts';
import { leverages, withEdits } from './edit.ts';
import { bestRule, handSays, ruleValues } from './hand.ts';
import type { Values } from './draw.ts';
import { CELLS } from './level-classes.ts';
import { COUNTED, type Quantity } from './level-quantity.ts';
import { learnerOf, runProgram, trueLearner, without } from './program.ts';
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
import { type Data, metricAt, matrixAt, saidAt, errorsAt, pullsAt, largestMove, worstRow, gradientAt, bestValues, leverageSizes, settledDraw, settled, stirred, wantedOf, outputAt, slopeOf, inputsAsked, unitFigure } from './measured.ts';

/** The largest change of a price that one more epoch at the present rate would bring. */
export function nextMove(stage: Stage, values: Values): number {
  const after = endOf(stage, values, trainFrom(stage, values, values['rate'] ?? Number.NaN, 1));
  return largestMove(stage, values, after).move;
}

/** Epochs after which training that has not arrived is not waited for. */
const PATIENCE = 400;

function rowIndex(errors: readonly number[], ids: readonly number[], row: number | 'each' | 'worst', index: number): number {
  if (row === 'worst') return worstRow(errors);
  return row === 'each' ? index % errors.length : Math.max(0, ids.indexOf(row));
}

/** How far one row is off: predicted − actual, its square, and its part of all squares in percent. */
export function rowFigures(stage: Stage, values: Values, data: Data, row: number | 'worst'): { error: number; square: number; share: number } {
  const error = evaluate(stage, values, { of: 'error', data, row });
  return { error, square: error * error, share: evaluate(stage, values, { of: 'share', data, row }) };
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
    case 'disturbed':
      return disturbedValue(stage, quantity);
    case 'duel':
      return duelValue(stage, { ...values, ...settled(quantity.given) }, quantity.metric);
    case 'fact':
      return Number.NaN;
    case 'run':
    case 'setting':
      return runValue(stage, values, quantity);
    case 'blur':
      return quantity.told / settledDraw(quantity.apart);
    case 'catch-up':
      return catchUp(stage, values, quantity);
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
    case 'stirred':
      return stirred(stage, values, quantity.given);
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
      return gradientAt(stage, { ...values, ...settled(quantity.given) }, quantity.parameter);
    case 'adjusted':
      return (values[quantity.parameter] ?? Number.NaN) - (values['rate'] ?? Number.NaN) * gradientAt(stage, values, quantity.parameter);
    case 'best':
      return bestValues(stage, { ...values, ...quantity.given }, [quantity.parameter])[quantity.parameter] ?? Number.NaN;
    case 'refit':
      return refitted(stage, values, quantity)[quantity.parameter] ?? Number.NaN;
    case 'edited':
      return withEdits(stage, values, { r1: 0, ...settled(quantity.given) }, quantity.under)[quantity.parameter] ?? Number.NaN;
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
    case 'filter':
    case 'memory':
    case 'attention':
    case 'messages':
    case 'forgery':
    case 'following':
      return apparatusFigure(stage, values, quantity);
    case 'arrivals':
      return trialWith(stage, { values: { ...('rate' in values ? { rate: values['rate'] ?? Number.NaN } : {}), ...settled(quantity.given) }, choices: quantity.chosen }).arrived;
    case 'searched':
      return bestOfChance(stage, quantity.trials);
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
  const program = learnerOf(stage.task);
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

import { feedback } from '../engine/feedback.ts';
import { type MetricName, metricOf } from '../engine/metric/registry.ts';
import { predict } from '../engine/predict.ts';
import { solve } from '../engine/solve.ts';
import type { Quantity, Values } from './level.ts';
import { runProgram, trueLearner, without } from './program.ts';
import { parametersOf, predictionsOf, type Stage } from './stage.ts';
import { type Path, trainFrom, valuesAt } from './training.ts';

type Data = 'train' | 'test';

/** A metric of the network at these values, in display units (dollars, dollars squared). */
export function metricAt(stage: Stage, values: Values, metric: MetricName, data: Data): number {
  const rows = data === 'train' ? stage.train : stage.test;
  return metricOf(metric)(predictionsOf(stage, values, data), rows.targets, rows.outputs);
}

/** predicted − actual of each row. */
export function errorsAt(stage: Stage, values: Values, data: Data): readonly number[] {
  const rows = data === 'train' ? stage.train : stage.test;
  return Array.from(predictionsOf(stage, values, data), (predicted, row) => predicted - (rows.targets[row] ?? 0));
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

function rowIndex(errors: readonly number[], ids: readonly number[], row: number | 'each' | 'worst', index: number): number {
  if (row === 'worst') return worstRow(errors);
  return row === 'each' ? index % errors.length : Math.max(0, ids.indexOf(row));
}

/** How far one row is off: predicted − actual, its square, and its part of all squares in percent. */
export function rowFigures(stage: Stage, values: Values, data: Data, row: number | 'worst'): { error: number; square: number; share: number } {
  const error = evaluate(stage, values, { of: 'error', data, row });
  return { error, square: error * error, share: evaluate(stage, values, { of: 'share', data, row }) };
}

/** The number that a quantity is at these values; `index` is the repetition of the question that asks. */
export function evaluate(stage: Stage, values: Values, quantity: Quantity, index = 0): number {
  const ids = (data: Data) => (data === 'train' ? stage.trainIds : stage.testIds);
  switch (quantity.of) {
    case 'number':
      return quantity.value;
    case 'fact':
      return Number.NaN;
    case 'parameter':
      return values[quantity.name] ?? Number.NaN;
    case 'metric':
      return metricAt(stage, { ...values, ...quantity.given }, quantity.metric, quantity.data);
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
    case 'trained':
    case 'learnt':
      return metricAt(stage, endOf(stage, values, pathAsked(stage, values, quantity)), quantity.metric, quantity.data);
  }
}

/** The way that a quantity runs the parameters along, epoch by epoch; none where it only looks. */
export function pathAsked(stage: Stage, values: Values, quantity: Quantity): Path {
  if (quantity.of === 'trained') return trainFrom(stage, values, values['rate'] ?? Number.NaN, quantity.epochs);
  const { program } = stage.task;
  if (quantity.of !== 'learnt' || program === undefined) return [];
  const learner = { ...program, rate: values['rate'] ?? program.rate };
  return runProgram(learner, without(trueLearner(program), quantity.without), stage.train, values, quantity.epochs).map((each) => parametersOf(stage, each));
}

/** Values at the end of a path. */
export function endOf(stage: Stage, values: Values, path: Path): Values {
  const end = path.at(-1);
  return end === undefined ? values : valuesAt(stage, end, values);
}

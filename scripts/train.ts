// npm run --silent train -- FILE.json
//
// Trains every case of a file in the form of test/golden/golden.json and prints the same JSON with `final` (full precision)
// and the metrics filled in; `scaling` is printed as computed from the training rows. Case by case:
//   data         chapter1 … chapter4: the book's rows (assets/datasets/hotels.json); classes gold, silver, bronze
//   layers       [{units, activation}], loss mse | binary-cross-entropy | categorical-cross-entropy
//   init         one [weights[input][unit], biases] pair per layer, in standardised units; so is `final`
//   grad_factor  multiplies the gradient (default 1): dz = (a - y) / N * grad_factor
//   hyper        lr, epochs, batch ("full", or so many consecutive rows); a case's own entries go before the file's
// Inputs, and the target where the loss is mse, are standardised with the training rows' mean and population deviation.
// Filled in: train_mse and test_mse (the target's unit squared, dollars² for a price), or train_correct, test_correct and
// train_cost_ln (natural logarithms). JSON has no NaN or Infinity: where training diverged such numbers are printed as null.
// A bad file costs one line on stderr and exit code 1.
import { readFileSync } from 'node:fs';
import { hotelRows } from '../src/engine/dataset/hotels.ts';
import { measure } from '../src/engine/measure.ts';
import { judge } from '../src/engine/metric/judge.ts';
import { meanSquaredError } from '../src/engine/metric/mean-squared-error.ts';
import { layout, type Network } from '../src/engine/network.ts';
import { outputs, predict } from '../src/engine/predict.ts';
import type { Rows } from '../src/engine/rows.ts';
import { fitScaling, standardise, type Scaling } from '../src/engine/scaling.ts';
import { train } from '../src/engine/train.ts';
import { messageOf, parseTrainings, type Case, type Fields } from './training-file.ts';

const METRICS = new Set(['final', 'train_mse', 'test_mse', 'train_correct', 'test_correct', 'train_cost_ln', 'scaling']);

function main(file: string | undefined): void {
  if (file === undefined) throw new Error('no file; run npm run --silent train -- FILE.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file}: cannot be read (${messageOf(error)}); give the path of a JSON file`, { cause: error });
  }
  let result: Fields;
  try {
    result = trainFile(text);
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
  console.log(JSON.stringify(result, null, 1));
}

function trainFile(text: string): Fields {
  const { fields, cases } = parseTrainings(text);
  const [shared] = cases.map(printedScaling);
  return {
    ...fields,
    scaling: shared,
    cases: cases.map((each) => {
      const own = printedScaling(each);
      const kept = Object.entries(each.fields).filter(([name]) => !METRICS.has(name));
      const differs = JSON.stringify(own) !== JSON.stringify(shared);
      return { ...Object.fromEntries(kept), ...(differs ? { scaling: own } : {}), ...trainCase(each) };
    }),
  };
}

function trainCase({ chapter, network, start, gradFactor, hyper }: Case): Fields {
  const raw = hotelRows(chapter, 'train');
  const rawTest = hotelRows(chapter, 'test');
  const regression = network.loss === 'mean-squared-error';
  const scaling = fitScaling(raw, { targets: regression });
  const rows = standardise(raw, scaling);
  const test = standardise(rawTest, scaling);
  const { lr: learningRate, epochs, batch } = hyper;
  const { parameters } = train(network, start, rows, { learningRate, epochs, batch, gradFactor });
  const trained = outputs(predict(network, parameters, rows));
  const tested = outputs(predict(network, parameters, test));
  const final = nested(network, parameters);
  if (regression) {
    return {
      final,
      train_mse: orNull(meanSquaredError(inUnits(trained, scaling), raw.targets, raw.outputs)),
      test_mse: orNull(meanSquaredError(inUnits(tested, scaling), rawTest.targets, raw.outputs)),
    };
  }
  const right = (judges: Rows): number | null => {
    const [accuracy = NaN] = judge(network, parameters, judges, ['accuracy']);
    return orNull(Math.round(accuracy * judges.count));
  };
  return {
    final,
    train_correct: right(rows),
    test_correct: right(test),
    train_cost_ln: orNull(measure(network, trained, rows)),
  };
}

/** Standardised predictions back in the target's unit. */
function inUnits(predictions: Float64Array, { targetMean, targetStd }: Scaling): Float64Array {
  const width = targetMean.length;
  return predictions.map((value, i) => value * (targetStd[i % width] ?? NaN) + (targetMean[i % width] ?? NaN));
}

/** Flat parameters in the file's form: one [weights[input][unit], biases] pair per layer. */
function nested(network: Network, parameters: Float64Array): unknown {
  const slice = (from: number, length: number) => Array.from(parameters.subarray(from, from + length), orNull);
  return layout(network).map(({ inputs, units, weights, biases }) => [Array.from({ length: inputs }, (_, i) => slice(weights + i * units, units)), slice(biases, units)]);
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * The scaling of a case's rows in the form of the file: y is what the training standardised, or the price where a
 * classification leaves its target alone; a list where there are several targets.
 */
function printedScaling(each: Case): Fields {
  const price = each.chapter === 'chapter1' ? 'chapter1' : 'chapter2';
  const rows = hotelRows(each.network.loss === 'mean-squared-error' ? each.chapter : price, 'train');
  const { inputMean, inputStd, targetMean, targetStd } = fitScaling(rows, { targets: true });
  return {
    x_mean: inputMean,
    x_std: inputStd,
    y_mean: rows.outputs === 1 ? targetMean[0] : targetMean,
    y_std: rows.outputs === 1 ? targetStd[0] : targetStd,
    note: `mean and population std (ddof 0) of the ${rows.count} training rows`,
  };
}

try {
  main(process.argv[2]);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

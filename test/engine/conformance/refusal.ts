// Bad input is named before anything runs.
import type { Network } from '../../../src/engine/network.ts';
import type { Plan, PopulationOptions } from '../../../src/engine/population.ts';
import { makeRows, type Rows } from '../../../src/engine/rows.ts';
import { claim, type Question } from './case.ts';
import { dense, someRows, someStart } from './material.ts';

const network = dense(2, 'mean-squared-error', [3, 'relu'], [1, 'linear']);
const yes = dense(2, 'binary-cross-entropy', [1, 'sigmoid']);
const labels = dense(2, 'categorical-cross-entropy', [3, 'softmax']);
const good: Plan = { start: someStart(network, 'good'), learningRate: 0.1, batch: 'full', epochs: 2 };
const rows = someRows(network, 5, 'refusal');
const spoilt = (of: Rows, targets: readonly number[]): Rows => ({ ...of, targets: Float64Array.from(targets) });
/** What a program without types might hand in: the fields are laid over a good plan or good options. */
const over = <Whole extends object>(whole: Whole, fields: object): Whole => ({ ...whole, ...fields });

interface Refusal {
  readonly message: RegExp;
  readonly network?: Network;
  readonly rows?: Rows;
  readonly plan?: object;
  readonly plans?: readonly Plan[];
  readonly options?: object;
}

/** Each spoils one thing; `plan` stands third among good ones. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  'no plans': { plans: [], message: /^plans: none; give/ },
  'another shape': { plan: { start: new Float64Array(3) }, message: /^plans\[2\]\.start: 3 parameters; the network has 13/ },
  'a NaN in the start': { plan: { start: someStart(network, 'x').fill(NaN, 4, 5) }, message: /^plans\[2\]\.start\[4\]: NaN; give/ },
  'a draw of no kind': { plan: { start: { kind: 'best', seed: 1 } }, message: /^plans\[2\]\.start\.kind: "best" is unknown; use one of glorot/ },
  'a draw without a seed': { plan: { start: { kind: 'he' } }, message: /^plans\[2\]\.start\.seed: undefined; give/ },
  'a constant that is none': { plan: { start: { kind: 'constant', value: Infinity, seed: 1 } }, message: /^plans\[2\]\.start\.value: Infinity; give/ },
  'an infinite rate': { plan: { learningRate: Infinity }, message: /^plans\[2\]\.learningRate: Infinity; give finite/ },
  'a NaN among the rates': { plan: { learningRate: [0.1, NaN] }, message: /^plans\[2\]\.learningRate\[1\]: NaN; give finite/ },
  'a gap among the rates': { plan: { learningRate: Array<number>(9) }, message: /^plans\[2\]\.learningRate\[0\]: undefined; give finite/ },
  'a negative rate': { plan: { learningRate: -0.1 }, message: /^plans\[2\]\.learningRate: -0\.1; give/ },
  'too few rates': { plan: { learningRate: [0.1] }, message: /^plans\[2\]\.learningRate: 1 rates for 2 epochs; give one per epoch/ },
  'half an epoch': { plan: { epochs: 1.5 }, message: /^plans\[2\]\.epochs: 1\.5; give a whole number/ },
  'negative epochs': { plan: { epochs: -1 }, message: /^plans\[2\]\.epochs: -1; give/ },
  'batch 0': { plan: { batch: 0 }, message: /^plans\[2\]\.batch: 0; give "full" or a whole number/ },
  'half a batch': { plan: { batch: 2.5 }, message: /^plans\[2\]\.batch: 2\.5; give/ },
  'frozen of null': { plan: { frozen: null }, message: /^plans\[2\]\.frozen: null; give a list of true and false/ },
  'frozen in words': { plan: { frozen: 'yes' }, message: /^plans\[2\]\.frozen: "yes"; give a list/ },
  'frozen by numbers': { plan: { frozen: Array.from({ length: 13 }, (_, p) => (p === 3 ? 1 : false)) }, message: /^plans\[2\]\.frozen\[3\]: 1; give true or false/ },
  'a gap among the frozen': { plan: { frozen: Array<boolean>(13) }, message: /^plans\[2\]\.frozen\[0\]: undefined; give true/ },
  'a past of another optimizer': { plan: { past: { adjustments: 1, memory: new Float64Array(13) } }, message: /^plans\[2\]\.past\.memory: 13 numbers; gradient-descent remembers 0 for each of 13 parameters/ },
  'a past of half an adjustment': { plan: { past: { adjustments: 0.5, memory: new Float64Array() } }, message: /^plans\[2\]\.past\.adjustments: 0\.5; give a whole number/ },
  'a past with a NaN': { plan: { optimizer: { name: 'momentum' }, past: { adjustments: 1, memory: new Float64Array(13).fill(NaN, 3, 4) } }, message: /^plans\[2\]\.past\.memory\[3\]: NaN; give a finite number/ },
  'a past without a memory': { plan: { past: { adjustments: 1 } }, message: /^plans\[2\]\.past\.memory: undefined; give a Float64Array/ },
  'a past and an early stop': { plan: { stop: { every: 1, patience: 1 }, past: { adjustments: 0, memory: new Float64Array() } }, message: /^plans\[2\]\.past: a training that stops early .*leave one of them out/ },
  'an epsilon in words': { plan: { optimizer: { name: 'adam', epsilon: '1e-8' } }, message: /^plans\[2\]\.optimizer\.epsilon: "1e-8"; give a finite number/ },
  'a decay in words': { plan: { optimizer: { name: 'rmsprop', decay: '0.9' } }, message: /^plans\[2\]\.optimizer\.decay: "0\.9"; give/ },
  'momentum of null': { plan: { optimizer: { name: 'momentum', momentum: null } }, message: /^plans\[2\]\.optimizer\.momentum: null; give/ },
  'a penalty in words': { plan: { penalty: { l2: '0.1' } }, message: /^plans\[2\]\.penalty\.l2: "0\.1"; give/ },
  'a penalty of null': { plan: { penalty: null }, message: /^plans\[2\]\.penalty: null; give an object with l1, l2/ },
  'a patience in words': { plan: { stop: { every: 1, patience: '2' } }, message: /^plans\[2\]\.stop\.patience: "2"; give/ },
  'a gain in words': { plan: { stop: { every: 1, patience: 2, least: '0' } }, message: /^plans\[2\]\.stop\.least: "0"; give/ },
  'a misspelt start': { plan: { start: { kind: 'glorot', seed: 1, sed: 2 } }, message: /^plans\[2\]\.start\.sed: unknown; use kind, value, seed/ },
  'a seed of null': { plan: { start: { kind: 'glorot', seed: null } }, message: /^plans\[2\]\.start\.seed: null; give/ },
  'a constant in words': { plan: { start: { kind: 'constant', value: '1', seed: 1 } }, message: /^plans\[2\]\.start\.value: "1"; give/ },
  'epochs in words': { plan: { epochs: '2' }, message: /^plans\[2\]\.epochs: "2"; give a whole number/ },
  'too few frozen': { plan: { frozen: [true] }, message: /^plans\[2\]\.frozen: 1 entries; the network has 13/ },
  'an unknown optimizer': { plan: { optimizer: { name: 'newton' } }, message: /^plans\[2\]\.optimizer\.name: "newton" is unknown; use one of gradient-descent, / },
  'momentum 1': { plan: { optimizer: { name: 'momentum', momentum: 1 } }, message: /^plans\[2\]\.optimizer\.momentum: 1; give a number from 0/ },
  'a decay that is none': { plan: { optimizer: { name: 'adam', decay: NaN } }, message: /^plans\[2\]\.optimizer\.decay: NaN; give/ },
  'epsilon 0': { plan: { optimizer: { name: 'rmsprop', epsilon: 0 } }, message: /^plans\[2\]\.optimizer\.epsilon: 0; give/ },
  'a constant of another optimizer': { plan: { optimizer: { name: 'momentum', beta: 1 } }, message: /^plans\[2\]\.optimizer\.beta: momentum has no such constant; it has momentum/ },
  'a negative penalty': { plan: { penalty: { l1: -1 } }, message: /^plans\[2\]\.penalty\.l1: -1; give/ },
  'a penalty that is none': { plan: { penalty: { l2: NaN } }, message: /^plans\[2\]\.penalty\.l2: NaN; give/ },
  'a start of null': { plan: { start: null }, message: /^plans\[2\]\.start: null; give a Float64Array/ },
  'no start': { plan: { start: undefined }, message: /^plans\[2\]\.start: undefined; give a Float64Array/ },
  'a start in single precision': { plan: { start: new Float32Array(13) }, message: /^plans\[2\]\.start: a Float32Array; give a Float64Array/ },
  'a start in a plain array': { plan: { start: [1, 2] }, message: /^plans\[2\]\.start: a plain array; give a Float64Array/ },
  'no rate': { plan: { learningRate: undefined }, message: /^plans\[2\]\.learningRate: undefined; give a number/ },
  'a rate in words': { plan: { learningRate: '0.1' }, message: /^plans\[2\]\.learningRate: "0\.1"; give a number/ },
  'no batch': { plan: { batch: undefined }, message: /^plans\[2\]\.batch: undefined; give "full"/ },
  'a batch in words': { plan: { batch: '2' }, message: /^plans\[2\]\.batch: "2"; give "full"/ },
  'a seed of NaN': { plan: { batch: 2, seed: NaN }, message: /^plans\[2\]\.seed: NaN; give a finite/ },
  'too many epochs': { plan: { epochs: 1e9 }, message: /^plans\[2\]\.epochs: 1000000000; give a whole number from 0 to 999999999/ },
  'a misspelt field': { plan: { optimiser: { name: 'adam' } }, message: /^plans\[2\]\.optimiser: unknown; use start, learningRate/ },
  'a misspelt penalty': { plan: { penalty: { L2: 1 } }, message: /^plans\[2\]\.penalty\.L2: unknown; use l1, l2/ },
  'no optimizer at all': { plan: { optimizer: null }, message: /^plans\[2\]\.optimizer: null; give/ },
  'a hole among the plans': { plans: Object.assign([good, good, good], { length: 4 }), message: /^plans\[3\]: undefined; give a plan/ },
  'rows in plain arrays': { rows: over(rows, { inputs: [...rows.inputs] }), message: /^rows\.inputs: no Float64Array; make/ },
  'half a row': { rows: over(rows, { count: 1.5 }), message: /^rows\.count: 1\.5; give a whole/ },
  'absurdly many units': {
    network: dense(2, 'mean-squared-error', [99_999, 'relu'], [99_999, 'relu'], [1, 'linear']), message: /^layers: \d+ parameters; at most 10000000/,
  },
  'no patience': { plan: { stop: { every: 1, patience: 0 } }, message: /^plans\[2\]\.stop\.patience: 0; give/ },
  'checks never': { plan: { stop: { every: 0, patience: 1 } }, message: /^plans\[2\]\.stop\.every: 0; give/ },
  'a negative gain': { plan: { stop: { every: 1, patience: 1, least: -1 } }, message: /^plans\[2\]\.stop\.least: -1; give/ },
  'a NaN in the data': { rows: spoilt(rows, [1, 2, NaN, 4, 5]), message: /^row 2: targets\[0\] is NaN; give/ },
  'rows that do not fit': { rows: makeRows([[1]], [[1]]), message: /^rows\.features: 1, but the network has 2/ },
  'targets that do not fit': { rows: makeRows([[1, 2]], [[1, 2]]), message: /^rows\.outputs: 2, but the network has 1/ },
  'yes and no and 2': {
    network: yes, rows: spoilt(rows, [0, 1, 2, 0, 1]), plan: { start: new Float64Array(3) }, message: /^row 2: targets: 2 is no class; give 0/,
  },
  'a row of no class': {
    network: labels, rows: makeRows([[1, 1], [1, 1]], [[0, 1, 0], [0, 0, 0]]), plan: { start: new Float64Array(9) }, message: /^row 1: targets: they sum to 0; give 1/,
  },
  'a row of two classes': {
    network: labels, rows: makeRows([[1, 1]], [[0, 1, 1]]), plan: { start: new Float64Array(9) }, message: /^row 0: targets: they sum to 2; give 1/,
  },
  'a share of -1': {
    network: labels, rows: makeRows([[1, 1]], [[1, 1, -1]]), plan: { start: new Float64Array(9) }, message: /^row 0: targets: -1 is no share/,
  },
  'a network of no layers': { network: { ...network, layers: [] }, message: /^layers: none; give/ },
  'an epoch that is not trained': { options: { curveAt: [1, 3] }, plan: { epochs: 3 }, message: /^plans\[0\]\.epochs: 2, but curveAt\[1\] is 3; train/ },
  'an epoch that one plan does not train': { options: { curveAt: [2] }, plan: { epochs: 1 }, message: /^plans\[2\]\.epochs: 1, but curveAt\[0\] is 2; train/ },
  'half an epoch of the curve': { options: { curveAt: [0, 0.5] }, message: /^curveAt\[1\]: 0\.5; give/ },
  'a NaN in the curve': { options: { curveAt: [NaN] }, message: /^curveAt\[0\]: NaN; give/ },
  'a curve in words': { options: { curveAt: ['1'] }, message: /^curveAt\[0\]: "1"; give/ },
  'a curve that is no list': { options: { curveAt: 2 }, message: /^curveAt: 2; give a list/ },
  'metrics that are no list': { options: { metrics: 'accuracy' }, message: /^metrics: "accuracy"; give a list/ },
  'no rows at all': { rows: over(rows, { count: 0 }), message: /^rows\.count: no rows; give/ },
  'a NaN among the inputs': { rows: over(rows, { inputs: rows.inputs.with(7, NaN) }), message: /^row 3: inputs\[1\] is NaN; give/ },
  'an unknown metric': { options: { metrics: ['accuracy', 'beauty'] }, message: /^metrics\[1\]: "beauty" is unknown; use one of mean-squared-error/ },
  'validation that does not fit': { options: { validation: makeRows([[1]], [[1]]) }, message: /^validation\.features: 1, but the network has 2/ },
  'a NaN in the validation': { options: { validation: spoilt(rows, [NaN, 2, 3, 4, 5]) }, message: /^validation: row 0: targets\[0\] is NaN/ },
};

export const refusalCases: readonly Question[] = Object.entries(REFUSALS).map(([name, bad]) => ({
  name: `refused: ${name}`,
  async run(backend) {
    const { plan = {}, plans = [good, good, over(good, plan), good], message } = bad;
    const options = over<PopulationOptions>({ onTrained: () => claim(false, 'something was trained') }, bad.options ?? {});
    let told: unknown;
    try {
      await backend(bad.network ?? network, bad.rows ?? rows, plans, options);
    } catch (error) {
      told = error;
    }
    claim(told instanceof Error && message.test(told.message), `told ${String(told)}, wanted ${String(message)}`);
  },
}));

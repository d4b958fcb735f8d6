// Networks of other layers than dense ones: a backend trains them as the reference does, or refuses by the layer's name.
import { BOX } from '../../../src/engine/loss/class-and-box.ts';
import { outputCount, outputShape, type LayerSpec, type Network } from '../../../src/engine/network.ts';
import type { Plan } from '../../../src/engine/population.ts';
import { random } from '../../../src/engine/random.ts';
import { makeRows, type Rows } from '../../../src/engine/rows.ts';
import { asked, claim, type Question } from './case.ts';
import { endsAsWanted, someStart } from './material.ts';

const picture = (height: number, width: number, channels: number, loss: Network['loss'], ...layers: LayerSpec[]): Network => (
  { inputs: height * width * channels, inputShape: [height, width, channels], loss, layers }
);
const sequence = (steps: number, features: number, loss: Network['loss'], ...layers: LayerSpec[]): Network => (
  { inputs: steps * features, inputShape: [steps, features], loss, layers }
);
/** Words of a sentence. */
const WORDS = 7;
const sentence = (words: number, loss: Network['loss'], ...layers: LayerSpec[]): Network => (
  { inputs: words, loss, layers: [{ kind: 'embedding', words: WORDS, size: 3 }, ...layers] }
);
/** Some hear several, one hears another twice and itself, one hears nobody. */
const FRIENDS = [[1, 4], [0, 2, 3, 4], [2, 1, 1], [], [3]];
const softmax = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'softmax' });

/** Sizes that do not fill vectors and such that do, windows that tile, overlap, leave cells out and hang over the edge. */
export const NETWORKS: Readonly<Record<string, Network>> = {
  'a small digits network': picture(8, 8, 1, 'categorical-cross-entropy', { kind: 'conv2d', filters: 8, size: 3, activation: 'relu' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'flatten' }, softmax(10)),
  'three filters over two channels': picture(5, 6, 2, 'mean-squared-error', { kind: 'conv2d', filters: 3, size: 2, activation: 'tanh' }, { kind: 'dense', units: 2, activation: 'linear' }),
  'strides, rims and means': picture(7, 7, 2, 'mean-squared-error', { kind: 'conv2d', filters: 5, size: 3, stride: 2, padding: 'same', activation: 'sigmoid' }, { kind: 'pool', by: 'mean', size: 2, stride: 1 }, { kind: 'conv2d', filters: 2, size: 2, padding: 'same', activation: 'tanh' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'a question for every pixel': picture(5, 5, 3, 'binary-cross-entropy', { kind: 'conv2d', filters: 4, size: 3, padding: 'same', activation: 'tanh' }, { kind: 'pool', by: 'max', size: 3, stride: 2 }, { kind: 'conv2d', filters: 1, size: 1, activation: 'sigmoid' }),
  'a class for every pixel': picture(4, 4, 1, 'categorical-cross-entropy', { kind: 'conv2d', filters: 9, size: 3, padding: 'same', activation: 'relu' }, { kind: 'per-step', units: 3, activation: 'softmax' }),
  'dense before a pool that leaves cells out': picture(5, 5, 1, 'mean-squared-error', { kind: 'pool', by: 'max', size: 2 }, { kind: 'dense', units: 6, activation: 'relu' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'a pool of three channels before all': picture(5, 4, 3, 'mean-squared-error', { kind: 'pool', by: 'max', size: 2, stride: 1 }, { kind: 'dense', units: 2, activation: 'tanh' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'a picture that grows': picture(2, 3, 1, 'binary-cross-entropy', { kind: 'conv2d', filters: 3, size: 1, activation: 'tanh' }, { kind: 'upsample', size: 2 }, { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'sigmoid' }),
  'a narrow place and back': picture(4, 4, 1, 'mean-squared-error', { kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'tanh' }, { kind: 'dense', units: 12, activation: 'relu' }, { kind: 'reshape', shape: [2, 2, 3] }, { kind: 'upsample', size: 2 }, { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'sigmoid' }),
  'a pixel grows before all': picture(1, 2, 3, 'mean-squared-error', { kind: 'upsample', size: 2 }, { kind: 'pool', by: 'mean', size: 2 }, { kind: 'dense', units: 1, activation: 'linear' }),
  'channels that do not fill vectors, in other shapes': picture(4, 3, 1, 'mean-squared-error', { kind: 'conv2d', filters: 3, size: 2, activation: 'tanh' }, { kind: 'reshape', shape: [2, 9] }, { kind: 'recurrent', units: 3, activation: 'tanh', returns: 'all' }, { kind: 'reshape', shape: [3, 2] }, { kind: 'dense', units: 2, activation: 'linear' }),
  'shapes before all': sequence(3, 2, 'mean-squared-error', { kind: 'reshape', shape: [2, 3] }, { kind: 'per-step', units: 5, activation: 'relu' }, { kind: 'flatten' }, { kind: 'reshape', shape: [5, 2] }, { kind: 'mean' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'one neuron for every number of a line': picture(4, 4, 1, 'mean-squared-error', { kind: 'conv2d', filters: 2, size: 3, activation: 'tanh' }, { kind: 'flatten' }, { kind: 'per-step', units: 1, activation: 'linear' }),
  'a bag of features': sequence(5, 3, 'mean-squared-error', { kind: 'mean' }, { kind: 'dense', units: 2, activation: 'linear' }),
  'a bag of words, averaged': sentence(6, 'categorical-cross-entropy', { kind: 'mean' }, softmax(2)),
  'two memories': sequence(4, 2, 'mean-squared-error', { kind: 'recurrent', units: 5, activation: 'tanh', returns: 'all' }, { kind: 'recurrent', units: 3, activation: 'sigmoid', returns: 'last' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'one step, one unit': sequence(1, 1, 'mean-squared-error', { kind: 'recurrent', units: 1, activation: 'linear', returns: 'last' }),
  'sentences with feelings': sentence(6, 'categorical-cross-entropy', { kind: 'recurrent', units: 12, activation: 'tanh', returns: 'last' }, softmax(2)),
  'the next word of each': sentence(4, 'categorical-cross-entropy', { kind: 'gru', units: 5, returns: 'all' }, { kind: 'per-step', units: WORDS, activation: 'softmax' }),
  'encoder and decoder': sentence(5, 'categorical-cross-entropy', { kind: 'gru', units: 4, returns: 'last' }, { kind: 'repeat', times: 3 }, { kind: 'gru', units: 6, returns: 'all' }, { kind: 'per-step', units: 5, activation: 'softmax' }),
  'gates alone': sequence(3, 2, 'mean-squared-error', { kind: 'gru', units: 3, returns: 'last' }),
  'a bag of words': sentence(5, 'binary-cross-entropy', { kind: 'flatten' }, { kind: 'dense', units: 1, activation: 'sigmoid' }),
  'what is dropped': sequence(2, 3, 'mean-squared-error', { kind: 'dropout', rate: 0.4 }, { kind: 'dense', units: 2, activation: 'linear' }),
  'dropped twice, once in every channel': picture(4, 5, 1, 'categorical-cross-entropy', { kind: 'conv2d', filters: 5, size: 2, activation: 'tanh' }, { kind: 'dropout', rate: 0.25 }, { kind: 'flatten' }, { kind: 'dense', units: 7, activation: 'tanh' }, { kind: 'dropout', rate: 0.6 }, softmax(3)),
  'nothing is dropped': sequence(1, 5, 'mean-squared-error', { kind: 'dense', units: 3, activation: 'tanh' }, { kind: 'dropout', rate: 0 }, { kind: 'dense', units: 1, activation: 'linear' }),
  'nearly all is dropped': sequence(1, 5, 'mean-squared-error', { kind: 'dense', units: 9, activation: 'tanh' }, { kind: 'dropout', rate: 1 - 2 ** -30 }, { kind: 'dense', units: 1, activation: 'linear' }),
  'a class and its box': picture(4, 4, 1, 'class-and-box', { kind: 'conv2d', filters: 3, size: 3, padding: 'same', activation: 'tanh' }, { kind: 'class-and-box', classes: 3 }),
  'five classes and a box that counts more': { ...sequence(3, 2, 'class-and-box', { kind: 'class-and-box', classes: 5 }), boxWeight: 7.5 },
  'a class alone, out of whole vectors': { ...sequence(2, 4, 'class-and-box', { kind: 'dense', units: 5, activation: 'relu' }, { kind: 'class-and-box', classes: 4 }), boxWeight: 0 },
  'friends who hear each other': sequence(5, 3, 'mean-squared-error', { kind: 'message', units: 3, activation: 'tanh', neighbours: FRIENDS }, { kind: 'message', units: 6, activation: 'relu', neighbours: FRIENDS }, { kind: 'mean' }, { kind: 'dense', units: 1, activation: 'linear' }),
  'a class for every node': sequence(5, 4, 'categorical-cross-entropy', { kind: 'message', units: 5, activation: 'tanh', neighbours: FRIENDS }, { kind: 'message', units: 3, activation: 'softmax', neighbours: FRIENDS }),
  'nobody hears anybody': sequence(2, 1, 'binary-cross-entropy', { kind: 'message', units: 1, activation: 'sigmoid', neighbours: [[], []] }),
  'attention': sequence(3, 4, 'mean-squared-error', { kind: 'attention', units: 3, size: 2 }, { kind: 'dense', units: 1, activation: 'linear' }),
  'words look back, twice': sentence(6, 'categorical-cross-entropy', { kind: 'attention', units: 5, size: 3, causal: true }, { kind: 'attention', units: 9, size: 4, causal: true }, { kind: 'per-step', units: WORDS, activation: 'softmax' }),
  'one step looks at itself': sequence(1, 2, 'mean-squared-error', { kind: 'attention', units: 1, size: 1 }),
  'eight steps, whole vectors': sequence(8, 4, 'mean-squared-error', { kind: 'per-step', units: 4, activation: 'tanh' }, { kind: 'attention', units: 4, size: 8 }, { kind: 'mean' }, { kind: 'dense', units: 2, activation: 'linear' }),
};

/** Rows that suit the network: words or normal inputs, targets that its loss can judge. */
export function rowsFor(network: Network, count: number, seed: string): Rows {
  const { normal, integer, uniform } = random(`kinds ${seed}`);
  const group = outputShape(network).at(-1) ?? 1;
  const words = network.layers[0]?.kind === 'embedding';
  const inputs = Array.from({ length: count }, () => Array.from({ length: network.inputs }, () => (words ? integer(WORDS) : Math.fround(normal()))));
  const oneOf = (classes: number): number[] => {
    const label = integer(classes);
    return Array.from({ length: classes }, (_, u) => (u === label ? 1 : 0));
  };
  const target = (): number[] => {
    // Something stands in two rows of three.
    if (network.loss === 'class-and-box') return [...oneOf(group - BOX), ...(integer(3) === 0 ? [0, 0, 0, 0] : Array.from({ length: BOX }, () => Math.fround(0.1 + 0.8 * uniform())))];
    if (network.loss !== 'categorical-cross-entropy') return Array.from({ length: group }, () => (network.loss === 'mean-squared-error' ? Math.fround(normal()) : integer(2)));
    return oneOf(group);
  };
  return makeRows(inputs, inputs.map(() => Array.from({ length: outputCount(network) / group }, target).flat()));
}

/** A refusal that names the layer: another backend takes over. */
export const REFUSED = /^layers\[\d+\]\.kind: .* has no code in .*train it on the reference$/;

const kinds: readonly Question[] = Object.entries(NETWORKS).map(([name, network]) => ({
  name: `other layers: ${name}`,
  async run(backend, tolerance) {
    const rows = rowsFor(network, 11, name);
    const frozen = Array.from(someStart(network, name), (_, p) => p % 5 === 0);
    const plans: Plan[] = [
      { start: someStart(network, name), learningRate: 1, batch: 'full', epochs: 1 },
      { start: { kind: 'glorot', seed: 2 }, learningRate: 0.05, batch: 4, epochs: 5, seed: 3 },
      { start: { kind: 'he', seed: 4 }, learningRate: 0.01, batch: 3, epochs: 5, optimizer: { name: 'adam', epsilon: 1e-3 }, penalty: { l1: 0.01, l2: 0.02 } },
      { start: someStart(network, 'frozen'), learningRate: 0.02, batch: 1, epochs: 2, optimizer: { name: 'momentum' }, frozen },
      { start: someStart(network, 'again'), learningRate: 0.05, batch: 'full', epochs: 12, stop: { every: 2, patience: 2, least: 0.01 } },
    ];
    const options = { curveAt: [0, 1], validation: rowsFor(network, 5, 'held back') };
    const all = await asked(backend, network, rows, plans, options);
    if (typeof all === 'string') return claim(REFUSED.test(all), `told "${all}"`);
    endsAsWanted(network, rows, plans, all, tolerance, options);
  },
}));

/** Of equal numbers under a window the first gets back all: the filter sees the same everywhere. */
const ties: Question = {
  name: 'other layers: of equal numbers the first is the largest',
  async run(backend, tolerance) {
    const network = picture(4, 4, 1, 'mean-squared-error', { kind: 'conv2d', filters: 2, size: 1, activation: 'tanh' }, { kind: 'conv2d', filters: 4, size: 1, activation: 'linear' }, { kind: 'pool', by: 'max', size: 2 }, { kind: 'dense', units: 1, activation: 'linear' });
    const rows = makeRows([Array.from({ length: 16 }, (_, i) => (i % 3 === 0 ? 1 : 0.5)), Array.from({ length: 16 }, () => 0.25)], [[1], [-1]]);
    const plans: Plan[] = [{ start: someStart(network, 'ties'), learningRate: 0.1, batch: 'full', epochs: 4 }];
    const all = await asked(backend, network, rows, plans);
    if (typeof all === 'string') return claim(REFUSED.test(all), `told "${all}"`);
    endsAsWanted(network, rows, plans, all, tolerance);
  },
};

/** Without bounds on what comes out: a rate that is too high blows each of them up. */
const UNBOUNDED: Readonly<Record<string, Network>> = {
  memories: sequence(5, 2, 'mean-squared-error', { kind: 'recurrent', units: 3, activation: 'linear', returns: 'all' }, { kind: 'dense', units: 1, activation: 'linear' }),
  messages: sequence(5, 2, 'mean-squared-error', { kind: 'message', units: 3, activation: 'linear', neighbours: FRIENDS }, { kind: 'dense', units: 1, activation: 'linear' }),
  attention: sequence(5, 2, 'mean-squared-error', { kind: 'attention', units: 3, size: 2, causal: true }, { kind: 'dense', units: 1, activation: 'linear' }),
  'what is dropped': sequence(5, 2, 'mean-squared-error', { kind: 'per-step', units: 3, activation: 'linear' }, { kind: 'dropout', rate: 0.3 }, { kind: 'dense', units: 1, activation: 'linear' }),
};

const blown = Object.entries(UNBOUNDED).map(([name, network]): Question => ({
  name: `other layers: a training that blows up is told, and the next one is sound: ${name}`,
  async run(backend, tolerance) {
    const rows = rowsFor(network, 6, 'blown');
    const calm: Plan = { start: someStart(network, 'calm'), learningRate: 0.01, batch: 2, epochs: 30 };
    const plans = [{ ...calm, learningRate: 1e3 }, calm];
    const all = await asked(backend, network, rows, plans);
    if (typeof all === 'string') return claim(REFUSED.test(all), `told "${all}"`);
    claim(all[0]?.diverged === true && all[0].loss === Infinity, `the wild one ended at ${all[0]?.loss}`);
    endsAsWanted(network, rows, [calm], all.slice(1), tolerance);
  },
}));

export const kindCases: readonly Question[] = [...kinds, ties, ...blown];

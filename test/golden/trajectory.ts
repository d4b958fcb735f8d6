import { hotelRows, type Chapter } from '../../src/engine/dataset/hotels.ts';
import { checkNetwork, type ActivationName, type LossName, type Network } from '../../src/engine/network.ts';
import { random } from '../../src/engine/random.ts';
import { fitScaling, standardise } from '../../src/engine/scaling.ts';
import { startParameters } from '../../src/engine/start.ts';
import { train } from '../../src/engine/train.ts';

/** The hash that every machine and browser must find. It changes only together with ENGINE in src/engine/version.ts. */
export const EXPECTED_TRAJECTORY = '86149408e02ed177';

const HIDDEN: readonly ActivationName[] = ['linear', 'relu', 'sigmoid', 'tanh'];
const OUTPUTS: readonly { chapter: Chapter; loss: LossName; activations: readonly ActivationName[] }[] = [
  { chapter: 'chapter1', loss: 'mean-squared-error', activations: HIDDEN },
  { chapter: 'chapter2', loss: 'mean-squared-error', activations: HIDDEN },
  { chapter: 'chapter3', loss: 'binary-cross-entropy', activations: ['sigmoid'] },
  { chapter: 'chapter4', loss: 'categorical-cross-entropy', activations: ['softmax'] },
];
const BATCHES: readonly { batch: 'full' | number; seed?: number }[] = [{ batch: 'full' }, { batch: 5 }, { batch: 7, seed: 11 }];

/**
 * Trains small networks over every activation, loss and batch mode and hashes the bytes of every parameter and loss after
 * every epoch: 16 hexadecimal digits. Equal digits mean equal bits. Runs in Node and in browsers.
 */
export function trajectoryHash(): string {
  const low = fnv(0x811c9dc5);
  const high = fnv(0x9747b28c);
  const view = new DataView(new ArrayBuffer(8));
  const add = (value: number): void => {
    view.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) {
      low.add(view.getUint8(i));
      high.add(view.getUint8(7 - i));
    }
  };
  for (const { network, chapter } of networks()) {
    const raw = hotelRows(chapter, 'train');
    const rows = standardise(raw, fitScaling(raw, { targets: network.loss === 'mean-squared-error' }));
    for (const [index, batch] of BATCHES.entries()) {
      const start = startParameters(network, { kind: index === 1 ? 'he' : 'glorot' }, random(`${chapter} ${index}`));
      train(network, start, rows, {
        ...batch, learningRate: 0.08, epochs: 25,
        onEpoch: (_epoch, parameters, loss) => {
          parameters.forEach(add);
          add(loss);
        },
      });
    }
  }
  return low.digits() + high.digits();
}

function networks(): { network: Network; chapter: Chapter }[] {
  return OUTPUTS.flatMap(({ chapter, loss, activations }) => activations.flatMap((activation) => HIDDEN.map((hidden) => {
    const raw = hotelRows(chapter, 'train');
    const network: Network = {
      inputs: raw.features,
      layers: [
        { kind: 'dense', units: 4, activation: hidden },
        { kind: 'dense', units: 3, activation: hidden },
        { kind: 'dense', units: raw.outputs, activation },
      ],
      loss,
    };
    checkNetwork(network);
    return { network, chapter };
  })));
}

/** FNV-1a, 32 bits. */
function fnv(offset: number): { add: (byte: number) => void; digits: () => string } {
  let hash = offset;
  return {
    add: (byte) => {
      hash = Math.imul(hash ^ byte, 0x01000193);
    },
    digits: () => (hash >>> 0).toString(16).padStart(8, '0'),
  };
}

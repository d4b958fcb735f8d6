import { at } from '../../at.ts';
import { layersOf, type Network } from '../../network.ts';
import type { Optimizer } from '../../optimizer/optimizer.ts';
import { STATE } from '../memory-map.ts';
import { codeOf } from './kinds.ts';
import { padded, type LayerCode, type StackMap, type Tensor } from './tensor.ts';

/** What a kernel of a network of several kinds of layers is generated for. */
export interface StackSpec {
  readonly network: Network;
  readonly optimizer: Optimizer;
  readonly penalised: boolean;
}

/** The layers, and where everything stands. */
export interface StackPlan {
  readonly codes: readonly LayerCode[];
  readonly map: StackMap;
  /** What comes out of the last layer. */
  readonly output: Tensor;
  /** Where the target of the reference's unit stands among the numbers of the output. */
  targetOf(unit: number): number;
  /** Bytes of a row: its inputs, then its targets, arranged as the output; each from a multiple of 16 on. */
  readonly targets: number;
  readonly rowBytes: number;
}

/** How what comes into a network is arranged: without gaps. */
function inputOf({ inputs, inputShape = [inputs] }: Network): Tensor {
  const features = inputShape.at(-1) ?? inputs;
  return { places: inputs / features, features, stride: features, values: { area: 'row', offset: 0 }, back: undefined };
}

export function planStack({ network, optimizer, penalised }: StackSpec): StackPlan {
  const layers = layersOf(network);
  const counted = () => {
    let bytes = 0;
    const take = (numbers: number) => {
      bytes += 4 * padded(numbers);
      return bytes - 4 * padded(numbers);
    };
    return { take, bytes: () => bytes };
  };
  const [weights, scratch] = [counted(), counted()];
  const codes: LayerCode[] = [];
  network.layers.forEach((spec, l) => {
    const shape = l === 0 ? network.inputShape ?? [network.inputs] : at(layers, l - 1).shape;
    const input = l === 0 ? inputOf(network) : at(codes, l - 1).output;
    codes.push(codeOf(spec, at(layers, l), shape, input, weights.take, scratch.take));
  });
  const block = Math.max(16, weights.bytes());
  let end = STATE;
  const take = (bytes: number) => {
    end += bytes;
    return end - bytes;
  };
  const map = {
    block,
    parameters: take(block),
    gradients: take(block),
    memory: take(block * optimizer.memory),
    mask: take(block),
    l1: take(penalised ? block : 0),
    l2: take(penalised ? block : 0),
    scratch: take(scratch.bytes()),
    scratchBytes: scratch.bytes(),
  };
  const { output, columnOf = (unit: number) => Math.floor(unit / output.features) * output.stride + (unit % output.features) } = at(codes, codes.length - 1);
  const targets = 4 * padded(network.inputs);
  return { codes, map: { ...map, end }, output, targetOf: columnOf, targets, rowBytes: targets + 4 * padded(output.places * output.stride) };
}

import type { Network } from '../engine/network.ts';
import type { Program } from './level-program.ts';

/** Rule cards over more than one neuron of one input teach dense layers: a lane leads back, and the others are all weights and all biases. */
export function checkProgram({ lanes }: Program, { layers }: Network, refuse: (field: string, remedy: string) => never): void {
  if (layers.some(({ kind }) => kind !== 'dense')) refuse('network.layers', 'rule cards teach dense layers');
  const own = lanes.findIndex(({ parameter }) => parameter !== undefined && parameter !== 'w' && parameter !== 'b');
  if (own >= 0) refuse(`program.lanes[${own}].parameter`, 'over layers, use "w" for all weights and "b" for all biases');
  const back = lanes.findIndex((lane) => lane.back === true);
  if (layers.length > 1 && back < 0) refuse('program.lanes', 'give hidden layers a lane that goes back');
  if (lanes.slice(0, back).some(({ parameter }) => parameter !== undefined)) refuse(`program.lanes[${back}]`, 'lay the way back before the lanes that adjust');
}

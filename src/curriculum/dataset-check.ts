import { outputCount } from '../engine/network.ts';
import type { Task } from './level.ts';
import { pictureOutputs, pictureSpec } from './pictures.ts';
import { sentenceSpec } from './sentences.ts';

/** Networks of a task, by the field that they stand in. */
type Networks = readonly (readonly [string, Task['network']])[];

/** What comes in are pixels, what comes out is what is asked of a picture. */
export function checkPictures(networks: Networks, data: Extract<Task['dataset'], { source: 'pictures' }>, refuse: (field: string, remedy: string) => never): void {
  const { width, height, grounds } = pictureSpec(data.set);
  if (data.target === 'pixels' && grounds.length === 0) refuse('dataset.target', `nothing is known of the pixels of ${data.set}`);
  if (data.target === 'itself' && pictureSpec(data.set).sheet === null) refuse('dataset.target', `${data.set} are not from 0 to 1; copy digits`);
  if (data.target === 'box' && data.set !== 'streets') refuse('dataset.target', `${data.set} have no boxes`);
  for (const [field, network] of networks) {
    if (network.inputs !== width * height) refuse(`${field}.inputs`, `give as many as a picture of ${data.set} has pixels (${width * height})`);
    if (outputCount(network) !== pictureOutputs(data)) refuse(`${field}.layers`, `${outputCount(network)} numbers come out; ${pictureOutputs(data)} are asked of a picture`);
  }
}

export function checkSentences(networks: Networks, { set, train, test }: Extract<Task['dataset'], { source: 'sentences' }>, refuse: (field: string, remedy: string) => never): void {
  const { steps, words, count, outputs } = sentenceSpec(set);
  for (const [field, rows] of [['train', train], ['test', test]] as const) {
    const ids = 'draw' in rows ? rows.from : 'oneOf' in rows ? rows.oneOf.flat() : rows;
    const stray = ids.find((id) => id > count);
    if (stray !== undefined) refuse(`dataset.${field}`, `no sentence ${stray} in ${set}; there are ${count}`);
  }
  for (const [field, network] of networks) {
    const [first] = network.layers;
    if (network.inputs !== steps) refuse(`${field}.inputs`, `give as many as the longest sentence of ${set} has words (${steps})`);
    if (first?.kind !== 'embedding' || first.words !== words.length) refuse(`${field}.layers[0]`, `begin with an embedding of the ${words.length} words of ${set}`);
    if (outputCount(network) !== outputs) refuse(`${field}.layers`, `${outputCount(network)} numbers come out; ${outputs} are asked of a sentence`);
  }
}

import type { Layer } from '../../layer/layer.ts';
import type { MessageSpec } from '../../layer/message.ts';
import { HERE } from '../arithmetic.ts';
import { f32x4, i32 } from '../instructions.ts';
import { NOWHERE } from './embedding.ts';
import { along, fill, load, moved, overVectors, store } from './loops.ts';
import { inLine, writeGradients, writeSums, writeTransposed, type Runs } from './products.ts';
import { padded, spotOf, type LayerCode, type Pen, type Place, type Take, type Tensor } from './tensor.ts';

/** Words of a message in the list: bytes to who hears it, bytes to who says it, and its share among all that is heard. */
const MESSAGE = 3;

/**
 * Every node's own features and the mean of its neighbours' go through tables of their own. Who hears whom is a list in memory
 * that one loop walks along, so that code does not grow with the graph.
 */
export function messageCode({ units, neighbours }: MessageSpec, { weights: from, biases }: Layer, input: Tensor, weights: Take, scratch: Take): LayerCode {
  const { places: nodes, features, stride } = input;
  const width = padded(units);
  const [pitch, apart] = [4 * width, 4 * stride];
  const [own, others, bias] = [weights(stride * width), weights(stride * width), weights(width)];
  const place = (numbers: number): Place => ({ area: 'scratch', offset: scratch(numbers) });
  const [values, back, beside] = [place(nodes * width), place(nodes * width), place(nodes * width)];
  const [means, backMeans] = [place(nodes * stride), place(nodes * stride)];
  const turned = input.back === undefined ? undefined : { own: place(units * stride), others: place(units * stride) };
  const messages = neighbours.flatMap((heard, node) => heard.map((other) => ({ node, other, share: 1 / heard.length })));
  const words = new Int32Array(MESSAGE * messages.length);
  const shares = new Float32Array(words.buffer);
  messages.forEach(({ node, other, share }, k) => {
    words.set([apart * node, apart * other], MESSAGE * k);
    shares[MESSAGE * k + 2] = share;
  });
  const list = place(words.length);
  const runs: Runs = { count: 1, length: stride, pitch: 0 };
  const grid = inLine(nodes, apart, pitch);

  /** For every message adds its share of what stands where it comes from; on the way back the other way round. */
  const send = (pen: Pen, source: Place, target: Place, [sender, hearer]: readonly [number, number]) => {
    const { f } = pen;
    const [said, heard] = [spotOf(pen, source), spotOf(pen, target)];
    along(f, messages.length, [{ base: i32.constant(spotOf(pen, list).offset), step: 4 * MESSAGE }], ([message = HERE]) => {
      const [x, y] = [moved(f, said.base, i32.load(message, sender)), moved(f, heard.base, i32.load(message, hearer))];
      const share = f.keep('v128', f32x4.loadSplat(message, 8));
      overVectors(f, stride, [{ base: x.get, offset: said.offset }, { base: y.get, offset: heard.offset }], ([one = NOWHERE, sum = NOWHERE]) => {
        f.emit(store(sum, f32x4.add(load(sum), f32x4.multiply(load(one), share.get))));
      });
    });
  };
  return {
    beside,
    output: { places: nodes, features: units, stride: width, values, back },
    tables: [
      { from, lines: features, columns: units, offset: own, pitch: width },
      { from: from + features * units, lines: features, columns: units, offset: others, pitch: width },
      { from: biases, lines: 1, columns: units, offset: bias, pitch: width },
    ],
    facts: { place: list, words },
    forward(pen) {
      const { f, map: { parameters } } = pen;
      const sums = spotOf(pen, values);
      fill(f, spotOf(pen, means), nodes * stride);
      send(pen, input.values, means, [4, 0]);
      writeSums(f, { inputs: spotOf(pen, input.values), runs, weights: parameters + own, pitch, width, sums, grid, start: parameters + bias });
      writeSums(f, { inputs: spotOf(pen, means), runs, weights: parameters + others, pitch, width, sums, grid, start: 'there' });
    },
    backward(pen) {
      const { f, map: { gradients } } = pen;
      const errors = spotOf(pen, back);
      writeGradients(f, { inputs: spotOf(pen, input.values), runs, gradients: gradients + own, biases: gradients + bias, pitch, width, errors, grid });
      writeGradients(f, { inputs: spotOf(pen, means), runs, gradients: gradients + others, pitch, width, errors, grid });
      if (input.back === undefined || turned === undefined) return;
      const carry = (table: Place, sums: Place) => writeSums(f, {
        inputs: errors, runs: { count: 1, length: units, pitch: 0 }, weights: spotOf(pen, table).offset, pitch: apart, width: stride,
        sums: spotOf(pen, sums), grid: inLine(nodes, pitch, apart), start: 'zero',
      });
      carry(turned.own, input.back);
      carry(turned.others, backMeans);
      send(pen, backMeans, input.back, [0, 4]);
    },
    prepare(pen) {
      if (turned === undefined) return;
      const { parameters } = pen.map;
      writeTransposed(pen.f, stride, units, { base: HERE, offset: parameters + own }, pitch, spotOf(pen, turned.own), apart);
      writeTransposed(pen.f, stride, units, { base: HERE, offset: parameters + others }, pitch, spotOf(pen, turned.others), apart);
    },
  };
}

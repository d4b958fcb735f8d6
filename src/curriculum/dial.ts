import { layout } from '../engine/network.ts';
import { random } from '../engine/random.ts';
import { standardise } from '../engine/scaling.ts';
import { startParameters } from '../engine/start.ts';
import { train } from '../engine/train.ts';
import type { Piece } from './arrangement.ts';
import type { Draw } from './draw.ts';
import { sized } from './shape.ts';
import type { Stage } from './stage.ts';

/** What one dial showed at the end of every run, in the order of the runs. */
export type Readings = readonly number[];

const known = new WeakMap<readonly Piece[], ReadonlyMap<string, Readings>>();

/**
 * The task's network, trained several times by one recipe that the seed draws, each time from another start: what every dial
 * then stands at. Weights and biases in training units; the loss in units of the target, squared.
 */
function readings({ task, train: rows, scaling, seed, pieces }: Stage): ReadonlyMap<string, Readings> {
  const recipe = task.arrangement?.runs;
  if (recipe === undefined) return new Map();
  const chance = random(`${seed}/dials`);
  const drawn = (value: Draw) => (typeof value === 'number' ? value : Array.isArray(value) ? (value[chance.integer(value.length)] ?? 0) : chance.draw(value.from, value.to, value.step));
  const [rate, epochs, units] = [drawn(recipe.rate), drawn(recipe.epochs), drawn(recipe.units)];
  const network = { ...task.network, layers: sized(task.network.layers, (layer) => (layer === 1 ? units : undefined)) };
  const standard = standardise(rows, scaling);
  const [spread = 1] = scaling.targetStd;
  const dollars = spread * spread;
  const ends = Array.from({ length: recipe.count }, () => {
    const { parameters, loss } = train(network, startParameters(network, { kind: 'glorot' }, chance), standard, { learningRate: rate, epochs });
    return { parameters, loss: loss * dollars };
  });
  const [first, last] = [layout(network)[0], layout(network).at(-1)];
  const figure = (dial: NonNullable<Piece['dial']>): Readings => {
    if (dial === 'rate') return ends.map(() => rate);
    if (dial === 'epochs') return ends.map(() => epochs);
    if (dial === 'units') return ends.map(() => units);
    if (dial === 'loss') return ends.map(({ loss }) => loss);
    const place = { 'first-weight': first?.weights, 'last-weight': last?.weights, 'first-bias': first?.biases, 'last-bias': last?.biases }[dial] ?? 0;
    return ends.map(({ parameters }) => parameters[place] ?? Number.NaN);
  };
  return new Map(pieces.flatMap((piece) => (piece.dial === undefined ? [] : [[piece.id, figure(piece.dial)] as const])));
}

/** What the dial of a piece showed at the end of every run; none where the piece is no dial. */
export function readingsOf(stage: Stage, piece: string): Readings {
  const found = known.get(stage.pieces) ?? readings(stage);
  known.set(stage.pieces, found);
  return found.get(piece) ?? [];
}

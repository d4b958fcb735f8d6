import { activations } from '../engine/activation/registry.ts';
import { activationOf, layout, type Network, parameterNames } from '../engine/network.ts';
import { type Forward, outputs, predict } from '../engine/predict.ts';
import type { Rows } from '../engine/rows.ts';
import type { Card } from './card.ts';
import type { Values } from './draw.ts';
import { outputId, sumId } from './graph.ts';
import type { Learner } from './level-program.ts';
import { type Epoch, type Laid, slotId, type Worked } from './laid.ts';

type Lane = Learner['lanes'][number];

/** What a card leaves at the units of a layer, or at the wires that come to it (from × units + unit): per number one a row, or one for all rows. */
interface Pile {
  layer: number;
  wires: boolean;
  numbers: readonly (readonly number[])[];
}

const parametersAt = (network: Network, values: Values) => Float64Array.from(parameterNames(network), (name) => values[name] ?? 0);

/** What the network says of each row at these values. */
export function networkSays(network: Network, values: Values, rows: Rows): readonly number[] {
  return Array.from(outputs(predict(network, parametersAt(network, values), rows)));
}

/** What lies there for a row: its own, or what is there for all. */
const atRow = (numbers: readonly number[], row: number) => (numbers.length === 1 ? numbers[0] : numbers[row]) ?? 0;
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/**
 * One epoch of rule cards over a whole network, dense layers only. Every card works on all numbers of its place at once: the shared lane on
 * the outputs, the lane that goes back on the units of each hidden layer, those of `w` and `b` on every weight and every bias. Cards
 * at places where they make no sense do what they say with what is there. `tokens` name numbers as graphs do (graph.ts).
 */
export function networkEpoch(program: Learner, network: Network, laid: Laid, rows: Rows, start: Values): Epoch {
  const names = parameterNames(network);
  const layers = layout(network);
  const last = layers.length - 1;
  const parameters = parametersAt(network, start);
  const worked: Worked[] = [];
  let forward: Forward | null = null;

  const shapeOf = (layer: number) => layers[layer] ?? { inputs: 0, units: 0, weights: 0, biases: 0 };
  const valuesNow = (): Values => ({ ...start, ...Object.fromEntries(names.map((name, index) => [name, parameters[index] ?? 0])) });
  let values = valuesNow();
  /** What enters a layer; nothing has come to a hidden one before it was predicted. */
  const entering = (layer: number, from: number, row: number) => (layer === 0 ? rows.inputs[row * rows.features + from] : forward?.a[layer - 1]?.[row * shapeOf(layer).inputs + from]) ?? 0;
  const slope = (layer: number, unit: number, row: number) => {
    const place = row * shapeOf(layer).units + unit;
    const name = activationOf(network, layer);
    return name === 'softmax' ? 1 : activations[name].derivative(forward?.z[layer]?.[place] ?? 0, forward?.a[layer]?.[place] ?? 0);
  };
  /** A number for each row, made of what lies there for that row. */
  const byRow = (numbers: readonly number[], change: (value: number, row: number) => number) => Array.from({ length: rows.count }, (_, row) => change(atRow(numbers, row), row));
  const mapped = (pile: Pile, change: (value: number, unit: number, row: number) => number): Pile =>
    ({ ...pile, numbers: pile.numbers.map((each, index) => byRow(each, (value, row) => change(value, index % Math.max(1, shapeOf(pile.layer).units), row))) });
  /** From the units of a layer to the wires that come to it, times what is on each wire. */
  const onWires = (pile: Pile, times: (from: number, unit: number, row: number) => number): Pile => {
    const { inputs, units } = shapeOf(pile.layer);
    const numbers = Array.from({ length: inputs * units }, (_, wire) =>
      byRow(pile.numbers[pile.wires ? wire : wire % units] ?? [0], (value, row) => value * times(Math.floor(wire / units), wire % units, row)));
    return { layer: pile.layer, wires: true, numbers };
  };
  /** From the units of a layer back to those of the layer before, through the wires. */
  const carriedBack = (pile: Pile, through: (from: number, unit: number) => number): Pile => {
    const { inputs } = shapeOf(pile.layer);
    const numbers = Array.from({ length: inputs }, (_, from) => Array.from({ length: rows.count }, (_each, row) =>
      sumOf(pile.numbers.map((each, unit) => atRow(each, row) * through(from, unit)))));
    return { layer: pile.layer - 1, wires: false, numbers };
  };
  const weightAt = (layer: number) => (from: number, unit: number) => parameters[shapeOf(layer).weights + from * shapeOf(layer).units + unit] ?? 0;

  const work = (card: Card, pile: Pile, lane: Lane, to: number): Pile => {
    switch (card) {
      case 'predict': {
        forward = predict(network, parameters, rows);
        const said = forward.a[to] ?? new Float64Array();
        const { units } = shapeOf(to);
        return { layer: to, wires: false, numbers: Array.from({ length: units }, (_, unit) => Array.from({ length: rows.count }, (_each, row) => said[row * units + unit] ?? 0)) };
      }
      case 'error':
        return mapped(pile, (value, unit, row) => value - (rows.targets[row * rows.outputs + Math.min(unit, rows.outputs - 1)] ?? 0));
      case 'times-weight':
        if (lane.back === true && pile.layer > to) return carriedBack(pile, weightAt(pile.layer));
        return onWires(pile, weightAt(pile.layer));
      case 'times-slope':
        return mapped(pile, (value, unit, row) => value * slope(pile.layer, unit, row));
      case 'times-input':
        return onWires(pile, (from, _, row) => entering(pile.layer, from, row));
      case 'average':
        return { ...pile, numbers: pile.numbers.map((each) => [sumOf(each) / Math.max(1, each.length)]) };
      case 'times-rate':
        return { ...pile, numbers: pile.numbers.map((each) => each.map((value) => value * program.rate)) };
      case 'subtract':
        return pile;
    }
  };

  /** What lies on wires goes to units where a lane or a layer wants units: put together. */
  const atUnits = ({ layer, wires, numbers }: Pile): Pile => {
    if (!wires) return { layer, wires, numbers };
    const { units } = shapeOf(layer);
    const arriving = (unit: number) => numbers.filter((_, wire) => wire % units === unit);
    return { layer, wires: false, numbers: Array.from({ length: units }, (_, unit) => Array.from({ length: Math.max(1, ...arriving(unit).map(({ length }) => length)) }, (_each, row) =>
      sumOf(arriving(unit).map((each) => atRow(each, row))))) };
  };

  /** Takes what lies there, all rows after one another, from the parameters of its layer. */
  const adjust = (pile: Pile, parameter: string): void => {
    const { inputs, units, weights, biases } = shapeOf(pile.layer);
    if (parameter === 'b') {
      atUnits(pile).numbers.forEach((each, unit) => { parameters[biases + unit] = (parameters[biases + unit] ?? 0) - sumOf(each); });
      return;
    }
    for (let wire = 0; wire < inputs * units; wire++) {
      parameters[weights + wire] = (parameters[weights + wire] ?? 0) - sumOf(pile.numbers[pile.wires ? wire : wire % units] ?? []);
    }
  };

  const tokensOf = (piles: readonly Pile[], card: Card, lane: Lane) => new Map(piles.flatMap(({ layer, wires, numbers }) => numbers.map((each, index): [string, readonly number[]] => {
    const { weights, biases } = shapeOf(layer);
    if (wires) return [names[weights + index] ?? '', each];
    if (lane.parameter === 'b') return [names[biases + index] ?? '', each];
    const before = lane.back === true ? card === 'times-weight' : layer === last;
    return [before ? outputId(layer, index) : sumId(layer, index), each];
  })));

  /** The cards of a lane on what came to these layers. */
  const through = (lane: Lane, came: readonly Pile[]): readonly Pile[] => {
    let piles = came;
    for (let index = 0; index < lane.slots; index++) {
      const slot = slotId(lane.id, index);
      const card = laid[slot];
      if (card === undefined) continue;
      const targets = came.map(({ layer }) => (lane.back === true ? layer - 1 : layer));
      piles = piles.map((pile, each) => work(card, pile, lane, targets[each] ?? last));
      if (card === 'subtract' && lane.parameter !== undefined) {
        for (const pile of piles) adjust(pile, lane.parameter);
        values = valuesNow();
      }
      worked.push({ slot, card, held: null, values, tokens: tokensOf(piles, card, lane) });
    }
    return piles;
  };

  const nothing = (layer: number): Pile => ({ layer, wires: false, numbers: Array.from({ length: shapeOf(layer).units }, () => [0]) });
  const came = layers.map((_, layer) => nothing(layer));
  for (const lane of program.lanes) {
    if (lane.parameter !== undefined) through(lane, came);
    else if (lane.back === true) {
      for (let layer = last - 1; layer >= 0; layer--) {
        const [left = nothing(layer)] = through(lane, [came[layer + 1] ?? nothing(layer + 1)]);
        const units = atUnits(left);
        const silent = Array.from({ length: lane.slots }, (_, index) => laid[slotId(lane.id, index)]).every((card) => card === undefined);
        came[layer] = silent ? nothing(layer) : units.layer > layer ? carriedBack(units, () => 1) : units;
      }
    } else came[last] = atUnits(through(lane, [nothing(last)])[0] ?? nothing(last));
  }
  return { worked, values };
}

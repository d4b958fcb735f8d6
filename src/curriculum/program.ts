import { CARDS, type Card } from './card.ts';
import type { Values } from './draw.ts';
import { type Epoch, type Held, type Laid, slotId, type Worked } from './laid.ts';
import type { Learner, Program } from './level-program.ts';
import type { Task } from './level.ts';
import { networkEpoch, networkSays } from './network-program.ts';
import type { Rows } from '../engine/rows.ts';

/** The learner of a task: over one neuron of one input, or over its network. */
export function learnerOf({ program, network }: Pick<Task, 'program' | 'network'>): Learner | undefined {
  return program === undefined || network.inputs * network.layers.length === 1 ? program : { ...program, network };
}

/** The cards among what was chosen, by slot. */
export function cardsIn(choices: Readonly<Record<string, string>>): Laid {
  return Object.fromEntries(Object.entries(choices).map(([slot, option]) => [slot, CARDS.find((card) => card === option)]));
}

export function slotsOf(program: Program): readonly string[] {
  return program.lanes.flatMap((lane) => Array.from({ length: lane.slots }, (_, index) => slotId(lane.id, index)));
}

/** The rule of the book (p. 50-51, 74-80): both gradients are taken before either parameter moves. */
const TRUE_TRUNK: readonly Card[] = ['predict', 'error'];
const TRUE_BACK: readonly Card[] = ['times-weight', 'times-slope'];
const TRUE_WEIGHT: readonly Card[] = ['times-input', 'average', 'times-rate', 'subtract'];
const TRUE_BIAS: readonly Card[] = ['average', 'times-rate', 'subtract'];

/** The cards of the true learner in this program's slots; a lane for a weight multiplies by the input. */
export function trueLearner(program: Program): Record<string, Card> {
  const laid: Record<string, Card> = {};
  for (const lane of program.lanes) {
    const cards = lane.back === true ? TRUE_BACK : lane.parameter === undefined ? TRUE_TRUNK : lane.parameter.startsWith('w') ? TRUE_WEIGHT : TRUE_BIAS;
    cards.forEach((card, index) => { laid[slotId(lane.id, index)] = card; });
  }
  return laid;
}

function each(held: Held, rows: Rows, change: (value: number, row: number) => number): readonly number[] {
  return Array.from({ length: rows.count }, (_, row) => change(typeof held === 'number' ? held : (held?.[row] ?? 0), row));
}

function work(card: Card, held: Held, rows: Rows, values: Values, rate: number): Held {
  switch (card) {
    case 'predict':
      return each(null, rows, (_, row) => (values['w'] ?? 0) * (rows.inputs[row] ?? 0) + (values['b'] ?? 0));
    case 'error':
      return each(held, rows, (value, row) => value - (rows.targets[row] ?? 0));
    case 'times-input':
      return each(held, rows, (value, row) => value * (rows.inputs[row] ?? 0));
    case 'average':
      return typeof held === 'object' && held !== null ? held.reduce((sum, value) => sum + value, 0) / held.length : (held ?? 0);
    case 'times-rate':
      return typeof held === 'number' || held === null ? (held ?? 0) * rate : held.map((value) => value * rate);
    case 'times-weight':
      return each(held, rows, (value) => value * (values['w'] ?? 0));
    case 'times-slope':
    case 'subtract':
      return held;
  }
}

/** All hotels pull one after another where nobody took the average. */
function total(held: Held): number {
  return typeof held === 'number' ? held : (held?.reduce((sum, value) => sum + value, 0) ?? 0);
}

/** One epoch of the laid learner, on one input, w and b, or on its network. */
export function runEpoch(program: Learner, laid: Laid, rows: Rows, start: Values): Epoch {
  if (program.network !== undefined) return networkEpoch(program, program.network, laid, rows, start);
  const worked: Worked[] = [];
  let values = start;
  let shared: Held = null;
  for (const lane of program.lanes) {
    let held: Held = lane.parameter === undefined ? null : shared;
    for (let index = 0; index < lane.slots; index++) {
      const slot = slotId(lane.id, index);
      const card = laid[slot];
      if (card === undefined) continue;
      held = work(card, held, rows, values, program.rate);
      if (card === 'subtract' && lane.parameter !== undefined) {
        values = { ...values, [lane.parameter]: (values[lane.parameter] ?? 0) - total(held) };
      }
      worked.push({ slot, card, held, values });
    }
    if (lane.parameter === undefined) shared = held;
  }
  return { worked, values };
}

/** Parameters after each of `epochs` epochs, the start first; stops where they are no longer finite. */
export function runProgram(program: Learner, laid: Laid, rows: Rows, start: Values, epochs = program.epochs): readonly Values[] {
  const path: Values[] = [start];
  let values = start;
  for (let epoch = 0; epoch < epochs; epoch++) {
    values = runEpoch(program, laid, rows, values).values;
    path.push(values);
    if (!Object.values(values).every(Number.isFinite)) break;
  }
  return path;
}

/** The cards laid, but for those of these kinds. */
export function without(laid: Laid, cards: readonly Card[]): Laid {
  return Object.fromEntries(Object.entries(laid).filter(([, card]) => card !== undefined && !cards.includes(card)));
}

/** Where the prices of two learners lie furthest apart. */
export interface Gap {
  row: number;
  dollars: number;
}

function priceAt(values: Values, input: number): number {
  return (values['w'] ?? 0) * input + (values['b'] ?? 0);
}

/** The widest gap between the laid learner's prices and the true learner's after all epochs; Infinity where it left the numbers. */
export function widestGap(program: Learner, laid: Laid, rows: Rows, start: Values): Gap {
  const ours = runProgram(program, laid, rows, start).at(-1) ?? start;
  const right = runProgram(program, trueLearner(program), rows, start).at(-1) ?? start;
  const says = (values: Values) => (program.network === undefined ? Array.from(rows.inputs, (input) => priceAt(values, input)) : networkSays(program.network, values, rows));
  const wanted = says(right);
  return says(ours).reduce<Gap>((widest, price, row) => {
    const apart = Math.abs(price - (wanted[row] ?? 0));
    const dollars = Number.isFinite(apart) ? apart : Infinity;
    return dollars > widest.dollars ? { row, dollars } : widest;
  }, { row: 0, dollars: 0 });
}

/** The town of these in which the laid learner does worst. */
export function worstTown(program: Learner, laid: Laid, towns: readonly { rows: Rows; start: Values }[]): Gap & { town: number } {
  return towns.reduce<Gap & { town: number }>((worst, { rows, start }, town) => {
    const gap = widestGap(program, laid, rows, start);
    return gap.dollars > worst.dollars ? { ...gap, town } : worst;
  }, { town: 0, row: 0, dollars: 0 });
}

// Reads a file of trainings, in the form of test/golden/golden.json. Errors say which case and field, and what to do.
import { hotelRows, type Chapter } from '../src/engine/dataset/hotels.ts';
import type { LossName } from '../src/engine/loss/registry.ts';
import { checkNetwork, layout, outputCount, type ActivationName, type LayerSpec, type Network } from '../src/engine/network.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Hyper {
  lr: number;
  epochs: number;
  batch: 'full' | number;
}

export interface Case {
  /** The case as it stood in the file. */
  fields: Fields;
  chapter: Chapter;
  network: Network;
  start: Float64Array;
  gradFactor: number;
  hyper: Hyper;
}

const CHAPTERS: Record<string, Chapter> = {
  chapter1: 'chapter1',
  chapter2: 'chapter2',
  chapter3: 'chapter3',
  chapter4: 'chapter4',
};
const LOSSES: Record<string, LossName> = {
  mse: 'mean-squared-error',
  'mean-squared-error': 'mean-squared-error',
  'binary-cross-entropy': 'binary-cross-entropy',
  'categorical-cross-entropy': 'categorical-cross-entropy',
};
const ACTIVATIONS: Record<string, ActivationName> = {
  linear: 'linear',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softmax: 'softmax',
};
const MOST_EPOCHS = 1_000_000;
const MOST_UNITS = 1_000;

/** Parses the text of a file. Throws an Error naming case, field and remedy. */
export function parseTrainings(text: string): { fields: Fields; cases: Case[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON (${messageOf(error)}); give a file in the form of test/golden/golden.json`, { cause: error });
  }
  if (!isFields(json)) throw new Error('not an object; give {"hyper": {…}, "cases": […]}');
  const { hyper, cases } = json;
  if (hyper !== undefined && !isFields(hyper)) throw new Error('hyper: not an object; give {"lr", "epochs", "batch"}');
  if (!Array.isArray(cases)) throw new Error(`cases: ${shown(cases)}; give a list of trainings`);
  if (cases.length === 0) throw new Error('cases: empty; give at least one training');
  const list: readonly unknown[] = cases;
  return { fields: json, cases: list.map((each, index) => namedCase(each, index, hyper)) };
}

/** One line that says what went wrong. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namedCase(value: unknown, index: number, shared: Fields | undefined): Case {
  const name = isFields(value) && typeof value['net'] === 'string' ? ` (${value['net']})` : '';
  try {
    return parseCase(value, shared);
  } catch (error) {
    throw new Error(`cases[${index}]${name}: ${messageOf(error)}`, { cause: error });
  }
}

function parseCase(value: unknown, shared: Fields | undefined): Case {
  if (!isFields(value)) throw new Error(`${shown(value)}; give an object with data, layers, loss and init`);
  const own = value['hyper'];
  for (const name of ['lr', 'epochs', 'batch', 'learningRate', 'gradFactor']) {
    if (Object.hasOwn(value, name)) throw new Error(`${name}: unknown here; ${name === 'gradFactor' ? 'write grad_factor' : 'it belongs into "hyper"'}`);
  }
  if (own !== undefined && !isFields(own)) throw new Error('hyper: not an object; give {"lr", "epochs", "batch"} or leave it out');
  const chapter = choice('data', value['data'], CHAPTERS);
  const loss = choice('loss', value['loss'], LOSSES);
  const rows = hotelRows(chapter, 'train');
  const network: Network = { inputs: rows.features, layers: parseLayers(value['layers']), loss };
  checkNetwork(network);
  checkFit(network, chapter, rows.outputs);
  return {
    fields: value,
    chapter,
    network,
    start: parseInit(value['init'], network),
    gradFactor: parseGradFactor(value['grad_factor']),
    hyper: parseHyper({ ...shared, ...own }),
  };
}

function parseLayers(value: unknown): LayerSpec[] {
  if (!Array.isArray(value)) throw new Error(`layers: ${shown(value)}; give a list of {"units", "activation"}`);
  const list: readonly unknown[] = value;
  return list.map((layer, l) => {
    if (!isFields(layer)) throw new Error(`layers[${l}]: ${shown(layer)}; give {"units", "activation"}`);
    refuseUnknown(`layers[${l}]`, layer, ['units', 'activation', 'kind', 'note']);
    const { units } = layer;
    if (!isWhole(units, 1) || units > MOST_UNITS) {
      throw new Error(`layers[${l}].units: ${shown(units)}; give a whole number from 1 to ${MOST_UNITS}`);
    }
    return { kind: 'dense', units, activation: choice(`layers[${l}].activation`, layer['activation'], ACTIVATIONS) };
  });
}

/** Does the loss suit the targets of the chapter, and do the outputs count as many? */
function checkFit(network: Network, chapter: Chapter, outputs: number): void {
  if (network.loss === 'binary-cross-entropy' && chapter !== 'chapter3') {
    throw new Error(`loss: ${network.loss} makes no sense with ${chapter}, whose target is not yes or no; use chapter3`);
  }
  if (network.loss === 'categorical-cross-entropy' && chapter !== 'chapter4') {
    throw new Error(`loss: ${network.loss} makes no sense with ${chapter}, which has no categories; use chapter4`);
  }
  const last = network.layers.length - 1;
  const units = outputCount(network);
  if (units !== outputs) throw new Error(`layers[${last}].units: ${units} outputs; ${chapter} has ${outputs} per row, give ${outputs}`);
}

/** init: one [weights[input][unit], biases] pair per layer, flattened in the engine's layout. */
function parseInit(value: unknown, network: Network): Float64Array {
  const shapes = layout(network);
  const layers = list('init', value, shapes.length, '[weights, biases] pairs, one per layer');
  const flat = shapes.flatMap(({ inputs, units }, l) => {
    const [weights, biases] = list(`init[${l}]`, layers[l], 2, 'parts, weights and biases');
    const wires = list(`init[${l}][0]`, weights, inputs, 'rows of weights, one per input');
    return [...wires.flatMap((row, i) => numbers(`init[${l}][0][${i}]`, row, units, 'weights, one per unit')), ...numbers(`init[${l}][1]`, biases, units, 'biases, one per unit')];
  });
  return Float64Array.from(flat);
}

function list(field: string, value: unknown, length: number, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${field}: ${shown(value)}; give a list of ${length} ${what}`);
  if (value.length !== length) throw new Error(`${field}: ${value.length} entries; give ${length} ${what}`);
  return value;
}

function numbers(field: string, value: unknown, length: number, what: string): number[] {
  return list(field, value, length, what).map((entry, i) => {
    if (!isFinite(entry)) throw new Error(`${field}[${i}]: ${shown(entry)}; give a finite number`);
    return entry;
  });
}

function parseGradFactor(value: unknown): number {
  if (value === undefined) return 1;
  if (!isFinite(value) || value <= 0) throw new Error(`grad_factor: ${shown(value)}; give a finite number above 0, or leave it out for 1`);
  return value;
}

function parseHyper(fields: Fields): Hyper {
  refuseUnknown('hyper', fields, ['lr', 'epochs', 'batch', 'grad', 'note']);
  const { lr, epochs, batch } = fields;
  if (!isFinite(lr) || lr < 0) throw new Error(`hyper.lr: ${shown(lr)}; give a finite number from 0`);
  if (!isWhole(epochs, 0) || epochs > MOST_EPOCHS) throw new Error(`hyper.epochs: ${shown(epochs)}; give a whole number from 0 to ${MOST_EPOCHS}`);
  if (batch !== 'full' && !isWhole(batch, 1)) throw new Error(`hyper.batch: ${shown(batch)}; give "full" or a whole number from 1`);
  return { lr, epochs, batch };
}

function choice<Value>(field: string, value: unknown, known: Readonly<Record<string, Value>>): Value {
  const found = typeof value === 'string' && Object.hasOwn(known, value) ? known[value] : undefined;
  if (found === undefined) throw new Error(`${field}: ${value === undefined ? 'missing' : `${shown(value)} is unknown`}; use one of ${Object.keys(known).join(', ')}`);
  return found;
}

/** A misspelt field is told, not passed over. */
function refuseUnknown(place: string, fields: Fields, known: readonly string[]): void {
  const name = Object.keys(fields).find((each) => !known.includes(each));
  if (name !== undefined) throw new Error(`${place}.${name}: unknown; use ${known.join(', ')}`);
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWhole(value: unknown, least: number): value is number {
  return isFinite(value) && Number.isInteger(value) && value >= least;
}

/** A value as it reads in an error, cut short. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

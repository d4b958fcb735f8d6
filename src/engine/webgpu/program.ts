import type { Arithmetic } from '../arithmetic.ts';
import { activations } from '../activation/registry.ts';
import { softmaxForm } from '../activation/softmax.ts';
import { at } from '../at.ts';
import { losses } from '../loss/registry.ts';
import type { DenseNetwork } from '../layer/kinds.ts';
import { activationOf, type LayerLayout, layout, outputCount, parameterCount } from '../network.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import { penalise, type Penalty } from '../penalty.ts';
import { COMMAND, DIVERGED, MOST_CONSTANTS, RUNNING, STOPPED } from './command.ts';
import type { Memory } from './memory.ts';
import { PRELUDE, type Shader, shader } from './shader.ts';

/** All that a program depends on: its code on all but the constants of optimizer and penalty. */
export interface Recipe {
  readonly network: DenseNetwork;
  readonly optimizer: Optimizer;
  readonly penalty: Penalty;
  /** Some network of the group holds parameters still. */
  readonly frozen: boolean;
  readonly memory: Memory;
}

/** Networks of a workgroup. */
export const GROUP = 64;

/** A number's place in WGSL, from the expression of its index. */
type Place = (index: string) => string;

/** Where the numbers of the network that is looked at stand. */
interface Places {
  readonly parameters: Place;
  readonly gradients: Place;
  readonly remembered: readonly Place[];
  readonly z: readonly Place[];
  readonly a: readonly Place[];
  readonly dz: readonly Place[];
}

const HEAD = `
${COMMAND}
@group(0) @binding(0) var<uniform> c: Command;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> marks: array<u32>;
@group(0) @binding(3) var<storage, read_write> losses: array<f32>;
@group(0) @binding(4) var<storage, read> data: array<f32>;
@group(0) @binding(5) var<storage, read> rates: array<f32>;
@group(0) @binding(6) var<storage, read> frozen: array<u32>;
@group(0) @binding(7) var<storage, read> order: array<u32>;
@group(0) @binding(8) var<storage, read> gone: array<f32>;
${PRELUDE}`;

/** WGSL, and the constants that its commands carry: networks that differ in no more share a pipeline. */
export interface Program {
  readonly code: string;
  readonly constants: readonly number[];
}

/**
 * The WGSL program of a network: one invocation trains one network. Entry points: `train` (some epochs), `measure` (the
 * loss over the rows bound as `data`), `watch` (measures, keeps the best, stops who no longer gains).
 */
export function program(recipe: Recipe): Program {
  const w = shader(recipe.memory.home === 'registers');
  w.block('fn loss_of(lane: u32) -> f32', () => writeLoss(w, recipe));
  entry(w, 'measure', () => w.line('losses[c.slot * c.lanes + lane] = loss_of(lane);'));
  entry(w, 'watch', () => writeWatch(w, recipe));
  const constants: number[] = [];
  entry(w, 'train', () => writeTrain(w, recipe, constants));
  return { code: `${HEAD}\n${w.text()}\n`, constants };
}

/** The constants of a penalty stand before those of the optimizer. */
const OF_OPTIMIZER = 4;

/**
 * Arithmetic whose constants, from the `first` on, are read from the command; puts their values into `constants`. Throws an
 * Error where one is beyond single precision.
 */
function told(w: Shader, constants: number[], first: number): Arithmetic<string> {
  let next = first;
  return {
    ...w,
    constant(value) {
      if (next === MOST_CONSTANTS) throw new Error(`webgpu: more than ${MOST_CONSTANTS} constants; make the command larger`);
      w.constant(value);
      constants[next] = value;
      const place = `c.constants[${next >> 2}][${next & 3}]`;
      next += 1;
      return place;
    },
  };
}

function entry(w: Shader, name: string, body: () => void): void {
  w.line(`@compute @workgroup_size(${GROUP})`);
  w.block(`fn ${name}(@builtin(global_invocation_id) id: vec3<u32>)`, () => {
    w.line('let lane = id.x;');
    w.line('if (lane >= c.lanes) { return; }');
    body();
  });
}

const stateAt = (index: string) => `state[(${index}) * c.lanes + lane]`;

/** Arrays whose indices are all constant become registers; with indices that run, they are an invocation's own memory. */
function places(w: Shader, { network, memory }: Recipe, source: string, only: 'forward' | 'all'): Places {
  const own = (name: string, size: number): Place => {
    w.line(`var ${name} = array<f32, ${size}>();`);
    return (index) => `${name}[${index}]`;
  };
  const place = (name: string, offset: string | number, size: number): Place =>
    memory.home === 'buffer' ? (index) => stateAt(`${offset}${typeof offset === 'number' ? 'u' : ''} + ${index}`) : own(name, size);
  const layers = layout(network);
  const count = parameterCount(network);
  const perLayer = (name: string, offsets: readonly number[]) => layers.map(({ units }, l) => place(`${name}${l}`, at(offsets, l), units));
  const found: Places = {
    parameters: place('p', source, count),
    z: perLayer('z', memory.z),
    a: perLayer('a', memory.a),
    gradients: only === 'all' ? place('g', memory.gradients, count) : () => '',
    remembered: only === 'all' ? memory.remembered.map((offset, k) => place(`m${k}_`, offset, count)) : [],
    dz: only === 'all' ? perLayer('d', memory.dz) : [],
  };
  if (memory.home !== 'buffer') {
    w.each(count, (p) => {
      w.line(`${found.parameters(p)} = ${stateAt(`${source} + ${p}`)};`);
      found.remembered.forEach((remembered, k) => w.line(`${remembered(p)} = ${stateAt(`${at(memory.remembered, k)}u + ${p}`)};`));
    });
  }
  return found;
}

const weight = ({ weights, units }: LayerLayout, i: string, u: string) => `${weights}u + ${i} * ${units}u + ${u}`;
const bias = ({ biases }: LayerLayout, u: string) => `${biases}u + ${u}`;

/** What layer `l` sees of the row whose number is the variable `row`. */
function inputOf({ network }: Recipe, { a }: Places, l: number): Place {
  return l === 0 ? (i) => `data[row * ${network.inputs}u + ${i}]` : at(a, l - 1);
}

const targetOf = ({ network }: Recipe): Place => (u) => `data[c.rows * ${network.inputs}u + row * ${outputCount(network)}u + ${u}]`;

function writeForward(w: Shader, recipe: Recipe, found: Places): void {
  layout(recipe.network).forEach((layer, l) => {
    const activation = activationOf(recipe.network, l);
    const input = inputOf(recipe, found, l);
    const z = at(found.z, l);
    const a = at(found.a, l);
    w.each(layer.units, (u) => {
      const sum = w.variable(found.parameters(bias(layer, u)));
      w.each(layer.inputs, (i) => w.line(`${sum} += ${input(i)} * ${found.parameters(weight(layer, i, u))};`));
      w.line(`${z(u)} = ${sum};`);
      if (activation !== 'softmax') w.line(`${a(u)} = ${activations[activation].form.value(w, sum)};`);
    });
    if (activation !== 'softmax') return;
    const sums = Array.from({ length: layer.units }, (_, u) => w.share(z(`${u}u`)));
    softmaxForm(w, sums).forEach((value, u) => w.line(`${a(`${u}u`)} = ${value};`));
  });
}

/** Adds one row's gradients. */
function writeBackward(w: Shader, recipe: Recipe, found: Places): void {
  const { network } = recipe;
  const layers = layout(network);
  const loss = losses[network.loss];
  const target = targetOf(recipe);
  const throughActivation = (l: number, u: string, error: string) => {
    const activation = activationOf(network, l);
    if (activation === 'softmax' || activation === 'linear') return error;
    return w.multiply(error, activations[activation].form.derivative(w, w.share(at(found.z, l)(u)), w.share(at(found.a, l)(u))));
  };
  const last = layers.length - 1;
  w.each(outputCount(network), (u) => {
    const error = w.share(loss.form.error(w, w.share(at(found.a, last)(u)), w.share(target(u))));
    const cancelled = loss.cancels === activationOf(network, last);
    w.line(`${at(found.dz, last)(u)} = ${cancelled ? error : throughActivation(last, u, error)};`);
  });
  for (let l = last; l >= 0; l--) {
    const layer = at(layers, l);
    const input = inputOf(recipe, found, l);
    const dz = at(found.dz, l);
    w.each(layer.inputs, (i) => {
      const x = w.share(input(i));
      w.each(layer.units, (u) => w.line(`${found.gradients(weight(layer, i, u))} += ${x} * ${dz(u)};`));
      if (l === 0) return;
      const da = w.variable('0.0f');
      w.each(layer.units, (u) => w.line(`${da} += ${found.parameters(weight(layer, i, u))} * ${dz(u)};`));
      w.line(`${at(found.dz, l - 1)(i)} = ${throughActivation(l - 1, i, da)};`);
    });
    w.each(layer.units, (u) => w.line(`${found.gradients(bias(layer, u))} += ${dz(u)};`));
  }
}

/** Moves every parameter by the mean gradient of a batch: `scale` is one over its rows, `turn` counts the slice's batches. */
function writeAdjust(w: Shader, { network, optimizer, penalty, frozen }: Recipe, found: Places, constants: number[]): void {
  const gone = optimizer.decays.map((_, k) => w.share(`gone[turn * ${optimizer.decays.length}u + ${k}u]`));
  const adjust = (p: string, penalised: boolean) => {
    const old = w.share(found.parameters(p));
    const mean = w.share(w.multiply(found.gradients(p), 'scale'));
    const gradient = penalised ? w.share(penalise(told(w, constants, 0), penalty, mean, old)) : mean;
    const memory = found.remembered.map((remembered) => w.share(remembered(p)));
    const step = optimizer.step(told(w, constants, OF_OPTIMIZER), gradient, 'rate', memory, gone);
    const moved = w.subtract(old, step.change);
    w.line(`${found.parameters(p)} = ${frozen ? `select(${moved}, ${old}, frozen[(${p}) * c.lanes + lane] != 0u)` : moved};`);
    step.memory.forEach((value, k) => w.line(`${at(found.remembered, k)(p)} = ${value};`));
  };
  for (const layer of layout(network)) {
    w.each(layer.inputs, (i) => w.each(layer.units, (u) => adjust(weight(layer, i, u), true)));
    w.each(layer.units, (u) => adjust(bias(layer, u), false));
  }
}

function writeTrain(w: Shader, recipe: Recipe, constants: number[]): void {
  const { memory, network } = recipe;
  const count = parameterCount(network);
  w.line(`if (marks[lane] != ${RUNNING}u) { return; }`);
  const found = places(w, recipe, `${memory.parameters}u`, 'all');
  w.line('let batches = (c.rows + c.size - 1u) / c.size;');
  w.line('var done = c.before;');
  w.block('for (var epoch = 0u; epoch < c.epochs; epoch++)', () => {
    w.line('let rate = rates[select(0u, c.before + epoch, c.scheduled != 0u) * c.lanes + lane];');
    w.block('for (var batch = 0u; batch < batches; batch++)', () => {
      w.line('let first = batch * c.size;');
      w.line('let end = min(first + c.size, c.rows);');
      w.line('let turn = (c.local + epoch) * batches + batch;');
      w.each(count, (p) => w.line(`${found.gradients(p)} = 0.0f;`));
      w.block('for (var at = first; at < end; at++)', () => {
        w.line('var row = at;');
        w.line('if (c.shuffled != 0u) { row = order[((c.local + epoch) * c.rows + at) * c.lanes + lane]; }');
        writeForward(w, recipe, found);
        writeBackward(w, recipe, found);
      });
      w.line('let scale = 1.0f / f32(end - first);');
      writeAdjust(w, recipe, found, constants);
    });
    w.line('done++;');
    w.line('var sound = true;');
    w.each(count, (p) => w.line(`sound = sound && finite(${found.parameters(p)});`));
    w.line(`if (!sound) { marks[lane] = ${DIVERGED}u; break; }`);
  });
  w.line('marks[c.lanes + lane] = done;');
  if (memory.home === 'buffer') return;
  w.each(count, (p) => {
    w.line(`${stateAt(`${memory.parameters}u + ${p}`)} = ${found.parameters(p)};`);
    found.remembered.forEach((remembered, k) => w.line(`${stateAt(`${at(memory.remembered, k)}u + ${p}`)} = ${remembered(p)};`));
  });
}

/** The mean over the rows of the parameters at `c.source`. */
function writeLoss(w: Shader, recipe: Recipe): void {
  const { network } = recipe;
  const found = places(w, recipe, 'c.source', 'forward');
  const target = targetOf(recipe);
  w.line('var sum = 0.0f;');
  w.block('for (var row = 0u; row < c.rows; row++)', () => {
    writeForward(w, recipe, found);
    const last = network.layers.length - 1;
    const { form } = losses[network.loss];
    w.each(outputCount(network), (u) => {
      w.line(`sum += ${form.value(w, w.share(at(found.a, last)(u)), w.share(target(u)), w.share(at(found.z, last)(u)))};`);
    });
  });
  w.line('return sum / f32(c.rows);');
}

/** One check of early stopping: what `watch` in early-stop.ts does. Row 0 of `losses` holds the best loss. */
function writeWatch(w: Shader, { memory, network }: Recipe): void {
  w.line(`if (marks[lane] != ${RUNNING}u) { return; }`);
  w.line('let loss = loss_of(lane);');
  w.line('let idle = 2u * c.lanes + lane;');
  w.line('let kept = 3u * c.lanes + lane;');
  w.block('if (finite(loss) && (marks[kept] == 0u || loss < losses[lane] - c.least))', () => {
    w.line('losses[lane] = loss;');
    w.line('marks[kept] = c.before + 1u;');
    w.line('marks[idle] = 0u;');
    w.block(`for (var p = 0u; p < ${parameterCount(network)}u; p++)`, () => {
      w.line(`${stateAt(`${memory.best}u + p`)} = ${stateAt(`${memory.parameters}u + p`)};`);
    });
    w.line('return;');
  });
  w.line('marks[idle] += 1u;');
  w.line(`if (marks[idle] >= c.patience) { marks[lane] = ${STOPPED}u; }`);
}

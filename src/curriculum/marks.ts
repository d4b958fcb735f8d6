import { activations } from '../engine/activation/registry.ts';
import { activationOf, layout } from '../engine/network.ts';
import { type Graph, type GraphNode, graphOf, outputId, ripple, type Row, rowAt, sourceId, sumId } from './graph.ts';
import type { Values } from './draw.ts';
import type { Marks } from './level-marks.ts';
import { type AskedQuestion, parametersOf, type Stage } from './stage.ts';

type Choices = Readonly<Record<string, string>>;

/** The number a token is multiplied by, or how several that arrive are put together. */
export interface Factor {
  option: string;
  value: number;
}

/** What came back to a number: the token it came from, what is on offer to multiply by, and what it then is; null while nothing arrived. */
export interface Token {
  from: number | null;
  factors: readonly Factor[];
  value: number | null;
  /** Nobody has to carry it: it is there. */
  given: boolean;
}

const SAME = 1e-9;

/** The row that goes through the graph while this is asked: the first of the training rows, or the one that the question names. */
export function rowThrough(stage: Stage, asked: AskedQuestion | null): Row {
  return rowAt(stage.train, (asked?.question.row ?? 1) - 1);
}

export function graphAt(stage: Stage, values: Values, row: Row): Graph {
  return graphOf(stage.task.network, parametersOf(stage, values), stage.names, row);
}

/** What a mark is while nobody has touched it. */
export function untouched(by: Marks['by']): string {
  return by === 'moves' || by === 'most' ? 'rests' : by === 'code' ? 'off' : '';
}

export const markOf = (choices: Choices, { by }: Pick<Marks, 'by'>, node: string) => choices[node] ?? untouched(by);

/** A weight as it stands after one step against its gradient. */
const stepped = (values: Values, { value, gradient }: GraphNode) => value - (values['rate'] ?? 0) * gradient;

/** The wires that leave a unit, as nodes. */
export function wiresFrom({ nodes }: Graph, { layer, unit }: GraphNode): readonly GraphNode[] {
  return [...nodes.values()].filter((each) => each.kind === 'weight' && each.layer === layer + 1 && each.from === unit);
}

/** How steep the activation is where a sum stands. */
function slopeOf({ network, nodes }: Graph, { layer, unit, value }: GraphNode): number {
  const name = activationOf(network, layer);
  return name === 'softmax' ? 1 : activations[name].derivative(value, nodes.get(outputId(layer, unit))?.value ?? 0);
}

const different = (factors: readonly Factor[]) => factors.filter(({ value }, index) => factors.findIndex((each) => Math.abs(each.value - value) <= SAME) === index);

/** What a token may be multiplied by on its way to a number, the right one first. */
function factorsFor(graph: Graph, node: GraphNode, values: Values, { updated }: Marks): readonly Factor[] {
  const value = (id: string) => graph.nodes.get(id)?.value ?? Number.NaN;
  if (node.kind === 'weight') {
    return different([{ option: 'input', value: value(sourceId(node.layer, node.from)) }, { option: 'weight', value: node.value }, { option: 'output', value: value(outputId(node.layer, node.unit)) }]);
  }
  if (node.kind === 'bias') return different([{ option: 'one', value: 1 }, { option: 'weight', value: node.value }]);
  if (node.kind === 'sum') return different([{ option: 'slope', value: slopeOf(graph, node) }, { option: 'sum', value: node.value }, { option: 'output', value: value(outputId(node.layer, node.unit)) }]);
  const [wire] = wiresFrom(graph, node);
  if (wire === undefined) return [];
  const next = updated ? [{ option: 'new-weight', value: stepped(values, wire) }] : [];
  return different([{ option: 'weight', value: wire.value }, ...next, { option: 'output', value: node.value }]);
}

/** The ways in which tokens that meet can be put together. */
function merged(arriving: readonly number[]): readonly Factor[] {
  const sum = arriving.reduce((all, each) => all + each, 0);
  // While one is on its way, none is known to be the largest.
  const largest = Number.isNaN(sum) ? sum : arriving.reduce((found, each) => (Math.abs(each) > Math.abs(found) ? each : found), 0);
  return [{ option: 'add', value: sum }, { option: 'mean', value: sum / arriving.length }, { option: 'largest', value: largest }];
}

/** The number that a token comes from on its way to this one. */
export function cameFrom(graph: Graph, node: GraphNode): string {
  if (node.kind === 'sum') return outputId(node.layer, node.unit);
  const [wire] = node.kind === 'output' ? wiresFrom(graph, node) : [];
  return wire === undefined ? sumId(node.layer, node.unit) : sumId(wire.layer, wire.unit);
}

/** Every token of the graph as the player has carried it. */
export function tokensOf(graph: Graph, values: Values, marks: Marks, choices: Choices): ReadonlyMap<string, Token> {
  const tokens = new Map<string, Token>();
  const order = [...graph.nodes.values()].filter(({ kind }) => kind !== 'input' && kind !== 'loss')
    .toSorted((one, other) => other.layer - one.layer || rank(one) - rank(other));
  for (const node of order) tokens.set(node.id, tokenAt(graph, node, values, marks, choices, tokens));
  return tokens;
}

const rank = ({ kind }: GraphNode) => ['output', 'sum', 'weight', 'bias'].indexOf(kind);

function tokenAt(graph: Graph, node: GraphNode, values: Values, marks: Marks, choices: Choices, tokens: ReadonlyMap<string, Token>): Token {
  const wanted = marks.by === 'carry' && marks.nodes.includes(node.id);
  const wires = node.kind === 'output' ? wiresFrom(graph, node) : [];
  if (wires.length > 1) {
    const arriving = wires.map(({ unit, value }) => (tokens.get(sumId(node.layer + 1, unit))?.value ?? Number.NaN) * value);
    const factors = merged(arriving);
    const chosen = factors.find(({ option }) => option === markOf(choices, marks, node.id));
    return { from: null, factors, given: !wanted, value: wanted ? (chosen?.value ?? null) : node.gradient };
  }
  if (!wanted) return { from: null, factors: [], given: true, value: node.gradient };
  const from = tokens.get(cameFrom(graph, node))?.value ?? null;
  const factors = factorsFor(graph, node, values, marks);
  const chosen = factors.find(({ option }) => option === markOf(choices, marks, node.id));
  return { from, factors, given: false, value: from === null || chosen === undefined ? null : from * chosen.value };
}

/** The marks that a node can have, in a fixed order. */
export function optionsOf(graph: Graph, values: Values, marks: Marks, node: string): readonly string[] {
  switch (marks.by) {
    case 'moves':
      return ['rests', 'moves'];
    case 'most':
      return ['rests', 'most'];
    case 'turn':
      return ['up', 'rests', 'down'];
    case 'code':
      return ['off', 'on'];
    case 'carry': {
      const found = graph.nodes.get(node);
      if (found === undefined) return [];
      const wires = found.kind === 'output' ? wiresFrom(graph, found) : [];
      const back = ({ layer, unit, value }: GraphNode) => (graph.nodes.get(sumId(layer, unit))?.gradient ?? 0) * value;
      const factors = wires.length > 1 ? different(merged(wires.map(back))) : factorsFor(graph, found, values, marks);
      // Sorted by their size, so that the right one has no place of its own.
      return factors.toSorted((one, other) => one.value - other.value).map(({ option }) => option);
    }
  }
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** The token of each training row at one number. */
export function pullsOf(stage: Stage, values: Values, node: string): readonly number[] {
  return Array.from({ length: stage.train.count }, (_, index) => graphAt(stage, values, rowAt(stage.train, index)).nodes.get(node)?.gradient ?? 0);
}

/** The mark that is right for each node that is asked about. */
export function rightMarks(stage: Stage, values: Values, asked: AskedQuestion, marks: Marks): ReadonlyMap<string, string> {
  const row = rowThrough(stage, asked);
  const graph = graphAt(stage, values, row);
  const gradient = (node: string) => (marks.all ? meanOf(pullsOf(stage, values, node)) : (graph.nodes.get(node)?.gradient ?? 0));
  const right = (node: string): string => {
    switch (marks.by) {
      case 'moves':
        return ripple(graph.network, parametersOf(stage, values), stage.names, row, marks.nudged ?? '').has(node) ? 'moves' : 'rests';
      case 'most': {
        const most = Math.max(...marks.nodes.map((each) => Math.abs(gradient(each))));
        return Math.abs(gradient(node)) > most - SAME ? 'most' : 'rests';
      }
      case 'turn':
        return Math.abs(gradient(node)) < SAME ? 'rests' : gradient(node) < 0 ? 'up' : 'down';
      case 'code':
        return (row.targets[Number(node.slice(1)) - 1] ?? 0) === 1 ? 'on' : 'off';
      case 'carry': {
        const found = graph.nodes.get(node);
        if (found === undefined) return '';
        const wires = found.kind === 'output' ? wiresFrom(graph, found) : [];
        return wires.length > 1 ? 'add' : (factorsFor(graph, found, values, marks)[0]?.option ?? '');
      }
    }
  };
  return new Map(marks.nodes.map((node) => [node, right(node)]));
}

/** Arrows of one row show what they do as they are tried, unless it is dark. */
export const triesArrows = (marks: Marks): boolean => marks.by === 'turn' && !marks.dark && !marks.all;

/** Whether an arrow that is tried does what it should; null while there is none. */
export function helps(right: ReadonlyMap<string, string>, marks: Marks, choices: Choices, node: string): boolean | null {
  const mark = markOf(choices, marks, node);
  return mark === '' ? null : mark === right.get(node);
}

/** The nodes that are marked otherwise than they should be, from the loss backwards. */
export function wrongMarks(stage: Stage, values: Values, asked: AskedQuestion, marks: Marks, choices: Choices): readonly string[] {
  const right = rightMarks(stage, values, asked, marks);
  const graph = graphAt(stage, values, rowThrough(stage, asked));
  return marks.nodes.filter((node) => markOf(choices, marks, node) !== right.get(node) && !comesToTheSame(graph, values, marks, node, choices));
}

/** What a token is multiplied by makes no difference where it is 0. */
function comesToTheSame(graph: Graph, values: Values, marks: Marks, id: string, choices: Choices): boolean {
  const node = graph.nodes.get(id);
  const given = markOf(choices, marks, id);
  if (marks.by !== 'carry' || node === undefined || given === '' || (node.kind === 'output' && wiresFrom(graph, node).length > 1)) return false;
  const factor = factorsFor(graph, node, values, marks).find(({ option }) => option === given)?.value ?? Number.NaN;
  return Math.abs((graph.nodes.get(cameFrom(graph, node))?.gradient ?? Number.NaN) * factor - node.gradient) < SAME;
}

/** Choices once a node has this mark; there is one `most` only. */
export function marked(choices: Choices, marks: Marks, node: string, option: string): Choices {
  const others = marks.by === 'most' && option === 'most' ? Object.fromEntries(marks.nodes.map((each) => [each, 'rests'])) : {};
  return { ...choices, ...others, [node]: option };
}

/** Whether a token lies along the ground under its number: it is what the loss does there. */
export function fits(graph: Graph, node: string, token: Token): boolean {
  return token.value !== null && Math.abs(token.value - (graph.nodes.get(node)?.gradient ?? Number.NaN)) < SAME;
}

/** What is wrong with a code of lamps, of which one belongs to each class: none is lit, several are, or another one. */
export function codeFault(choices: Choices, marks: Marks): string {
  const lit = marks.nodes.filter((node) => markOf(choices, marks, node) === 'on').length;
  return lit === 0 ? 'lamp-off' : lit === 1 ? 'other-lamp' : 'lamp-too-many';
}

/** What is wrong with a mark, by name. */
export function markFault(stage: Stage, values: Values, asked: AskedQuestion, marks: Marks, node: string, choices: Choices): string {
  const given = markOf(choices, marks, node);
  const found = graphAt(stage, values, rowThrough(stage, asked)).nodes.get(node);
  switch (marks.by) {
    case 'moves':
      return given === 'moves' ? 'still-water' : 'ripple-on';
    case 'most':
      return 'find-contribution';
    case 'turn':
      return given === '' ? 'not-marked' : 'turned-round';
    case 'code':
      return codeFault(choices, marks);
    case 'carry':
      if (given === '') return 'not-carried';
      if (given === 'new-weight') return 'stepped-too-soon';
      if (given === 'mean' || given === 'largest') return 'adds-up';
      return found?.kind === 'weight' ? 'times-input' : found?.kind === 'sum' ? 'times-slope' : 'times-weight';
  }
}

/** The names that a task's graph has. */
export function graphNames(task: Stage['task']): readonly string[] {
  return layout(task.network).flatMap(({ units }, layer) => Array.from({ length: units }, (_, unit) => [sumId(layer, unit), outputId(layer, unit)]).flat());
}

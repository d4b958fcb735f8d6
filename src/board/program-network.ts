import { type Graph, type GraphNode, graphOf, outputId, rowAt } from '../curriculum/graph.ts';
import type { Learner } from '../curriculum/level-program.ts';
import type { Laid, Worked } from '../curriculum/laid.ts';
import { runEpoch } from '../curriculum/program.ts';
import type { Case } from '../curriculum/stage.ts';
import { type Network, parameterNames } from '../engine/network.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Words } from '../game/translate.ts';
import { drawGraph } from './graph-drawing.ts';
import type { Spot } from './graph-scene.ts';
import { drawFigure } from './neuron-drawing.ts';
import type { Palette } from './palette.ts';
import type { Trail } from './program-layout.ts';
import { cardAt, type Trial } from './program-run.ts';
import type { Scene } from './program-scene.ts';
import { type TaughtFrame, taughtFrame } from './taught-frame.ts';
import { drawLozenge, drawPort, type Port } from './taught-port.ts';
import type { Area } from './view.ts';

/** What the cards up to one of them have left at the network, for its first row. */
interface Standing {
  /** Where the parameters stand. */
  values: Values;
  /** Where they stood when that row was last predicted; null: nothing has gone through. */
  predicted: Values | null;
  /** What the card that worked last left: one number a row, or one for all. */
  tokens: ReadonlyMap<string, readonly number[]>;
  /** They have been taken from the parameters. */
  taken: boolean;
}

/** How the network stands once the cards up to the last of `slot` have worked; with no such card, before any of them has. */
function standingAt(learner: Learner, laid: Laid, { rows, start }: Case, slot: string | null): Standing {
  const { worked } = runEpoch(learner, laid, rows, start);
  const end = worked.findLastIndex((each) => each.slot === slot);
  return standingOf(worked.slice(0, end + 1), start);
}

function standingOf(worked: readonly Worked[], start: Values): Standing {
  const last = worked.at(-1);
  const before = worked.findLastIndex(({ card }) => card === 'predict');
  const alike = worked.filter(({ slot }) => slot === last?.slot);
  return {
    values: last?.values ?? start,
    predicted: before < 0 ? null : (worked[before - 1]?.values ?? start),
    tokens: new Map(alike.flatMap(({ tokens }) => [...(tokens ?? [])])),
    taken: last?.card === 'subtract',
  };
}

const isParameter = ({ kind }: GraphNode) => kind === 'weight' || kind === 'bias';

/** The network that the cards teach, with what the card at work has left on it. */
function drawNetwork(context: CanvasRenderingContext2D, palette: Palette, words: Words, area: Area, network: Network, { rows }: Case, { values, predicted, tokens, taken }: Standing): void {
  const names = parameterNames(network);
  const graphWith = (each: Values) => graphOf(network, Float64Array.from(names, (name) => each[name] ?? 0), names, rowAt(rows, 0));
  const now = graphWith(values);
  const went = predicted === null ? null : graphWith(predicted).nodes;
  const shown = (node: GraphNode): GraphNode => (isParameter(node) || node.kind === 'input' ? node : { ...node, value: went?.get(node.id)?.value ?? Number.NaN });
  const graph = { ...now, nodes: new Map([...now.nodes].map(([id, node]) => [id, shown(node)])) };
  const frame = taughtFrame(area, graph);
  const stands = (node: GraphNode) => (node.kind !== 'sum' || frame.split(node.layer)) && (node.kind !== 'loss' || frame.ends);
  const nodes = [...graph.nodes.values()].filter(stands);
  const spots = nodes.map((node): Spot => ({ node, asked: tokens.has(node.id), mark: '', pulls: [], fits: null, token: null }));
  drawGraph(context, palette, frame, { graph, marks: null, spots, aimed: null, lit: false, nudged: null }, { rings: new Map(), hovered: null, bare: true }, words);
  const ports = nodes.filter(isParameter).map((node): Port => ({ node, left: tokens.get(node.id) ?? [], taken }));
  const strongest = Math.max(1e-9, ...ports.flatMap(({ left }) => left.map(Math.abs)));
  for (const port of ports) {
    if (port.node.kind !== 'bias' || port.node.value !== 0 || port.left.length > 0) drawPort(context, palette, frame, port, strongest, words);
  }
  for (const node of nodes) {
    const [value] = tokens.get(node.id) ?? [];
    if (value === undefined || isParameter(node)) continue;
    const { x, y } = frame.at(node);
    const [width, height] = frame.small ? [58, 18] : [86, 24];
    drawLozenge(context, palette, words, value, { x: x - width / 2, y: y - frame.radius - height + 2, width, height }, frame.text);
  }
  if (!frame.ends) drawWanted(context, palette, words, frame, graph);
}

/** What the last unit should have said, where the loss has no place of its own. */
function drawWanted(context: CanvasRenderingContext2D, palette: Palette, words: Words, frame: TaughtFrame, { network, nodes, targets }: Graph): void {
  const end = nodes.get(outputId(network.layers.length - 1, 0));
  if (end === undefined || targets.length !== 1) return;
  const { x, y } = frame.at(end);
  drawFigure(context, palette, `y ${words.number(targets[0] ?? 0)}`, x, y + frame.radius + frame.text, frame.text + 1, palette.target);
}

/**
 * The network of the town that is shown: at the card at work, at the first of these slots that holds a card, else after all that are
 * laid; after a run, where it ended.
 */
export function drawTaught(
  context: CanvasRenderingContext2D, palette: Palette, words: Words, { program, laid, towns }: Scene, trail: Trail, trial: Trial | null, elapsed: number,
  pointed: readonly (string | null | undefined)[],
): void {
  const shown = trial?.worst?.town ?? 0;
  const [town, run] = [towns[shown], trial?.runs[shown]];
  if (program.network === undefined || town === undefined) return;
  const at = run === undefined ? null : cardAt(run, elapsed);
  const aimed = pointed.find((slot) => slot != null && laid[slot] !== undefined);
  const ended = run?.ours.at(-1);
  const all = trail.slots.findLast(({ id }) => laid[id] !== undefined)?.id ?? null;
  const standing = at !== null && run !== undefined ? standingOf(run.worked.slice(0, at.index + 1), town.start)
    : aimed == null && ended !== undefined ? { values: ended, predicted: ended, tokens: new Map(), taken: false }
      : standingAt(program, laid, town, aimed ?? all);
  drawNetwork(context, palette, words, trail.plot, program.network, town, standing);
}

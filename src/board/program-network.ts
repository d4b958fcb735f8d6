import { type GraphNode, graphOf, rowAt } from '../curriculum/graph.ts';
import type { Learner } from '../curriculum/level-program.ts';
import type { Laid, Worked } from '../curriculum/laid.ts';
import { runEpoch } from '../curriculum/program.ts';
import type { Case } from '../curriculum/stage.ts';
import { type Network, parameterNames } from '../engine/network.ts';
import type { Values } from '../curriculum/draw.ts';
import type { Words } from '../game/translate.ts';
import { drawGraph } from './graph-drawing.ts';
import { graphFrame } from './graph-frame.ts';
import type { GraphScene, Spot } from './graph-scene.ts';
import { drawPulls, drawToken, tokenPlace } from './graph-token.ts';
import type { Palette } from './palette.ts';
import type { Trail } from './program-layout.ts';
import { cardAt, type Trial } from './program-run.ts';
import type { Scene } from './program-scene.ts';
import type { Area } from './view.ts';

/** What the cards up to one of them have left at the network, for its first row. */
interface Standing {
  /** Where the parameters stand. */
  values: Values;
  /** Where they stood when that row was last predicted; null: nothing has gone through. */
  predicted: Values | null;
  /** What the card that worked last left: one number a row, or one for all. */
  tokens: ReadonlyMap<string, readonly number[]>;
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
  };
}

const isParameter = ({ kind }: GraphNode) => kind === 'weight' || kind === 'bias';

function sceneOf(network: Network, { rows }: Case, { values, predicted, tokens }: Standing): GraphScene {
  const names = parameterNames(network);
  const graphWith = (each: Values) => graphOf(network, Float64Array.from(names, (name) => each[name] ?? 0), names, rowAt(rows, 0));
  const now = graphWith(values);
  const went = predicted === null ? null : graphWith(predicted).nodes;
  const shown = (node: GraphNode): GraphNode => (isParameter(node) || node.kind === 'input' ? node : { ...node, value: went?.get(node.id)?.value ?? Number.NaN });
  const bent = (node: GraphNode) => node.kind !== 'sum' || now.nodes.get(`a${node.id.slice(1)}`)?.layer !== network.layers.length - 1;
  const stands = (node: GraphNode) => bent(node) && (node.kind !== 'bias' || node.value !== 0 || tokens.has(node.id));
  const spots = [...now.nodes.values()].filter(stands).map((node): Spot => {
    const left = tokens.get(node.id) ?? [];
    const pulls = isParameter(node) && left.length > 1 ? left : [];
    const [value] = left;
    return {
      node: shown(node), asked: left.length > 0, mark: '', pulls, fits: null,
      token: value === undefined || pulls.length > 0 ? null : { from: null, factors: [], value, given: false },
    };
  });
  const nodes = new Map([...now.nodes].map(([id, node]) => [id, shown(node)]));
  return { graph: { ...now, nodes }, marks: null, spots, aimed: null, lit: false, nudged: null };
}

/** The network that the cards teach, with the tokens that the card at work has left on it. */
function drawNetwork(context: CanvasRenderingContext2D, palette: Palette, words: Words, area: Area, network: Network, town: Case, standing: Standing): void {
  const scene = sceneOf(network, town, standing);
  const frame = graphFrame(area, scene.graph, false);
  drawGraph(context, palette, frame, scene, { rings: new Map(), hovered: null, bare: frame.small }, words);
  const strongest = Math.max(1e-9, ...scene.spots.flatMap(({ pulls }) => pulls.map(Math.abs)));
  for (const { node, pulls, token } of scene.spots) {
    if (pulls.length > 0) drawPulls(context, palette, frame, frame.at(node), pulls, strongest);
    else if (token?.value != null) drawToken(context, palette, frame.small && isParameter(node) ? frame.at(node) : tokenPlace(frame, node), token.value, words, { size: frame.small ? 12 : frame.text, colour: palette.you, strong: true });
  }
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
    : aimed == null && ended !== undefined ? { values: ended, predicted: ended, tokens: new Map() }
      : standingAt(program, laid, town, aimed ?? all);
  drawNetwork(context, palette, words, trail.plot, program.network, town, standing);
}

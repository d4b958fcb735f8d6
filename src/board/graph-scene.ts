import type { Values } from '../curriculum/draw.ts';
import { type Graph, type GraphNode, ripple, sumId } from '../curriculum/graph.ts';
import type { Marks } from '../curriculum/level-marks.ts';
import { cameFrom, fits, graphAt, helps, markOf, optionsOf, pullsOf, rightMarks, rowThrough, type Token, tokensOf, triesArrows, wiresFrom } from '../curriculum/marks.ts';
import { marksAsked, openQuestion, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { activationOf } from '../engine/network.ts';
import { isOver } from './control.ts';
import { lastLayer } from './graph-frame.ts';

/** A number as the board shows it. */
export interface Spot {
  node: GraphNode;
  /** It is asked about, and how it is marked. */
  asked: boolean;
  mark: string;
  token: Token | null;
  /** The tokens of all rows, where all are asked at once. */
  pulls: readonly number[];
  /** The token lies along the ground; null where that is not seen. */
  fits: boolean | null;
}

export interface GraphScene {
  graph: Graph;
  marks: Marks | null;
  spots: readonly Spot[];
  /** The number that the next token is carried to, and what it may be multiplied by. */
  aimed: { spot: Spot; source: readonly string[]; options: readonly { option: string; value: number }[]; arriving: readonly { node: GraphNode; value: number }[] } | null;
  /** Where the ground is seen. */
  lit: boolean;
  nudged: string | null;
}

/** The numbers that stand on the board: a bias only where it is not zero or is asked about, a sum only where something else comes out. */
function stands(graph: Graph, node: GraphNode, asked: boolean): boolean {
  if (node.kind === 'bias') return node.value !== 0 || asked;
  if (node.kind !== 'sum') return true;
  const activation = activationOf(graph.network, node.layer);
  return activation !== 'linear' && activation !== 'softmax';
}

export function graphScene(play: Play, shown: Values, aimedAt: string | null, errors: boolean): GraphScene {
  const { stage } = play;
  const found = marksAsked(play);
  const asked = openQuestion(play) ?? stage.questions[Math.max(0, play.answers.length - 1)] ?? null;
  const values = { ...shown, ...(play.phase === 'call' ? asked?.at : {}) };
  const graph = graphAt(stage, values, rowThrough(stage, asked));
  const marks = found?.marks ?? null;
  const carrying = marks?.by === 'carry' && !isOver(play);
  const tokens = marks === null || !carrying ? null : tokensOf(graph, values, marks, play.choices);
  const lit = carrying && marks?.dark === false;
  const right = marks !== null && asked !== null && triesArrows(marks) && !isOver(play) ? rightMarks(stage, values, asked, marks) : null;
  const last = lastLayer(graph.network);
  const spots = [...graph.nodes.values()].filter((node) => stands(graph, node, marks?.nodes.includes(node.id) === true)).map((node): Spot => {
    const isAsked = marks?.nodes.includes(node.id) === true;
    const end = node.kind === 'output' && node.layer === last;
    const token = tokens?.get(node.id) ?? null;
    return {
      node, asked: isAsked, pulls: marks?.all === true && isAsked ? pullsOf(stage, values, node.id) : [], mark: marks === null ? '' : markOf(play.choices, marks, node.id),
      token: isAsked || token?.given === false ? token : end && errors ? { from: null, factors: [], value: node.gradient, given: true } : null,
      fits: isAsked && right !== null && marks !== null ? helps(right, marks, play.choices, node.id) : token === null || !lit || !isAsked || token.value === null ? null : fits(graph, node.id, token),
    };
  });
  return { graph, marks, spots, aimed: carrying && marks !== null && tokens !== null ? aimOf(graph, values, marks, spots, tokens, aimedAt) : null, lit, nudged: marks?.nudged ?? null };
}

/** The number that was pressed, or else the first that has no token yet. */
function aimOf(graph: Graph, values: Values, marks: Marks, spots: readonly Spot[], tokens: ReadonlyMap<string, Token>, aimedAt: string | null): GraphScene['aimed'] {
  const order = marks.nodes.flatMap((id) => spots.filter(({ node }) => node.id === id));
  const spot = order.find(({ node }) => node.id === aimedAt) ?? order.find(({ mark }) => mark === '');
  if (spot === undefined || spot.token === null) return null;
  const { factors } = spot.token;
  const options = optionsOf(graph, values, marks, spot.node.id).flatMap((option) => factors.filter((factor) => factor.option === option));
  const wires = spot.node.kind === 'output' ? wiresFrom(graph, spot.node) : [];
  const source = wires.length > 1 ? wires.map(({ id }) => id) : [cameFrom(graph, spot.node)];
  const arriving = wires.length > 1 ? wires.flatMap((node) => {
    const back = tokens.get(sumId(node.layer, node.unit))?.value ?? null;
    return back === null ? [] : [{ node, value: back * node.value }];
  }) : [];
  return { spot, source, options: arriving.length < wires.length && wires.length > 1 ? [] : options, arriving };
}

/** A number that is pushed a little to be seen in all that comes after it. */
export interface Nudge {
  nodes: ReadonlySet<string>;
  from: string;
  by: number;
  play: Play;
}

const NUDGE = 0.5;

/** What is seen once this was answered, or an arrow was tried: the nudge that was asked about, or that of the arrow. */
export function nudgeOf(play: Play, before: Play): Nudge | null {
  const asked = openQuestion(before);
  const { answer } = asked?.question ?? {};
  if (asked === null || answer?.kind !== 'marks') return null;
  const { stage } = before;
  const ripples = (id: string) => ripple(stage.task.network, parametersOf(stage, valuesAsked(before, asked)), stage.names, rowThrough(stage, asked), id);
  if (answer.by === 'moves' && answer.nudged !== undefined && play.answers.length + play.refused.length > before.answers.length) {
    return { nodes: ripples(answer.nudged), from: answer.nudged, by: NUDGE, play: before };
  }
  const tried = triesArrows(answer) && play.answers.length === before.answers.length ? answer.nodes.find((id) => play.choices[id] !== before.choices[id]) : undefined;
  const way = tried === undefined ? undefined : play.choices[tried];
  return tried === undefined || (way !== 'up' && way !== 'down') ? null : { nodes: ripples(tried), from: tried, by: way === 'up' ? NUDGE : -NUDGE, play };
}

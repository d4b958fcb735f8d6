import { activationOf } from '../engine/network.ts';
import type { Values } from '../curriculum/draw.ts';
import type { ParameterTool } from '../curriculum/level-tool.ts';
import type { View } from '../curriculum/level-view.ts';
import { biasFor, groundOf, kinkOf, piecesOf, type UnitPiece } from '../curriculum/pieces.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { activations } from '../engine/activation/registry.ts';
import { knobOf } from './control.ts';
import { curveOf, cut, type Frame, pixel, type Point, valueAt } from './line-frame.ts';

type BendView = Extract<View, { kind: 'bend' }>;

/** What can be taken hold of: a knob, where it is, and what it stands on when it is dragged to a point. */
export interface BendGrip extends Point {
  id: string;
  along: 'x' | 'y';
  /** The shape that tells what it does: a bend, a slope, or the ground. */
  form: 'bend' | 'slope' | 'ground';
  to(point: Point): number;
}

export interface BendScene {
  curve: readonly (readonly Point[])[];
  /** Of a gate: its weighted sum under the road. */
  under: readonly (readonly Point[])[];
  /** Each unit's part: its outline over the ground, which it lies on, and whether it lifts or lowers. */
  pieces: readonly { outline: readonly Point[]; lifts: boolean; kink: number | null }[];
  ground: number;
  rows: readonly { id: number; x: number; y: number; lit: boolean }[];
  tests: readonly Point[];
  grips: readonly BendGrip[];
}

const SAMPLES = 160;

function inputsOf(frame: Frame, kinks: readonly number[]): readonly number[] {
  const { from, to } = frame.x;
  const even = Array.from({ length: SAMPLES + 1 }, (_, index) => from + ((to - from) * index) / SAMPLES);
  return [...even, ...kinks.filter((kink) => kink > from && kink < to)].toSorted((one, other) => one - other);
}

const within = (scale: { from: number; to: number }, value: number) => Math.min(Math.max(value, Math.min(scale.from, scale.to)), Math.max(scale.from, scale.to));

function gripsOf(play: Play, values: Values, frame: Frame, said: (input: number) => number): readonly BendGrip[] {
  const knob = (name: string | null): ParameterTool | null => (name === null || !toolInUse(play, name) ? null : knobOf(play, name));
  const ground = groundOf(play.stage, values);
  const alone = play.stage.task.network.layers.length === 1;
  const bends = piecesOf(play.stage, values).flatMap((piece): readonly BendGrip[] => {
    const { names } = piece;
    const kink = kinkOf(piece);
    const grips: BendGrip[] = [];
    const bias = knob(names.bias);
    const at = within(frame.x, kink);
    if (bias !== null && Number.isFinite(kink)) {
      const y = pixel(frame.y, within(frame.y, alone ? 0 : said(at)));
      grips.push({ id: bias.id, along: 'x', form: 'bend', x: pixel(frame.x, at), y, to: ({ x }) => biasFor(piece, within(frame.x, valueAt(frame.x, x)), bias) });
    }
    const slope = knob(alone ? names.weight : names.scale);
    if (slope !== null) grips.push(slopeGrip(piece, slope, frame, ground, alone));
    return grips;
  });
  const base = knob('b2.1');
  if (base === null) return bends;
  const x = frame.plot.x + frame.plot.width * 0.3;
  return [...bends, { id: base.id, along: 'y', form: 'ground', x, y: pixel(frame.y, within(frame.y, ground)), to: ({ y }) => snap(base, valueAt(frame.y, y)) }];
}

/** At the far end of a unit's arm, or nearer, where that is out of the picture. */
function slopeGrip(piece: UnitPiece, knob: ParameterTool, frame: Frame, ground: number, alone: boolean): BendGrip {
  const end = alone || piece.weight > 0 ? frame.x.to : frame.x.from;
  const sum = (input: number) => piece.weight * input + piece.bias;
  const height = (input: number) => (alone ? sum(input) : ground + piece.scale * Math.max(0, sum(input)));
  const inside = (input: number) => height(input) <= frame.y.to && height(input) >= frame.y.from;
  const steps = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3].map((part) => (alone ? frame.x.from + part * (end - frame.x.from) : kinkOf(piece) + part * (end - kinkOf(piece))));
  const input = steps.find(inside) ?? steps[0] ?? end;
  const to = ({ y }: Point) => {
    const value = valueAt(frame.y, y);
    return snap(knob, alone ? (value - piece.bias) / input : (value - ground) / Math.max(0.5, sum(input)));
  };
  return { id: knob.id, along: 'y', form: 'slope', x: pixel(frame.x, within(frame.x, input)), y: pixel(frame.y, within(frame.y, height(input))), to };
}

/** Everything over the road at these values, in pixels. */
export function bendScene(play: Play, values: Values, view: BendView, frame: Frame): BendScene {
  const { stage } = play;
  const { network } = stage.task;
  const parameters = parametersOf(stage, values);
  const units = piecesOf(stage, values);
  const ground = groundOf(stage, values);
  const inputs = inputsOf(frame, units.map(kinkOf));
  const point = (input: number, value: number): Point => ({ x: pixel(frame.x, input), y: pixel(frame.y, value) });
  const said = (input: number) => curveOf(network, parameters, [input])[0] ?? Number.NaN;
  const [top, bottom] = [frame.plot.y - 6, frame.plot.y + frame.plot.height + 6];
  const curve = curveOf(network, parameters, inputs);
  const hidden = activationOf(network, 0);
  const activate = hidden === 'softmax' ? (z: number) => z : activations[hidden].value;
  const gate = view.rows === 'gate';
  const outputs = curveOf(network, parameters, [...stage.train.inputs]);
  return {
    curve: cut(inputs.map((input, index) => point(input, curve[index] ?? Number.NaN)), top, bottom),
    under: gate ? units.flatMap(({ weight, bias }) => cut(inputs.map((input) => point(input, weight * input + bias)), frame.street, bottom)) : [],
    pieces: !view.pieces || network.layers.length !== 2 ? [] : units.map((unit) => {
      const outline = inputs.map((input) => point(input, ground + unit.scale * activate(unit.weight * input + unit.bias)));
      const kink = hidden === 'relu' && Number.isFinite(kinkOf(unit)) ? pixel(frame.x, kinkOf(unit)) : null;
      return { outline: outline.map(({ x, y }) => ({ x, y: Math.min(bottom, Math.max(top, y)) })), lifts: unit.scale >= 0, kink };
    }),
    ground: pixel(frame.y, ground),
    rows: view.rows === 'none' ? [] : stage.trainIds.map((id, row) => ({ id, ...point(stage.train.inputs[row] ?? 0, gate ? 0 : (stage.train.targets[row] ?? 0)), lit: (outputs[row] ?? 0) > 0 })),
    tests: !play.opened || view.rows !== 'prices' ? [] : Array.from(stage.test.targets, (price, row) => point(stage.test.inputs[row] ?? 0, price)),
    grips: view.handles && !frame.small ? gripsOf(play, values, frame, said) : [],
  };
}

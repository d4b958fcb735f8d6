import type { Values, View } from '../curriculum/level.ts';
import { bestLine } from '../curriculum/best-line.ts';
import type { Play } from '../curriculum/replay.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import type { Crowd } from '../game/crowd.ts';
import type { Ghost } from '../game/ghost.ts';
import { inSight } from '../game/sight.ts';
import { canSet } from './line-question.ts';
import { askedRow, calledRow, candidates, type AskedRow, type RowPlace, type SaidRow, saidRows } from './line-question.ts';
import { type Bar, barsOf, type Law } from './line-bars.ts';
import { type Grip, gripsOf, rangesOf } from './line-drag.ts';
import { curveOf, type Frame, pixel, type Point, traced } from './line-frame.ts';

/** Everything the picture shows at one moment, in pixels; drawing decides nothing. */
export interface Picture {
  own: readonly (readonly Point[])[];
  /** The best line there was, once a round is lost. */
  best: readonly (readonly Point[])[];
  others: readonly { kind: 'ghost' | 'crowd'; pieces: readonly (readonly Point[])[] }[];
  hotels: readonly (Point & { id: number })[];
  tests: readonly (Point & { id: number; sealed: boolean })[];
  bars: readonly Bar[];
  testBars: readonly Bar[];
  squares: boolean;
  signs: boolean;
  figures: boolean;
  asked: (AskedRow & Point & { said: number | null; handle: number }) | null;
  /** What a call is about. */
  called: Point | null;
  said: readonly (SaidRow & Point & { given: number; foot: number; givenFoot: number })[];
  grips: readonly (Point & { grip: Grip })[];
  pick: 'train' | 'test' | null;
  /** Hotels that were tapped in vain. */
  refused: readonly string[];
}

export interface Moment {
  play: Play;
  parameters: Float64Array;
  shown: Values;
  preview: boolean;
  ghost: Ghost | null;
  crowd: Crowd | null;
  /** How far the envelopes have opened, and the last answer is revealed: 0 to 1. */
  opened: number;
  revealed: number;
}

function lawOf({ choices }: Play): Law | null {
  const { aggregate, measure } = choices;
  return aggregate === undefined || measure === undefined ? null : { aggregate, measure };
}

function othersOf(frame: Frame, { play, ghost, crowd }: Moment): Picture['others'] {
  const { network } = play.stage.task;
  const others: { kind: 'ghost' | 'crowd'; pieces: readonly (readonly Point[])[] }[] = [];
  if (crowd !== null && crowd.picked !== null) {
    const from = crowd.picked * crowd.width;
    others.push({ kind: 'crowd', pieces: traced(frame, network, crowd.parameters.slice(from, from + crowd.width)) });
  }
  const stand = ghost?.path[Math.min(Math.floor(ghost.at), ghost.path.length - 1)];
  // In the dark its line would show where the valley is.
  if (stand !== undefined && inSight(play, valuesAt(play.stage, stand, play.values))) others.push({ kind: 'ghost', pieces: traced(frame, network, stand) });
  return others;
}

function gripsAt(frame: Frame, play: Play, parameters: Float64Array): Picture['grips'] {
  const { network } = play.stage.task;
  const at = (input: number) => {
    const price = curveOf(network, parameters, [input])[0] ?? 0;
    const bottom = frame.plot.y + frame.plot.height;
    return { x: pixel(frame.x, input), y: Math.min(bottom, Math.max(frame.plot.y, pixel(frame.y, price))) };
  };
  return gripsOf(rangesOf(play.stage.task)).map((grip) => ({ grip, ...at(gripInput(frame, grip)) }));
}

/** The input at which a grip holds the line. */
export function gripInput(frame: Frame, grip: Grip): number {
  return grip === 'left' ? frame.x.from : grip === 'right' ? frame.x.to : (frame.x.from + frame.x.to) / 2;
}

function saidOf(frame: Frame, { play, revealed }: Moment): Picture['said'] {
  const all = saidRows(play);
  return all.map((said, index) => {
    const point = hotelAt(frame, play, said);
    const price = (said.data === 'train' ? play.stage.train : play.stage.test).targets[said.row] ?? 0;
    const part = index === all.length - 1 ? revealed : 1;
    const begin = said.right ? said.given : 0;
    return {
      ...said, ...point,
      foot: pixel(frame.y, price + begin + (said.truth - begin) * part),
      givenFoot: pixel(frame.y, price + said.given),
    };
  });
}

function hotelAt(frame: Frame, { stage }: Play, { data, row }: RowPlace): Point {
  const rows = data === 'train' ? stage.train : stage.test;
  return { x: pixel(frame.x, rows.inputs[row] ?? 0), y: pixel(frame.y, rows.targets[row] ?? 0) };
}

export function pictureOf(frame: Frame, view: Extract<View, { kind: 'line' }>, moment: Moment): Picture {
  const { play, parameters, shown, opened } = moment;
  const { stage } = play;
  const { network } = stage.task;
  const law = lawOf(play);
  const asked = askedRow(play);
  const saying = stage.questions.some(({ question }) => question.ask.of === 'error' && question.ask.row === 'each');
  const trainSaid = curveOf(network, parameters, [...stage.train.inputs]);
  const errors = law === null ? view.errors !== 'none' && !saying : true;
  const called = calledRow(play);
  const price = asked === null ? 0 : ((asked.data === 'train' ? stage.train : stage.test).targets[asked.row] ?? 0);
  const truth = view.line ? bestLine(play) : null;
  const said = moment.preview ? (shown['answer'] ?? null) : null;
  return {
    own: view.line ? traced(frame, network, parameters) : [],
    best: truth === null ? [] : traced(frame, network, parametersOf(stage, truth.best.values)),
    others: othersOf(frame, moment),
    hotels: stage.trainIds.map((id, row) => ({ id, ...hotelAt(frame, play, { data: 'train', row }) })),
    tests: stage.testIds.map((id, row) => {
      const { x, y } = hotelAt(frame, play, { data: 'test', row });
      return { id, x, y: frame.street + (y - frame.street) * opened, sealed: opened < 0.5 };
    }),
    bars: errors ? barsOf(frame, stage.train.inputs, stage.train.targets, trainSaid, law) : [],
    testBars: opened >= 1 && stage.testIds.length > 0
      ? barsOf(frame, stage.test.inputs, stage.test.targets, curveOf(network, parameters, [...stage.test.inputs]), null) : [],
    squares: law === null ? view.errors === 'squares' : law.measure === 'squared',
    signs: law?.measure === 'error',
    figures: view.figures && !frame.small,
    asked: asked === null || frame.small ? null : { ...asked, ...hotelAt(frame, play, asked), said, handle: pixel(frame.y, price + (said ?? 0)) },
    called: called === null || frame.small ? null : hotelAt(frame, play, called),
    said: saidOf(frame, moment),
    grips: view.handles && !frame.small && canSet(play) ? gripsAt(frame, play, parameters) : [],
    pick: candidates(play),
    refused: play.refused.map(String),
  };
}

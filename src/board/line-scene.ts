import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import type { View } from '../curriculum/level-view.ts';
import { bestLine } from '../curriculum/best-line.ts';
import type { Play } from '../curriculum/play.ts';
import { rowAdded } from '../curriculum/refit.ts';
import { parametersOf, type Stage } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import type { Crowd } from '../game/crowd.ts';
import type { Ghost } from '../game/ghost.ts';
import { inSight } from '../game/sight.ts';
import { canSet } from './line-question.ts';
import { askedRow, calledRow, candidates, type AskedRow, type RowPlace, type SaidRow, saidRows } from './line-question.ts';
import { editedRows } from '../curriculum/edit.ts';
import { lawInUse } from '../curriculum/feed.ts';
import { handSays } from '../curriculum/hand.ts';
import { fittedSays } from '../curriculum/quantity.ts';
import { type Rails, railsOf } from './rails.ts';
import { type HandPicture, sealedPlaces, within } from './line-hand.ts';
import { guesses, machineLine, prices, rule, threshold } from './line-hand-picture.ts';
import { type Bar, barsOf, type Law } from './line-bars.ts';
import { type Grip, gripsOf, rangesOf } from './line-drag.ts';
import { curveOf, type Frame, cut, pixel, type Point, traced } from './line-frame.ts';

/** Everything the picture shows at one moment, in pixels; drawing decides nothing. */
export interface Picture {
  own: readonly (readonly Point[])[];
  /** The best line there was, once a round is lost. */
  best: readonly (readonly Point[])[];
  others: readonly { kind: 'ghost' | 'crowd' | 'called' | 'machine'; pieces: readonly (readonly Point[])[] }[];
  /** A dot that a call adds to the hotels. */
  added: Point | null;
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
  /** What the player says by hand, and whether it can still be changed. */
  hand: HandPicture | null;
  handOpen: boolean;
  /** What a machine that says one number says, and what there is to be hit. */
  rails: Rails | null;
  /** Hotels that were tapped in vain. */
  refused: readonly string[];
}

export interface Moment {
  play: Play;
  parameters: Float64Array;
  /** What is said by hand, on its way. */
  said: Values;
  /** How far the hotels that have just become known have risen, 0 to 1, and how many were known before. */
  risen: number;
  knownBefore: number;
  shown: Values;
  preview: boolean;
  ghost: Ghost | null;
  crowd: Crowd | null;
  /** How far the envelopes have opened, and the last answer is revealed: 0 to 1. */
  opened: number;
  revealed: number;
}

function lawOf(play: Play): Law | null {
  const { aggregate = 'mean', measure } = play.choices;
  return measure === undefined || !lawInUse(play) ? null : { aggregate, measure };
}

function othersOf(frame: Frame, { play, ghost, crowd }: Moment): Picture['others'] {
  const { network } = play.stage.task;
  const others: { kind: 'ghost' | 'crowd' | 'called' | 'machine'; pieces: readonly (readonly Point[])[] }[] = [];
  if (crowd !== null && crowd.picked !== null) {
    const from = crowd.picked * crowd.width;
    others.push({ kind: 'crowd', pieces: traced(frame, network, crowd.parameters.slice(from, from + crowd.width)) });
  }
  if (play.stage.task.decision !== undefined) others.push({ kind: 'machine', pieces: traced(frame, network, parametersOf(play.stage, play.values)) });
  others.push(...calledLines(frame, play), ...refitLine(frame, play));
  const stand = ghost?.path[Math.min(Math.floor(ghost.at), ghost.path.length - 1)];
  // In the dark its line would show where the valley is.
  if (stand !== undefined && inSight(play, valuesAt(play.stage, stand, play.values))) others.push({ kind: 'ghost', pieces: traced(frame, network, stand) });
  return others;
}

/** The lines or rules that a call has compared, once it is answered: first what they were held against. */
function calledLines(frame: Frame, { phase, verdict, stage }: Play): Picture['others'] {
  const asked = stage.questions[0]?.question;
  if (phase !== 'call' || asked?.answer.kind !== 'compare') return [];
  const count = 240;
  const inputs = Array.from({ length: count }, (_, index) => frame.x.from + ((frame.x.to - frame.x.from) * index) / (count - 1));
  return ([[asked.answer.with, 'ghost'], [asked.ask, 'called']] as const).flatMap(([quantity, kind]) => {
    // What one row more does to it is what is asked; a rule is known.
    if (quantity.of !== 'fitted' || (kind === 'called' && verdict === 'open' && quantity.rows !== 'all')) return [];
    const prices = fittedSays(stage, stage.questions[0]?.at ?? {}, quantity, inputs);
    const points = inputs.map((input, index) => ({ x: pixel(frame.x, input), y: pixel(frame.y, prices[index] ?? Number.NaN) }));
    return [{ kind, pieces: cut(points, frame.plot.y - 6, frame.plot.y + frame.plot.height + 6) }];
  });
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

/** The row that a call adds to the hotels. */
function rowCalled(play: Play): { input: number; price: number } | null {
  const ask = play.phase === 'call' ? play.stage.questions[0]?.question.ask : undefined;
  return ask?.of === 'refit' ? rowAdded(play.trail[0] ?? play.values, ask) : null;
}

/** Its price, to be in the picture; and, where squares stand beside it, the line at every question. */
export function pricesAdded(play: Play): readonly number[] {
  const added = rowCalled(play);
  return [...(added === null ? [] : [added.price]), ...linesAsked(play.played[play.phase] ?? play.stage)];
}

function linesAsked(stage: Stage): readonly number[] {
  if (!stage.task.views.some(({ kind }) => kind === 'squares')) return [];
  return stage.questions.flatMap(({ at }) => curveOf(stage.task.network, parametersOf(stage, { ...stage.start, ...at }), [0, ...stage.train.inputs]));
}

function addedAt(frame: Frame, play: Play): Point | null {
  const added = rowCalled(play);
  return added === null ? null : { x: pixel(frame.x, added.input), y: pixel(frame.y, added.price) };
}

/** The line as it lay before the last row was learnt. */
function refitLine(frame: Frame, { stage, answers, trail, phase }: Play): Picture['others'] {
  const call = phase === 'call';
  const before = call ? trail[0] : trail.at(-2);
  if (before === undefined || answers.length < (call ? 1 : 2) || stage.questions[answers.length - 1]?.question.then !== 'refit') return [];
  return [{ kind: 'crowd', pieces: traced(frame, stage.task.network, parametersOf(stage, before)) }];
}

/** The player's hand in the picture; null where the network says it all. */
function handOf(frame: Frame, play: Play, values: Values, opened: number): HandPicture | null {
  const { stage } = play;
  if (stage.task.hand?.kind === 'guesses') return guesses(frame, play, values, opened);
  if (stage.task.hand?.kind === 'rule') return rule(frame, stage, values, opened);
  if (stage.task.edit !== undefined) return prices(frame, stage, values, play.phase !== 'call' && stage.task.tools.some(({ id }) => id === 'r1' && toolInUse(play, id)));
  if (stage.task.decision === undefined) return null;
  return threshold(frame, stage, values, opened);
}

export function pictureOf(frame: Frame, view: Extract<View, { kind: 'line' }>, moment: Moment): Picture {
  const { play, parameters, shown, opened } = moment;
  const { stage } = play;
  const { network } = stage.task;
  const law = view.margin === undefined ? lawOf(play) : null;
  const asked = askedRow(play);
  const saying = stage.questions.some(({ question }) => question.ask.of === 'error' && question.ask.row === 'each');
  const { hand } = stage.task;
  const fitted = play.phase === 'call' && stage.questions[0]?.question.ask.of === 'fitted' ? stage.questions[0] : null;
  const said = (rows: typeof stage.train): readonly number[] => (hand === undefined ? curveOf(network, parameters, [...rows.inputs]) : [...handSays(hand, moment.said, rows)]);
  const says = (rows: typeof stage.train): readonly number[] => (fitted?.question.ask.of === 'fitted' ? [...fittedSays(stage, fitted.at, fitted.question.ask, [...rows.inputs])] : said(rows));
  const trainSaid = says(stage.train);
  const changed = stage.task.edit === undefined ? null : editedRows(stage, moment.said).targets;
  const sealed = sealedPlaces(frame, stage);
  const errors = law === null ? view.errors !== 'none' && !saying : true;
  const called = calledRow(play);
  const price = asked === null ? 0 : ((asked.data === 'train' ? stage.train : stage.test).targets[asked.row] ?? 0);
  const truth = view.line ? bestLine(play) : null;
  const answered = moment.preview ? (shown['answer'] ?? null) : null;
  return {
    own: view.line && hand === undefined && stage.task.decision === undefined ? traced(frame, network, parameters) : [],
    best: truth === null ? [] : traced(frame, network, parametersOf(stage, truth.best.values)),
    others: [...othersOf(frame, moment), ...(hand?.kind === 'rule' ? machineLine(frame, play, parameters) : [])],
    added: frame.small ? null : addedAt(frame, play),
    hotels: stage.trainIds.slice(0, fitted?.question.ask.of === 'fitted' && fitted.question.ask.rows === 'known' ? fitted.at['known'] : undefined).map((id, row) => {
      const { x, y } = { ...hotelAt(frame, play, { data: 'train', row }), ...(changed === null ? {} : { y: within(frame, pixel(frame.y, changed[row] ?? 0)) }) };
      return { id, x, y: row < moment.knownBefore ? y : frame.street + (y - frame.street) * moment.risen };
    }),
    tests: stage.testIds.map((id, row) => {
      const { x, y } = hotelAt(frame, play, { data: 'test', row });
      return { id, x: x + ((sealed[row] ?? x) - x) * (1 - opened), y: frame.street + (y - frame.street) * opened, sealed: opened < 0.5 };
    }),
    bars: errors && law?.measure !== 'hit' ? barsOf(frame, stage.train.inputs, changed ?? stage.train.targets, trainSaid, law) : [],
    testBars: opened >= 1 && (fitted === null || play.verdict !== 'open') && stage.testIds.length > 0
      ? barsOf(frame, stage.test.inputs, stage.test.targets, says(stage.test), null) : [],
    squares: law === null ? view.errors === 'squares' : law.measure === 'squared',
    signs: law?.measure === 'error',
    figures: view.figures && !frame.small,
    asked: asked === null || frame.small ? null : { ...asked, ...hotelAt(frame, play, asked), said: answered, handle: pixel(frame.y, price + (answered ?? 0)) },
    called: frame.small ? null : called === null ? addedAt(frame, play) : { ...hotelAt(frame, play, called), ...(changed === null || called.data === 'test' ? {} : { y: within(frame, pixel(frame.y, changed[called.row] ?? 0)) }) },
    said: saidOf(frame, moment),
    grips: view.handles && !frame.small && canSet(play) ? gripsAt(frame, play, parameters) : [],
    pick: candidates(play),
    rails: stage.task.frozen.includes('w') && changed !== null && !frame.small ? railsOf(frame, play, parameters, moment.said) : null,
    refused: play.refused.map(String),
    hand: fitted !== null ? null : handOf(frame, play, { ...play.values, ...moment.said }, opened),
    handOpen: canSet(play),
  };
}

import { rowThrough } from '../curriculum/marks.ts';
import { openQuestion } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import { parametersOf } from '../curriculum/stage.ts';
import { valuesAt } from '../curriculum/training.ts';
import { isOver } from './control.ts';
import { drawArrows } from './graph-arrows.ts';
import { drawGraph } from './graph-drawing.ts';
import { graphFrame, type GraphFrame, type Point, within } from './graph-frame.ts';
import { drawGround, type Ground, groundOf } from './graph-ground.ts';
import { type GraphScene, graphScene, nudgeOf, type Spot } from './graph-scene.ts';
import { drawChip, drawPulls, drawToken, tokenPlace } from './graph-token.ts';
import { createLayer } from './layer.ts';
import { arrived, type Glide, glide, glideAt, same } from './line-motion.ts';
import { createTouch } from './line-touch.ts';
import { fade, paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

const FLIGHT = 0.45;
/** Seconds in which a step that was trained is seen. */
const STEP = 1.6;
/** Seconds that a ripple runs, and that its ring at one number takes. */
const RUN = 1.5;
const RING = 0.8;

/** A computation graph: numbers forwards, tokens backwards, and marks on both. */
export const createGraph: CreateView<'graph'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let stand: Float64Array = new Float64Array();
  let way: Glide | null = null;
  let last: Play | null = null;
  let frame: GraphFrame | null = null;
  let shown: GraphScene | null = null;
  let hovered: string | null = null;
  let carried: Point | null = null;
  let flight: { to: string; from: Point; elapsed: number } | null = null;
  let wave: { nodes: ReadonlySet<string>; from: string; by: number; elapsed: number; play: Play } | null = null;
  const grounds = new Map<string, { key: string; ground: Ground }>();

  const follow = (play: Play) => {
    const target = parametersOf(play.stage, game.shown());
    const still = services.reducedMotion() || last === null || last.level !== play.level || last.phase !== play.phase || stand.length !== target.length || game.state().preview !== null;
    if (still) {
      way = null;
      stand = target;
    } else if (!same(way?.path.at(-1) ?? stand, target)) way = glide(stand, target, last !== null && play.path !== last.path && play.path.length > 1 ? STEP : 0.6);
    if (last !== null && last !== play && last.level === play.level && last.phase === play.phase) {
      const nudge = nudgeOf(play, last);
      if (play.answers.length !== last.answers.length) wave = null;
      if (nudge !== null) wave = { ...nudge, elapsed: services.reducedMotion() ? RUN : 0 };
    }
    if (last !== play && (last === null || last.phase !== play.phase || last.rounds !== play.rounds)) wave = null;
    last = play;
  };

  const nudgedBy = (play: Play, name: string, amount: number) => ({ ...play.values, [name]: (play.values[name] ?? 0) + amount });

  const groundFor = (play: Play, id: string): Ground => {
    const row = rowThrough(play.stage, openQuestion(play));
    const parameters = parametersOf(play.stage, { ...play.values, ...openQuestion(play)?.at });
    const key = `${parameters.join()}/${row.inputs.join()}/${row.targets.join()}`;
    const kept = grounds.get(id);
    if (kept?.key === key) return kept.ground;
    const ground = groundOf(play.stage, parameters, row, id);
    grounds.set(id, { key, ground });
    return ground;
  };

  /** How far the ripple's ring is at each number, by how far that lies from where it began. */
  const rings = (at: GraphFrame, drawn: GraphScene): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    if (wave === null) return found;
    const start = drawn.graph.nodes.get(wave.from);
    if (start === undefined) return found;
    const from = at.at(start).x;
    for (const id of wave.nodes) {
      const node = drawn.graph.nodes.get(id);
      if (node === undefined) continue;
      const delay = (RUN - RING) * Math.min(1, Math.max(0, at.at(node).x - from) / area.width);
      const part = (wave.elapsed - delay) / RING;
      if (part > 0) found.set(id, Math.min(1, part));
    }
    return found;
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    follow(play);
    if (way !== null) {
      way.elapsed += seconds;
      stand = glideAt(way);
      if (arrived(way)) way = null;
    }
    if (wave !== null && wave.elapsed < RUN) wave.elapsed += seconds;
    // A ripple is kept on the board until something is done: it is what the answer came to.
    if (wave !== null && wave.elapsed >= RUN && game.state().preview === null && Object.keys(play.choices).length > 0 && (play.refused.length === 0 || wave.play.choices !== play.choices)) wave = null;
    if (flight !== null) {
      flight.elapsed += seconds;
      if (flight.elapsed >= FLIGHT) flight = null;
    }
    const palette = paletteOf(services.theme());
    const words = services.words();
    const running = wave !== null && wave.elapsed < RUN;
    const told = running && wave !== null ? wave.play : play;
    const drawn = graphScene(told, running && wave !== null ? nudgedBy(told, wave.from, wave.by * Math.sin((Math.PI * wave.elapsed) / RUN)) : valuesAt(play.stage, stand, play.values), game.state().aimed, view.errors);
    const at = graphFrame(area, drawn.graph);
    shown = drawn;
    frame = at;
    const { context } = layer;
    layer.clear();
    drawGraph(context, palette, at, drawn, { rings: rings(at, drawn), hovered: hovered ?? drawn.aimed?.spot.node.id ?? null }, words);
    if (drawn.lit) for (const spot of drawn.spots) {
      if (!spot.asked) continue;
      const ruler = flight?.to === spot.node.id ? null : (spot.token?.value ?? null);
      drawGround(context, palette, at.ground(spot.node), groundFor(play, spot.node.id), ruler, ruler === null ? null : spot.fits, '', at.small ? 14 : 18);
    }
    drawTokens(at, drawn);
    drawArrows(context, palette, at, drawn, play, words);
  };

  const drawTokens = (at: GraphFrame, drawn: GraphScene) => {
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { context } = layer;
    const { aimed } = drawn;
    const sources = aimed === null ? [] : aimed.source.flatMap((id) => drawn.spots.filter(({ node }) => node.id === id || (`z${node.id.slice(1)}` === id && node.kind === 'output')));
    if (aimed !== null) {
      const to = tokenPlace(at, aimed.spot.node);
      context.save();
      context.strokeStyle = fade(palette.you, 0.6);
      context.lineWidth = 2;
      context.setLineDash([4, 6]);
      for (const { node } of sources) {
        const from = tokenPlace(at, node);
        context.beginPath();
        context.moveTo(from.x, from.y);
        context.quadraticCurveTo((from.x + to.x) / 2, Math.max(from.y, to.y) + 26, to.x, to.y);
        context.stroke();
      }
      context.restore();
    }
    const strongest = Math.max(1e-9, ...drawn.spots.flatMap(({ pulls }) => pulls.map(Math.abs)));
    for (const { node, pulls } of drawn.spots) drawPulls(context, palette, at, at.at(node), pulls, strongest);
    for (const spot of drawn.spots) {
      const value = spot.token?.value ?? null;
      if (value === null) continue;
      const end = tokenPlace(at, spot.node);
      const flying = flight?.to === spot.node.id ? flight : null;
      const part = flying === null ? 1 : 1 - (1 - flying.elapsed / FLIGHT) ** 3;
      const place = flying === null ? end : { x: flying.from.x + (end.x - flying.from.x) * part, y: flying.from.y + (end.y - flying.from.y) * part - 24 * Math.sin(Math.PI * part) };
      const strong = sources.includes(spot) && carried === null;
      drawToken(context, palette, place, value, words, { size: at.text, colour: spot.fits === false ? palette.error : spot.fits === true ? palette.target : palette.you, strong });
    }
    if (aimed === null) return;
    for (const { node, value } of aimed.arriving) drawToken(context, palette, tokenPlace(at, node), value, words, { size: at.text - 1, colour: palette.you, strong: true });
    const merges = aimed.source.length > 1;
    aimed.options.forEach((factor, index) => {
      const chip = at.chip(index, aimed.options.length);
      drawChip(context, palette, chip, factor, merges, words, { over: carried !== null && inside(chip, carried), chosen: aimed.spot.mark === factor.option, text: at.text });
    });
    const held = aimed.spot.token?.from ?? null;
    if (carried !== null && held !== null) drawToken(context, palette, carried, held, words, { size: at.text + 2, colour: palette.you, strong: true });
  };

  const inside = (box: { x: number; y: number; width: number; height: number }, { x, y }: Point) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

  const chipAt = (point: Point) => {
    if (frame === null || shown?.aimed === null || shown === null) return null;
    const { options } = shown.aimed;
    const at = frame;
    return options.find((_, index) => inside(at.chip(index, options.length), point)) ?? null;
  };

  const spotAt = (point: Point): Spot | null => {
    if (frame === null || shown === null) return null;
    const at = frame;
    const near = shown.spots.filter(({ asked }) => asked).map((spot) => {
      const place = at.at(spot.node);
      return { spot, away: Math.hypot(point.x - place.x, point.y - place.y) };
    }).toSorted((one, other) => one.away - other.away)[0];
    return near !== undefined && near.away <= at.radius + 10 ? near.spot : null;
  };

  const choose = (option: string) => {
    if (shown?.aimed === null || shown === null || frame === null) return;
    const { spot, source } = shown.aimed;
    const first = shown.spots.find(({ node }) => source.includes(node.id) || source.includes(`z${node.id.slice(1)}`));
    if (!services.reducedMotion() && first !== undefined) flight = { to: spot.node.id, from: tokenPlace(frame, first.node), elapsed: 0 };
    game.send({ kind: 'choose', tool: spot.node.id, option });
  };

  /** The next mark of a number, on and on in a circle. */
  const turn = (spot: Spot) => {
    if (shown?.marks === null || shown === null) return;
    const { by } = shown.marks;
    const order = by === 'turn' ? ['', 'up', 'down', 'rests'] : by === 'moves' ? ['rests', 'moves'] : by === 'most' ? ['rests', 'most'] : [];
    const at = order.indexOf(spot.mark);
    const next = order[(at + 1) % order.length] ?? '';
    game.send({ kind: 'choose', tool: spot.node.id, option: next === '' ? 'up' : next });
  };

  const onSource = (point: Point): boolean => {
    if (frame === null || shown?.aimed === null || shown === null) return false;
    const at = frame;
    const { source, spot } = shown.aimed;
    return (spot.token?.from ?? null) !== null && shown.spots.some(({ node }) => (source.includes(node.id) || (node.kind === 'output' && source.includes(`z${node.id.slice(1)}`))) && within(point, tokenPlace(at, node), 34));
  };

  const open = () => {
    const play = game.play();
    return play !== null && !isOver(play) && play.phase !== 'call';
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      if (!open()) return null;
      const chip = chipAt(point);
      if (chip !== null) return { move: () => undefined, release: (to) => { if (chipAt(to)?.option === chip.option) choose(chip.option); } };
      if (onSource(point)) {
        carried = point;
        return {
          move(to) {
            carried = to;
            game.preview({ ...game.state().preview });
          },
          release(to) {
            carried = null;
            const over = chipAt(to);
            game.preview(null);
            if (over !== null) choose(over.option);
          },
        };
      }
      const spot = spotAt(point);
      if (spot === null) return null;
      return {
        move: () => undefined,
        release(to) {
          if (spotAt(to)?.node.id !== spot.node.id) return;
          if (shown?.marks?.by === 'carry') game.aim(spot.node.id);
          else turn(spot);
        },
      };
    },
    hover(point) {
      if (point === null || !open()) {
        hovered = null;
        return 'default';
      }
      hovered = spotAt(point)?.node.id ?? null;
      return hovered !== null || chipAt(point) !== null || onSource(point) ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => way !== null || flight !== null || (wave !== null && wave.elapsed < RUN),
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

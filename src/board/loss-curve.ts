import type { Values } from '../curriculum/level.ts';
import { gradientAt, metricAt } from '../curriculum/quantity.ts';
import type { Play } from '../curriculum/replay.ts';
import { snap } from '../curriculum/range.ts';
import type { Path } from '../curriculum/training.ts';
import { drawLossAxis, drawValueAxis, symbolOf, textSize } from './axes.ts';
import { adjustAsked, isDay, knobOf } from './control.ts';
import { listenToDrag } from './drag.ts';
import { coolTone, drawGround, greenTone, warmTone } from './ground.ts';
import { easeOut, hopAt, hopSeconds } from './hop.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { drawAnswer, drawHover, drawLeaps, leapPlace } from './leap.ts';
import { createLayer, createSheet } from './layer.ts';
import { drawDawn, drawGlow, drawInLight, drawSheet, freshSheet, mixMasked } from './light.ts';
import { drawCrowd, drawGhost, drawLeaving, drawSteps, drawTangent } from './marks.ts';
import { paletteOf } from './palette.ts';
import { lightAt, lightStretch, lossOn, type Plot, plotValue, plotX, plotY, profileOf } from './profile.ts';
import type { CreateView } from './view.ts';

const DAWN_SECONDS = 1.2;
const MORPH_SECONDS = 0.6;
const GLIDE_SECONDS = 0.28;

/** The loss over one parameter: a mountain cut open, at night, with the lantern on it. */
export const createLossCurve: CreateView<'loss-curve'> = (scene, services, view, area) => {
  const { game } = services;
  const { parameter, axis } = view;
  const palette = paletteOf(services.theme());
  const size = textSize(area);
  const small = area.width < 420 || area.height < 300;
  const inner = { x: area.x + size * 4, y: area.y + (small ? 40 : 56), width: area.width - size * 4 - 18, height: area.height - (small ? 40 : 56) - size - 28 };
  const layer = createLayer(scene, area);
  const sheet = () => createSheet(scene, area);
  const [cool, warm, green, seen, scratch, scratchGreen] = [sheet(), sheet(), sheet(), sheet(), sheet(), sheet()];
  const still = () => services.reducedMotion();

  let profile: Float64Array = new Float64Array();
  let morph: { from: Float64Array; fromCeiling: number; to: Float64Array; clock: number } | null = null;
  let profileFor = '';
  let ceiling = 1;
  let drawnCurve: Float64Array | null = null;
  let mask = new Float32Array(161);
  let maskMixed = '';
  let walked: readonly Values[] = [];
  let last = { at: Number.NaN, previewed: false };
  let path: Path = game.play()?.path ?? [];
  let hopClock = Infinity;
  let stand = Number.NaN;
  let glide: { from: number; clock: number } | null = null;
  let dawn: number | null = null;
  let dragging: 'set' | 'answer' | null = null;

  const plot = (): Plot => ({ area: inner, min: axis.min, max: axis.max, ceiling, depth: inner.height * 0.17 });
  const index = (play: Play) => play.stage.names.indexOf(parameter);
  const within = (value: number) => value >= axis.min && value <= axis.max;

  const endDrag = listenToDrag(scene, area, {
    takes() {
      const play = game.play();
      return play !== null && (knobOf(play, parameter) !== null || adjustAsked(play, parameter) !== null);
    },
    move(x) {
      const play = game.play();
      if (play === null) return;
      const value = plotValue(plot(), x);
      const tool = knobOf(play, parameter);
      const question = adjustAsked(play, parameter);
      if (tool !== null) {
        dragging = 'set';
        game.preview({ [parameter]: snap(tool, value) });
      } else if (question !== null) {
        dragging = 'answer';
        game.preview({ answer: snap(question.range, value) });
      }
    },
    drop() {
      const value = game.state().preview?.[parameter];
      const play = game.play();
      if (dragging === 'set' && value !== undefined && play !== null) {
        if (value === play.values[parameter]) game.preview(null);
        else game.send({ kind: 'set', values: { [parameter]: value } });
      }
      dragging = null;
    },
  });

  /** The curve at the other parameters' present values; goes over from the old one in 600 ms. */
  const followCurve = (play: Play, values: Values, seconds: number) => {
    const others = play.stage.names.filter((name) => name !== parameter).map((name) => values[name]);
    const wanted = `${play.stage.trainIds.join()}/${others.join()}`;
    if (wanted !== profileFor) {
      const to = profileOf(play.stage, values, parameter, axis);
      const first = profileFor === '';
      profileFor = wanted;
      if (first || still() || game.state().preview !== null) {
        profile = to;
        ceiling = ceilingOf(to);
        morph = null;
      } else morph = { from: profile, fromCeiling: ceiling, to, clock: 0 };
    }
    if (morph === null) return;
    const { from, fromCeiling, to } = morph;
    morph.clock += seconds;
    const part = easeOut(morph.clock / MORPH_SECONDS);
    profile = to.map((loss, place) => (from[place] ?? loss) + (loss - (from[place] ?? loss)) * part);
    ceiling = fromCeiling + (ceilingOf(to) - fromCeiling) * part;
    if (part >= 1) morph = null;
  };

  /** Ground that the lantern has been over in this round, or where it looked. */
  const followLight = (play: Play, at: number) => {
    const { visibility } = play.stage.task;
    if (visibility === undefined) return;
    const radius = visibility.radius * (axis.max - axis.min);
    const oil = visibility.oil !== undefined;
    if (play.trail !== walked && (play.trail.length < walked.length || walked.length === 0 || !visibility.trace)) mask = new Float32Array(mask.length);
    if (play.trail !== walked || !visibility.trace) {
      const seen = visibility.trace ? play.trail : play.trail.slice(-1);
      if (!visibility.trace) mask.fill(0);
      let before: number | undefined;
      for (const values of seen) {
        const here = values[parameter] ?? Number.NaN;
        lightStretch(mask, axis, oil || before === undefined ? here : before, here, radius);
        before = here;
      }
      walked = play.trail;
    }
    if (oil) {
      if (play.trail.length === 1) lightStretch(mask, axis, at, at, radius);
      return;
    }
    lightStretch(mask, axis, visibility.trace && Number.isFinite(last.at) && last.previewed ? last.at : at, at, radius);
  };

  const followLantern = (play: Play, at: number, previewed: boolean, seconds: number) => {
    if (play.path !== path) {
      path = play.path;
      hopClock = path.length > 1 && !still() ? 0 : Infinity;
      glide = null;
    } else if (at !== last.at && !previewed && !last.previewed && Number.isFinite(stand) && !still()) glide = { from: stand, clock: 0 };
    if (hopClock < Infinity) {
      hopClock += seconds;
      if (hopClock >= hopSeconds(path.length)) hopClock = Infinity;
    }
    if (glide === null) stand = at;
    else {
      glide.clock += seconds;
      const part = easeOut(glide.clock / Math.max(GLIDE_SECONDS, morph === null ? 0 : MORPH_SECONDS));
      stand = glide.from + (at - glide.from) * part;
      if (part >= 1) glide = null;
    }
  };

  const drawSheets = () => {
    if (drawnCurve === profile) return;
    drawnCurve = profile;
    maskMixed = '';
    for (const [sheet, tone] of [[cool, coolTone(palette)], [warm, warmTone(palette)], [green, greenTone(palette)]] as const) {
      sheet.context.clearRect(area.x, area.y, area.width, area.height);
      drawGround(sheet.context, plot(), profile, tone);
      freshSheet(sheet);
    }
  };

  /** What the light has reached: to the bottom where the lantern has walked, a little way down where it only looked. */
  const maskGround = (context: CanvasRenderingContext2D, deep: boolean) => {
    const wide = inner.width / (mask.length - 1);
    mask.forEach((alpha, place) => {
      if (alpha === 0) return;
      const top = plotY(plot(), profile[place] ?? 0);
      const depth = deep ? inner.height * 0.85 : 120;
      const light = context.createLinearGradient(0, top, 0, top + depth);
      light.addColorStop(0, `rgba(0, 0, 0, ${alpha})`);
      light.addColorStop(0.4, `rgba(0, 0, 0, ${alpha * (deep ? 0.8 : 0.5)})`);
      light.addColorStop(1, `rgba(0, 0, 0, ${deep ? alpha * 0.35 : 0})`);
      context.fillStyle = light;
      context.fillRect(inner.x + (place - 0.5) * wide, area.y, wide, area.height);
    });
  };

  const draw = (play: Play, values: Values, hovering: boolean) => {
    const { context } = layer;
    const words = services.words();
    const now = plot();
    const { visibility, goal, gauge } = play.stage.task;
    const day = dawn !== null;
    const dark = visibility !== undefined && !(day && (dawn ?? 0) >= 1);
    const ground = (value: number) => ({ x: plotX(now, value), y: plotY(now, lossOn(profile, axis, value)) });
    const isSeen = (value: number) => within(value) && (!dark || lightAt(mask, axis, value) > 0.3);
    const foot = ground(stand);
    drawSheets();
    layer.clear();
    const bounded = goal.metric === 'mean-squared-error' && goal.data === 'train' && (gauge === 'shown' || day);
    drawLossAxis(context, palette, words, now, size, bounded ? play.bound : null);
    drawValueAxis(context, palette, words, now, parameter, size);

    if (dark) {
      const lit = mask.join();
      if (lit !== maskMixed) mixMasked(seen, cool, (masked) => { maskGround(masked, visibility.trace && visibility.oil === undefined); });
      maskMixed = lit;
    }
    drawSheet(context, dark ? seen : cool);
    if (day && (dawn ?? 0) < 1) {
      context.save();
      context.beginPath();
      context.rect(inner.x, area.y, inner.width, inner.y + inner.height - area.y);
      context.clip();
      drawDawn(context, palette.target, foot.x, foot.y, area.width, dawn ?? 0, () => {
        if (dark) drawSheet(context, cool);
        context.globalAlpha = 1 - (dawn ?? 0);
        drawSheet(context, green);
      });
      context.restore();
    }
    if (day) {
      const lowest = axis.min + ((axis.max - axis.min) * profile.indexOf(Math.min(...profile))) / (profile.length - 1);
      const valley = ground(lowest);
      const strength = Math.min(1, dawn ?? 0);
      context.save();
      context.beginPath();
      context.rect(inner.x, area.y, inner.width, inner.y + inner.height - area.y);
      context.clip();
      drawGlow(context, palette.target, valley.x, valley.y, Math.min(area.width, area.height) * 0.42, 0.26 * strength);
      context.restore();
      drawInLight(context, scratchGreen, green, valley.x, valley.y, Math.min(area.width, area.height) * 0.4, strength);
    }

    const crowd = services.crowd();
    if (crowd !== null && play.stage.task.gauge === 'shown') drawCrowd(context, palette, crowd, index(play), (value) => (isSeen(value) ? ground(value) : null));
    const ghost = services.ghost();
    if (ghost !== null) drawGhost(context, palette, ghost, (point) => { const value = point[index(play)] ?? Number.NaN; return isSeen(value) ? ground(value) : null; });

    const others = play.stage.names.filter((name) => name !== parameter);
    const steps = play.trail.filter((each) => others.every((name) => each[name] === values[name])).map((each) => each[parameter] ?? Number.NaN);
    drawSteps(context, palette, steps.slice(0, -1).filter(isSeen).map(ground));
    const hop = hopAt(path.length, hopClock);
    const valueOf = (point: Float64Array | undefined) => point?.[index(play)] ?? Number.NaN;
    const hops = path.slice(0, hop.done ? path.length : hop.from + 2).map(valueOf);
    drawLeaps(context, palette, now, profile, hops, hop);

    const reach = visibility === undefined || !dark ? Math.min(190, inner.width * 0.24) : Math.max(30, visibility.radius * inner.width * 1.3);
    const tall = small ? 34 : 42;
    const place = hop.done ? foot : leapPlace(now, profile, hops, hop);
    const known = within(stand) && (!hovering || isSeen(play.values[parameter] ?? Number.NaN));
    if (hop.done && known) {
      drawLightPool(context, palette, foot.x, foot.y, reach);
      drawInLight(context, scratch, warm, foot.x, foot.y, reach);
      if (tangentShown(play)) {
        const dw = gradientAt(play.stage, { ...values, [parameter]: stand }, parameter);
        const slope = (-2 * dw * (plotY(now, 0) - plotY(now, 1))) / ((plotX(now, axis.max) - plotX(now, axis.min)) / (axis.max - axis.min));
        const label = glide === null ? `d${symbolOf(words, parameter)} ${words.number(dw)}` : '';
        drawTangent(context, palette, foot, slope, Math.min(86, inner.width * 0.16), label, size + (small ? 0 : 4), inner, tall);
      }
    }
    if (place !== null && (!hop.done || known)) drawLantern(context, palette, place.x, place.y, tall);
    if (hop.done && !within(stand)) drawLeaving(context, palette, inner, stand > axis.max ? 'right' : 'left', `${symbolOf(words, parameter)} ${words.number(stand)}`, size);
    else if (hop.done && lossAt(play, values) > ceiling) drawLeaving(context, palette, inner, 'up', `${symbolOf(words, parameter)} ${words.number(stand)}`, size, foot.x);
    if (hovering) drawHover(context, palette, now, values[parameter] ?? 0, tall);
    const said = game.state().preview?.['answer'];
    if (said !== undefined && adjustAsked(play, parameter) !== null && within(said)) drawAnswer(context, palette, now, ground(said), tall);
  };

  const lossAt = (play: Play, values: Values) => metricAt(play.stage, { ...values, [parameter]: stand }, 'mean-squared-error', 'train');

  const tangentShown = (play: Play): boolean => {
    const { visibility, questions } = play.stage.task;
    return visibility?.oil !== undefined || (visibility !== undefined && questions.length > 0) || adjustAsked(play, parameter) !== null || questions.some(({ ask }) => ask.of === 'adjusted' || ask.of === 'gradient');
  };

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      const { preview } = game.state();
      const previewed = preview?.[parameter] !== undefined;
      const values = game.shown();
      const hovering = play.oil !== null && previewed;
      const at = (hovering ? play.values : values)[parameter] ?? Number.NaN;
      const first = Number.isNaN(last.at);
      followCurve(play, values, seconds);
      followLight(play, at);
      followLantern(play, at, previewed, seconds);
      last = { at, previewed };
      if (!isDay(play)) dawn = null;
      else if (dawn === null) dawn = still() || first ? 1 : 0;
      else dawn = Math.min(1, dawn + seconds / DAWN_SECONDS);
      draw(play, values, hovering);
    },
    moving: () => morph !== null || glide !== null || hopClock < Infinity || (dawn !== null && dawn < 1),
    destroy() {
      endDrag();
      layer.destroy();
    },
  };
};

/** Room above the higher end, so that the rim is seen. */
function ceilingOf(profile: Float64Array): number {
  return Math.max(1e-9, Math.max(...profile) * 1.02);
}

import type { Values } from '../curriculum/draw.ts';
import { placesSeen, seenAt } from '../curriculum/look.ts';
import { gradientAt, metricAt } from '../curriculum/measured.ts';
import type { Play } from '../curriculum/play.ts';
import { drawLossAxis, drawNotch, drawValueAxis, symbolOf } from './axes.ts';
import { adjustAsked, missedAnswer } from './control.ts';
import { createCurveFog } from './curve-fog.ts';
import { ceilingOf, curveFrame, plotOf, tangentShown } from './curve-frame.ts';
import { coolTone, drawGround, greenTone, type GroundTone, warmTone } from './ground.ts';
import { easeOut } from '../game/hop.ts';
import { createJourney } from './journey.ts';
import { dragKnobs } from './knob-drag.ts';
import { drawLantern, drawLightPool } from './lantern.ts';
import { drawAnswer, drawHover, drawLeaps, drawMiss, leapPlace } from './leap.ts';
import { createLayer, createSheet, type Sheet } from './layer.ts';
import { drawLooks } from './looks.ts';
import { drawDawn, drawGlow, drawInLight, drawSheet, freshSheet, mixMasked } from './light.ts';
import { drawCrowd, drawGhost, drawLeaving, drawSteps, drawTangent } from './marks.ts';
import { paletteOf } from './palette.ts';
import { lossOn, type Plot, plotValue, plotX, plotY, profileOf } from './profile.ts';
import { drawHorizon, drawSky } from './sky.ts';
import type { CreateView } from './view.ts';

const MORPH_SECONDS = 0.6;
const MARKS_DEPTH = 6;

/** The loss over one parameter: a mountain cut open, at night, with the lantern on it. */
export const createLossCurve: CreateView<'loss-curve'> = (scene, services, view, area) => {
  const { game } = services;
  const { parameter } = view;
  const palette = paletteOf(services.theme());
  const frame = curveFrame(area, view, game.play());
  const { inner, axis, size, small } = frame;
  const sky = createLayer(scene, area, -1);
  const layer = createLayer(scene, area);
  const marks = createLayer(scene, area, MARKS_DEPTH);
  const sheet = () => createSheet(scene, area);
  const [cool, warm, green, seen, scratch, scratchGreen] = [sheet(), sheet(), sheet(), sheet(), sheet(), sheet()];
  const still = () => services.reducedMotion();
  const fog = createCurveFog(parameter, axis, view.axis.max - view.axis.min);
  const journey = createJourney(game.play(), still, ({ x }) => ({ x: Math.min(Math.max(x, axis.min), axis.max), y: 0 }));

  let profile: Float64Array = new Float64Array();
  let morph: { from: Float64Array; fromCeiling: number; to: Float64Array; clock: number } | null = null;
  let profileFor = '';
  let ceiling = 1;
  const drawnCurves = new Map<Sheet, Float64Array>();
  let maskMixed = '';

  const plot = (): Plot => plotOf(frame, ceiling);
  const index = (play: Play) => play.stage.names.indexOf(parameter);
  const within = (value: number) => value >= axis.min && value <= axis.max;
  drawSky(sky.context, palette, plot());
  const endDrag = dragKnobs(scene, area, game, [parameter], (x) => ({ [parameter]: plotValue(plot(), x) }));

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
        ceiling = ceilingOf(to, frame, view.axis);
        morph = null;
      } else morph = { from: profile, fromCeiling: ceiling, to, clock: 0 };
    }
    if (morph === null) return;
    const { from, fromCeiling, to } = morph;
    morph.clock += seconds;
    const part = easeOut(morph.clock / MORPH_SECONDS);
    profile = to.map((loss, place) => (from[place] ?? loss) + (loss - (from[place] ?? loss)) * part);
    ceiling = fromCeiling + (ceilingOf(to, frame, view.axis) - fromCeiling) * part;
    if (part >= 1) morph = null;
  };

  /** The ground in a tone, drawn anew where the curve has changed. */
  const inTone = (sheet: Sheet, tone: GroundTone): Sheet => {
    if (drawnCurves.get(sheet) === profile) return sheet;
    drawnCurves.set(sheet, profile);
    if (sheet === cool) maskMixed = '';
    sheet.context.clearRect(area.x, area.y, area.width, area.height);
    drawGround(sheet.context, plot(), profile, tone);
    freshSheet(sheet);
    return sheet;
  };

  const draw = (play: Play, values: Values, hovering: boolean) => {
    const { context } = layer;
    const top = marks.context;
    const words = services.words();
    const now = plot();
    const { visibility, goal, gauge } = play.stage.task;
    const { path, hop } = journey;
    const stand = journey.stand.x;
    const day = journey.dawn !== null;
    const rise = journey.dawn ?? 0;
    const dark = visibility !== undefined && rise < 1;
    const ground = (value: number) => ({ x: plotX(now, value), y: plotY(now, lossOn(profile, axis, value)) });
    const isSeen = (value: number) => within(value) && (!dark || fog.sees(value));
    const foot = ground(stand);
    inTone(cool, coolTone(palette));
    layer.clear();
    marks.clear();
    const bounded = play.phase !== 'call' && goal.metric === 'mean-squared-error' && goal.data === 'train' && (gauge === 'shown' || day);
    const bound = bounded ? play.bound : null;
    drawHorizon(context, palette, now, bound);
    drawLossAxis(context, palette, words, now, size, bound);
    drawValueAxis(context, palette, words, now, parameter, size, area.x + area.width - 6);

    if (dark) {
      const lit = fog.key();
      if (lit !== maskMixed) mixMasked(seen, cool, (masked) => { fog.mask(masked, now, profile, visibility.trace && visibility.oil === undefined); });
      maskMixed = lit;
    }
    drawSheet(context, dark ? seen : cool);
    if (day && rise < 1) {
      context.save();
      context.beginPath();
      context.rect(inner.x, area.y, inner.width, inner.y + inner.height - area.y);
      context.clip();
      drawDawn(context, palette.target, foot.x, foot.y, area.width, rise, () => {
        if (dark) drawSheet(context, cool);
        context.globalAlpha = 1 - rise;
        drawSheet(context, inTone(green, greenTone(palette)));
      });
      context.restore();
    }
    if (day) {
      const lowest = axis.min + ((axis.max - axis.min) * profile.indexOf(Math.min(...profile))) / (profile.length - 1);
      const valley = ground(lowest);
      const strength = rise;
      context.save();
      context.beginPath();
      context.rect(inner.x, area.y, inner.width, inner.y + inner.height - area.y);
      context.clip();
      drawGlow(context, palette.target, valley.x, valley.y, Math.min(area.width, area.height) * 0.42, 0.26 * strength);
      context.restore();
      drawInLight(context, scratchGreen, inTone(green, greenTone(palette)), valley.x, valley.y, Math.min(area.width, area.height) * 0.4, strength);
    }

    const crowd = services.crowd();
    if (crowd !== null && play.stage.task.gauge === 'shown') drawCrowd(top, palette, crowd, index(play), (value) => (isSeen(value) ? ground(value) : null));
    const ghost = services.ghost();
    if (ghost !== null) drawGhost(top, palette, ghost, (point) => { const value = point[index(play)] ?? Number.NaN; return isSeen(value) ? ground(value) : null; });

    const others = play.stage.names.filter((name) => name !== parameter);
    const steps = play.trail.filter((each) => others.every((name) => each[name] === values[name])).map((each) => each[parameter] ?? Number.NaN);
    drawSteps(top, palette, steps.slice(0, -1).filter(isSeen).map(ground));
    const valueOf = (point: Float64Array | undefined) => point?.[index(play)] ?? Number.NaN;
    // The way of the whole round, the last training on its way.
    const begun = path.length > 1 ? play.walked.length - path.length : 0;
    const leap = hop.done ? hop : { ...hop, from: begun + hop.from };
    const hops = play.walked.slice(0, hop.done ? undefined : leap.from + 2).map(valueOf);
    drawLeaps(top, palette, now, profile, hops, leap);

    const reach = visibility === undefined || !dark ? Math.min(190, inner.width * 0.24) : Math.max(30, visibility.radius * (plotX(now, view.axis.max) - plotX(now, view.axis.min)) * 1.3);
    const tall = small ? 34 : 42;
    const place = hop.done ? foot : leapPlace(now, profile, hops, leap);
    const figure = (dw: number) => `d${symbolOf(words, parameter)} ${words.number(dw)}`;
    const slopeOf = (dw: number) => (-2 * dw * (plotY(now, 0) - plotY(now, 1))) / ((plotX(now, axis.max) - plotX(now, axis.min)) / (axis.max - axis.min));
    if (play.oil !== null && play.phase !== 'call') {
      const away = (place: Values) => place[parameter] !== play.values[parameter];
      const looks = placesSeen(play).filter(away).map((each) => {
        const at = each[parameter] ?? Number.NaN;
        const dw = gradientAt(play.stage, each, parameter);
        return { ...ground(at), slope: slopeOf(dw), label: figure(dw), met: hovering && values[parameter] === at };
      });
      const own = { left: foot.x - 62, right: foot.x + 62, top: foot.y - tall - 36, bottom: foot.y + 8 };
      drawLooks(top, palette, looks, size, inner, hop.done ? [own] : []);
    }
    const known = within(stand) && (!hovering || isSeen(play.values[parameter] ?? Number.NaN));
    if (hop.done && known) {
      drawLightPool(context, palette, foot.x, foot.y, reach);
      drawInLight(context, scratch, inTone(warm, warmTone(palette)), foot.x, foot.y, reach);
      if (tangentShown(play, parameter)) {
        const dw = gradientAt(play.stage, { ...values, [parameter]: stand }, parameter);
        drawTangent(top, palette, foot, slopeOf(dw), frame.ruler, journey.gliding ? '' : figure(dw), size + (small ? 0 : 4), inner, tall);
      }
    }
    if (place !== null && (!hop.done || known)) drawLantern(top, palette, place.x, place.y, tall);
    if (!hop.done) {
      const away = place === null || place.y < area.y ? 'up' : place.x < inner.x ? 'left' : place.x > inner.x + inner.width ? 'right' : null;
      if (away !== null) drawLeaving(top, palette, inner, away, '', size, away === 'up' ? place?.x : undefined);
    } else if (!within(stand)) drawLeaving(top, palette, inner, stand > axis.max ? 'right' : 'left', `${symbolOf(words, parameter)} ${words.number(stand)}`, size);
    else if (lossAt(play, values, stand) > ceiling * 1.08) drawLeaving(top, palette, inner, 'up', `${symbolOf(words, parameter)} ${words.number(stand)}`, size, foot.x);
    const notch = hovering ? plotX(now, values[parameter] ?? Number.NaN) : place?.x;
    if (notch !== undefined && within(plotValue(now, notch))) drawNotch(top, palette, notch, inner.y + inner.height + 1, 'below');
    if (hovering) drawHover(top, palette, now, values[parameter] ?? 0, tall, seenAt(play, values) ? words.t('tools.seen') : '', size);
    const missed = missedAnswer(play, parameter);
    if (missed !== null && hop.done && within(missed)) drawMiss(top, palette, now, ground(missed), words.number(missed), size);
    const said = game.state().preview?.['answer'];
    if (said !== undefined && adjustAsked(play, parameter) !== null && within(said)) drawAnswer(top, palette, now, ground(said), tall);
  };

  const lossAt = (play: Play, values: Values, value: number) => metricAt(play.stage, { ...values, [parameter]: value }, 'mean-squared-error', 'train');

  return {
    update(seconds) {
      const play = game.play();
      if (play === null) return;
      const { preview } = game.state();
      const previewed = preview?.[parameter] !== undefined;
      const values = game.shown();
      const hovering = play.oil !== null && previewed;
      const at = (hovering ? play.values : values)[parameter] ?? Number.NaN;
      followCurve(play, values, seconds);
      fog.follow(play, at, journey.last);
      journey.follow(play, { x: at, y: 0 }, previewed, seconds, morph === null ? undefined : MORPH_SECONDS);
      draw(play, values, hovering);
    },
    moving: () => morph !== null || journey.moving(),
    destroy() {
      endDrag();
      for (const each of [sky, layer, marks]) each.destroy();
    },
  };
};

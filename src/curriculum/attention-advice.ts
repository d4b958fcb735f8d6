import type { Advice } from './advice.ts';
import { type AttentionAsk, attentionFigure, KEY, looksOf, QUERY } from './attention.ts';
import type { Values } from './draw.ts';
import { toolInUse } from './feed.ts';
import type { ParameterTool } from './level-tool.ts';
import type { Play } from './play.ts';
import { snap } from './range.ts';

/** Stands of a knob that are tried. */
const TRIED = 17;

/** The two knobs in use where what is asked for is met best; of several such places the one that asks for the shortest way. */
function bestPlace(play: Play, ask: AttentionAsk, tools: readonly ParameterTool[]): Values {
  const stands = tools.map((tool) => [...new Set(Array.from({ length: TRIED }, (_, index) => snap(tool, tool.min + ((tool.max - tool.min) * index) / (TRIED - 1))))].map((value) => ({ [tool.id]: value })));
  const places = stands.reduce<readonly Values[]>((found, values) => found.flatMap((place) => values.map((value) => ({ ...place, ...value }))), [{}]);
  const rated = places.map((place) => ({
    place, short: attentionFigure(play.stage, { ...play.values, ...place }, ask),
    away: tools.reduce((sum, { id }) => sum + Math.abs((place[id] ?? 0) - (play.values[id] ?? 0)), 0),
  }));
  const least = Math.min(...rated.map(({ short }) => short));
  return rated.filter(({ short }) => short <= least + 1e-9).reduce((best, each) => (each.away < best.away ? each : best)).place;
}

/** It looks elsewhere, or the right way but not firmly enough. */
export function attentionAdvice(play: Play, ask: AttentionAsk): Advice {
  const looks = looksOf(play.stage, play.values);
  const wanted = Object.keys(ask.wanted);
  const others = Math.max(...looks.filter(({ id }) => !wanted.includes(id)).map(({ share }) => share));
  const ahead = looks.filter(({ id }) => wanted.includes(id)).every(({ share }) => share > others);
  const tools = play.stage.task.tools.flatMap((tool) => (tool.kind === 'parameter' && [...QUERY, ...KEY].includes(tool.id) && toolInUse(play, tool.id) ? [tool] : []));
  return { fault: ahead ? 'looks-about' : 'looks-elsewhere', wanted: bestPlace(play, ask, tools) };
}

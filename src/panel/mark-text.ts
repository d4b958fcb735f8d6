import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { sourceId, sumId } from '../curriculum/graph.ts';
import type { Marks } from '../curriculum/level-marks.ts';
import { fits, graphAt, helps, markOf, optionsOf, pullsOf, rightMarks, rowThrough, type Token, tokensOf, triesArrows } from '../curriculum/marks.ts';
import { marksAsked, openQuestion, valuesAsked } from '../curriculum/question.ts';
import type { Play } from '../curriculum/play.ts';
import type { AskedQuestion } from '../curriculum/stage.ts';
import { nodeSymbol } from '../game/node-symbol.ts';
import type { Words } from '../game/translate.ts';

/** A number that waits for its mark, as the panel tells it. */
export interface ToldMark {
  node: string;
  mark: string;
  /** The number itself, where several are told apart by it. */
  value: number | null;
  /** The tokens of all rows there, where all are asked at once. */
  pulls: readonly number[];
  options: readonly string[];
  /** The token there; null while there is none. */
  token: number | null;
  /** Whether it lies along the ground, or an arrow that is tried lowers the loss; null where that is not seen. */
  fits: boolean | null;
}

export interface ToldMarks {
  marks: Marks;
  spots: readonly ToldMark[];
  tokens: ReadonlyMap<string, Token>;
}

export function toldMarks(play: Play, asked: AskedQuestion | null = openQuestion(play)): ToldMarks | null {
  if (asked?.question.answer.kind !== 'marks') return null;
  const marks = asked.question.answer;
  const values = valuesAsked(play, asked);
  const graph = graphAt(play.stage, values, rowThrough(play.stage, asked));
  const tokens = marks.by === 'carry' ? tokensOf(graph, values, marks, play.choices) : new Map<string, Token>();
  const right = triesArrows(marks) ? rightMarks(play.stage, values, asked, marks) : new Map<string, string>();
  const spots = marks.nodes.map((node): ToldMark => {
    const token = tokens.get(node);
    const seen = token !== undefined && token.value !== null && !marks.dark;
    const named = marks.by === 'most' || marks.by === 'turn' ? (graph.nodes.get(node)?.value ?? null) : null;
    const along = triesArrows(marks) ? helps(right, marks, play.choices, node) : seen ? fits(graph, node, token) : null;
    return { node, value: named, pulls: marks.all ? pullsOf(play.stage, values, node) : [], mark: markOf(play.choices, marks, node), options: optionsOf(graph, values, marks, node), token: token?.value ?? null, fits: along };
  });
  return { marks, spots, tokens };
}

/** What a number is called where it is marked: its gradient, where a token is carried there. */
export function markName(play: Play, node: string, by = marksAsked(play)?.marks.by): string {
  const symbol = node.startsWith('y') ? node : nodeSymbol(play.stage.task.network, node);
  return by === 'carry' ? `d${symbol}` : symbol;
}

/** What the lamp of a class is called: by its class. */
export function lampName(words: Words, node: string): string {
  return words.t(`class.${CATEGORIES[Number(node.slice(1)) - 1] ?? ''}`);
}

export function markText(words: Words, option: string, as: 'words' | 'sign' = 'words'): string {
  if (as === 'sign') return { up: '\u2191', down: '\u2193', rests: '\u2013' }[option] ?? option;
  return words.t(`mark.${option}`);
}

/** What a token is multiplied by: the number, and what it is. */
export function factorText(words: Words, { tokens }: ToldMarks, node: string, option: string, as: 'words' | 'short' = 'words'): string {
  const value = tokens.get(node)?.factors.find((factor) => factor.option === option)?.value ?? Number.NaN;
  const merges = option === 'add' || option === 'mean' || option === 'largest';
  const figure = `\u2066${merges ? '' : '\u00d7 '}${Number.isFinite(value) ? words.number(value) : '?'}\u2069`;
  return as === 'short' ? figure : `${figure} ${words.t(`mark.factor.${option}`)}`;
}

/** Why a weight is not the one that moves most: what came in through it, times the token of its unit. */
function mostRefused(words: Words, play: Play, asked: AskedQuestion): string | null {
  const told = toldMarks(play, asked);
  const picked = told?.marks.by === 'most' ? told.spots.find(({ mark }) => mark === 'most') : undefined;
  if (picked === undefined) return null;
  const { nodes } = graphAt(play.stage, valuesAsked(play, asked), rowThrough(play.stage, asked));
  const weight = nodes.get(picked.node);
  const input = weight && nodes.get(sourceId(weight.layer, weight.from))?.value;
  const token = weight && nodes.get(sumId(weight.layer, weight.unit))?.gradient;
  if (weight === undefined || input === undefined || token === undefined) return null;
  const product = `\u2066${words.number(input)} \u00d7 ${words.number(token)} = ${words.number(weight.gradient)}\u2069`;
  return words.t('mark.not-most', { name: markName(play, picked.node), product });
}

/** How many marks were turned down; of a token that was carried, where it first left the ground, and by which factor. Told of a round that is lost as well. */
export function marksRefused(words: Words, play: Play): string {
  const asked = play.stage.questions[play.answers.length] ?? null;
  const most = asked === null ? null : mostRefused(words, play, asked);
  if (most !== null) return most;
  const told = toldMarks(play, asked);
  const astray = told?.marks.by === 'carry' ? told.spots.find(({ fits: along }) => along === false) : undefined;
  const where = told === null || astray === undefined ? '' : words.t('mark.astray', { name: markName(play, astray.node, 'carry'), factor: factorText(words, told, astray.node, astray.mark) });
  return `${words.t('mark.wrong', { count: play.turnedDown ?? 0 })} ${where}`.trim();
}

/** Which marks were put, and where a token then lies. */
export function marksSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const told = toldMarks(now);
  if (told === null || now.answers.length !== before.answers.length) return [];
  // Where one is picked out, the others rest without a word.
  const silent = ({ node, mark }: ToldMark) => told.marks.by === 'most' && mark === 'rests' && (before.choices[node] ?? mark) === mark;
  return told.spots.filter((spot) => before.choices[spot.node] !== now.choices[spot.node] && !silent(spot)).flatMap(({ node, mark, token, fits: along }) => {
    const name = told.marks.by === 'code' ? lampName(words, node) : markName(now, node);
    if (mark === '') return [words.t('mark.empty', { name })];
    if (told.marks.by !== 'carry') return [`${name} ${words.t(`mark.${mark}`)}`, along === null ? '' : words.t(mark === 'rests' ? (along ? 'mark.idle' : 'mark.awake') : along ? 'mark.falls' : 'mark.no-fall')];
    return [words.t('mark.carried', { name, factor: factorText(words, told, node, mark), value: token === null ? '' : words.number(token) }), along === null ? '' : words.t(along ? 'mark.fits' : 'mark.cuts')];
  });
}

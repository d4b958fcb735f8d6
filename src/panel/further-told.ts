import { misplaced } from '../curriculum/arrangement.ts';
import { duelFault } from '../curriculum/hint-learning.ts';
import { learnTool } from '../curriculum/learn-tool.ts';
import { learntCount } from '../curriculum/learning.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion, townAsked } from '../curriculum/question.ts';
import { keepsBack } from '../curriculum/towns.ts';
import { pieceName } from '../game/piece-name.ts';
import type { Words } from '../game/translate.ts';
import { optionName } from './choice.tsx';
import { faultSpoken } from './fault-words.ts';
import { levelText } from './level-name.ts';
import { marksSpoken } from './mark-text.ts';
import { promiseText } from './promise.ts';
import { chanceAnswer, trialText } from './trials.tsx';
import { wiredTold } from './wired.tsx';

/** Which piece was laid, and what its place makes of it; after handing over, how many lie wrong, and why the first does. */
function piecesSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const { pieces, task } = now.stage;
  if (task.arrangement === undefined) return [];
  const name = (kind: 'pieces' | 'places' | 'says', id: string) => (kind === 'pieces' ? pieceName(words, now, id).replaceAll(' \u00b7 ', '; ') : levelText(words, now.level.id, `${kind}.${id}`));
  const told = pieces.filter(({ id }) => (before.choices[id] ?? '') !== (now.choices[id] ?? '')).flatMap(({ id }) => {
    const place = now.choices[id] ?? '';
    if (place === '') return [words.t('live.taken', { card: name('pieces', id), slot: name('places', before.choices[id] ?? '') })];
    return [words.t('live.laid', { card: name('pieces', id), slot: name('places', place) }), name('says', place)];
  });
  if (told.length > 0) return [...told, ...wiredTold(words, now).texts];
  if (now.mistakes === before.mistakes || now.phase !== 'task') return told;
  const wrong = misplaced(now.stage, now.choices);
  return [...told, words.t('arrange.wrong', { count: wrong.length }), name('pieces', wrong[0]?.id ?? ''), levelText(words, now.level.id, `wrong.${wrong[0]?.id}`)];
}

/** What each machine promises, once hotels are kept back or not. */
function promisesSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const asked = openQuestion(now);
  const town = asked === null ? undefined : townAsked(now, asked);
  if (town === undefined || asked?.question.answer.kind !== 'machine' || before.choices['keep'] === now.choices['keep']) return [];
  return asked.question.answer.among.map((machine) => `${words.t(`machine.${machine}`)} ${promiseText(words, town, machine, keepsBack(now))}`);
}

/** Which tile of a recipe was chosen. */
function tilesSpoken(words: Words, before: Play, now: Play): readonly string[] {
  if (now.stage.task.bench === undefined && now.stage.learnt === null) return [];
  const tiles = now.stage.task.tools.flatMap((tool) => (tool.kind === 'choice' && now.choices[tool.id] !== before.choices[tool.id] ? [tool.id] : []));
  return tiles.map((tile) => words.t('live.value', { name: words.t(`law.${tile}`), value: optionName(words, tile, now.choices[tile] ?? '') }));
}

/** What a trial came to. */
function trialSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const last = now.trials.at(-1);
  if (last === undefined || now.trials.length <= before.trials.length) return [];
  const chance = chanceAnswer(now, now.trials.length - 1);
  return [trialText(words, last), ...(chance === null ? [] : [words.t('live.value', { name: words.t('trial.chance'), value: words.t('trial.of', { n: chance.arrived, all: chance.runs.length }) })])];
}

/** How long a network has learnt, once it stands still. */
function learntSpoken(words: Words, before: Play, now: Play): readonly string[] {
  const tool = learnTool(now.stage.task);
  if (tool === null || now.stage.learnt === before.stage.learnt) return [];
  if (!now.stage.taught) return [words.t('learn.parameters', { count: learntCount(now.stage) })];
  const fault = now.phase === 'task' && now.verdict === 'open' ? duelFault(now) : null;
  return [words.t('learn.epoch', { epoch: words.number(now.epochs, 0), epochs: words.number(tool.epochs, 0) }), ...(fault === null ? [] : faultSpoken(words, fault))];
}

/** What a move changed in what only some levels have, in sentences. */
export function furtherTold(words: Words, before: Play, now: Play): readonly string[] {
  return [...piecesSpoken(words, before, now), ...marksSpoken(words, before, now), ...promisesSpoken(words, before, now), ...tilesSpoken(words, before, now), ...trialSpoken(words, before, now), ...learntSpoken(words, before, now)];
}

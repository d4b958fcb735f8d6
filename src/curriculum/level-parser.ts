import * as v from 'valibot';
import { checkNetwork } from '../engine/network.ts';
import { isOfApparatus } from './apparatus.ts';
import { ENDINGS } from './duel.ts';
import { checkArrangement } from './arrangement-check.ts';
import { checkDuel } from './duel-check.ts';
import { checkProgram } from './program-check.ts';
import { checkTable } from './table-check.ts';
import { checkPictures, checkSentences } from './dataset-check.ts';
import { flawLines } from './flaw.ts';
import { checkFollowing } from './following-check.ts';
import { checkRace } from './race-check.ts';
import { learnTool } from './learn-tool.ts';
import { MEASURES } from './level-tool.ts';
import { type Level, LevelSchema, type Task } from './level.ts';
import type { Quantity } from './level-quantity.ts';
import type { Question } from './level-question.ts';
import { unitsTools } from './shape.ts';
import { callsOf, taskOf } from './task.ts';
import { valueNames } from './value-names.ts';

type Refuse = (field: string, remedy: string) => never;
type Known = (name: string, field: string) => void;

/** Text to Level, or an Error that names the file, the field and the remedy. */
export function parseLevel(json: unknown, file: string): Level {
  const parsed = v.safeParse(LevelSchema, json);
  if (!parsed.success) throw new Error(flawLines(file, parsed.issues.slice(0, 5)));
  const level = parsed.output;
  const refuse = (field: string, remedy: string): never => {
    throw new Error(`${file}: ${field}: ${remedy}`);
  };
  if (!file.endsWith(`${level.part}/${level.id}.json`)) refuse('id', `the file must be levels/${level.part}/${level.id}.json`);
  checkTask(taskOf(level, 'task'), '', refuse);
  if (level.fresh !== undefined) checkTask(taskOf(level, 'task', 1), 'fresh.', refuse);
  if (level.transfer !== undefined) checkTask(taskOf(level, 'transfer'), 'transfer.', refuse);
  if (level.call !== undefined) {
    const names = valueNames(level);
    const known = (name: string, field: string) => {
      if (!names.includes(name)) refuse(field, `no parameter "${name}"; this network has ${names.join(', ')}`);
    };
    for (const [index, call] of callsOf(level).entries()) checkQuestion(call, index === 0 ? 'call' : `calls[${index - 1}]`, known, refuse);
    if (level.call.ask.of === 'learnt' && level.program === undefined) refuse('call.ask', 'what is learnt by rule cards needs a program');
  }
  if ((learnTool(level) !== null) !== (level.verify === 'weights')) refuse('verify', 'a level that is learnt while one watches is verified by "weights", and no other');
  if (level.verify === 'weights' && level.stars.by !== 'value' && level.stars.by !== 'parameters') refuse('stars.by', 'how weights were found is the player\'s word: by "value" or "parameters", which can be measured');
  if (level.stars.by === 'reference' && level.reference === undefined) refuse('reference', 'say which networks are trained, or give stars bars of their own');
  return level;
}

const isWhole = (count: number) => Math.abs(count - Math.round(count)) < 1e-9;

function checkTask(task: Task, place: string, refuse: Refuse): void {
  try {
    checkNetwork(task.network);
  } catch (fault) {
    refuse(`${place}network`, fault instanceof Error ? fault.message : String(fault));
  }
  const inPlace: Refuse = (field, remedy) => refuse(`${place}${field}`, remedy);
  const width = task.dataset.source === 'region' ? task.dataset.noise : task.dataset.source === 'pictures' || task.dataset.source === 'sentences' ? task.network.inputs : task.dataset.features.length;
  if (task.dataset.source === 'pictures') checkPictures(networksOf(task, inPlace), task.dataset, inPlace);
  if (task.dataset.source === 'sentences') checkSentences(networksOf(task, inPlace), task.dataset, inPlace);
  if (task.network.inputs !== width) refuse(`${place}network.inputs`, `give as many as dataset.features (${width})`);
  const names = valueNames(task);
  if (task.dataset.source === 'region' || task.detector !== undefined) checkDuel(task, inPlace);
  const known = (name: string, field: string) => {
    if (task.tools.some(({ kind, id }) => kind === 'view' && id === name)) return;
    if (!names.includes(name)) refuse(`${place}${field}`, `no parameter "${name}"; this task has ${names.join(', ')}`);
  };
  const built = unitsTools(task).length > 0 || task.bench !== undefined;
  // What is built gets its parameters as it is built.
  if (!built && task.race === undefined) for (const name of names) if (!(name in task.start)) refuse(`${place}start`, `give a start for "${name}"`);
  const feeds = task.tools.flatMap((tool) => (tool.kind === 'feed' ? [tool.id] : []));
  const others = task.tools.flatMap((tool) => (tool.kind === 'units' || tool.kind === 'balance' || tool.kind === 'duel' || tool.kind === 'view' || tool.kind === 'valve' ? [tool.id] : []));
  for (const name of Object.keys(task.start)) if (name !== 'rate' && !feeds.includes(name) && !others.includes(name) && !(built && /^[wb][\d.]*$/.test(name))) known(name, `start.${name}`);
  for (const name of [...feeds, ...others]) if (!(name in task.start)) refuse(`${place}start`, `give a start for "${name}"`);
  if (feeds.length > 0 && feeds.length !== task.network.inputs) refuse(`${place}tools`, `feed each of the ${task.network.inputs} inputs`);
  for (const [index, tool] of task.tools.entries()) {
    if (tool.kind === 'parameter') known(tool.id, `tools[${index}].id`);
    if ('min' in tool && tool.min >= tool.max) refuse(`${place}tools[${index}].max`, 'must be more than min');
    if (tool.kind === 'parameter' && tool.turn !== undefined && [tool.turn, tool.max - tool.min].some((width, ends) => !isWhole(width / (ends === 0 ? tool.step : tool.turn ?? 1)))) refuse(`${place}tools[${index}].turn`, 'give so many whole steps that min and max lie whole turns apart');
    if (tool.kind === 'choice' && tool.id === 'measure') {
      const stray = tool.options.find((option) => !MEASURES.some((measure) => measure === option));
      if (stray !== undefined) refuse(`${place}tools[${index}].options`, `no measure "${stray}"; use ${MEASURES.join(', ')}`);
      if (tool.options.includes('hit') && !task.frozen.includes('w')) refuse(`${place}tools[${index}].options`, 'only one number for all rows can be a hit: freeze w');
    }
    if (tool.kind === 'rate' && !('rate' in task.start)) refuse(`${place}start.rate`, 'the rate tool needs a start');
    if (tool.kind === 'train' && !('rate' in task.start)) refuse(`${place}start.rate`, 'training needs a learning rate');
  }
  for (const [index, view] of task.views.entries()) {
    if (view.kind === 'loss-curve' || view.kind === 'slopes' || view.kind === 'pulls') known(view.parameter, `views[${index}].parameter`);
    if (view.kind === 'landscape') for (const name of [view.x, view.y]) known(name, `views[${index}]`);
    if (view.kind === 'wiring' && (task.dataset.source !== 'table' || task.arrangement === undefined)) refuse(`${place}views[${index}]`, 'wiring needs a table, and an arrangement of its columns');
    if (view.kind === 'boundary' && task.dataset.features.length !== 2) refuse(`${place}views[${index}]`, 'a boundary lies on the ground of two inputs');
    if (view.kind === 'program' && task.program === undefined) refuse(`${place}views[${index}]`, 'a program view needs a program');
  }
  checkLearning(task, (field, remedy) => refuse(`${place}${field}`, remedy));
  if (task.program !== undefined && task.network.inputs * task.network.layers.length > 1) checkProgram(task.program, task.network, (field, remedy) => refuse(`${place}${field}`, remedy));
  if (task.bench === undefined && (task.goal.metric === 'missed-starts' || task.tools.some(({ kind }) => kind === 'trial'))) refuse(`${place}bench`, 'a trial, and a goal of missed-starts, need a bench');
  if (task.bench !== undefined && !('rate' in task.start)) refuse(`${place}start.rate`, 'a bench needs a learning rate');
  if (task.race !== undefined) checkRace(task.race, task, (field, remedy) => refuse(`${place}${field}`, remedy));
  else if (task.views.some(({ kind }) => kind === 'race')) refuse(`${place}views`, 'a race view needs a race');
  if (new Set(task.tools.map((tool) => tool.id)).size < task.tools.length) refuse(`${place}tools`, 'give each tool once');
  task.questions.forEach((question, index) => checkQuestion(question, `questions[${index}]`, known, (field, remedy) => refuse(`${place}${field}`, remedy)));
  if (task.questions.length > 0 && task.goal.metric !== 'mistakes' && learnTool(task) === null) refuse(`${place}goal.metric`, 'a task of questions is judged by mistakes, or by what was learnt');
  if (task.goal.metric === 'tilt' && task.edit === undefined) refuse(`${place}edit`, 'a goal of tilt needs rows that are edited');
  if (task.hand?.kind === 'boundary' && task.dataset.features.length !== 2) refuse(`${place}hand`, 'a boundary is drawn over two inputs');
  if (task.edit !== undefined && task.network.inputs !== 1) refuse(`${place}edit`, 'rows are edited along one input');
  if (task.goal.metric === 'gradient') known(task.goal.parameter ?? '(none)', 'goal.parameter');
  if (task.goal.metric === 'mistakes' && task.questions.length === 0) refuse(`${place}questions`, 'a goal of mistakes needs questions');
  if (task.goal.metric === 'misplaced' && task.arrangement === undefined) refuse(`${place}arrangement`, 'a goal of misplaced needs an arrangement');
  if ((task.goal.metric === 'misplaced' || task.goal.metric === 'program') && task.goal.judged !== 'commit') refuse(`${place}goal.judged`, 'what is laid is judged on commit');
  if (task.arrangement !== undefined) checkArrangement(task.arrangement, (field, remedy) => refuse(`${place}arrangement.${field}`, remedy));
  if (task.dataset.source === 'table') checkTable(task.dataset, (field, remedy) => refuse(`${place}dataset.${field}`, remedy));
  if (task.goal.metric === 'program' && task.program === undefined) refuse(`${place}program`, 'a goal of program needs a program');
  if (task.apparatus?.kind === 'following') checkFollowing(task, task.apparatus, inPlace);
  for (const [index, { ask }] of task.questions.entries()) if (isOfApparatus(ask) && ask.of !== task.apparatus?.kind) refuse(`${place}questions[${index}].ask`, `needs an apparatus of kind ${ask.of}`);
}

function checkLearning(task: Task, refuse: Refuse): void {
  const tool = learnTool(task);
  const chosen = task.tools.find((each) => each.kind === 'choice' && each.id === 'network');
  if (chosen?.kind === 'choice') {
    const stray = chosen.options.find((option) => task.networks?.[option] === undefined);
    if (stray !== undefined) refuse('networks', `no network "${stray}"; give one for each option of the choice`);
  }
  if (tool === null) return;
  if (task.detector === undefined && tool.rate === undefined && !('rate' in task.start)) refuse('start.rate', 'learning needs a rate: of its own, or the start of a rate tool');
  if (task.units !== 'raw') refuse('units', 'what is learnt while one watches is learnt in raw units');
}

/** The network of a task and those that a choice puts in its place, each as sound as it must be. */
function networksOf({ network, networks = {} }: Task, refuse: Refuse): readonly (readonly [string, Task['network']])[] {
  const all = [['network', network] as const, ...Object.entries(networks).map(([id, each]) => [`networks.${id}`, each] as const)];
  for (const [field, each] of all) {
    try {
      checkNetwork(each);
    } catch (fault) {
      refuse(field, fault instanceof Error ? fault.message : String(fault));
    }
  }
  return all;
}

/** Quantities name parameters that the network has; a number can be answered within its range. */
function checkQuestion(question: Question, field: string, known: Known, refuse: Refuse): void {
  const { ask, answer, at } = question;
  const quantities: (readonly [Quantity, string])[] = [[ask, `${field}.ask`]];
  if (answer.kind === 'compare') quantities.push([answer.with, `${field}.answer.with`]);
  for (const [quantity, place] of quantities) {
    if (isOfApparatus(quantity)) for (const name of Object.keys(quantity.given)) known(name, `${place}.given.${name}`);
    if (quantity.of === 'parameter') known(quantity.name, `${place}.name`);
    if (quantity.of === 'gradient' || quantity.of === 'pull' || quantity.of === 'adjusted' || quantity.of === 'best' || quantity.of === 'refit' || quantity.of === 'edited' || quantity.of === 'leverage') known(quantity.parameter, `${place}.parameter`);
    if (quantity.of === 'best' || quantity.of === 'metric') for (const name of Object.keys(quantity.given)) known(name, `${place}.given.${name}`);
  }
  for (const name of Object.keys(at)) if (name !== 'rate' && !/^(units\d|turn|tilt|algorithm|data|computation)$/.test(name) && !(ask.of === 'fitted' && (name === 'known' || name === 'cuts'))) known(name, `${field}.at.${name}`);
  if (ask.of === 'output' || ask.of === 'apart' || ask.of === 'stirred' || ask.of === 'edited' || ask.of === 'kink' || ask.of === 'kinds') for (const name of Object.keys(ask.given)) known(name, `${field}.ask.given.${name}`);
  if (answer.kind === 'marks') for (const node of answer.by === 'code' ? [] : [...answer.nodes, ...(answer.nudged === undefined ? [] : [answer.nudged])]) if (!/^(x\d|[za]\d\.\d|loss)$/.test(node)) known(node, `${field}.answer.nodes`);
  if (answer.kind === 'option' && ask.of === 'duel') for (const option of answer.options) if (!ENDINGS.some((ending) => ending === option)) refuse(`${field}.answer.options`, `a duel ends ${ENDINGS.join(', ')}`);
  if (answer.kind === 'option' && ask.of !== 'duel' && (answer.is === undefined || !answer.options.includes(answer.is))) refuse(`${field}.answer.is`, `give one of ${answer.options.join(', ')}`);
  if (ask.of === 'fact' && answer.kind !== 'option' && answer.kind !== 'machine' && answer.kind !== 'marks') refuse(`${field}.ask`, 'a fact is answered by an option');
  if (answer.kind === 'number' && answer.min >= answer.max) refuse(`${field}.answer.max`, 'must be more than min');
  if (question.then === 'refit' && ask.of !== 'refit' && ask.of !== 'edited') refuse(`${field}.then`, 'refit puts the line where it is asked for: ask for refit or edited');
  if (question.then === 'apply' && ask.of !== 'adjusted' && ask.of !== 'best' && ask.of !== 'stirred' && ask.of !== 'said' && ask.of !== 'confusion') refuse(`${field}.then`, 'apply moves a parameter: ask for adjusted, best, stirred, said or confusion');
}

import { laidOn } from './boundary.ts';
import { editNames, relearnt, withEdits } from './edit.ts';
import { withoutEvidence } from './evidence.ts';
import { isOfNetwork } from './goal.ts';
import { learnTool } from './learn-tool.ts';
import { isAnswer, isRight, isTied, openQuestion, truthOf, valuesAsked } from './question.ts';
import { endOf, pathAsked } from './quantity.ts';
import { settled } from './measured.ts';
import { refitted } from './refit.ts';
import { shaped } from './shape.ts';
import { resplit } from './split.ts';
import { facing } from './stage.ts';
import { keepsBack, keptCode } from './towns.ts';
import { trainFrom } from './training.ts';
import { type Play, MoveError } from './play.ts';
import { stepped, judge } from './verdict.ts';

export function answer(play: Play, given: number | string): Play {
  const asked = openQuestion(play);
  if (asked === null) throw new MoveError('no question is open');
  const { question } = asked;
  if (!isAnswer(play, question, given)) throw new MoveError(`"${given}" is no answer to ${question.id}`);
  const found = truthOf(play, asked);
  const truth = isTied(play, asked, given, found) ? given : found;
  const right = isRight(play.stage, question, given, truth);
  const before = valuesAsked(play, asked);
  const answers = [...play.answers, { id: question.id, index: asked.index, given, truth, right, at: question.answer.kind === 'machine' ? { ...before, kept: keptCode(keepsBack(play)) } : before }];
  const { ask } = question;
  const setting = question.answer.kind === 'setting' || question.answer.kind === 'marks';
  const again = !right && question.judged && (setting || question.again);
  const applied = !again && question.then === 'apply' && (ask.of === 'adjusted' || ask.of === 'best') ? ask.parameter : null;
  const fit = question.then !== 'refit' || again ? before : ask.of === 'refit' ? refitted(play.stage, before, ask) : ask.of === 'edited' ? withEdits(play.stage, before, settled(ask.given), ask.under) : before;
  const turned = !again && question.then === 'apply' && (ask.of === 'stirred' || ask.of === 'said' || ask.of === 'confusion') ? { ...before, ...settled(ask.given) } : fit;
  const values = applied === null || typeof truth !== 'number' ? turned : { ...before, [applied]: truth };
  const taught = !again && question.then === 'train' ? trainFrom(play.stage, values, values['rate'] ?? Number.NaN, question.laps) : null;
  const path = taught ?? pathAsked(play.stage, values, ask);
  const opens = question.then === 'open-test';
  if (play.phase === 'call') {
    return { ...play, answers, values: endOf(play.stage, values, path), path, walked: path, opened: play.opened || opens, verdict: right ? 'passed' : 'missed', called: play.called || right };
  }
  const ended = again ? values : endOf(play.stage, values, path);
  const missed = question.judged && !right ? 1 : 0;
  const mistakes = play.mistakes + missed;
  const allMistakes = play.phase === 'task' ? play.allMistakes + missed : play.allMistakes;
  const next = play.stage.questions[answers.length];
  // Where the network is judged, mistakes are not.
  const ofNetwork = isOfNetwork(play.stage.task.goal);
  const other = !again && next !== undefined && Object.keys(next.at).length > 0;
  const turn = again ? { stage: play.stage, values } : learnTool(play.stage.task) !== null ? { stage: play.stage, values: { ...ended, ...next?.at } } : shaped(facing(play.played[play.phase] ?? play.stage, answers.length), { ...ended, ...next?.at });
  const [drawn, bends] = [play.stage.task.hand, turn.stage.task.hand];
  const faced = drawn?.kind === 'boundary' && bends?.kind === 'boundary' && drawn.used !== bends.used ? { ...turn, values: { ...laidOn(drawn, bends, turn.values), ...next?.at } } : turn;
  // Whoever is the data next has a machine that has learnt from it.
  const learns = !again && editNames(faced.stage.task).some((id) => next?.question.tools?.includes(id) === true);
  const learning = learns ? { ...faced, values: relearnt(faced.stage, faced.values, play.choices) } : faced;
  // What is put right in the same round costs the round nothing.
  const value = question.again || ofNetwork ? play.value : play.value + missed;
  const lost = again && setting && !ofNetwork && value > play.bound;
  const following = again || faced.stage.task.split !== true ? learning : resplit(faced.stage, faced.values, play.choices);
  const marks = question.answer.kind === 'marks' ? question.answer.nodes : [];
  const open = question.planted === true && !again ? withoutEvidence(play.choices, play.stage.task) : play.choices;
  const choices = again || marks.length === 0 ? open : Object.fromEntries(Object.entries(open).filter(([id]) => !marks.includes(id)));
  const after: Play = {
    ...stepped(play), ...following, choices, fed: other ? [] : play.fed, answers: again ? play.answers : answers, refused: again ? [...play.refused, given] : [], turnedDown: again && typeof truth === 'number' ? truth : null, opened: play.opened || (opens && (!again || lost)), path, walked: path, mistakes, allMistakes,
    // Where a question put things, what is turned down stands as it was found.
    trail: again && play.trail.at(-1) !== values ? [...play.trail, values, ended] : [...play.trail, ended],
    value,
  };
  // A round is judged once all is answered; a client who is sent away too often does not come back.
  if (again) return judge(after, lost ? 'missed' : 'open');
  return judge(after, next !== undefined ? 'open' : after.value <= play.bound ? 'passed' : 'missed');
}

import type { Fate, Trial } from './bench.ts';
import { recipeOf } from './bench.ts';
import { type Hint, ready } from './hint-diagnosis.ts';
import type { Tool } from './level-tool.ts';
import { snap } from './range.ts';
import { lapsLeft } from './replay.ts';
import type { Play } from './play.ts';

/** How far a hint turns the rate at a time. */
const TURN = 3;
/** Units that a hint adds at a time. */
const MORE = 2;

const same = (one: Trial['recipe'], other: Trial['recipe']) => Object.entries(one).every(([id, value]) => other[id] === value);

/** How many starts of a trial came to this. */
export function countOf({ runs }: Trial, ...fates: readonly Fate[]): number {
  return runs.filter(({ fate }) => fates.includes(fate)).length;
}

function chooses({ stage, choices }: Play, id: string, wrong: readonly string[], right: string): Hint['move'] | null {
  const tool = stage.task.tools.find((each): each is Extract<Tool, { kind: 'choice' }> => each.kind === 'choice' && each.id === id);
  return tool !== undefined && tool.options.includes(right) && wrong.includes(choices[id] ?? '') ? { kind: 'choose', tool: id, option: right } : null;
}

/** The same recipe was tried at a rate as far that way. */
function triedBeyond({ stage, trials, values, choices }: Play, rate: number, up: boolean): boolean {
  const now = { ...recipeOf(stage, values, choices), rate };
  return trials.some(({ recipe }) => {
    const other = Number(recipe['rate']);
    return same({ ...recipe, rate }, now) && (up ? other >= rate : other <= rate);
  });
}

/** Where the rate goes that is too high, or too low; null where it stands at the end of its range, or was there already. */
function turnRate(play: Play, up: boolean): Hint | null {
  const { stage, values } = play;
  const dial = stage.task.tools.find((each) => each.kind === 'rate');
  const now = values['rate'] ?? Number.NaN;
  if (dial?.kind !== 'rate') return null;
  const rate = snap(dial, up ? now * TURN : now / TURN);
  if (rate === now || triedBeyond(play, rate, up)) return null;
  return { fault: up ? 'still-falling' : 'rate-too-high', knob: 'rate', direction: up ? 'up' : 'down', move: { kind: 'set', values: { rate } } };
}

function addUnits({ stage, values }: Play): Hint | null {
  const tool = stage.task.tools.find((each) => each.kind === 'units' && (values[each.id] ?? 0) < each.max);
  if (tool?.kind !== 'units') return null;
  return { fault: 'too-few-units', knob: tool.id, direction: 'up', move: { kind: 'set', values: { [tool.id]: snap(tool, (values[tool.id] ?? tool.min) + MORE) } } };
}

/** What is wrong with a recipe whatever its starts came to. */
function recipeFault(play: Play): Hint | null {
  const asleep = chooses(play, 'initial', ['zero'], 'random');
  if (asleep !== null) return { fault: 'asleep', knob: 'initial', direction: 'other', move: asleep };
  const clones = chooses(play, 'initial', ['equal'], 'random');
  if (clones !== null) return { fault: 'clones', knob: 'initial', direction: 'other', move: clones };
  const numb = chooses(play, 'loss', ['squared'], 'cross');
  if (numb !== null) return { fault: 'numb', knob: 'loss', direction: 'other', move: numb };
  const straight = chooses(play, 'activation', ['linear'], 'tanh') ?? chooses(play, 'activation', ['linear'], 'relu');
  return straight === null ? null : { fault: 'all-straight', knob: 'activation', direction: 'other', move: straight };
}

/** What most of the starts that missed came to, and the knob for it. */
function startsFault(play: Play, trial: Trial): Hint | null {
  const wild = trial.runs.filter(({ fate, leaps }) => fate === 'diverged' || fate === 'dead' || (leaps && fate !== 'arrived')).length;
  const falling = countOf(trial, 'falling');
  const stuck = countOf(trial, 'stuck');
  const rateUp = () => turnRate(play, true);
  if (wild > 0 && wild >= Math.max(falling, stuck)) return turnRate(play, false) ?? addUnits(play);
  if (falling >= stuck) return rateUp() ?? addUnits(play);
  return addUnits(play) ?? (falling > 0 ? rateUp() : turnRate(play, false));
}

/** What the starts that missed came to, where most of a trial came to it. */
const CAME_TO: readonly (readonly [Fate, string])[] = [['diverged', 'diverged'], ['dead', 'dead'], ['falling', 'still-falling'], ['stuck', 'plateau']];

/** The failure that the last trial is one of, by name: of its recipe, or of most of the starts that missed; null where enough arrived. */
export function trialFailure(play: Play): string | null {
  const last = play.trials.at(-1);
  if (last === undefined || play.value <= play.bound) return null;
  const recipe = recipeFault(play);
  if (recipe !== null) return recipe.fault;
  const [fate] = CAME_TO.toSorted(([one], [other]) => countOf(last, other) - countOf(last, one));
  return fate === undefined || countOf(last, fate[0]) === 0 ? null : fate[1];
}

/** A recipe on the bench: first its own faults, then what became of its starts. */
export function hintForBench(play: Play): Hint {
  const { stage, trials, values, choices } = play;
  const again: Hint['move'] = { kind: 'enter', phase: play.phase };
  const { bench } = stage.task;
  const last = trials.at(-1);
  if (play.value <= play.bound) return ready(stage.task.goal.judged === 'commit' ? { kind: 'commit' } : { kind: 'trial' });
  const fault = recipeFault(play);
  if (fault !== null) return fault;
  if (bench === undefined || lapsLeft(play) < bench.starts * bench.epochs) return { fault: 'out-of-epochs', knob: 'trial', direction: 'other', move: again };
  const trial: Hint['move'] = { kind: 'trial' };
  if (last === undefined || !same(last.recipe, recipeOf(stage, values, choices))) return { fault: 'untried', knob: 'trial', direction: null, move: trial };
  return startsFault(play, last) ?? { fault: 'unlucky-starts', knob: 'trial', direction: 'other', move: again };
}

import { log, exp } from '../engine/exact.ts';
import { random } from '../engine/random.ts';
import { runTrial, type Trial, withRecipe } from './bench.ts';
import type { Values } from './draw.ts';
import { snap } from './range.ts';
import { shaped } from './shape.ts';
import type { Stage } from './stage.ts';

type Choices = Readonly<Record<string, string>>;

/** What a bench can be set to. */
export interface Recipe {
  values: Values;
  choices: Choices;
}

/** Each tile as a round begins with it. */
function firstChoices({ task }: Stage): Choices {
  return Object.fromEntries(task.tools.flatMap((tool) => (tool.kind === 'choice' ? [[tool.id, tool.options[0] ?? '']] : [])));
}

/** The stage of a round as it was drawn, built by this recipe. */
function built(drawn: Stage, { values, choices }: Recipe): { stage: Stage; values: Values } {
  return shaped(withRecipe(drawn, choices), values);
}

/** This recipe tried on the starts of a round; what of it is left out is as the round begins. @throws where the task has no bench */
export function trialWith(drawn: Stage, recipe: Recipe): Trial {
  const whole = { values: { ...drawn.start, ...recipe.values }, choices: { ...firstChoices(drawn), ...recipe.choices } };
  const { stage, values } = built(drawn, whole);
  return runTrial(stage, values, whole.choices);
}

/** Recipe number `index`, from 0, of a search by chance: every knob anywhere on its range, every tile on any of its options. */
export function chanceRecipe(drawn: Stage, index: number): Recipe {
  const chance = random(`${drawn.seed}/search/${index}`);
  const values: Record<string, number> = {};
  const choices: Record<string, string> = {};
  for (const tool of drawn.task.tools) {
    if (tool.kind === 'rate') values[tool.id] = snap(tool, tool.min * exp(chance.uniform() * log(tool.max / tool.min)));
    if (tool.kind === 'units') values[tool.id] = tool.min + chance.integer(tool.max - tool.min + 1);
    if (tool.kind === 'choice') choices[tool.id] = tool.options[chance.integer(tool.options.length)] ?? '';
  }
  return { values, choices };
}

/** Trial number `index` of the search by chance. */
export function chanceTrial(drawn: Stage, index: number): Trial {
  return trialWith(drawn, chanceRecipe(drawn, index));
}

/** Trials that the laps of a round pay for. */
export function trialsPaid({ task: { bench } }: Stage): number {
  return bench === undefined ? 0 : Math.floor(bench.budget / (bench.starts * bench.epochs));
}

/** The most starts that any of the first so many trials of chance brings down. */
export function bestOfChance(drawn: Stage, trials: number): number {
  return Array.from({ length: trials }, (_, index) => chanceTrial(drawn, index).arrived).reduce((most, arrived) => Math.max(most, arrived), 0);
}

/** The trial, counted from 1, at which chance first misses so few starts; Infinity where the budget of the round does not pay for it. */
export function chanceArrives(drawn: Stage, missed: number): number {
  const paid = trialsPaid(drawn);
  for (let index = 0; index < paid; index++) {
    const { runs, arrived } = chanceTrial(drawn, index);
    if (runs.length - arrived <= missed) return index + 1;
  }
  return Infinity;
}


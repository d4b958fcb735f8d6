import * as v from 'valibot';
import { Count, Finite, Id, StartSchema } from './draw.ts';
import { ApparatusSchema } from './level-apparatus.ts';
import { ArrangementSchema } from './level-arrangement.ts';
import { BenchSchema } from './level-bench.ts';
import { DatasetSchema } from './level-dataset.ts';
import { DriversSchema } from './level-drivers.ts';
import { GoalSchema, VisibilitySchema } from './level-goal.ts';
import { ClassesSchema, DecisionSchema, EditSchema, HandSchema } from './level-hand.ts';
import { NetworkSchema } from './level-network.ts';
import { ProgramSchema } from './level-program.ts';
import { QuestionSchema } from './level-question.ts';
import { RaceSchema } from './level-race.ts';
import { ToolSchema } from './level-tool.ts';
import { ViewSchema } from './level-view.ts';
import { MovesSchema } from './move.ts';

/**
 * A level is a composition of parts that other levels use too: rows, a network, a start, tools, views and a goal.
 * One phase of it is a Task; the transfer is the same task with some fields replaced.
 */

const SettledSchema = {
  dataset: DatasetSchema,
  network: NetworkSchema,
  /** Training happens in these units; knobs, boards and gradients shown are always in miles, stars and dollars. */
  units: v.picklist(['raw', 'standardised']),
  start: StartSchema,
  tools: v.array(ToolSchema),
  views: v.pipe(v.array(ViewSchema), v.minLength(1)),
  goal: GoalSchema,
};
const gauge = v.picklist(['shown', 'hidden']);
const questions = v.array(QuestionSchema);
const TaskSchema = v.strictObject({
  ...SettledSchema,
  /** Parameters that training leaves alone. */
  frozen: v.optional(v.array(v.string()), []),
  gauge: v.optional(gauge, 'shown'),
  visibility: v.optional(VisibilitySchema),
  questions: v.optional(questions, []),
  /** The questions come in an order that the seed draws, and never begin as in the round before. */
  shuffle: v.optional(v.boolean(), false),
  program: v.optional(ProgramSchema),
  arrangement: v.optional(ArrangementSchema),
  hand: v.optional(HandSchema),
  apparatus: v.optional(ApparatusSchema),
  decision: v.optional(DecisionSchema),
  edit: v.optional(EditSchema),
  /** Rows to learn from and rows kept for testing can change places; the line stands where the first want it. One linear neuron. */
  split: v.optional(v.literal(true)),
  drivers: v.optional(DriversSchema),
  classes: v.optional(ClassesSchema),
  race: v.optional(RaceSchema),
  bench: v.optional(BenchSchema),
  /** What the network learns to fool: it is shown what the network makes of noise, and real rows. One sigmoid output, as many inputs as the network has outputs. */
  detector: v.optional(NetworkSchema),
  /** Networks that a choice named `network` puts in place of the first. */
  networks: v.optional(v.record(Id, NetworkSchema)),
  /** The output layer always stands where the training rows want it: only what comes before is set. One linear output, the squared error. */
  solved: v.optional(v.boolean()),
});
/** Fields of the task that are replaced; the others stay. */
const ChangesSchema = v.partial(v.strictObject({ ...SettledSchema, frozen: v.array(v.string()), visibility: VisibilitySchema, questions, shuffle: v.boolean(), program: ProgramSchema, arrangement: ArrangementSchema, hand: HandSchema, apparatus: ApparatusSchema, decision: DecisionSchema, edit: EditSchema, split: v.literal(true), drivers: DriversSchema, classes: ClassesSchema, race: RaceSchema, bench: BenchSchema, networks: v.record(Id, NetworkSchema), solved: v.boolean() }));

export const LevelSchema = v.strictObject({
  schema: v.literal(1),
  id: Id,
  part: Id,
  pages: v.tuple([Count, Count]),
  kind: v.picklist(['set-by-hand', 'trained', 'chosen']),
  boss: v.optional(v.boolean(), false),
  /** What is trained is too much to be trained again by whoever judges: the weights are handed in, and judged on rows of the judge's own. */
  verify: v.optional(v.literal('weights')),
  ...TaskSchema.entries,
  /** The tool or part of a level that is new here, if any. */
  introduces: v.optional(v.string()),
  /** Steps after which the best value no longer counts for stars. */
  budget: v.strictObject({ steps: Count }),
  /** Places among the reference networks, or, where none is trained, by what is counted; four bars, loosest first. */
  stars: v.variant('by', [
    v.strictObject({ by: v.literal('reference') }),
    v.strictObject({ by: v.picklist(['mistakes', 'steps', 'epochs', 'rounds', 'value', 'parameters']), bars: v.tuple([Finite, Finite, Finite, Finite]) }),
  ]),
  /** `chance`: the trials that it took, less those that recipes drawn by chance take to get there. */
  sideGoals: v.optional(v.array(v.strictObject({ metric: v.picklist(['steps', 'epochs', 'mean-squared-error', 'rounds', 'parameters', 'chance']), data: v.optional(v.picklist(['train', 'test']), 'train'), atMost: Finite })), []),
  reference: v.optional(v.strictObject({
    frozen: v.optional(v.array(v.string()), []),
    /** `glorot` in training units, or each free parameter uniform over these bounds in display units. */
    start: v.union([v.literal('glorot'), v.record(v.string(), v.strictObject({ from: Finite, to: Finite }))]),
    /** One number, or drawn on a log scale for each network or for each epoch. */
    learningRate: v.union([Finite, v.strictObject({ from: Finite, to: Finite, per: v.picklist(['network', 'epoch']) })]),
    batch: v.union([v.literal('full'), Count]),
    epochs: Count,
    count: Count,
    seed: v.pipe(v.number(), v.integer()),
  })),
  call: v.optional(QuestionSchema),
  /** Other calls: the seed draws one of them and the first, never the same twice running. */
  calls: v.optional(v.array(QuestionSchema)),
  /** From the second round on, for what a first look has given away: other rows or another start. */
  fresh: v.optional(ChangesSchema),
  /** The task on the player's own: its gauge is hidden and it is judged when handed over. */
  transfer: v.optional(ChangesSchema),
  solution: v.strictObject({ seed: v.pipe(v.number(), v.integer()), moves: MovesSchema }),
});

export type Task = v.InferOutput<typeof TaskSchema>;
export type Level = v.InferOutput<typeof LevelSchema>;
export type Phase = 'task' | 'call' | 'transfer';

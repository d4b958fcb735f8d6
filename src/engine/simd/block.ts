import { at } from '../at.ts';
import { watch, type Watch } from '../early-stop.ts';
import type { Budget, Pieces } from '../pieces.ts';
import type { PopulationOptions, Trained } from '../population.ts';
import type { Machine, Task } from './machine.ts';

/** What is kept of a network while it trains beside others. */
interface Pupil {
  readonly task: Task;
  readonly curve: Float64Array | undefined;
  readonly watch: Watch | undefined;
  best: { readonly parameters: Float64Array; readonly loss: number };
  /** Set once it is done: at its last epoch, after a divergence, or stopped early. */
  trained: Trained | undefined;
}

/**
 * Trains up to machine.width networks side by side, each by its own plan. The machine runs from one epoch that somebody
 * wants to see to the next.
 */
export function* trainBlock(machine: Machine, tasks: readonly Task[], options: PopulationOptions, budget: Budget): Pieces<Trained[]> {
  const { curveAt, validation } = options;
  const pupils = tasks.map((task): Pupil => ({
    task,
    curve: curveAt && new Float64Array(curveAt.length).fill(NaN),
    watch: task.plan.stop && watch(task.plan.stop),
    best: { parameters: task.plan.stop === undefined ? task.start : task.start.slice(), loss: NaN },
    trained: undefined,
  }));
  const inOrder = [...new Set(curveAt)].toSorted((a, b) => a - b);
  machine.begin(tasks);
  for (let epoch = 0; ;) {
    const looked = pupils.filter((pupil) => pupil.trained === undefined && isLookedAt(pupil, epoch, curveAt));
    if (looked.length > 0) {
      const losses = machine.losses('rows');
      const checked = validation !== undefined && looked.some((pupil) => isChecked(pupil, epoch));
      const watched = checked ? machine.losses('validation') : losses;
      for (const pupil of looked) {
        const k = pupils.indexOf(pupil);
        look(machine, pupil, k, epoch, losses[k] ?? NaN, watched[k] ?? NaN, curveAt);
      }
    }
    const open = pupils.filter(({ trained }) => trained === undefined);
    if (open.length === 0) break;
    const drawn = inOrder.find((each) => each > epoch) ?? Infinity;
    const next = Math.min(drawn, ...open.map((pupil) => nextLook(pupil, epoch)));
    yield* machine.train(epoch, next, budget);
    epoch = next;
  }
  return pupils.map(({ trained }) => at([trained].filter((each) => each !== undefined), 0));
}

/** Early stopping wants the loss after this epoch. */
function isChecked({ task: { plan } }: Pupil, epoch: number): boolean {
  return plan.stop !== undefined && (epoch % plan.stop.every === 0 || epoch === plan.epochs);
}

function isLookedAt(pupil: Pupil, epoch: number, curveAt: readonly number[] | undefined): boolean {
  return epoch === pupil.task.plan.epochs || isChecked(pupil, epoch) || curveAt?.includes(epoch) === true;
}

/** The next epoch that matters to it, curve aside. */
function nextLook({ task: { plan } }: Pupil, epoch: number): number {
  const check = plan.stop === undefined ? Infinity : (Math.floor(epoch / plan.stop.every) + 1) * plan.stop.every;
  return Math.min(plan.epochs, check);
}

/** Looks at network k after an epoch: its loss, and the one that early stopping watches. */
function look(
  machine: Machine, pupil: Pupil, k: number, epoch: number, loss: number, watched: number, curveAt: readonly number[] = [],
): void {
  const { curve, task: { plan } } = pupil;
  const sound = machine.soundEpochs(k);
  const diverged = sound < epoch;
  curveAt.forEach((each, index) => {
    if (curve !== undefined && (diverged ? each > sound : each === epoch)) curve[index] = diverged ? Infinity : loss;
  });
  if (!diverged && isChecked(pupil, epoch) && pupil.watch?.gains(watched) === true) {
    pupil.best = { parameters: machine.parameters(k), loss };
  }
  if (!diverged && epoch < plan.epochs && pupil.watch?.tired !== true) return;
  const last = { parameters: machine.parameters(k), loss: diverged ? Infinity : loss };
  const { parameters, loss: kept } = plan.stop === undefined ? last : pupil.best;
  pupil.trained = { parameters, loss: kept, diverged, epochs: diverged ? sound + 1 : epoch, ...curve && { curve } };
}

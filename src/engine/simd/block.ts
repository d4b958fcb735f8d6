import { at } from '../at.ts';
import { watch, type Watch } from '../early-stop.ts';
import type { Budget, Pieces } from '../pieces.ts';
import type { PopulationOptions, Trained } from '../population.ts';
import { COPIED, type Machine, type Task } from './machine.ts';

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
export function* trainBlock(
  machine: Machine, tasks: readonly Task[], drawn: Drawn, { curveAt, validation }: PopulationOptions, budget: Budget,
): Pieces<Trained[]> {
  const pupils = tasks.map((task): Pupil => ({
    task,
    curve: curveAt && new Float64Array(curveAt.length).fill(NaN),
    watch: task.plan.stop && watch(task.plan.stop),
    best: { parameters: task.plan.stop === undefined ? task.start : task.start.slice(), loss: NaN },
    trained: undefined,
  }));
  let ahead = 0;
  let open = pupils.length;
  yield* machine.begin(tasks, budget);
  if (budget.left <= 0) yield;
  for (let epoch = 0; ;) {
    if (pupils.some((pupil) => isLookedAt(pupil, epoch, drawn))) {
      const losses = yield* machine.measure('rows', budget);
      const checked = validation !== undefined && pupils.some((pupil) => isLookedAt(pupil, epoch, drawn) && isChecked(pupil, epoch));
      const watched = checked ? yield* machine.measure('validation', budget) : losses;
      for (let k = 0; k < pupils.length; k++) {
        const pupil = at(pupils, k);
        if (!isLookedAt(pupil, epoch, drawn)) continue;
        budget.left -= LOOK + COPIED * pupil.task.start.length;
        look(machine, pupil, k, epoch, losses[k] ?? NaN, watched[k] ?? NaN, drawn);
        if (pupil.trained !== undefined) open -= 1;
      }
    }
    if (open === 0) break;
    while ((drawn.epochs[ahead] ?? Infinity) <= epoch) ahead += 1;
    let next = drawn.epochs[ahead] ?? Infinity;
    for (const pupil of pupils) if (pupil.trained === undefined) next = Math.min(next, nextLook(pupil, epoch));
    yield* machine.train(epoch, next, budget);
    epoch = next;
  }
  return pupils.flatMap(({ trained }) => trained ?? []);
}

/** What a look takes, in multiplications. */
const LOOK = 900;

/** The epochs whose losses are wanted, each once, in order; and where in the curve each of them stands. */
export interface Drawn {
  readonly epochs: readonly number[];
  readonly places: ReadonlyMap<number, readonly number[]>;
}

export function drawnAt(curveAt: readonly number[] = []): Drawn {
  const places = new Map<number, number[]>();
  curveAt.forEach((epoch, index) => {
    const found = places.get(epoch);
    if (found === undefined) places.set(epoch, [index]);
    else found.push(index);
  });
  return { epochs: [...places.keys()].toSorted((a, b) => a - b), places };
}

/** Its loss after this epoch is wanted: for its curve, by early stopping, or because it is the last. */
function isLookedAt(pupil: Pupil, epoch: number, drawn: Drawn): boolean {
  return pupil.trained === undefined && (drawn.places.has(epoch) || isChecked(pupil, epoch) || epoch === pupil.task.plan.epochs);
}

/** Early stopping wants the loss after this epoch. */
function isChecked({ task: { plan } }: Pupil, epoch: number): boolean {
  return plan.stop !== undefined && (epoch % plan.stop.every === 0 || epoch === plan.epochs);
}

/** The next epoch that matters to it, curve aside. */
function nextLook({ task: { plan } }: Pupil, epoch: number): number {
  const check = plan.stop === undefined ? Infinity : (Math.floor(epoch / plan.stop.every) + 1) * plan.stop.every;
  return Math.min(plan.epochs, check);
}

/** Looks at network k after an epoch: its loss, and the one that early stopping watches. */
function look(machine: Machine, pupil: Pupil, k: number, epoch: number, loss: number, watched: number, drawn: Drawn): void {
  const { curve, task: { plan } } = pupil;
  const sound = machine.soundEpochs(k);
  const diverged = sound < epoch;
  if (curve !== undefined) {
    // After a divergence it is done: this is the last look.
    for (const each of diverged ? drawn.epochs.filter((other) => other > sound) : [epoch]) {
      for (const place of drawn.places.get(each) ?? []) curve[place] = diverged ? Infinity : loss;
    }
  }
  if (!diverged && isChecked(pupil, epoch) && pupil.watch?.gains(watched) === true) {
    pupil.best = { parameters: machine.parameters(k), loss };
  }
  if (!diverged && epoch < plan.epochs && pupil.watch?.tired !== true) return;
  const last = { parameters: machine.parameters(k), loss: diverged ? Infinity : loss };
  const { parameters, loss: kept } = plan.stop === undefined ? last : pupil.best;
  pupil.trained = { parameters, loss: kept, diverged, epochs: diverged ? sound + 1 : epoch, ...curve && { curve }, ...plan.past && { past: machine.past?.() } };
}

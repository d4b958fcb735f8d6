import type { EarlyStop } from '../early-stop.ts';
import type { Optimizer } from '../optimizer/optimizer.ts';
import { optimizerOf } from '../optimizer/registry.ts';
import type { Penalty } from '../penalty.ts';
import type { Plan } from '../population.ts';

/** Plans that one program trains side by side: equal in all but start, rate, frozen parameters and order of rows. */
export interface Group {
  /** Where they stand among all plans. */
  readonly indices: readonly number[];
  readonly plans: readonly Plan[];
  readonly epochs: number;
  /** Rows of a batch. */
  readonly size: number;
  readonly shuffled: boolean;
  /** Some plan has a rate for every epoch. */
  readonly scheduled: boolean;
  /** Some plan holds parameters still. */
  readonly frozen: boolean;
  readonly optimizer: Optimizer;
  readonly penalty: Penalty;
  readonly stop: EarlyStop | undefined;
}

/** @param rows how many there are */
export function groupsOf(plans: readonly Plan[], rows: number): Group[] {
  const groups = new Map<string, { same: Omit<Group, 'indices' | 'plans' | 'scheduled' | 'frozen'>; indices: number[]; plans: Plan[] }>();
  plans.forEach((plan, index) => {
    const size = plan.batch === 'full' ? rows : Math.min(plan.batch, rows);
    const { epochs, stop, penalty: { l1 = 0, l2 = 0 } = {} } = plan;
    const optimizer = optimizerOf(plan.optimizer);
    const same = { epochs, size, shuffled: size < rows && plan.seed !== undefined, optimizer, penalty: { l1, l2 }, stop };
    const key = JSON.stringify(same);
    const group = groups.get(key) ?? { same, indices: [], plans: [] };
    groups.set(key, group);
    group.indices.push(index);
    group.plans.push(plan);
  });
  return Array.from(groups.values(), ({ same, indices, plans: own }) => ({
    ...same, indices, plans: own,
    scheduled: own.some(({ learningRate }) => typeof learningRate !== 'number'),
    frozen: own.some(({ frozen }) => frozen?.includes(true) === true),
  }));
}

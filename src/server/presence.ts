import { keepLatest } from './latest.ts';

/** Networks from which somebody who is in a class has asked, kept in memory alone, so that no address is ever stored. */
export interface Presence {
  note(classId: string, network: string): void;
  /** Somebody of the class is there, or was. */
  has(classId: string, network: string): boolean;
}

const MOST_CLASSES = 5000;
const MOST_NETWORKS = 16;

export function createPresence(): Presence {
  const classes = new Map<string, Map<string, true>>();
  return {
    note(classId, network) {
      const networks = classes.get(classId) ?? new Map<string, true>();
      keepLatest(networks, network, true, MOST_NETWORKS);
      keepLatest(classes, classId, networks, MOST_CLASSES);
    },
    has: (classId, network) => classes.get(classId)?.has(network) === true,
  };
}

/** Work that waits, in lanes within lanes: whoever asks gets one from the class that waited longest for a turn, and of it one from the pupil that did. */
export interface FairQueue<T> {
  push(group: string, member: string, item: T): void;
  /** The next in turn, or undefined where nothing waits. */
  shift(): T | undefined;
  readonly length: number;
  lengthOf(group: string): number;
  lengthOfMember(group: string, member: string): number;
}

/** A Map keeps the order in which lanes came: the first is next, and goes to the end once it had its turn. */
export function createFairQueue<T>(): FairQueue<T> {
  const groups = new Map<string, { members: Map<string, T[]>; length: number }>();
  let length = 0;
  return {
    push(group, member, item) {
      const held = groups.get(group) ?? { members: new Map<string, T[]>(), length: 0 };
      const lane = held.members.get(member) ?? [];
      lane.push(item);
      held.members.set(member, lane);
      held.length += 1;
      groups.set(group, held);
      length += 1;
    },
    shift() {
      for (const [group, held] of groups) {
        for (const [member, lane] of held.members) {
          const item = lane.shift();
          held.members.delete(member);
          if (lane.length > 0) held.members.set(member, lane);
          held.length -= 1;
          groups.delete(group);
          if (held.length > 0) groups.set(group, held);
          length -= 1;
          return item;
        }
      }
      return undefined;
    },
    get length() {
      return length;
    },
    lengthOf: (group) => groups.get(group)?.length ?? 0,
    lengthOfMember: (group, member) => groups.get(group)?.members.get(member)?.length ?? 0,
  };
}

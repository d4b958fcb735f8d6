import * as v from 'valibot';
import { workShares } from '../src/classroom/device-share.ts';
import { PLANS } from '../src/classroom/plans.ts';
import { DeskSchema, RoomSchema } from '../src/classroom/wire.ts';
import type { Library } from '../src/server/library.ts';
import { randomBelow } from '../src/server/token.ts';

/** One request in somebody's name; rejects where nobody answers. */
export type Ask = (method: string, path: string, cookie: string, body?: object) => Promise<{ status: number; json: unknown }>;

const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const PLAN = PLANS.find(({ by }) => by === 'device');

/** Every device takes its shares of what the class trains, and sends some of them twice, in another order, wrong, or not at all; the teacher begins anew what is done. Until `over`. */
export async function trainTogether(ask: Ask, library: Library, id: string, teacher: string, pupils: readonly string[], over: () => boolean): Promise<void> {
  if (PLAN === undefined) throw new Error('devices train nothing together');
  const { id: together, level } = PLAN;
  const lead = async () => {
    while (!over()) {
      const answer = await ask('GET', `classes/${id}/room`, teacher).catch(() => null);
      const room = v.safeParse(RoomSchema, answer?.json);
      if (room.success && (room.output.together === null || room.output.together.state === 'done')) await ask('POST', `classes/${id}/rounds`, teacher, { kind: 'together', together, minutes: null }).catch(() => null);
      await pause(200);
    }
  };
  const device = async (cookie: string) => {
    while (!over()) {
      const answer = await ask('GET', `classes/${id}/desk`, cookie).catch(() => null);
      const desk = v.safeParse(DeskSchema, answer?.json);
      const work = desk.success ? workShares(desk.output, library.level(level)) : [];
      for (const share of work.toReversed()) {
        const chance = randomBelow(10);
        if (chance === 0) continue;
        const sent = chance === 1 ? { ...share, result: share.result.map((value) => value + 1) } : share;
        await Promise.all(Array.from({ length: chance === 2 ? 2 : 1 }, () => ask('POST', `classes/${id}/shares`, cookie, sent).catch(() => null)));
      }
      await pause(20 + randomBelow(80));
    }
  };
  await Promise.all([lead(), ...pupils.map(device)]);
}

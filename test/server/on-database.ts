// A server with a database of its own for the tests around it, whose clock they can put ahead.
import * as v from 'valibot';
import { afterAll, beforeAll } from 'vitest';
import { type Desk, DeskSchema, type Room, RoomSchema } from '../../src/classroom/wire.ts';
import { type Browser, type Databases, joinClass, type KINDS, openClass, openDatabases, type Place, serve, type Server } from './harness.ts';

function held<T>(value: T | null): T {
  if (value === null) throw new Error('asked for before the tests began');
  return value;
}

export function onDatabase(kind: (typeof KINDS)[number]) {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  let opened: { databases: Databases; place: Place; server: Server } | null = null;
  beforeAll(async () => {
    const databases = await openDatabases(kind);
    const place = await databases.fresh();
    opened = { databases, place, server: await serve(place, {}, now) };
  }, 60_000);
  afterAll(async () => {
    await opened?.server.stop();
    opened?.databases.close();
  });
  return {
    clock,
    now,
    databases: () => held(opened).databases,
    place: () => held(opened).place,
    server: () => held(opened).server,
    /** A class with so many pupils. */
    async classOf(count: number) {
      const { server } = held(opened);
      const { teacher, id, code } = await openClass(server);
      const pupils = [];
      for (let index = 0; index < count; index++) pupils.push(await joinClass(server, code));
      return { teacher, id, code, pupils };
    },
  };
}

export const post = (browser: Browser, id: string, path: string, body: object) => browser.post(`/api/classes/${id}/${path}`, body);
export const deskFor = async (browser: Browser, id: string): Promise<Desk> => v.parse(DeskSchema, (await browser.get(`/api/classes/${id}/desk`)).body);
export const roomFor = async (teacher: Browser, id: string): Promise<Room> => v.parse(RoomSchema, (await teacher.get(`/api/classes/${id}/room`)).body);

export function togetherIn(view: Desk | Room) {
  if (view.together === null) throw new Error('nothing is trained together');
  return view.together;
}

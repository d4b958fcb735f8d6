import { expect, it } from 'vitest';
import { addressOf, screenAt, TODAY } from '../../src/game/address.ts';

it('leads back to the screen it came from', () => {
  for (const screen of [{ name: 'title' }, { name: 'map' }, { name: 'map', part: 'linear-regression' }, { name: 'course' }, { name: 'cards' }, { name: 'museum' }, { name: 'settings' }, { name: 'level', id: 'loss-curve' }, { name: 'valley', part: 'linear-regression' }] as const) {
    expect(screenAt(addressOf(screen))).toEqual(screen);
  }
  expect(screenAt('')).toEqual({ name: 'title' });
});

it('the day’s round has an address that leads to the round of any day', () => {
  expect(addressOf({ name: 'level', id: 'case-files', day: 20261124 })).toBe(TODAY);
});

it('names no screen where there is none', () => {
  for (const address of ['#/nowhere', '#/level', '#/level/', '#/level/..%2F', '#/map/1', '#/map/', '#/map/a/b', '#/course/a', '#/level/a/b', '#/valley', '#/valley/', '#/valley/a/b', '#/level/<b>']) expect(screenAt(address)).toBeNull();
});

// What bounds the work of the server, each by itself: places, turns, tries.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_WAITING, MOST_WAITING_OF_CLASS, MOST_WAITING_SIZE } from '../../src/classroom/limits.ts';
import { createFairQueue } from '../../src/server/fair-queue.ts';
import { networkOf } from '../../src/server/network.ts';
import { createPlaces } from '../../src/server/places.ts';
import { createTries } from '../../src/server/tries.ts';

test('a class with one attempt waits for one of each other class, however many those have; pupils likewise', () => {
  const queue = createFairQueue<string>();
  for (let index = 0; index < 50; index++) queue.push('large', `p${index % 2}`, `large ${index}`);
  queue.push('small', 'p', 'small');
  queue.push('large', 'late', 'late');
  expect(queue.length).toBe(52);
  const order = Array.from({ length: 52 }, () => queue.shift());
  expect(order.indexOf('small')).toBe(1);
  expect(order.indexOf('late')).toBeLessThanOrEqual(3);
  expect([queue.shift(), queue.length]).toEqual([undefined, 0]);
});

test('whatever comes in goes out once, each pupil’s in order', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.boolean()), { maxLength: 60 }), (steps) => {
    const queue = createFairQueue<{ lane: string; index: number }>();
    const out: { lane: string; index: number }[] = [];
    const shift = () => { const item = queue.shift(); if (item !== undefined) out.push(item); };
    for (const [index, [group, member, take]] of steps.entries()) {
      queue.push(group, member, { lane: group + member, index });
      if (take) shift();
    }
    while (queue.length > 0) shift();
    expect(out.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(steps.map((_, index) => index));
    for (const lane of ['ax', 'ay', 'bx', 'by', 'cx', 'cy']) {
      const own = out.filter((each) => each.lane === lane).map(({ index }) => index);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  }));
});

test('places run out for a pupil, a class and all together, and come back', () => {
  const places = createPlaces();
  const own = Array.from({ length: MOST_WAITING }, () => places.take('class', 'pupil', 10));
  expect(own.every((place) => place !== null)).toBe(true);
  expect(places.take('class', 'pupil', 10)).toBeNull();
  expect(places.take('other class', 'pupil', 10)).not.toBeNull();
  own[0]?.();
  own[0]?.();
  expect(places.take('class', 'pupil', 10)).not.toBeNull();
  expect(places.take('class', 'pupil', 10), 'given up twice, it comes back once').toBeNull();
  for (let index = 0; index < MOST_WAITING_OF_CLASS - MOST_WAITING; index++) expect(places.take('class', `p${index}`, 10)).not.toBeNull();
  expect(places.take('class', 'one more', 10)).toBeNull();
  const full = createPlaces();
  const large = full.take('class', 'pupil', MOST_WAITING_SIZE);
  expect(full.take('other', 'pupil', 1)).toBeNull();
  large?.();
  expect(full.take('other', 'pupil', 1)).not.toBeNull();
});

test('the same wrong code counts once for an address; others count each, and all together', () => {
  const tries = createTries(1000, 3, 5);
  for (let index = 0; index < 30; index++) tries.count('school', 0, 'yesterday');
  expect(tries.wait('school', 0)).toBeNull();
  for (const code of ['one', 'two']) tries.count('school', 0, code);
  expect(tries.wait('school', 500)).toBe(1);
  expect(tries.wait('home', 500)).toBeNull();
  for (let index = 0; index < 2; index++) tries.count('home', 0);
  expect(tries.wait('elsewhere', 0)).toBe(1);
  expect(tries.wait('school', 1001)).toBeNull();
  tries.count('school', 1001);
  expect(tries.wait('school', -86_400_000), 'a clock that was set back').toBeNull();
});

test('addresses of one network count as one, however they are written', () => {
  expect(new Set(['2001:db8::1', '2001:db8:0:0:1::', '2001:0db8:0000:0000:9:8:7:6', '2001:db8::5:6:7:8'].map(networkOf)).size).toBe(1);
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(['::ffff:192.0.2.7', '192.0.2.7', 'fe80::1%eth0', 'unknown', ''].map(networkOf)).toEqual(['192.0.2.7', '192.0.2.7', 'fe80:0:0:0', 'unknown', '']);
});

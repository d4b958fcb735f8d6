import { expect, test } from 'vitest';
import { MACHINES } from '../../src/curriculum/level-question.ts';
import { bestMachine, came, drawTowns, luckiest, promised } from '../../src/curriculum/towns.ts';
import { random } from '../../src/engine/random.ts';

const towns = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => drawTowns(6, MACHINES, random(`towns/${seed}`)));
const cheapest = (town: (typeof towns)[number], keeps: boolean) => MACHINES.reduce((best, each) => (promised(town, each, keeps) < promised(town, best, keeps) ? each : best));

test('on what it has seen, memory always promises nothing at all', () => {
  for (const town of towns) {
    expect(promised(town, 'memory', false)).toBe(0);
    expect(cheapest(town, false)).toBe('memory');
  }
});

test('on hotels kept back, the best promise is tomorrow’s best machine, and comes true', () => {
  for (const town of towns) {
    const best = bestMachine(town, MACHINES);
    expect(cheapest(town, true)).toBe(best);
    expect(promised(town, best, true) / came(town, best)).toBeGreaterThan(0.6);
    expect(promised(town, best, true) / came(town, best)).toBeLessThan(1.6);
  }
  expect(new Set(towns.map((town) => bestMachine(town, MACHINES))).size).toBe(3);
});

test('the first town betrays who trusts memory', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const [first] = drawTowns(6, MACHINES, random(seed));
    expect(first === undefined ? 'memory' : bestMachine(first, MACHINES)).not.toBe('memory');
  }
});

test('who is chosen on the kept hotels looks better there than tomorrow', () => {
  const times = towns.map(luckiest).map((line) => line.came / line.promised);
  expect(times.filter((each) => each > 1).length).toBeGreaterThan(towns.length * 0.7);
});

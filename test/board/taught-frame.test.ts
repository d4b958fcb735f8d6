import { expect, test } from 'vitest';
import { taughtFrame } from '../../src/board/taught-frame.ts';
import { trailOf } from '../../src/board/program-layout.ts';
import { graphOf, rowAt } from '../../src/curriculum/graph.ts';
import { learnerOf } from '../../src/curriculum/program.ts';
import { stageOf } from '../../src/curriculum/stage.ts';
import { parameterNames } from '../../src/engine/network.ts';
import { levels } from '../curriculum/levels.ts';

const boards = [{ x: 0, y: 76, width: 880, height: 644 }, { x: 0, y: 112, width: 390, height: 390 }];
const stages = levels.flatMap((level) => (['task', 'transfer'] as const).map((phase) => ({ id: level.id, phase, stage: stageOf(level, 1, phase, 0) })))
  .filter(({ stage }) => learnerOf(stage.task)?.network !== undefined);

test('there are networks that cards teach', () => {
  expect(stages.length).toBeGreaterThan(1);
});

test.each(stages)('$id, $phase: no number of the taught network lies on another, nor off the board', ({ stage }) => {
  const { program, network } = stage.task;
  const [town] = stage.cases;
  if (program === undefined || town === undefined) throw new Error('no cards');
  const names = parameterNames(network);
  const graph = graphOf(network, Float64Array.from(names, (name) => town.start[name] ?? 0), names, rowAt(town.rows, 0));
  for (const board of boards) {
    const { plot } = trailOf(program, board);
    const frame = taughtFrame(plot, graph);
    const places = [...graph.nodes.values()].filter(({ kind, layer }) => (kind !== 'sum' || frame.split(layer)) && (kind !== 'loss' || frame.ends)).map((node) => {
      const { x, y } = frame.at(node);
      return node.kind === 'weight' || node.kind === 'bias' ? frame.port(node) : { x: x - frame.radius, y: y - frame.radius, width: 2 * frame.radius, height: 2 * frame.radius };
    });
    for (const [index, place] of places.entries()) {
      expect(place.x >= board.x && place.x + place.width <= board.x + board.width && place.y >= plot.y && place.y + place.height <= board.y + board.height).toBe(true);
      const under = places.slice(index + 1).filter((other) => Math.min(place.x + place.width, other.x + other.width) - Math.max(place.x, other.x) > 1 && Math.min(place.y + place.height, other.y + other.height) - Math.max(place.y, other.y) > 1);
      expect(under).toEqual([]);
    }
    for (const node of graph.nodes.values()) if (node.kind === 'weight') expect(frame.wire(node).to.x - frame.wire(node).from.x).toBeGreaterThan(12);
  }
});

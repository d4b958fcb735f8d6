import { expect, test } from 'vitest';
import { graphFrame } from '../../src/board/graph-frame.ts';
import { graphOf } from '../../src/curriculum/graph.ts';
import { parametersOf } from '../../src/curriculum/stage.ts';
import { rowThrough } from '../../src/curriculum/marks.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levels } from '../curriculum/levels.ts';

const areas = [{ x: 0, y: 76, width: 880, height: 644 }, { x: 0, y: 112, width: 390, height: 373 }];
const graphs = levels.filter(({ views }) => views.some(({ kind }) => kind === 'graph'));

test.each(graphs.map(({ id }) => id))('%s: every number stands on the board, and no two on one another', (id) => {
  const level = graphs.find((each) => each.id === id);
  if (level === undefined) throw new Error(id);
  const { stage } = firstPlay(level, 1);
  const graph = graphOf(stage.task.network, parametersOf(stage, stage.start), stage.names, rowThrough(stage, null));
  for (const area of areas) {
    const frame = graphFrame(area, graph);
    const huts = [...graph.nodes.values()].filter(({ kind, layer }) => kind !== 'bias' && (kind !== 'sum' || frame.split(layer)));
    for (const node of huts) {
      const { x, y } = frame.at(node);
      expect(x).toBeGreaterThan(area.x);
      expect(x).toBeLessThan(area.x + area.width);
      expect(y).toBeGreaterThan(area.y);
      expect(y).toBeLessThan(area.y + area.height);
      const near = huts.filter((other) => other !== node && Math.hypot(frame.at(other).x - x, frame.at(other).y - y) < 12);
      expect(near.map((other) => other.id)).toEqual([]);
    }
  }
});

import { expect, test } from 'vitest';
import { boundaryScene } from '../../src/board/boundary-scene.ts';
import { beadAsked, confusionScene } from '../../src/board/confusion-scene.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { levelOf } from '../curriculum/levels.ts';

const area = { x: 0, y: 0, width: 880, height: 640 };

function sceneOf(play: Play) {
  const view = play.stage.task.views.find(({ kind }) => kind === 'confusion');
  if (view?.kind !== 'confusion') throw new Error('nothing is counted here');
  return confusionScene(view, area, play, play.values);
}

const first = firstPlay(levelOf('zero-one'), 1);
const stretched = advance(first, { kind: 'answer', to: -0.36 });
const swapped = advance(advance(stretched, { kind: 'answer', to: 0.64 }), { kind: 'answer', to: 4.36 });

test('what was asked about is done on the board once it is answered: stretched, shifted, turned over', () => {
  const ask = first.stage.questions[0]?.question.ask;
  const said = [first, stretched, advance(stretched, { kind: 'answer', to: 0 }), swapped].map((play) => beadAsked(ask, sceneOf(play).beads)?.said ?? Number.NaN);
  expect(said.map((each) => Number(each.toFixed(2)))).toEqual([-0.12, -0.36, 0.64, 4.36]);
});

test('codes that change places turn the sides of yes and no, and no hotel is wrong that was right', () => {
  const wrong = (play: Play) => sceneOf(play).beads.filter(({ right }) => !right).map(({ id }) => id).toSorted((one, other) => one - other);
  expect(wrong(swapped)).toEqual(wrong(first));
  const yes = (play: Play) => {
    const { boxes, fence } = sceneOf(play);
    return boxes.filter(({ predicted }) => predicted === 1).map(({ x }) => x === fence);
  };
  expect(yes(first)).toEqual([true, true]);
  expect(yes(swapped)).toEqual([false, false]);
  const view = swapped.stage.task.views.find(({ kind }) => kind === 'boundary');
  if (view?.kind !== 'boundary') throw new Error('no map here');
  const crossed = boundaryScene(view, { area, x: view.x, y: view.y }, swapped, swapped.values).dots.filter(({ actual, predicted }) => actual !== predicted).map(({ id }) => id);
  expect(crossed.toSorted((one, other) => one - other)).toEqual(wrong(first));
});

test('the axis reaches to all that is said under codes far apart', () => {
  const wide = { ...first, values: { ...first.values, no: 10, yes: 100 } };
  const { axis, beads, posts } = sceneOf(wide);
  for (const value of [...beads.map(({ said }) => said), ...posts.map((post) => post.value)]) {
    expect(value).toBeGreaterThan(axis.min);
    expect(value).toBeLessThan(axis.max);
  }
});

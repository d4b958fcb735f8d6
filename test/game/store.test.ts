import { describe, expect, it } from 'vitest';
import { levelFiles, readCalibration, readJson, readLevel } from '../../scripts/read-levels.ts';
import { rules } from '../../src/curriculum/rules.ts';
import { parseCourse } from '../../src/curriculum/course.ts';
import type { Attempt } from '../../src/curriculum/attempt.ts';
import type { Move } from '../../src/curriculum/move.ts';
import { levelProgress, NEW_PROGRESS } from '../../src/game/progress.ts';
import { createGame, type Game } from '../../src/game/store.ts';

const levels = levelFiles().map(readLevel);
const content = {
  course: parseCourse(readJson('levels/course.json')),
  levels: new Map(levels.map((level) => [level.id, level])),
  bars: new Map(levels.flatMap((level) => {
    const calibration = readCalibration(level);
    return calibration === null ? [] : [[level.id, calibration.bars] as const];
  })),
  load: () => Promise.resolve(),
  rules: () => rules,
};

/** A game in this level; fresh seeds are 1, 2, 3. */
function gameAt(id: string): Game {
  let seed = 0;
  const game = createGame(content, NEW_PROGRESS, () => ++seed);
  game.go({ name: 'level', id });
  return game;
}

function solutionOf(id: string): readonly Move[] {
  const level = content.levels.get(id);
  if (level === undefined) throw new Error(`no level ${id}`);
  return level.solution.moves;
}

const set = (values: Record<string, number>): Move => ({ kind: 'set', values });
const movesOf = (game: Game) => game.state().attempt?.moves ?? [];

describe('moves are taken back and made again', () => {
  it('undo and redo go through every move in order', () => {
    const game = gameAt('fit-by-eye');
    const start = game.play()?.values;
    game.send(set({ w: -3 }));
    game.send(set({ b: 120 }));
    const end = game.play();
    game.undo();
    expect(game.play()?.values).toEqual({ ...start, w: -3 });
    game.undo();
    expect(game.play()?.values).toEqual(start);
    expect(game.canUndo()).toBe(false);
    game.redo();
    game.redo();
    expect(game.play()).toEqual(end);
    game.redo();
    expect(movesOf(game)).toHaveLength(2);
  });

  it('a new move forgets what was taken back', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -3 }));
    game.undo();
    game.send(set({ w: -4 }));
    game.redo();
    expect(movesOf(game)).toEqual([set({ w: -4 })]);
  });

  it('a move taken back costs no step', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -3 }));
    game.undo();
    expect(game.play()?.steps).toBe(0);
  });
});

describe('what was seen can not be unseen', () => {
  it.each([
    ['a look that cost oil', 'gradient', solutionOf('gradient')[0]],
    ['an answer', 'direction', solutionOf('direction')[0]],
    ['handing over', 'bias', { kind: 'commit' as const }],
  ])('undo stops at %s', (_, id, move) => {
    if (move === undefined) throw new Error('no move');
    const game = gameAt(id);
    game.send(move);
    const after = game.play();
    expect(game.canUndo()).toBe(false);
    game.undo();
    expect(game.play()).toBe(after);
  });

  it('undo goes back to the call, not beyond it', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -7.4, b: 152 }));
    game.send({ kind: 'enter', phase: 'transfer' });
    game.send(set({ w: -5 }));
    game.undo();
    expect(game.play()).toMatchObject({ phase: 'transfer', steps: 1 });
    expect(game.canUndo()).toBe(false);
  });
});

describe('starting over', () => {
  it('keeps the seed while nothing hidden was seen', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -3 }));
    game.restart();
    expect(game.state().attempt).toMatchObject({ seed: 1, moves: [] });
  });

  it('draws another once something was', () => {
    const game = gameAt('gradient');
    const [look] = solutionOf('gradient');
    if (look !== undefined) game.send(look);
    game.restart();
    expect(game.state().attempt).toMatchObject({ seed: 2, moves: [] });
  });
});

describe('starting over where a first look gives the rows away', () => {
  const enter: Move = { kind: 'enter', phase: 'task' };
  const opened = (): Game => {
    const game = gameAt('unseen');
    game.send({ kind: 'answer', to: 144 });
    return game;
  };

  it('takes other rows, and they are sealed again', () => {
    const game = opened();
    const before = game.play()?.stage.testIds;
    game.restart();
    expect(game.state().attempt).toMatchObject({ seed: 2, moves: [enter] });
    expect(game.play()).toMatchObject({ opened: false, answers: [] });
    expect(game.play()?.stage.testIds).not.toEqual(before);
  });

  it('keeps those rows until something is seen again', () => {
    const game = opened();
    game.restart();
    const other = game.play();
    game.restart();
    expect(game.play()).toEqual(other);
  });

  it('goes on with a split that was opened after the level was left: it stays open', () => {
    const game = opened();
    const before = game.play();
    game.go({ name: 'map' });
    game.go({ name: 'level', id: 'unseen' });
    expect(game.play()).toMatchObject({ opened: true, seed: before?.seed, answers: before?.answers });
    expect(game.play()?.stage.testIds).toEqual(before?.stage.testIds);
  });

  it('nor to who loads the page again, or passed before this was kept', () => {
    for (const held of [{ seen: true, passed: false }, { seen: false, passed: true }]) {
      const kept = { ...NEW_PROGRESS, levels: { unseen: { ...levelProgress(NEW_PROGRESS, 'unseen'), ...held } } };
      const game = createGame(content, kept, () => 7);
      game.go({ name: 'level', id: 'unseen' });
      expect(game.state().attempt?.moves).toEqual([enter]);
    }
  });

  it('shows the first split as long as it is sealed', () => {
    const game = gameAt('unseen');
    game.go({ name: 'map' });
    game.go({ name: 'level', id: 'unseen' });
    expect(game.play()?.stage.testIds).toEqual([9, 10, 11, 12]);
  });

  it('costs no round', () => {
    const game = opened();
    game.restart();
    expect(game.play()).toMatchObject({ rounds: { task: 2 }, idle: 1 });
  });
});

describe('a knob that is held', () => {
  it('is shown at once and is no move', () => {
    const game = gameAt('fit-by-eye');
    const before = game.play();
    game.preview({ w: -9 });
    expect(game.shown()['w']).toBe(-9);
    expect(game.play()).toBe(before);
    expect(movesOf(game)).toEqual([]);
  });

  it('is forgotten with the move that sets it', () => {
    const game = gameAt('fit-by-eye');
    game.preview({ w: -9 });
    game.send(set({ w: -8 }));
    expect(game.state().preview).toBeNull();
    expect(game.shown()['w']).toBe(-8);
  });
});

describe('what is won', () => {
  it('is kept from the moment of the pass, with the attempt that did it', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -7.4, b: 152 }));
    expect(game.score()).toMatchObject({ passed: true });
    const held = levelProgress(game.state().progress, 'fit-by-eye');
    expect(held).toMatchObject({ passed: true, understood: false, stars: game.score()?.stars, attempt: game.state().attempt });
  });

  it('stays when the move is taken back, or the level is left', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -7.4, b: 152 }));
    const won = game.state().progress;
    game.undo();
    expect(game.score()?.passed).toBe(false);
    game.go({ name: 'map' });
    expect(game.state().progress).toBe(won);
  });

  it('grows to understood with the whole solution', () => {
    const game = gameAt('fit-by-eye');
    for (const move of solutionOf('fit-by-eye')) game.send(move);
    expect(levelProgress(game.state().progress, 'fit-by-eye')).toMatchObject({ passed: true, understood: true });
  });
});

describe('where one goes', () => {
  it('an unknown level is told, and the map is shown', () => {
    const game = gameAt('fit-by-eye');
    game.go({ name: 'level', id: 'nope' });
    expect(game.state()).toMatchObject({ screen: { name: 'map' }, attempt: null, notice: { key: 'notice.no-level', values: { id: 'nope' } } });
    expect(game.play()).toBeNull();
  });

  it('settings lead back to the level as it was', () => {
    const game = gameAt('fit-by-eye');
    game.send(set({ w: -3 }));
    const play = game.play();
    game.go({ name: 'settings' });
    game.go({ name: 'cards' });
    game.go(game.state().behind);
    expect(game.state().screen).toEqual({ name: 'level', id: 'fit-by-eye' });
    expect(game.play()).toBe(play);
  });

  it('every change is told to who listens, until they stop', () => {
    const game = gameAt('fit-by-eye');
    let told = 0;
    const stop = game.subscribe(() => { told += 1; });
    game.send(set({ w: -3 }));
    game.undo();
    stop();
    game.redo();
    expect(told).toBe(2);
  });
});

describe('a card under the mouse', () => {
  const card = { card: 'average', x: 0, y: 0 } as const;

  it('is laid where it is dropped, and changes places with what lies there when it came from a slot', () => {
    const game = gameAt('four-steps');
    game.carry({ ...card, from: null });
    game.aim('w-2');
    game.drop();
    expect(game.play()?.choices).toMatchObject({ 'w-2': 'average' });
    game.send({ kind: 'choose', tool: 'b-1', option: 'subtract' });
    game.carry({ ...card, from: 'w-2' });
    game.aim('b-1');
    game.drop();
    expect(game.play()?.choices).toMatchObject({ 'w-2': 'subtract', 'b-1': 'average' });
    expect(game.state()).toMatchObject({ carried: null, aimed: null });
    game.undo();
    expect(game.play()?.choices).toMatchObject({ 'w-2': 'average', 'b-1': 'subtract' });
  });

  it('goes back where it came from when it is dropped nowhere', () => {
    const game = gameAt('four-steps');
    game.carry({ ...card, from: null });
    game.drop();
    expect(movesOf(game)).toEqual([]);
    expect(game.state().carried).toBeNull();
  });
});

describe('a page that is loaded again goes on where it was', () => {
  const lap: Move = { kind: 'train', epochs: 1 };
  const reopened = (left: Attempt | null, id: string): Game => {
    const game = createGame(content, NEW_PROGRESS, () => 99, left);
    game.go({ name: 'level', id });
    return game;
  };

  it('with the laps that were spent, and every value', () => {
    const game = gameAt('by-hand');
    for (const move of [set({ rate: 0.0452 }), lap, lap, lap, lap]) game.send(move);
    const again = reopened(game.state().attempt, 'by-hand');
    expect(again.play()?.epochs).toBe(4);
    expect(again.play()).toEqual(game.play());
    again.send(lap);
    expect(again.play()?.epochs).toBe(5);
  });

  it('also after the map was looked at; another level begins afresh', () => {
    const game = gameAt('by-hand');
    game.send(lap);
    const left = game.state().attempt;
    const again = reopened(left, 'by-hand');
    again.go({ name: 'map' });
    again.go({ name: 'level', id: 'by-hand' });
    expect(again.play()).toMatchObject({ epochs: 1, seed: left?.seed });
    expect(reopened(left, 'bias').play()).toMatchObject({ steps: 0, seed: 99 });
  });

  it('and what no longer fits its level is dropped', () => {
    const game = gameAt('by-hand');
    game.send(lap);
    const left = game.state().attempt;
    if (left === null) throw new Error('an attempt is running');
    for (const damaged of [{ ...left, levelHash: 'old' }, { ...left, moves: [{ kind: 'train' as const, epochs: 7 }] }, { ...left, engine: left.engine + 1 }]) {
      expect(reopened(damaged, 'by-hand').play()).toMatchObject({ epochs: 0, seed: 99 });
    }
  });
});

describe('the round of a day', () => {
  const day = 20261124;
  const first: Move = { kind: 'answer', to: 'dead' };

  it('is drawn by its day, left and gone on with, and begun anew on the next', () => {
    const game = gameAt('case-files');
    expect(game.play()?.seed).toBe(1);
    game.go({ name: 'level', id: 'case-files', day });
    expect(game.play()?.seed).toBe(day);
    game.send(first);
    game.go({ name: 'settings' });
    game.go(game.state().behind);
    expect(movesOf(game)).toHaveLength(1);
    game.go({ name: 'map' });
    game.go({ name: 'level', id: 'case-files', day });
    expect(movesOf(game)).toHaveLength(1);
    game.go({ name: 'map' });
    game.go({ name: 'level', id: 'case-files', day: day + 1 });
    expect([game.play()?.seed, movesOf(game).length]).toEqual([day + 1, 0]);
  });

  it('is left by a restart with other draws', () => {
    const game = gameAt('case-files');
    game.go({ name: 'level', id: 'case-files', day });
    game.send(first);
    game.restart();
    expect(game.play()?.seed).toBe(2);
    expect(game.state().screen).toEqual({ name: 'level', id: 'case-files' });
  });

  it('is kept as passed, and stays so when a round of one’s own is passed', () => {
    const game = gameAt('case-files');
    const close = () => {
      for (let asked = game.play(); asked?.verdict === 'open'; asked = game.play()) {
        const answer = asked.stage.questions[asked.answers.length]?.question.answer;
        game.send({ kind: 'answer', to: answer?.kind === 'option' ? (answer.is ?? '') : '' });
      }
    };
    close();
    expect(levelProgress(game.state().progress, 'case-files')).toMatchObject({ passed: true, day: 0 });
    game.go({ name: 'level', id: 'case-files', day });
    expect(levelProgress(game.state().progress, 'case-files').day).toBe(0);
    close();
    expect(levelProgress(game.state().progress, 'case-files').day).toBe(day);
    game.restart();
    close();
    expect(levelProgress(game.state().progress, 'case-files').day).toBe(day);
  });
});

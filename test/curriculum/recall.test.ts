import { describe, expect, it } from 'vitest';
import { levelFiles, readLevel } from '../../scripts/read-levels.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { diagnose } from '../../src/curriculum/hint.ts';
import type { Play } from '../../src/curriculum/play.ts';
import { drawRecalled } from '../../src/curriculum/recall.ts';
import { advance } from '../../src/curriculum/replay.ts';
import { taskOf } from '../../src/curriculum/task.ts';
import { random } from '../../src/engine/random.ts';

const levels = levelFiles().map(readLevel);
const recalling = levels.filter(({ transfer }) => transfer?.questions?.some(({ station }) => station !== undefined));
const [finale] = recalling;
if (finale === undefined) throw new Error('no level recalls anything');
const pool = taskOf(finale, 'transfer').questions;
const stations = [...new Set(pool.map(({ station }) => station))];
const asked = (play: Play) => play.stage.questions.map(({ question }) => question.id);

/** A play of the finale that has passed its task and stands in the first round of its transfer. */
function inTransfer(seed: number): Play {
  let play = firstPlay(finale ?? raise(), seed);
  while (play.passed === null) play = advance(play, diagnose(play).move);
  return advance(play, { kind: 'enter', phase: 'transfer' });
}

function raise(): never {
  throw new Error('no finale');
}

describe('ideas that come back', () => {
  it('one of each station is asked, in the order of the stations, and every question has its turn', () => {
    const met = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const drawn = drawRecalled(pool, random(`recall/${seed}`), []);
      expect(drawn.map(({ station }) => station)).toEqual(stations);
      for (const { id } of drawn) met.add(id);
    }
    expect(met).toEqual(new Set(pool.map(({ id }) => id)));
  });

  it('no round asks what the round before it asked; the same seed asks the same', () => {
    for (const seed of [1, 2, 3]) {
      const play = inTransfer(seed);
      const next = advance(play, { kind: 'enter', phase: 'transfer' });
      expect(asked(next).filter((id) => asked(play).includes(id))).toEqual([]);
      expect(asked(inTransfer(seed))).toEqual(asked(play));
    }
  });

  it('the stations are places of the ring, and what comes back are levels of the course that have a card', () => {
    const ids = levels.map(({ id }) => id);
    for (const level of recalling) {
      const places = level.arrangement?.places.map(({ id }) => id) ?? [];
      for (const { station, recalls, id } of [...pool, ...(level.calls ?? [])]) {
        expect(places, id).toContain(station);
        expect(ids, id).toContain(recalls);
      }
    }
  });

  it('one slip and the lap is missed: its cards are those of what was answered wrongly', () => {
    let play = inTransfer(5);
    const first = play.stage.questions[0]?.question;
    const wrong = first?.answer.kind === 'option' ? first.answer.options.find((option) => first.answer.kind === 'option' && option !== first.answer.is) : first?.answer.kind === 'number' ? first.answer.min : 'less';
    play = advance(play, { kind: 'answer', to: wrong ?? 0 });
    while (play.verdict === 'open') play = advance(play, diagnose(play).move);
    expect(play.verdict).toBe('missed');
    expect(play.answers.filter(({ right }) => !right)).toHaveLength(1);
    expect(play.transferred).toBe(false);
  });
});

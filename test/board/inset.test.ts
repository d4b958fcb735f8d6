import { describe, expect, it, vi } from 'vitest';
import { cardBeside, cardOn } from '../../src/board/inset.ts';
import { firstPlay } from '../../src/curriculum/round.ts';
import { levelOf } from '../curriculum/levels.ts';

vi.stubGlobal('window', { innerWidth: 1280 });

const area = { x: 0, y: 76, width: 880, height: 644 };
const play = firstPlay(levelOf('minimise'), 1);
const main = play.stage.task.views.find((view) => view.kind === 'landscape') ?? play.stage.task.views[0];

describe('the card of the inset', () => {
  if (main === undefined) throw new Error('no landscape');
  const first = cardOn(main, area, play);

  it('lies where it is as long as the lantern is elsewhere', () => {
    expect(cardBeside(main, area, first, play.values)).toBe(first);
  });

  it('steps aside when the lantern comes under it, and stays within the board', () => {
    const aside = cardBeside(main, area, first, { w: 1, b: 180 });
    expect(aside.x + aside.width).toBeLessThan(first.x);
    expect(aside.x).toBeGreaterThan(area.x);
    expect(cardBeside(main, area, aside, { w: 1, b: 180 })).toBe(aside);
  });

  it('covers the lantern nowhere on the ground', () => {
    let card = first;
    for (let w = -15; w <= 5; w += 0.5) {
      for (let b = 80; b <= 200; b += 5) {
        card = cardBeside(main, area, card, { w, b });
        expect(cardBeside(main, area, card, { w, b }), `w ${w}, b ${b}`).toBe(card);
      }
    }
  });
});

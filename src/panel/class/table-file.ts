import { csvOf } from '../../classroom/csv.ts';
import type { Room } from '../../classroom/wire.ts';
import type { Words } from '../../game/translate.ts';
import { levelName } from '../level-name.ts';
import { nicknameWords } from './nickname.ts';

const COLUMNS = ['attempts', 'passed', 'understood', 'stars', 'value', 'moves', 'hints', 'rejected'] as const;

/** A line for each pupil and level, for a spreadsheet. */
export function tableOf(words: Words, room: Room): string {
  const head = [words.t('teach.pupil'), words.t('teach.level'), ...COLUMNS.map((column) => words.t(`teach.column.${column}`))];
  const names = new Map(room.pupils.map((each) => [each.pupil, nicknameWords(words, each.name)]));
  const lines = room.cells.map((cell) => [
    names.get(cell.pupil) ?? '', levelName(words, cell.level), cell.attempts, cell.passed ? 1 : 0, cell.understood ? 1 : 0, cell.stars, cell.value, cell.moves, Math.max(cell.hints, cell.helped), cell.rejected,
  ]);
  return csvOf([head, ...lines]);
}

export function save(text: string, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

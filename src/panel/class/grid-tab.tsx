import type { Cell, Room } from '../../classroom/wire.ts';
import { levelName } from '../level-name.ts';
import { watchAddress } from './board-tab.tsx';
import { nicknameWords } from './nickname.ts';
import { useTeacher } from './teacher-context.ts';

/** For the teacher alone: pupils × levels, where each is and who is stuck. */
export function GridTab({ room }: { room: Room }) {
  const { words, course } = useTeacher();
  const met = new Set([...room.cells.map(({ level }) => level), ...(room.round === null ? [] : [room.round.level])]);
  const levels = course.parts.flatMap((part) => part.levels).filter((id) => met.has(id));
  const pupils = room.pupils.filter(({ out }) => !out);
  const cells = new Map(room.cells.map((cell) => [`${cell.pupil} ${cell.level}`, cell]));
  const stuck = room.cells.filter((cell) => cell.stuck && !cell.passed);
  return (
    <div class="grid-tab">
      <section>
        <h2>{words.t('teach.stuck')}</h2>
        {stuck.length === 0
          ? <p class="quiet-line">{words.t('teach.nobody-stuck')}</p>
          : <ul class="stuck">{stuck.map((cell) => <li key={`${cell.pupil} ${cell.level}`}><bdi>{nicknameWords(words, room.pupils.find(({ pupil }) => pupil === cell.pupil)?.name ?? { first: 0, second: 0 })}</bdi>{words.t('between.parts')}{levelName(words, cell.level)}{words.t('between.parts')}{words.t('teach.moves', { count: cell.moves })}</li>)}</ul>}
      </section>
      <section class="scroll" tabIndex={0} role="region" aria-label={words.t('teach.grid')}>
        <table>
          <caption class="unseen">{words.t('teach.grid')}</caption>
          <thead><tr><th scope="col">{words.t('teach.pupil')}</th>{levels.map((id) => <th scope="col" key={id}>{levelName(words, id)}</th>)}</tr></thead>
          <tbody>
            {pupils.map(({ pupil, name }) => (
              <tr key={pupil}>
                <th scope="row"><bdi>{nicknameWords(words, name)}</bdi></th>
                {levels.map((id) => <td key={id}><One room={room} cell={cells.get(`${pupil} ${id}`)} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet-line">{words.t('teach.grid-what')}</p>
    </div>
  );
}

function One({ room, cell }: { room: Room; cell: Cell | undefined }) {
  const { words } = useTeacher();
  if (cell === undefined) return <span class="quiet-line" aria-label={words.t('teach.untouched')}>·</span>;
  const said = cell.passed ? words.t('class.stars', { count: cell.stars }) : cell.stuck ? words.t('teach.is-stuck') : words.t('teach.at-it');
  return (
    <span class={cell.passed ? 'cell passed' : cell.stuck ? 'cell is-stuck' : 'cell'}>
      <span class="cell-sign" aria-label={said} title={said}>{cell.passed ? '★'.repeat(cell.stars) || '✓' : cell.stuck ? '!' : '…'}{cell.understood ? '◆' : ''}</span>
      {cell.attempts + cell.moves + cell.hints + cell.helped > 0 && <small>{words.t('teach.cell', { attempts: cell.attempts, moves: cell.moves, hints: Math.max(cell.hints, cell.helped) })}</small>}
      {cell.rejected > 0 && <small class="refused">{words.t('teach.rejected', { count: cell.rejected })}</small>}
      {cell.alike > 0 && <small>{words.t('teach.alike', { count: cell.alike })}</small>}
      {cell.best !== null && <a href={watchAddress(room, cell.pupil, cell.best)} target="_blank" rel="noreferrer">{words.t('teach.watch')}</a>}
    </span>
  );
}

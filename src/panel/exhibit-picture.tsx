import type exhibits from '../../assets/museum.json';
import './museum.css';

export type Exhibit = (typeof exhibits)[number];

/** 120 wide, 80 high: the ground, the way that was taken on it, and what was wrong with that. */
export function ExhibitPicture({ exhibit: { ground, trail, dots, bad } }: { exhibit: Exhibit }) {
  return (
    <div class="frame">
      <svg viewBox="0 0 120 80" aria-hidden="true">
        {ground.map((path) => <path key={path} class="of-ground" d={path} />)}
        <path class="of-trail" d={trail} />
        {bad !== '' && <path class="of-bad" d={bad} />}
        {dots.map(([x, y]) => <circle key={`${x} ${y}`} class="of-dot" cx={x} cy={y} r="2.6" />)}
      </svg>
    </div>
  );
}

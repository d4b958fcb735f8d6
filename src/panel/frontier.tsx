import { useEffect, useState } from 'preact/hooks';
import { beats, costOf, frontierOf, ownSpots, referenceSpots, referenceTurns, type Spot } from '../curriculum/frontier.ts';
import type { Play } from '../curriculum/play.ts';
import { useWords } from './use-game.ts';
import './frontier.css';

const WIDTH = 320;
const HEIGHT = 168;
const LEFT = 44;
const FOOT = 26;
const TOP = 22;
/** Milliseconds between two references, so that the board keeps moving. */
const BREATH = 40;

/** Reference networks, one after the other, while one looks. */
function useReferences(play: Play): readonly Spot[] {
  const [found, show] = useState<readonly Spot[]>([]);
  const drawn = play.played.task;
  useEffect(() => {
    show([]);
    if (drawn === undefined) return undefined;
    const turns = referenceTurns(play.level);
    let index = 0;
    let timer = setTimeout(function next() {
      if (index >= turns) return;
      const spots = referenceSpots(play.level, drawn, index++);
      show((before) => [...before, ...spots]);
      timer = setTimeout(next, BREATH);
    }, BREATH);
    return () => clearTimeout(timer);
  }, [drawn]);
  return found;
}

const logOf = (value: number) => Math.log10(Math.max(value, 1e-6));

/** What the player's runs cost and came to, among reference networks: left is cheaper, low is better. */
export function Frontier({ play }: { play: Play }) {
  const words = useWords();
  const references = useReferences(play);
  const own = ownSpots(play);
  const last = own.at(-1);
  const all = [...references, ...own].filter(({ figure }) => Number.isFinite(figure));
  if (last === undefined || all.length === 0) return null;
  const metric = play.stage.task.bench?.reach.metric ?? 'mean-squared-error';
  // Losses span powers of ten; wrong rows are few.
  const height = metric === 'mean-squared-error' ? logOf : (value: number) => value;
  const costs = all.map(({ cost }) => cost);
  const figures = all.map(({ figure }) => height(figure));
  const [cheap, dear] = [Math.min(...costs), Math.max(...costs)];
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const x = (cost: number) => LEFT + 10 + ((WIDTH - LEFT - 24) * (cost - cheap)) / Math.max(1, dear - cheap);
  const y = (figure: number) => (Number.isFinite(figure) ? HEIGHT - FOOT - 10 - ((HEIGHT - FOOT - TOP - 14) * (height(figure) - low)) / Math.max(1e-9, high - low) : TOP);
  const edge = frontierOf(references);
  const better = references.filter((spot) => beats(spot, last)).length;
  const axis = costOf(play.level);
  const said = words.t(axis === 'laps' ? 'frontier.laps' : 'frontier.parameters', { cost: last.cost, figure: words.number(last.figure), metric: words.t(`metric.${metric}`), better: words.number(better, 0), count: words.number(references.length, 0) });
  return (
    <figure class="frontier">
      <figcaption>{words.t('frontier.title')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said} dir="ltr">
        <path class="floor" d={`M${LEFT} ${TOP - 6} V${HEIGHT - FOOT} H${WIDTH - 4}`} />
        <text x={LEFT - 6} y={TOP - 8}>{words.t(`metric.${metric}`)}</text>
        <text x={LEFT - 6} y={y(metric === 'mean-squared-error' ? 10 ** high : high) + 5} text-anchor="end">{words.number(metric === 'mean-squared-error' ? 10 ** high : high, 0)}</text>
        <text x={LEFT - 6} y={HEIGHT - FOOT - 5} text-anchor="end">{words.number(metric === 'mean-squared-error' ? 10 ** low : low, 0)}</text>
        <text x={LEFT + 10} y={HEIGHT - 8}>{words.number(cheap, 0)}</text>
        <text x={WIDTH - 8} y={HEIGHT - 8} text-anchor="end">{words.t(`frontier.axis-${axis}`, { most: words.number(dear, 0) })}</text>
        {edge.length > 1 && <path class="edge" d={edge.map((spot, index) => (index === 0 ? `M${x(spot.cost)} ${y(spot.figure)}` : `H${x(spot.cost)} V${y(spot.figure)}`)).join(' ')} />}
        {references.map((spot, index) => <circle key={index} class="reference" cx={x(spot.cost)} cy={y(spot.figure)} r="3.5" />)}
        {own.length > 1 && <path class="way" d={own.map((spot, index) => `${index === 0 ? 'M' : 'L'}${x(spot.cost)} ${y(spot.figure)}`).join(' ')} />}
        {own.slice(0, -1).map((spot, index) => <circle key={index} class="own" cx={x(spot.cost)} cy={y(spot.figure)} r="3.5" />)}
        <path class="last" d={`M${x(last.cost)} ${y(last.figure) - 8} l7 8 l-7 8 l-7 -8 z`} />
      </svg>
      <p>{said}</p>
    </figure>
  );
}

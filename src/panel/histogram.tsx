import { useEffect, useRef, useState } from 'preact/hooks';
import type { Play } from '../curriculum/play.ts';
import { alongAxis, axisOf, type Bin, BINS, binsOf } from './bins.ts';
import { gaugeHidden, shownOf, valueShown } from './round.ts';
import { levelText } from './level-name.ts';
import { useGame, useServices, useWords } from './use-game.ts';

const WIDTH = 260;
const HEIGHT = 84;
const GAP = 2;

/** Milliseconds between two looks at bars that fill: frames between them are left to everything else. */
const LOOK = 100;

/** You among the reference networks. Bars fill while they train, on frames of their own. */
export function Histogram({ play }: { play: Play }) {
  const { game, crowd, pickCrowd } = useServices();
  const words = useWords();
  const value = useGame((each) => valueShown(play, shownOf(each, play)));
  const [trained, setTrained] = useState(0);
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<number | null>(null);
  const bars = useRef<SVGGElement>(null);
  const now = crowd();

  useEffect(() => {
    let frame = 0;
    let looked = -Infinity;
    const watch = () => {
      const each = crowd();
      const done = each === null || each.trained >= each.count;
      const now = performance.now();
      if (done || now - looked >= LOOK) {
        looked = now;
        setTrained(each?.trained ?? 0);
      }
      if (!done) frame = requestAnimationFrame(watch);
    };
    watch();
    return () => cancelAnimationFrame(frame);
  }, [now, now?.count]);
  useEffect(() => () => pickCrowd(null), []);

  if (now === null || gaugeHidden(play) || play.phase !== 'task' || play.oil !== null) return null;
  const axis = axisOf(now.values, trained, game.content.bars.get(play.level.id)?.slice(3) ?? []);
  const bins = binsOf(now.values, trained, axis);
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  const step = WIDTH / BINS;
  const mark = WIDTH * alongAxis(axis, value);
  const target = WIDTH * alongAxis(axis, play.bound);
  const own = Math.min(BINS - 1, Math.floor(alongAxis(axis, value) * BINS));

  const label = (bin: Bin, index: number) => words.t(index === 0 ? 'crowd.bar-worst' : 'crowd.bar', { count: bin.count, from: bin.from, to: bin.to });
  const shown = picked === null ? undefined : bins[picked];
  const said = shown !== undefined && picked !== null ? label(shown, picked) : trained < now.count ? words.t('crowd.training', { trained, count: now.count }) : '';
  const pick = (index: number | null) => {
    setPicked(index);
    pickCrowd(index === null ? null : (bins[index]?.sample ?? null));
  };
  const goTo = (index: number) => {
    const next = Math.min(BINS - 1, Math.max(0, index));
    setAt(next);
    const bar = bars.current?.children[next];
    if (bar instanceof SVGElement) bar.focus();
  };
  return (
    <figure class="crowd">
      <figcaption>{levelText(words, play.level.id, 'crowd', { count: now.count }) || words.t('crowd.among', { count: now.count })}</figcaption>
      <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 22}`} dir="ltr" role="group" aria-label={words.t('crowd.label')}>
        <line class="floor" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <g class="crowd-target"><line x1={target - 1.5} x2={target - 1.5} y1="0" y2={HEIGHT} /><line x1={target + 1.5} x2={target + 1.5} y1="0" y2={HEIGHT} /></g>
        <g ref={bars}>
          {bins.map((bin, index) => {
            const tall = bin.count === 0 ? 0 : 2 + (HEIGHT - 4) * (bin.count / highest);
            const kind = picked === index ? 'bar picked' : index === own ? 'bar own' : 'bar';
            return (
              <g key={index} class={kind} role="button" tabIndex={index === at ? 0 : -1} aria-label={label(bin, index)}
                onPointerEnter={() => pick(index)} onPointerLeave={() => pick(null)} onFocus={() => pick(index)} onBlur={() => pick(null)} onClick={() => pick(index)}
                onKeyDown={(event) => {
                  const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                  if (way !== 0) { event.preventDefault(); goTo(index + way); }
                }}>
                <rect class="reach" x={index * step} y="0" width={step} height={HEIGHT + 4} />
                <rect class="tall" x={index * step + GAP / 2} y={HEIGHT - tall} width={step - GAP} height={tall} rx="1" />
              </g>
            );
          })}
        </g>
        <path class="mark" d={`M${mark} ${HEIGHT + 3} l6 11 h-12 z`} />
      </svg>
      <p class="crowd-said">
        {said !== '' ? said : <><span class="unseen">{words.t('crowd.way')}</span><bdi class="figure" dir="ltr">{words.number(axis.worst)}</bdi><bdi class="figure" dir="ltr">{words.number(axis.best)}</bdi></>}
      </p>
    </figure>
  );
}

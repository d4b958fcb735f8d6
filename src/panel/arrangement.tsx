import { useRef, useState } from 'preact/hooks';
import { hasRoom, type Piece, piecesIn, placeOf } from '../curriculum/arrangement.ts';
import type { Play } from '../curriculum/play.ts';
import { knobHinted } from '../game/hinted.ts';
import { ConceptCard } from './concept-card.tsx';
import { Icon } from './icons.tsx';
import { useInSight } from './in-sight.ts';
import { pieceName } from '../game/piece-name.ts';
import { stillWrong } from '../game/still-wrong.ts';
import { levelText } from './level-name.ts';
import { roundOver } from './round.ts';
import { useGame, useServices, useWords } from './use-game.ts';
import { WiredTold } from './wired.tsx';

/** So many pieces stand side by side, without the names of their places. */
const MANY = 10;
/** So far a finger wanders before a press is a drag. */
const SLACK = 6;

/** Sort and wire: pieces go into places by drag, by a press on the piece and one on the place, or by the number of the place. */
export function Arrangement({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const hinted = useGame((each) => knobHinted(each.state()));
  const moves = useGame((each) => each.state().attempt?.moves);
  const [drag, setDrag] = useState<{ id: string; x: number; y: number } | null>(null);
  const press = useRef<{ id: string; x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const { arrangement } = play.stage.task;
  if (arrangement === undefined || play.phase === 'call') return null;
  const closed = roundOver(play);
  const wrong = stillWrong(play, moves ?? []);
  const nameOf = (kind: 'places', id: string) => levelText(words, play.level.id, `${kind}.${id}`);
  const lay = (piece: string, place: string) => {
    const lies = play.choices[piece] ?? '';
    if (closed || lies === place || (place !== '' && !hasRoom(play.stage, play.choices, place))) game.aim(null);
    else game.send({ kind: 'choose', tool: piece, option: place });
  };
  const letGo = () => {
    press.current = null;
    setDrag(null);
  };
  const under = (event: PointerEvent) => document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  const sorts = play.stage.task.views.some(({ kind }) => kind === 'sorting');
  const card = (piece: Piece, index: number) => {
    const off = wrong.includes(piece);
    const away = drag?.id === piece.id;
    const place = placeOf(piece, play.choices);
    return (
      <li key={piece.id}>
        <button
          type="button" class={`piece${off ? ' wrong' : ''}${away ? ' away' : ''}${hinted === piece.id ? ' hinted' : ''}`} aria-pressed={aimed === piece.id} aria-disabled={closed}
          style={away ? { translate: `${drag.x}px ${drag.y}px` } : undefined}
          onPointerDown={(event) => {
            dragged.current = false;
            // A finger on the list scrolls; it drags on the board.
            if (closed || event.pointerType === 'touch') return;
            press.current = { id: piece.id, x: event.clientX, y: event.clientY };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            const from = press.current;
            if (from === null) return;
            const x = event.clientX - from.x;
            const y = event.clientY - from.y;
            dragged.current ||= Math.hypot(x, y) > SLACK;
            if (dragged.current) setDrag({ id: piece.id, x, y });
          }}
          onPointerUp={(event) => {
            letGo();
            const to = dragged.current ? under(event) : undefined;
            if (to !== undefined) lay(piece.id, to);
          }}
          onPointerCancel={letGo}
          onClick={() => {
            if (!closed && !dragged.current) game.aim(aimed === piece.id ? null : piece.id);
          }}
          onKeyDown={(event) => {
            const to = arrangement.places[Number(event.key) - 1];
            if (to !== undefined) lay(piece.id, to.id);
          }}
        >
          {off && <Icon name="close" />}{sorts && <small class="number" aria-hidden="true">{words.number(index + 1)}</small>}<span>{pieceName(words, play, piece.id)}</span>
        </button>
        {place !== '' && <span class="lies">{nameOf('places', place)}</span>}
      </li>
    );
  };
  const waiting = play.stage.pieces.filter((piece) => placeOf(piece, play.choices) === '');
  const left = arrangement.pieces.some(({ belongs }) => belongs.length === 0) ? 0 : waiting.length;
  const put = (place: string, name: string, count: number) => (
    <button key={place} type="button" class="bin" data-place={place} disabled={closed || aimed === null || (place !== '' && !hasRoom(play.stage, play.choices, place))}
      aria-label={aimed === null ? name : words.t('arrange.put', { piece: pieceName(words, play, aimed), place: name })}
      onClick={() => { if (aimed !== null) lay(aimed, place); }}><span>{name}</span>{count > 0 && <span class="count">{words.number(count)}</span>}</button>
  );
  const back = aimed !== null && (play.choices[aimed] ?? '') !== '';
  return (
    <section class="arrangement" aria-label={words.t('arrange.label')}>
      {wrong.length > 0 && <Wrong key={play.allMistakes} play={play} wrong={wrong} />}
      <ConceptCard play={play} />
      <ul class={arrangement.runs !== undefined ? 'pieces dials' : play.stage.pieces.length > MANY ? 'pieces many' : 'pieces'}>{play.stage.pieces.map(card)}</ul>
      <div class="bins">
        {wrong.length === 0 && <WiredTold play={play} />}
        {!closed && (
          <div class={arrangement.chain ? 'places chain' : 'places'} role="group" aria-label={words.t('arrange.places')}>
            {arrangement.places.map(({ id }) => put(id, nameOf('places', id), piecesIn(play.stage, play.choices, id).length))}
            {back && put('', words.t('arrange.tray'), 0)}
          </div>
        )}
        {!closed && (
          <button type="button" class="wide strong" aria-disabled={left > 0} onClick={() => { if (left === 0) game.send({ kind: 'commit' }); }}>
            {left > 0 ? words.t('arrange.left', { count: left }) : levelText(words, play.level.id, 'commit') || words.t('answer.hand-over')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Why the first of the wrong pieces does not belong where it lies. */
export function wrongTold(wrong: readonly Piece[], text: (key: string) => string): string {
  return wrong.map((piece) => text(`wrong.${piece.id}`)).find((told) => told !== '') ?? '';
}

function Wrong({ play, wrong }: { play: Play; wrong: readonly Piece[] }) {
  const words = useWords();
  const shown = useInSight<HTMLDivElement>(play);
  const told = wrongTold(wrong, (key) => levelText(words, play.level.id, key));
  const [first] = wrong;
  return (
    <div class="said wrong" ref={shown}>
      <p>{words.t('arrange.wrong', { count: wrong.length })}</p>
      {first !== undefined && told !== '' && <p><strong>{pieceName(words, play, first.id)}</strong> {told}</p>}
    </div>
  );
}

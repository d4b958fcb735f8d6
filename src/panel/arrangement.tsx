import { useRef, useState } from 'preact/hooks';
import { hasRoom, misplaced, type Piece, piecesIn, placeOf } from '../curriculum/arrangement.ts';
import type { Play } from '../curriculum/replay.ts';
import { Icon } from './icons.tsx';
import { levelText } from './level-text.ts';
import { roundOver } from './round.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** So far a finger wanders before a press is a drag. */
const SLACK = 6;

/** The pieces that the last handing over found wrong, as long as nothing was laid since. */
function foundWrong(play: Play, handedOver: boolean): readonly Piece[] {
  return handedOver && play.verdict !== 'passed' ? misplaced(play.stage, play.choices) : [];
}

/** Sort and wire: pieces go into places by drag, or by a press on the piece and one on the place. */
export function Arrangement({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const handedOver = useGame((each) => each.state().attempt?.moves.at(-1)?.kind === 'commit');
  const [drag, setDrag] = useState<{ id: string; x: number; y: number } | null>(null);
  const press = useRef<{ id: string; x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const { arrangement } = play.stage.task;
  if (arrangement === undefined || play.phase === 'call') return null;
  const closed = roundOver(play);
  const wrong = foundWrong(play, handedOver);
  const nameOf = (kind: 'pieces' | 'places', id: string) => levelText(words, play.level.id, `${kind}.${id}`);
  const lay = (piece: string, place: string) => {
    const lies = play.choices[piece] ?? '';
    if (closed || lies === place || (place !== '' && !hasRoom(play.stage, play.choices, place))) game.aim(null);
    else game.send({ kind: 'choose', tool: piece, option: place });
  };
  const under = (event: PointerEvent) => document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  const card = (piece: Piece) => {
    const off = wrong.includes(piece);
    const away = drag?.id === piece.id;
    return (
      <li key={piece.id}>
        <button
          type="button" class={`piece${off ? ' wrong' : ''}${away ? ' away' : ''}`} aria-pressed={aimed === piece.id} aria-disabled={closed}
          style={away ? { translate: `${drag.x}px ${drag.y}px` } : undefined}
          onPointerDown={(event) => {
            dragged.current = false;
            if (closed) return;
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
            press.current = null;
            setDrag(null);
            const place = dragged.current ? under(event) : undefined;
            if (place !== undefined) lay(piece.id, place);
          }}
          onPointerCancel={() => {
            press.current = null;
            setDrag(null);
          }}
          onClick={() => {
            if (!closed && !dragged.current) game.aim(aimed === piece.id ? null : piece.id);
          }}
        >
          {off && <Icon name="close" />}<span>{nameOf('pieces', piece.id)}</span>
        </button>
      </li>
    );
  };
  const put = (place: string, name: string) => (
    <button type="button" class="bin-name" disabled={closed || aimed === null || (place !== '' && !hasRoom(play.stage, play.choices, place))}
      aria-label={aimed === null ? name : words.t('arrange.put', { piece: nameOf('pieces', aimed), place: name })}
      onClick={() => { if (aimed !== null) lay(aimed, place); }}>{name}</button>
  );
  const waiting = play.stage.pieces.filter((piece) => placeOf(piece, play.choices) === '');
  const explained = wrong.map((piece) => levelText(words, play.level.id, `wrong.${piece.id}`)).find((text) => text !== '');
  const left = arrangement.pieces.some(({ belongs }) => belongs.length === 0) ? 0 : waiting.length;
  return (
    <section class="arrangement" aria-label={words.t('arrange.label')}>
      <div class="tray" data-place="">
        {put('', words.t('arrange.tray'))}
        <ul>{waiting.map(card)}</ul>
      </div>
      <div class={arrangement.chain ? 'bins chain' : 'bins'}>
        {arrangement.places.map(({ id }) => (
          <div key={id} class="bin" data-place={id}>
            {put(id, nameOf('places', id))}
            <ul>{piecesIn(play.stage, play.choices, id).map(card)}</ul>
          </div>
        ))}
      </div>
      {!closed && (
        <button type="button" class="wide strong" aria-disabled={left > 0} onClick={() => { if (left === 0) game.send({ kind: 'commit' }); }}>
          {left > 0 ? words.t('arrange.left', { count: left }) : levelText(words, play.level.id, 'commit') || words.t('answer.hand-over')}
        </button>
      )}
      {wrong.length > 0 && (
        <div class="said wrong">
          <p>{words.t('arrange.wrong', { count: wrong.length })}</p>
          {explained !== undefined && <p>{explained}</p>}
        </div>
      )}
    </section>
  );
}

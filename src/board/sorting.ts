import { hasRoom, type Piece, placeOf } from '../curriculum/arrangement.ts';
import type { Picture, Region } from '../curriculum/level-picture.ts';
import type { Play } from '../curriculum/play.ts';
import { easeOut } from '../game/hop.ts';
import type { Words } from '../game/translate.ts';
import { isOver } from './control.ts';
import { createLayer } from './layer.ts';
import { drawGlow } from './light.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { fade, FIGURES, type Palette, paletteOf, WORDS } from './palette.ts';
import { type Shelf, shelfOf, type Thumb, type Tray, within } from './sorting-layout.ts';
import { drawFetched } from './sorting-fetched.ts';
import { drawLens } from './sorting-lenses.ts';
import { drawPicture } from './sorting-pictures.ts';
import { readingsOf } from '../curriculum/dial.ts';
import { pieceName } from '../game/piece-name.ts';
import { stillWrong } from '../game/still-wrong.ts';
import { drawDials } from './dial-picture.ts';
import type { CreateView } from './view.ts';

/** Pixels that a finger may tremble before it carries a piece away. */
const TREMBLE = 8;
/** Seconds in which a lens comes down. */
const FOCUS = 0.6;
/** And those in which all that it does not bring back goes out. */
const FETCH = 0.9;
/** How much of a finger is lent to a small card. */
const REACH = 5;

type Context = CanvasRenderingContext2D;

function textOf(words: Words, play: Play, key: string): string {
  const full = `levels.${play.level.id}.${key}`;
  return words.has(full) ? words.t(full) : '';
}

/** A name in as many lines as keep it within a width, in whole words. */
function linesOf(context: Context, name: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && context.measureText(`${last} ${word}`).width <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What stands in the light, and the place through whose lens it is seen. */
interface Shown {
  piece: string | null;
  picture: Picture;
  region: Region | null;
  place: string;
}

/** What a call is asked of, and, once it is answered, the place that is right. */
function called(play: Play): Shown | null {
  const question = play.phase === 'call' ? play.stage.questions[0]?.question : undefined;
  if (question?.picture === undefined) return null;
  return { piece: null, picture: question.picture, region: null, place: String(play.answers[0]?.truth ?? '') };
}

/** Text in the middle, smaller where it would not fit, never under 16 on its way, cut into two lines at most. */
function drawCentred(context: Context, palette: Palette, text: string, { x, y }: Point, width: number, size: number, up: boolean, direction: 'ltr' | 'rtl'): void {
  context.font = `600 ${size}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = fade(palette.ground, 0.8);
  const write = (line: string, at: number) => {
    // A sentence ends where its language has it end.
    context.direction = direction;
    context.strokeText(line, x, at, width);
    context.fillText(line, x, at, width);
    context.direction = 'ltr';
  };
  if (context.measureText(text).width <= width) {
    write(text, y);
    return;
  }
  const words = text.split(' ');
  const cut = words.findIndex((_, index) => context.measureText(words.slice(0, index + 1).join(' ')).width > context.measureText(text).width / 2);
  const lines = [words.slice(0, cut + 1).join(' '), words.slice(cut + 1).join(' ')];
  const first = up ? y - size * 1.15 : y;
  lines.forEach((line, index) => write(line, first + index * size * 1.15));
}

/** The number of a piece at its corner, as in the list beside: pictures may be alike. */
function drawNumber(context: Context, palette: Palette, words: Words, { x, y, width }: Thumb, number: number): void {
  const size = Math.max(12, Math.min(16, width * 0.22));
  context.beginPath();
  context.arc(x + size * 0.35, y + size * 0.35, size * 0.75, 0, 2 * Math.PI);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 1.2;
  context.stroke();
  context.fillStyle = palette.text.css;
  context.font = `600 ${size}px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(words.number(number), x + size * 0.35, y + size * 0.38);
}

/** Pieces and the places they are sorted into; the one in the light is seen large, through the lens of its place. */
export const createSorting: CreateView<'sorting'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let held: { piece: Piece; at: Point; moved: boolean } | null = null;
  let seen = '';
  let clock = FOCUS + FETCH;

  const shelfNow = (play: Play) => shelfOf(play.stage, play.choices, area);
  const closed = (play: Play) => isOver(play) || play.phase === 'call';

  /** What lies wrong, once that was told. */
  const wrongOf = (play: Play) => stillWrong(play, game.state().attempt?.moves ?? []);
  /** The piece in the light: what is held or picked, else the first that was just found wrong, what was laid last, or the first that waits. */
  const lit = (play: Play): Piece | undefined => {
    const find = (id: string | null | undefined) => play.stage.pieces.find((piece) => piece.id === id);
    const { aimed, attempt, hint } = game.state();
    const last = attempt?.moves.findLast((move) => move.kind === 'choose' && move.option !== '');
    return held?.piece ?? find(aimed) ?? find(hint?.knob) ?? (attempt?.moves.at(-1)?.kind === 'commit' ? wrongOf(play)[0] : undefined) ?? find(last?.kind === 'choose' ? last.tool : null) ?? play.stage.pieces.find((piece) => placeOf(piece, play.choices) === '');
  };
  const trayAt = (shelf: Shelf, point: Point): Tray | undefined => shelf.trays.find((tray) => within(tray, point));
  const lay = (play: Play, piece: Piece, place: string) => {
    if (placeOf(piece, play.choices) === place || (place !== '' && !hasRoom(play.stage, play.choices, place))) game.aim(null);
    else game.send({ kind: 'choose', tool: piece.id, option: place });
  };

  const drawTrays = (context: Context, palette: Palette, words: Words, play: Play, { trays, text }: Shelf, over: Tray | undefined) => {
    for (const tray of trays) {
      const { x, y, width, height, id } = tray;
      const here = over?.id === id;
      context.beginPath();
      context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 14);
      context.fillStyle = fade(here ? palette.you : palette.panel, here ? 0.16 : 0.72);
      context.fill();
      context.strokeStyle = here ? palette.you.css : palette.contour.css;
      context.lineWidth = here ? 2.5 : 1.2;
      context.stroke();
      context.fillStyle = here ? palette.you.css : palette.quiet.css;
      context.font = `600 ${Math.max(16, text - 1)}px ${WORDS}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      for (const [index, line] of linesOf(context, textOf(words, play, `places.${id}`), width - 8).entries()) context.fillText(line, x + width / 2, y + text * (0.95 + 1.1 * index), width - 4);
    }
  };

  const drawPiece = (context: Context, palette: Palette, play: Play, piece: string | null, picture: Picture, at: Thumb | Shelf['exhibit']) => {
    const readings = piece === null ? [] : readingsOf(play.stage, piece);
    if (readings.length > 0) drawDials(context, palette, at, readings);
    else drawPicture(context, palette, picture, at);
  };

  const drawThumb = (context: Context, palette: Palette, play: Play, thumb: Thumb, state: 'plain' | 'lit' | 'wrong' | 'right') => {
    if (state === 'lit') drawGlow(context, palette.you, thumb.x + thumb.width / 2, thumb.y + thumb.height / 2, thumb.width, 0.45);
    drawPiece(context, palette, play, thumb.piece.id, thumb.piece.picture ?? 'letter', thumb);
    if (state === 'plain') return;
    context.strokeStyle = state === 'wrong' ? palette.error.css : state === 'right' ? palette.target.css : palette.you.css;
    context.lineWidth = 2.5;
    context.beginPath();
    context.roundRect(thumb.x - 1, thumb.y - 1, thumb.width + 2, thumb.height + 2, 6);
    context.stroke();
    if (state !== 'wrong') return;
    context.lineWidth = 3;
    context.beginPath();
    for (const way of [-1, 1]) {
      context.moveTo(thumb.x + thumb.width / 2 - 8, thumb.y + thumb.height / 2 - 8 * way);
      context.lineTo(thumb.x + thumb.width / 2 + 8, thumb.y + thumb.height / 2 + 8 * way);
    }
    context.stroke();
  };

  const drawExhibit = (context: Context, palette: Palette, words: Words, play: Play, { exhibit, caption, said, text }: Shelf, shown: Shown) => {
    drawGlow(context, palette.you, exhibit.x + exhibit.width / 2, exhibit.y + exhibit.height / 2, exhibit.width * 0.85, palette.theme === 'night' ? 0.3 : 0.16);
    drawPiece(context, palette, play, shown.piece, shown.picture, exhibit);
    context.fillStyle = palette.text.css;
    if (shown.piece !== null) drawCentred(context, palette, pieceName(words, play, shown.piece), caption, caption.width, text, true, words.direction);
    const lens = play.stage.task.arrangement?.places.find(({ id }) => id === shown.place)?.lens;
    if (lens === undefined) return;
    drawFetched(context, palette, lens, exhibit, easeOut(Math.max(0, clock - FOCUS) / FETCH), () => drawPiece(context, palette, play, shown.piece, shown.picture, exhibit));
    drawLens(context, palette, lens, exhibit, easeOut(Math.min(1, clock / FOCUS)), shown.region);
    context.fillStyle = palette.you.css;
    drawCentred(context, palette, textOf(words, play, `says.${shown.place}`), said, caption.width, text, false, words.direction);
  };

  const update = (seconds: number) => {
    const play = game.play();
    if (play === null) return;
    const shelf = shelfNow(play);
    const palette = paletteOf(services.theme());
    const words = services.words();
    const piece = lit(play);
    const over = held?.moved === true ? trayAt(shelf, held.at) : undefined;
    const place = over?.id ?? (piece === undefined ? '' : placeOf(piece, play.choices));
    const shown = called(play) ?? (piece === undefined ? null : { piece: piece.id, picture: piece.picture ?? 'letter', region: piece.region ?? null, place });
    const now = `${shown?.piece}/${shown?.place}`;
    if (now !== seen) {
      if (seen !== '') clock = 0;
      seen = now;
    }
    clock = services.reducedMotion() ? FOCUS + FETCH : Math.min(FOCUS + FETCH, clock + seconds);
    layer.clear();
    const { context } = layer;
    drawTrays(context, palette, words, play, shelf, over);
    if (shown !== null) drawExhibit(context, palette, words, play, shelf, shown);
    const wrong = wrongOf(play);
    for (const thumb of shelf.thumbs) {
      const away = held?.moved === true && held.piece === thumb.piece;
      const state = wrong.includes(thumb.piece) ? 'wrong' : play.verdict === 'passed' ? 'right' : thumb.piece === piece ? 'lit' : 'plain';
      if (away) continue;
      drawThumb(context, palette, play, thumb, state);
      drawNumber(context, palette, words, thumb, play.stage.pieces.indexOf(thumb.piece) + 1);
    }
    if (held?.moved !== true) return;
    const wide = Math.max(56, shelf.exhibit.width * 0.22);
    drawThumb(context, palette, play, { piece: held.piece, x: held.at.x - wide / 2, y: held.at.y - wide * 0.375, width: wide, height: wide * 0.75 }, 'lit');
  };

  const pieceAt = (play: Play, shelf: Shelf, point: Point): Piece | undefined =>
    shelf.thumbs.find((thumb) => within(thumb, point, REACH))?.piece ?? (within(shelf.exhibit, point) ? lit(play) : undefined);

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      if (play === null || closed(play)) return null;
      const shelf = shelfNow(play);
      const piece = pieceAt(play, shelf, point);
      const tray = trayAt(shelf, point);
      if (piece === undefined && tray === undefined) return null;
      if (piece !== undefined) held = { piece, at: point, moved: false };
      return {
        move(to) {
          if (held !== null) held = { ...held, at: to, moved: held.moved || Math.hypot(to.x - point.x, to.y - point.y) > TREMBLE };
        },
        release(end) {
          const taken = held;
          held = null;
          const now = game.play();
          if (now === null) return;
          const target = trayAt(shelf, end);
          if (taken?.moved === true) lay(now, taken.piece, target?.id ?? '');
          else if (taken !== null) game.aim(taken.piece.id);
          else if (tray !== undefined && target?.id === tray.id) {
            const chosen = lit(now);
            if (chosen !== undefined && (game.state().aimed === chosen.id || placeOf(chosen, now.choices) === '')) lay(now, chosen, tray.id);
          }
        },
      };
    },
    hover(point) {
      const play = game.play();
      if (point === null || play === null || closed(play)) return 'default';
      const shelf = shelfNow(play);
      return pieceAt(play, shelf, point) !== undefined || trayAt(shelf, point) !== undefined ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => clock < FOCUS + FETCH,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

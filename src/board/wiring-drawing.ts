import type { Words } from '../game/translate.ts';
import { drawGlow } from './light.ts';
import { fade, FIGURES, type Palette, WORDS } from './palette.ts';
import { type Context, type Say, type Sight, roleOf, colourOf, write, placeNow, headOf } from './wiring-sight.ts';
import { drawColumn, drawSays, drawRows } from './wiring-table.ts';

function drawSockets(context: Context, palette: Palette, say: Say, { bench, over }: Sight): void {
  for (const { id, socket, x, y, width, height } of bench.sockets) {
    const colour = colourOf(palette, socket ?? 'out');
    context.beginPath();
    context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 14);
    context.fillStyle = over === id ? fade(colour, 0.22) : fade(palette.panel, 0.78);
    context.fill();
    context.setLineDash(socket === undefined ? [5, 5] : []);
    context.strokeStyle = over === id ? colour.css : fade(colour, 0.75);
    context.lineWidth = over === id ? 3 : 1.6;
    context.stroke();
    context.setLineDash([]);
    context.font = `600 ${bench.text}px ${WORDS}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    write(context, palette, say(`places.${id}`), x + width / 2, y + bench.text, width - 10, colour.css);
  }
}

/** The neuron between what goes in and what must come out. */
function drawNeuron(context: Context, palette: Palette, words: Words, { bench, wired }: Sight): void {
  const { x, y, radius } = bench.neuron;
  const [input, target] = [bench.sockets.find(({ socket }) => socket === 'input'), bench.sockets.find(({ socket }) => socket === 'target')];
  if (input === undefined || target === undefined) return;
  const count = Math.max(1, wired.inputs.length);
  for (let wire = 0; wire < count; wire++) {
    const weight = wired.weights[wire];
    const from = input.y + bench.text * 1.6 + ((wire + 0.5) / count) * (input.height - bench.text * 2);
    const negative = typeof weight === 'number' && weight < 0;
    context.strokeStyle = wired.inputs.length === 0 ? fade(palette.quiet, 0.35) : negative ? palette.negative.css : palette.positive.css;
    context.lineWidth = typeof weight === 'number' && Number.isFinite(weight) ? Math.min(8, 1.5 + Math.sqrt(Math.abs(weight)) * 1.3) : 2;
    context.setLineDash(negative ? [7, 5] : []);
    context.beginPath();
    context.moveTo(input.x + input.width, from);
    context.bezierCurveTo(input.x + input.width + 14, from, x - radius - 14, y, x - radius, y);
    context.stroke();
  }
  context.setLineDash([]);
  context.strokeStyle = fade(palette.you, wired.known.some((said) => said !== null) ? 0.9 : 0.3);
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(x + radius, y);
  context.lineTo(target.x, y);
  context.stroke();
  const lit = wired.known.some((said) => said !== null);
  if (lit) drawGlow(context, palette.you, x, y, radius * 2.6, 0.6);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = lit ? fade(palette.glow, 0.9) : palette.panel.css;
  context.fill();
  context.strokeStyle = lit ? palette.you.css : palette.quiet.css;
  context.lineWidth = 2.5;
  context.stroke();
  if (!Number.isFinite(wired.bias)) return;
  context.font = `600 16px ${FIGURES}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  write(context, palette, `b ${words.number(wired.bias)}`, x, y + radius + (bench.narrow ? 13 : 18), 110, palette.text.css);
}

/** What is plugged into a place, with its weight where it goes in. */
function drawPlugs(context: Context, palette: Palette, words: Words, say: Say, sight: Sight): void {
  const { bench, wired } = sight;
  for (const socket of bench.sockets) {
    const inside = bench.columns.filter(({ id }) => placeNow(sight, id) === socket.id);
    const room = socket.height - bench.text * 2;
    const step = Math.min(bench.text * 1.5, room / Math.max(1, inside.length));
    for (const [index, { id }] of inside.entries()) {
      const y = socket.y + bench.text * 1.7 + room / 2 + (index - (inside.length - 1) / 2) * step;
      const weight = wired.weights[wired.inputs.indexOf(id)];
      const figure = socket.socket !== 'input' ? '' : weight === null ? '?' : weight === undefined || !Number.isFinite(weight) ? '' : `${weight > 0 ? '+' : ''}${words.number(weight)}`;
      context.textBaseline = 'middle';
      context.font = `600 ${bench.text}px ${WORDS}`;
      const name = headOf(say, sight, id);
      if (figure === '') {
        context.textAlign = 'center';
        write(context, palette, name, socket.x + socket.width / 2, y, socket.width - 12, palette.text.css);
        continue;
      }
      context.textAlign = 'left';
      write(context, palette, name, socket.x + 9, y, socket.width * 0.5 - 8, palette.text.css);
      context.font = `600 ${bench.text}px ${FIGURES}`;
      context.textAlign = 'right';
      write(context, palette, figure, socket.x + socket.width - 8, y, socket.width * 0.5 - 6, figure.startsWith('+') ? palette.positive.css : palette.negative.css);
    }
  }
}

/** Cables from the heads of the columns to where they are plugged in. */
function drawCables(context: Context, palette: Palette, sight: Sight): void {
  const { bench } = sight;
  for (const column of bench.columns) {
    const socket = bench.sockets.find(({ id }) => id === placeNow(sight, column.id));
    const held = sight.held?.column === column.id ? sight.held : null;
    if (held === null && (socket === undefined || socket.socket === undefined)) continue;
    const role = held !== null ? 'input' : roleOf(sight, column.id);
    const from = { x: column.x + column.width / 2, y: column.y - 6 };
    const to = held ?? { x: (socket?.x ?? 0) + Math.min(Math.max(from.x - (socket?.x ?? 0), 24), (socket?.width ?? 0) - 24), y: (socket?.y ?? 0) + (socket?.height ?? 0) };
    context.strokeStyle = fade(colourOf(palette, role), 0.85);
    context.lineWidth = 3.5;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(from.x, (from.y + to.y) / 2, to.x, (from.y + to.y) / 2, to.x, to.y);
    context.stroke();
    for (const end of [from, to]) {
      context.fillStyle = colourOf(palette, role).css;
      context.beginPath();
      context.arc(end.x, end.y, 5, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Named where it goes wrong; else how far the machine is off. */
function drawCaption(context: Context, palette: Palette, words: Words, { bench, wired }: Sight): void {
  const { x, y, width } = bench.caption;
  const { fault, knownMiss, freshMiss } = wired;
  context.font = `600 ${bench.text}px ${WORDS}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const named = fault === 'leak' || fault === 'by-heart' || fault === 'row-number' || fault === 'two-targets' || fault === 'other-target';
  const missed = Number.isFinite(knownMiss) ? words.t('wiring.missed', { known: words.t('unit.dollar', { value: words.number(knownMiss, 1) }), fresh: Number.isFinite(freshMiss) ? words.t('unit.dollar', { value: words.number(freshMiss, 1) }) : '?' }) : '';
  const name = named ? words.t(`fault.${fault}.name`) : '';
  const text = [name, missed].filter((part) => part !== '').join(words.t('between.parts'));
  if (text === '') return;
  const half = Math.min(width, context.measureText(text).width + 28) / 2;
  context.beginPath();
  context.roundRect(x - half, y - bench.text * 0.85, 2 * half, bench.text * 1.7, bench.text * 0.85);
  context.fillStyle = palette.panel.css;
  context.fill();
  context.strokeStyle = named ? palette.error.css : palette.line.css;
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = named ? palette.error.css : palette.text.css;
  context.fillText(text, x, y, width - 20);
}

export function drawWiring(context: Context, palette: Palette, words: Words, sight: Sight): void {
  const { play, bench } = sight;
  const say = (key: string) => (words.has(`levels.${play.level.id}.${key}`) ? words.t(`levels.${play.level.id}.${key}`) : '');
  context.save();
  drawSockets(context, palette, say, sight);
  drawNeuron(context, palette, words, sight);
  drawPlugs(context, palette, words, say, sight);
  drawRows(context, palette, words, sight);
  for (const column of bench.columns) drawColumn(context, palette, words, say, sight, column);
  drawSays(context, palette, words, sight);
  drawCables(context, palette, sight);
  drawCaption(context, palette, words, sight);
  context.restore();
}

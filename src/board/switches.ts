import { markOf, rowThrough } from '../curriculum/marks.ts';
import { marksAsked, openQuestion } from '../curriculum/question.ts';
import { CATEGORIES } from '../engine/dataset/hotels.ts';
import { classColour, traceClass } from './boundary-drawing.ts';
import { isOver } from './control.ts';
import { createLayer } from './layer.ts';
import { drawGlow } from './light.ts';
import { createTouch } from './line-touch.ts';
import { drawFigure } from './neuron-drawing.ts';
import type { Words } from '../game/translate.ts';
import { fade, type Palette, paletteOf, WORDS } from './palette.ts';
import type { Area, CreateView } from './view.ts';

/** The classes as codes on one dial, and a needle that points at what is said. */
function drawDial(context: CanvasRenderingContext2D, palette: Palette, area: Area, classes: number, said: number, size: number, words: Words): void {
  const centre = { x: area.x + area.width / 2, y: area.y + area.height * 0.74 };
  const reach = Math.min(area.width * 0.38, area.height * 0.52);
  const angle = (code: number) => Math.PI * (1 - code / (classes - 1));
  const place = (code: number, away: number) => ({ x: centre.x + reach * away * Math.cos(angle(code)), y: centre.y - reach * away * Math.sin(angle(code)) });
  context.save();
  context.strokeStyle = palette.line.css;
  context.lineWidth = size * 0.22;
  context.beginPath();
  context.arc(centre.x, centre.y, reach, Math.PI, 2 * Math.PI);
  context.stroke();
  context.restore();
  for (let code = 0; code < classes; code++) {
    const { x, y } = place(code, 1);
    const colour = classColour(palette, classes, code);
    if (code === 0 || code === classes - 1) drawGlow(context, colour, x, y, size * 1.6, 0.6);
    context.save();
    traceClass(context, classes, code, x, y, size * 0.42);
    context.fillStyle = palette.panel.css;
    context.fill();
    context.fillStyle = fade(colour, 0.85);
    context.fill();
    context.strokeStyle = palette.text.css;
    context.lineWidth = 2;
    context.stroke();
    context.restore();
    const label = place(code, 1.24);
    drawFigure(context, palette, words.number(code), label.x, label.y, size * 0.42, palette.quiet);
  }
  const tip = place(said, 0.8);
  context.save();
  context.strokeStyle = palette.you.css;
  context.lineCap = 'round';
  context.lineWidth = 5;
  context.beginPath();
  context.moveTo(centre.x, centre.y);
  context.lineTo(tip.x, tip.y);
  context.stroke();
  context.fillStyle = palette.you.css;
  context.beginPath();
  context.arc(centre.x, centre.y, 9, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  drawFigure(context, palette, words.number(said), centre.x, centre.y + size * 0.55, size * 0.5, palette.you);
}

/** A hotel with its class, and a switch with a lamp for each class: a row of numbers, 0 or 1. */
export const createSwitches: CreateView<'switches'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const small = area.width < 560;
  const nodesNow = () => {
    const play = game.play();
    return play === null ? [] : (marksAsked(play)?.marks.nodes ?? ['y1', 'y2', 'y3']);
  };
  const lampAt = (index: number, count: number) => ({ x: area.x + (area.width * (index + 0.5)) / count, y: area.y + area.height * 0.66 });
  const size = Math.min(area.width / 9, area.height / 7, 76);

  const update = () => {
    const play = game.play();
    if (play === null) return;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const found = marksAsked(play);
    const asked = openQuestion(play) ?? play.stage.questions[Math.max(0, play.answers.length - 1)] ?? null;
    const row = rowThrough(play.stage, asked);
    const truth = row.targets.indexOf(1);
    const nodes = nodesNow();
    const { context } = layer;
    layer.clear();
    const question = asked?.question;
    if (question?.answer.kind === 'option' && question.ask.of === 'number') {
      drawDial(context, palette, area, nodes.length, question.ask.value, size, words);
      return;
    }
    const middle = { x: area.x + area.width / 2, y: area.y + area.height * 0.24 };
    const over = found === null;
    const colour = classColour(palette, nodes.length, truth);
    drawGlow(context, colour, middle.x, middle.y, size * 2.2, 0.35);
    context.save();
    traceClass(context, nodes.length, truth, middle.x, middle.y, size * 0.72);
    context.fillStyle = fade(colour, 0.9);
    context.fill();
    context.strokeStyle = palette.text.css;
    context.lineWidth = 2;
    context.stroke();
    context.font = `600 ${small ? 18 : 24}px ${WORDS}`;
    context.fillStyle = palette.text.css;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(words.t(`class.${CATEGORIES[truth] ?? ''}`), middle.x, middle.y + size * 0.95);
    context.restore();
    nodes.forEach((node, index) => {
      const { x, y } = lampAt(index, nodes.length);
      const on = over ? index === truth : markOf(play.choices, found.marks, node) === 'on';
      const tint = classColour(palette, nodes.length, index);
      context.save();
      context.strokeStyle = fade(palette.quiet, on ? 0.9 : 0.35);
      context.lineWidth = on ? 3 : 1.5;
      if (!on) context.setLineDash([4, 7]);
      context.beginPath();
      context.moveTo(middle.x, middle.y + size * 1.5);
      context.quadraticCurveTo(x, middle.y + size * 1.6, x, y - size * 0.95);
      context.stroke();
      context.setLineDash([]);
      if (on) drawGlow(context, tint, x, y, size * 1.9, 0.7);
      context.beginPath();
      context.roundRect(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7, 16);
      context.fillStyle = palette.panel.css;
      context.fill();
      context.strokeStyle = on ? tint.css : palette.line.css;
      context.lineWidth = on ? 4 : 2;
      context.stroke();
      traceClass(context, nodes.length, index, x, y, size * 0.42);
      if (on) {
        context.fillStyle = tint.css;
        context.fill();
      }
      context.strokeStyle = tint.css;
      context.lineWidth = 2.5;
      context.stroke();
      context.restore();
      drawFigure(context, palette, words.number(on ? 1 : 0), x, y + size * 1.2, small ? 24 : 34, on ? palette.you : palette.quiet);
    });
  };

  const nodeAt = (px: number, py: number): string | null => {
    const nodes = nodesNow();
    const index = nodes.findIndex((_, each) => {
      const { x, y } = lampAt(each, nodes.length);
      return Math.abs(px - x) < size && Math.abs(py - y) < size * 1.4;
    });
    return nodes[index] ?? null;
  };
  const usable = () => {
    const play = game.play();
    return play !== null && !isOver(play) && marksAsked(play) !== null;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const node = usable() ? nodeAt(point.x, point.y) : null;
      if (node === null) return null;
      return {
        move: () => undefined,
        release(to) {
          const play = game.play();
          const found = play === null ? null : marksAsked(play);
          if (play === null || found === null || nodeAt(to.x, to.y) !== node) return;
          game.send({ kind: 'choose', tool: node, option: markOf(play.choices, found.marks, node) === 'on' ? 'off' : 'on' });
        },
      };
    },
    hover: (point) => (point !== null && usable() && nodeAt(point.x, point.y) !== null ? 'pointer' : 'default'),
  });

  return {
    update,
    moving: () => false,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

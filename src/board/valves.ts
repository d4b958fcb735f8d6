import { toolInUse } from '../curriculum/feed.ts';
import { DRIVERS } from '../curriculum/level-drivers.ts';
import { snap } from '../curriculum/range.ts';
import type { Play } from '../curriculum/play.ts';
import { isOver } from './control.ts';
import { drawLantern } from './lantern.ts';
import { createLayer } from './layer.ts';
import { createTouch } from './line-touch.ts';
import { drawGlow } from './light.ts';
import { drawFigure } from './neuron-drawing.ts';
import { openQuestion } from '../curriculum/question.ts';
import { fade, type Palette, paletteOf, WORDS } from './palette.ts';
import type { Area, CreateView } from './view.ts';

type Context = CanvasRenderingContext2D;

interface Gate {
  name: string;
  /** 0 shut, 1 wide open. */
  open: number;
  y: number;
  held: boolean;
}

/** A closed valve still lets a thread through. */
const THREAD = 0.1;

/** Three gates in one pipe: what reaches the lantern is what the narrowest of them lets through. */
export const createValves: CreateView<'valves'> = (scene, services, _view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  let gates: readonly Gate[] = [];
  let held: string | null = null;

  const toolOf = (play: Play, id: string) => {
    const tool = play.stage.task.tools.find((each) => each.kind === 'valve' && each.id === id);
    return tool?.kind === 'valve' ? tool : null;
  };
  const wide = Math.min(area.width * 0.3, 120);
  /** Room that the names take beside the pipe. */
  const named = 32 + (area.height < 300 ? 14 : 17) * 6.5;
  const x = Math.max(area.x + wide / 2 + 24, Math.min(area.x + area.width / 2, area.x + area.width - wide / 2 - named));

  const update = () => {
    const play = game.play();
    if (play === null) return;
    const palette = paletteOf(services.theme());
    const words = services.words();
    const shown = game.shown();
    const step = area.height / 4.6;
    gates = DRIVERS.map((name, index) => {
      const tool = toolOf(play, name);
      return { name, open: tool === null ? 0 : ((shown[name] ?? tool.min) - tool.min) / (tool.max - tool.min), y: area.y + step * (index + 0.75), held: held === name };
    });
    layer.clear();
    // Which of them is narrow may be what is asked.
    const sealed = play.stage.questions.length > 0 && openQuestion(play)?.question.answer.kind === 'option';
    drawPipe(layer.context, palette, area, x, wide, sealed ? gates.map((gate) => ({ ...gate, open: THREAD })) : gates, gates.map(({ name }) => words.t(`symbol.${name}`)), sealed);
  };

  const gateAt = (play: Play | null, point: { x: number; y: number }) => {
    const gate = gates.find(({ y }) => Math.abs(point.y - y) < Math.max(26, area.height / 12) && Math.abs(point.x - x) < wide + 40);
    const tool = gate === undefined || play === null || isOver(play) || play.phase === 'call' || !toolInUse(play, gate.name) ? null : toolOf(play, gate.name);
    return gate === undefined || tool === null ? null : { gate, tool };
  };

  const touch = createTouch(scene, area, {
    grab(start) {
      const play = game.play();
      const found = gateAt(play, start);
      if (play === null || found === null) return null;
      const { tool } = found;
      const from = play.values[tool.id] ?? tool.min;
      held = tool.id;
      let moved = false;
      const make = (point: { x: number; y: number }) => snap(tool, from + ((point.x - start.x) / wide) * (tool.max - tool.min));
      return {
        move(point) {
          moved ||= Math.abs(point.x - start.x) > 6;
          if (moved) game.preview({ ...game.state().preview, [tool.id]: make(point) });
        },
        release(point) {
          held = null;
          // A press alone opens it by one notch, and shuts it once it is wide open.
          const to = moved ? make(point) : from >= tool.max ? tool.min : snap(tool, from + tool.step);
          if (to === from) game.preview(null);
          else game.send({ kind: 'set', values: { [tool.id]: to } });
        },
      };
    },
    hover: (point) => (point !== null && gateAt(game.play(), point) !== null ? 'ew-resize' : 'default'),
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

function drawPipe(context: Context, palette: Palette, area: Area, x: number, wide: number, gates: readonly Gate[], names: readonly string[], sealed: boolean): void {
  const top = area.y + 8;
  const foot = area.y + area.height - Math.max(40, area.height * 0.16);
  const half = wide / 2;
  const text = area.height < 300 ? 14 : 17;
  context.save();
  context.fillStyle = fade(palette.panel, 0.85);
  context.fillRect(x - half - 10, top, wide + 20, foot - top);
  let flow = sealed ? THREAD : 1;
  let from = top;
  for (const { y, open } of [...gates, { y: foot, open: 1 }]) {
    const reach = Math.max(THREAD, flow) * half;
    const light = context.createLinearGradient(x - reach, 0, x + reach, 0);
    light.addColorStop(0, fade(palette.you, 0.15));
    light.addColorStop(0.5, fade(palette.flame, 0.9));
    light.addColorStop(1, fade(palette.you, 0.15));
    context.fillStyle = light;
    context.fillRect(x - reach, from, 2 * reach, y - from);
    flow = Math.min(flow, Math.max(THREAD, open));
    from = y;
  }
  context.strokeStyle = palette.contour.css;
  context.lineWidth = 3;
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(x + side * (half + 10), top);
    context.lineTo(x + side * (half + 10), foot);
  }
  context.stroke();
  gates.forEach((gate, index) => {
    drawGate(context, palette, x, half, gate, names[index] ?? '', text);
    if (sealed) drawFigure(context, palette, '?', x, gate.y, text + 10, palette.you);
  });
  context.restore();
  drawGlow(context, palette.glow, x, foot + 14, 30 + 110 * flow, 0.25 + 0.6 * flow);
  drawLantern(context, palette, x, foot + 26, 34 + 16 * flow, flow);
}

/** Two leaves that leave a gap as wide as the valve is open. */
function drawGate(context: Context, palette: Palette, x: number, half: number, { y, open, held }: Gate, name: string, text: number): void {
  const gap = Math.max(THREAD, open) * half;
  context.fillStyle = held ? palette.you.css : palette.line.css;
  context.strokeStyle = palette.you.css;
  context.lineWidth = 2;
  for (const side of [-1, 1]) {
    const inner = x + side * gap;
    const outer = x + side * (half + 22);
    context.beginPath();
    context.rect(Math.min(inner, outer), y - 9, Math.abs(outer - inner), 18);
    context.fill();
    context.stroke();
  }
  context.font = `600 ${text}px ${WORDS}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = palette.text.css;
  context.lineWidth = 4;
  context.strokeStyle = palette.ground.css;
  context.strokeText(name, x + half + 32, y);
  context.fillText(name, x + half + 32, y);
}

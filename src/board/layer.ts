import type Phaser from 'phaser';
import type { Area } from './view.ts';

/** A sheet of the board to draw on with a 2-D context in CSS pixels, as crisp as the screen. */
export interface Layer {
  readonly context: CanvasRenderingContext2D;
  readonly image: Phaser.GameObjects.Image;
  clear(): void;
  destroy(): void;
}

let sheets = 0;

/** Device pixels to a CSS pixel: the camera of the board's scene is zoomed by it, so that scenes count in CSS pixels. */
function pixelRatio(scene: Phaser.Scene): number {
  return scene.cameras.main.zoom;
}

/** The context's origin is the board's, wherever the area lies. */
export function createLayer(scene: Phaser.Scene, area: Area, depth = 0): Layer {
  const ratio = pixelRatio(scene);
  const key = `sheet-${sheets++}`;
  const left = Math.floor(area.x * ratio);
  const top = Math.floor(area.y * ratio);
  const width = Math.max(1, Math.ceil(area.width * ratio));
  const height = Math.max(1, Math.ceil(area.height * ratio));
  const texture = scene.textures.createCanvas(key, width, height);
  if (texture === null) throw new Error(`layer: no canvas of ${width} by ${height}`);
  const context = texture.getContext();
  context.setTransform(ratio, 0, 0, ratio, -left, -top);
  const image = scene.add.image(left / ratio, top / ratio, key).setOrigin(0).setScale(1 / ratio).setDepth(depth);
  return {
    context,
    image,
    clear() {
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.restore();
    },
    destroy() {
      image.destroy();
      scene.textures.remove(key);
    },
  };
}

/** A sheet that is not shown itself: what is drawn on it is lit in parts on a layer. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** Takes its memory when it is first asked for: some are not before a level is passed. */
export function createSheet(scene: Phaser.Scene, area: Area): Sheet {
  const ratio = pixelRatio(scene);
  let made: Sheet | null = null;
  const make = (): Sheet => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.ceil(area.width * ratio));
    canvas.height = Math.max(1, Math.ceil(area.height * ratio));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('sheet: this browser draws no 2-D canvas');
    context.setTransform(ratio, 0, 0, ratio, -Math.floor(area.x * ratio), -Math.floor(area.y * ratio));
    return { canvas, context };
  };
  const sheet = () => (made ??= make());
  return {
    get canvas() { return sheet().canvas; },
    get context() { return sheet().context; },
  };
}

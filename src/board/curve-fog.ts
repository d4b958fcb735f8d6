import type { Values } from '../curriculum/draw.ts';
import type { Play } from '../curriculum/play.ts';
import type { Journey } from './journey.ts';
import { lightAt, lightStretch, type Plot, plotY } from './profile.ts';

const SAMPLES = 161;

/** Ground of a curve that the lantern has been over in this round, or where it looked. */
export interface CurveFog {
  follow(play: Play, at: number, last: Journey['last']): void;
  sees(value: number): boolean;
  /** Changes when other ground is lit. */
  key(): string;
  /** What the light has reached: to the bottom where the lantern has walked, a little way down where it only looked. */
  mask(context: CanvasRenderingContext2D, plot: Plot, profile: Float64Array, deep: boolean): void;
}

/** `axis` is what is drawn, `span` the length of the view's own axis. */
export function createCurveFog(parameter: string, axis: { min: number; max: number }, span: number): CurveFog {
  const lit = new Float32Array(SAMPLES);
  let walked: readonly Values[] = [];

  const retrace = (trail: readonly Values[], radius: number, oil: boolean) => {
    let before: number | undefined;
    for (const values of trail) {
      const here = values[parameter] ?? Number.NaN;
      lightStretch(lit, axis, oil || before === undefined ? here : before, here, radius);
      before = here;
    }
  };

  return {
    follow(play, at, last) {
      const { visibility } = play.stage.task;
      if (visibility === undefined) return;
      const radius = visibility.radius * span;
      const oil = visibility.oil !== undefined;
      if (!visibility.trace) lit.fill(0);
      else if (play.trail !== walked) {
        if (play.trail.length < walked.length || walked.length === 0) lit.fill(0);
        retrace(play.trail, radius, oil);
      }
      walked = play.trail;
      if (oil && play.trail.length > 1) return;
      lightStretch(lit, axis, visibility.trace && last?.previewed === true ? last.at.x : at, at, radius);
    },
    sees: (value) => lightAt(lit, axis, value) > 0.3,
    key: () => lit.join(),
    mask(context, plot, profile, deep) {
      const { area } = plot;
      const wide = area.width / (SAMPLES - 1);
      lit.forEach((alpha, place) => {
        if (alpha === 0) return;
        const top = plotY(plot, profile[place] ?? 0);
        const light = context.createLinearGradient(0, top, 0, top + (deep ? area.height * 0.85 : 120));
        light.addColorStop(0, `rgba(0, 0, 0, ${alpha})`);
        light.addColorStop(0.4, `rgba(0, 0, 0, ${alpha * (deep ? 0.8 : 0.5)})`);
        light.addColorStop(1, `rgba(0, 0, 0, ${deep ? alpha * 0.35 : 0})`);
        context.fillStyle = light;
        context.fillRect(area.x + (place - 0.5) * wide, 0, wide, area.y + area.height);
      });
    },
  };
}

import type Phaser from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import { createLandscape } from './landscape.ts';
import { createLine } from './line.ts';
import { createLossCurve } from './loss-curve.ts';
import { createNeuron } from './neuron.ts';
import { createPulls } from './pulls.ts';
import { createProgram } from './program.ts';
import { createRivals } from './rivals.ts';
import { createSorting } from './sorting.ts';
import { createSlopes } from './slopes.ts';
import { createTrainingCurve } from './training-curve.ts';
import { createWiring } from './wiring.ts';
import type { Area, BoardServices, BoardView } from './view.ts';

/** What draws each kind of view. */
export function createView(scene: Phaser.Scene, services: BoardServices, view: View, area: Area): BoardView {
  switch (view.kind) {
    case 'line':
      return createLine(scene, services, view, area);
    case 'loss-curve':
      return createLossCurve(scene, services, view, area);
    case 'landscape':
      return createLandscape(scene, services, view, area);
    case 'training-curve':
      return createTrainingCurve(scene, services, view, area);
    case 'slopes':
      return createSlopes(scene, services, view, area);
    case 'pulls':
      return createPulls(scene, services, view, area);
    case 'program':
      return createProgram(scene, services, view, area);
    case 'neuron':
      return createNeuron(scene, services, view, area);
    case 'rivals':
      return createRivals(scene, services, view, area);
    case 'sorting':
      return createSorting(scene, services, view, area);
    case 'wiring':
      return createWiring(scene, services, view, area);
  }
}

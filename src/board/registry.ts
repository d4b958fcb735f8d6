import type Phaser from 'phaser';
import type { View } from '../curriculum/level-view.ts';
import type { Area, BoardServices, BoardView, CreateView } from './view.ts';

type Draw = (scene: Phaser.Scene, services: BoardServices, area: Area) => BoardView;

const drawnBy = <Kind extends View['kind']>(create: CreateView<Kind>, view: Extract<View, { kind: Kind }>): Draw => (scene, services, area) => create(scene, services, view, area);

/** What draws each kind of view, fetched when a level first shows one. */
async function fetchDraw(view: View): Promise<Draw> {
  switch (view.kind) {
    case 'line':
      return drawnBy((await import('./line.ts')).createLine, view);
    case 'loss-curve':
      return drawnBy((await import('./loss-curve.ts')).createLossCurve, view);
    case 'landscape':
      return drawnBy((await import('./landscape.ts')).createLandscape, view);
    case 'training-curve':
      return drawnBy((await import('./training-curve.ts')).createTrainingCurve, view);
    case 'slopes':
      return drawnBy((await import('./slopes.ts')).createSlopes, view);
    case 'pulls':
      return drawnBy((await import('./pulls.ts')).createPulls, view);
    case 'machine':
      return drawnBy((await import('./machine.ts')).createMachine, view);
    case 'ridges':
      return drawnBy((await import('./ridges.ts')).createRidges, view);
    case 'switches':
      return drawnBy((await import('./switches.ts')).createSwitches, view);
    case 'graph':
      return drawnBy((await import('./graph.ts')).createGraph, view);
    case 'program':
      return drawnBy((await import('./program.ts')).createProgram, view);
    case 'neuron':
      return drawnBy((await import('./neuron.ts')).createNeuron, view);
    case 'rivals':
      return drawnBy((await import('./rivals.ts')).createRivals, view);
    case 'sorting':
      return drawnBy((await import('./sorting.ts')).createSorting, view);
    case 'terraces':
      return drawnBy((await import('./terraces.ts')).createTerraces, view);
    case 'valves':
      return drawnBy((await import('./valves.ts')).createValves, view);
    case 'squares':
      return drawnBy((await import('./squares.ts')).createSquares, view);
    case 'network':
      return drawnBy((await import('./network.ts')).createNetwork, view);
    case 'surface':
      return drawnBy((await import('./surface.ts')).createSurface, view);
    case 'wheel':
      return drawnBy((await import('./wheel.ts')).createWheel, view);
    case 'envelope':
      return drawnBy((await import('./envelope.ts')).createEnvelope, view);
    case 'race':
      return drawnBy((await import('./race.ts')).createRace, view);
    case 'boundary':
      return drawnBy((await import('./boundary.ts')).createBoundary, view);
    case 'confusion':
      return drawnBy((await import('./confusion.ts')).createConfusion, view);
    case 'trade':
      return drawnBy((await import('./trade.ts')).createTrade, view);
    case 'case':
      return drawnBy((await import('./case.ts')).createCase, view);
    case 'bench':
      return drawnBy((await import('./bench.ts')).createBench, view);
    case 'bend':
      return drawnBy((await import('./bend.ts')).createBend, view);
    case 'filter':
      return drawnBy((await import('./filter.ts')).createFilter, view);
    case 'memory':
      return drawnBy((await import('./memory.ts')).createMemory, view);
    case 'picture':
      return drawnBy((await import('./picture.ts')).createPicture, view);
    case 'kernels':
      return drawnBy((await import('./kernels.ts')).createKernels, view);
    case 'boxes':
      return drawnBy((await import('./boxes.ts')).createBoxes, view);
    case 'masks':
      return drawnBy((await import('./masks.ts')).createMasks, view);
    case 'attention':
      return drawnBy((await import('./attention.ts')).createAttention, view);
    case 'messages':
      return drawnBy((await import('./messages.ts')).createMessages, view);
    case 'forgery':
      return drawnBy((await import('./forgery.ts')).createForgery, view);
    case 'duel':
      return drawnBy((await import('./duel.ts')).createDuel, view);
    case 'codes':
      return drawnBy((await import('./codes.ts')).createCodes, view);
    case 'following':
      return drawnBy((await import('./following.ts')).createFollowing, view);
    case 'sentence':
      return drawnBy((await import('./sentence.ts')).createSentence, view);
    case 'concepts':
      return drawnBy((await import('./concepts.ts')).createConcepts, view);
    case 'wiring':
      return drawnBy((await import('./wiring.ts')).createWiring, view);
  }
}

const arrived = new WeakMap<View, Draw>();

export const haveArrived = (views: readonly View[]): boolean => views.every((view) => arrived.has(view));

/** @returns once all of them can be created. */
export async function fetchViews(views: readonly View[]): Promise<void> {
  await Promise.all(views.map(async (view) => { arrived.set(view, await fetchDraw(view)); }));
}

/** @throws where the view was not fetched before. */
export function createView(scene: Phaser.Scene, services: BoardServices, view: View, area: Area): BoardView {
  const draw = arrived.get(view);
  if (draw === undefined) throw new Error(`board/registry: a view of kind ${view.kind} was created before it was fetched`);
  return draw(scene, services, area);
}

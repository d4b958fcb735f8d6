import { attentionFigure, KEY, QUERY } from './attention.ts';
import type { Values } from './draw.ts';
import { filterFigure, KERNEL } from './filter.ts';
import { followingFigure, TEMPERATURE } from './following.ts';
import { memoryFigure } from './memory.ts';
import { FORGER, forgeryFigure } from './forgery.ts';
import type { Task } from './level.ts';
import type { Apparatus } from './level-apparatus.ts';
import { MESSAGE_VALUES, messagesFigure } from './messages.ts';
import type { Quantity } from './level-quantity.ts';
import type { Stage } from './stage.ts';

/** A quantity of the apparatus of that kind. */
export type ApparatusAsk = Extract<Quantity, { of: Apparatus['kind'] }>;

/** What has to be given a start, besides the network's parameters. */
export function apparatusNames({ apparatus }: Pick<Task, 'apparatus'>): readonly string[] {
  switch (apparatus?.kind) {
    case 'filter':
      return KERNEL;
    case 'memory':
      return ['w'];
    case 'attention':
      return apparatus.open === undefined ? QUERY : [...QUERY, ...KEY];
    case 'messages':
      return MESSAGE_VALUES;
    case 'forgery':
      return FORGER;
    case 'following':
      return [...apparatus.next, TEMPERATURE];
    case undefined:
      return [];
  }
}

export function isOfApparatus(ask: Quantity): ask is ApparatusAsk {
  return ask.of === 'filter' || ask.of === 'memory' || ask.of === 'attention' || ask.of === 'messages' || ask.of === 'forgery' || ask.of === 'following';
}

/** A quantity of an apparatus at these values. */
export function apparatusFigure(stage: Stage, values: Values, ask: ApparatusAsk): number {
  switch (ask.of) {
    case 'filter':
      return filterFigure(stage, values, ask);
    case 'memory':
      return memoryFigure(stage, values, ask);
    case 'attention':
      return attentionFigure(stage, values, ask);
    case 'messages':
      return messagesFigure(stage, values, ask);
    case 'forgery':
      return forgeryFigure(stage, values, ask);
    case 'following':
      return followingFigure(stage, values, ask);
  }
}

import type { Values } from './draw.ts';
import type { Apparatus } from './level-apparatus.ts';
import type { Quantity } from './level-quantity.ts';
import { settled } from './measured.ts';
import type { Stage } from './stage.ts';

export type MessagesAsk = Extract<Quantity, { of: 'messages' }>;
type Messages = Extract<Apparatus, { kind: 'messages' }>;

export const MESSAGE_VALUES: readonly string[] = ['rounds', 'teller', 'bridge'];
/** Rounds after which nothing is waited for. */
const PATIENCE = 200;

export function messagesOf({ task }: Pick<Stage, 'task'>): Messages | null {
  return task.apparatus?.kind === 'messages' ? task.apparatus : null;
}

/** Friendships that count, people counted from 0. */
export function friendshipsOf({ friends, bridge }: Messages, values: Values): readonly (readonly [number, number])[] {
  return [...friends, ...(values['bridge'] === 1 ? bridge : [])].map(([one, other]) => [one - 1, other - 1] as const);
}

/** Of every person, their friends, counted from 0. */
export function neighboursOf(messages: Messages, values: Values): readonly (readonly number[])[] {
  const friendships = friendshipsOf(messages, values);
  return messages.people.map((_, person) => friendships.flatMap(([one, other]) => (one === person ? [other] : other === person ? [one] : [])));
}

/** What everybody is told at the start. */
export function coloursTold({ people }: Messages, values: Values): readonly number[] {
  return people.map(({ side, told }, index) => (told === true || values['teller'] === index + 1 ? side : 0));
}

/** Everybody's colour after so many rounds: half of one's own, half of the mean of one's friends. */
export function coloursAfter(messages: Messages, values: Values, rounds: number): readonly number[] {
  const neighbours = neighboursOf(messages, values);
  let colours = coloursTold(messages, values);
  for (let round = 0; round < rounds; round++) {
    const before = colours;
    colours = before.map((own, person) => {
      const heard = neighbours[person] ?? [];
      const mean = heard.length === 0 ? 0 : heard.reduce((sum, friend) => sum + (before[friend] ?? 0), 0) / heard.length;
      return (own + mean) / 2;
    });
  }
  return colours;
}

function meanOf(colours: readonly number[]): number {
  return colours.reduce((sum, colour) => sum + colour, 0) / Math.max(1, colours.length);
}

/** How many do not show their side's colour clearly. */
export function unclearOf({ people }: Messages, colours: readonly number[], clear: number): number {
  return people.filter(({ side }, index) => side * (colours[index] ?? 0) < clear).length;
}

/** A quantity of the messages. */
export function messagesFigure(stage: Stage, values: Values, ask: MessagesAsk): number {
  const messages = messagesOf(stage);
  if (messages === null) return Number.NaN;
  const there = { ...values, ...settled(ask.given) };
  const colours = coloursAfter(messages, there, there['rounds'] ?? 0);
  switch (ask.figure) {
    case 'colour':
      return colours[ask.person - 1] ?? Number.NaN;
    case 'unclear':
      return unclearOf(messages, colours, ask.clear);
    case 'apart': {
      const mean = (side: number) => meanOf(colours.filter((_, index) => messages.people[index]?.side === side));
      return Math.abs(mean(1) - mean(-1));
    }
    case 'reached': {
      let rounds = 0;
      while (rounds < PATIENCE && (coloursAfter(messages, there, rounds)[ask.person - 1] ?? 0) === 0) rounds += 1;
      return rounds;
    }
  }
}

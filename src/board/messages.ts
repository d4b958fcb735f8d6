import type { Values } from '../curriculum/draw.ts';
import { toolInUse } from '../curriculum/feed.ts';
import { settled } from '../curriculum/measured.ts';
import { coloursAfter, coloursTold, friendshipsOf, type MessagesAsk, messagesOf } from '../curriculum/messages.ts';
import type { Play } from '../curriculum/play.ts';
import { openQuestion } from '../curriculum/question.ts';
import { isOver, knobOf } from './control.ts';
import { createLayer } from './layer.ts';
import type { Point } from './line-frame.ts';
import { createTouch } from './line-touch.ts';
import { drawFriendship, drawMessage, drawPerson } from './messages-drawing.ts';
import { drawFigure } from './neuron-drawing.ts';
import { paletteOf } from './palette.ts';
import type { CreateView } from './view.ts';

/** Rounds that are seen to pass in a second. */
const PACE = 2.2;

function askOf(play: Play): MessagesAsk | null {
  const asked = openQuestion(play) ?? (play.phase === 'call' ? play.stage.questions[0] : play.stage.questions.at(-1));
  return asked?.question.ask.of === 'messages' ? asked.question.ask : null;
}

/** Friends who pass on their colours, round after round. */
export const createMessages: CreateView<'messages'> = (scene, services, view, area) => {
  const { game } = services;
  const layer = createLayer(scene, area, 1);
  const small = area.width < 560;
  const pad = small ? 34 : 74;
  const place = ({ x, y }: { x: number; y: number }): Point => ({ x: area.x + pad + x * (area.width - 2 * pad), y: area.y + pad * 0.9 + y * (area.height - 2.1 * pad) });
  const radius = small ? 17 : 30;
  let passed = 0;
  let aim = 0;
  let last: Play | null = null;

  const shownValues = (play: Play): Values => {
    const asked = openQuestion(play);
    const ask = askOf(play);
    const called = play.phase === 'call' ? { ...(asked?.at ?? play.answers.at(-1)?.at), ...(ask === null ? {} : settled(ask.given)) } : {};
    // A number that was asked for is seen to come about once the round is over.
    const about = asked?.question ?? (isOver(play) && play.phase === 'transfer' ? play.stage.questions.at(-1)?.question : undefined);
    const number = about?.answer.kind === 'number' && ask !== null ? settled(ask.given) : {};
    return { ...play.values, ...game.shown(), ...called, ...number };
  };

  const update = (seconds: number) => {
    const play = game.play();
    const messages = play === null ? null : messagesOf(play.stage);
    if (play === null || messages === null) return;
    const values = shownValues(play);
    const asked = openQuestion(play);
    const ask = askOf(play);
    const number = asked?.question.answer.kind === 'number';
    const dark = !isOver(play) && (view.colours === 'dark' || number || (play.phase === 'call' && asked !== null));
    const rounds = dark ? 0 : (values['rounds'] ?? 0);
    const still = services.reducedMotion() || last === null || last.level !== play.level || last.phase !== play.phase || game.state().preview !== null;
    passed = still || passed > rounds ? rounds : Math.min(rounds, passed + seconds * Math.max(PACE, (rounds - passed) * 1.5));
    last = play;
    aim = rounds;
    const part = passed - Math.floor(passed);
    const before = dark ? coloursTold(messages, values) : coloursAfter(messages, values, Math.floor(passed));
    const after = part === 0 ? before : coloursAfter(messages, values, Math.ceil(passed));
    const palette = paletteOf(services.theme());
    const words = services.words();
    const { context } = layer;
    layer.clear();
    const colours = before.map((colour, index) => colour + ((after[index] ?? colour) - colour) * part);
    const bridge = values['bridge'] === 1 ? messages.bridge.length : 0;
    const friendships = friendshipsOf(messages, values);
    friendships.forEach(([one, other], index) => {
      const [from, to] = [messages.people[one], messages.people[other]];
      if (from === undefined || to === undefined) return;
      drawFriendship(context, palette, place(from), place(to), index >= friendships.length - bridge);
      if (part > 0) for (const [a, b, colour] of [[from, to, before[one]], [to, from, before[other]]] as const) drawMessage(context, palette, place(a), place(b), part, colour ?? 0);
    });
    messages.people.forEach((person, index) => {
      const told = coloursTold(messages, values)[index] !== 0;
      const marked = number && ask?.person === index + 1;
      drawPerson(context, palette, place(person), radius, colours[index] ?? 0, { told, marked, side: isOver(play) || ask?.figure === 'unclear' ? person.side : null, picked: values['teller'] === index + 1 }, words.t(`levels.${play.level.id}.people.${person.id}`), small ? 13 : 16);
      const given = game.state().preview?.['answer'];
      if (marked) drawFigure(context, palette, given === undefined ? '?' : words.number(given), place(person).x, place(person).y, small ? 17 : 24, palette.you);
      else if (!dark && !small && Math.abs(colours[index] ?? 0) > 0) drawFigure(context, palette, words.number(Math.abs(colours[index] ?? 0), 2), place(person).x, place(person).y, 14, palette.text);
    });
    if (!dark) drawFigure(context, palette, words.t('live.rounds', { value: words.number(Math.floor(passed), 0) }), area.x + area.width / 2, area.y + (small ? 16 : 26), small ? 15 : 19, palette.you);
  };

  const personAt = (play: Play, { x, y }: Point): number | null => {
    const tool = knobOf(play, 'teller');
    if (tool === null || !toolInUse(play, 'teller')) return null;
    const found = (messagesOf(play.stage)?.people ?? []).findIndex((person) => Math.hypot(place(person).x - x, place(person).y - y) < radius * 1.5);
    return found < 0 ? null : found + 1;
  };

  const touch = createTouch(scene, area, {
    grab(point) {
      const play = game.play();
      const person = play === null ? null : personAt(play, point);
      if (play === null || person === null) return null;
      return {
        move() { /* A person is pressed, not dragged. */ },
        release(to) {
          if (personAt(play, to) === person && play.values['teller'] !== person) game.send({ kind: 'set', values: { teller: person } });
        },
      };
    },
    hover(point) {
      const play = game.play();
      return point !== null && play !== null && personAt(play, point) !== null ? 'pointer' : 'default';
    },
  });

  return {
    update,
    moving: () => passed < aim,
    destroy() {
      touch.destroy();
      layer.destroy();
    },
  };
};

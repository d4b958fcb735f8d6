import type { Advice } from './advice.ts';
import { toolInUse } from './feed.ts';
import { coloursAfter, type MessagesAsk, messagesFigure, messagesOf } from './messages.ts';
import type { Play } from './play.ts';
import { snap } from './range.ts';

/** Somebody has heard nothing yet, all have become alike, or the wrong one tells. */
export function messagesAdvice(play: Play, ask: MessagesAsk): Advice {
  const { stage, values } = play;
  const messages = messagesOf(stage);
  const tool = stage.task.tools.find((each) => each.kind === 'parameter' && toolInUse(play, each.id));
  if (messages === null || tool?.kind !== 'parameter') return { fault: 'ready', wanted: {} };
  const stands = Array.from({ length: Math.round((tool.max - tool.min) / tool.step) + 1 }, (_, index) => snap(tool, tool.min + index * tool.step));
  const worth = (value: number) => messagesFigure(stage, { ...values, [tool.id]: value }, ask);
  const least = Math.min(...stands.map(worth));
  const now = values[tool.id] ?? tool.min;
  const best = stands.filter((value) => worth(value) === least).reduce((near, value) => (Math.abs(value - now) < Math.abs(near - now) ? value : near));
  if (tool.id !== 'rounds') return { fault: 'other-teller', wanted: { [tool.id]: best } };
  const unheard = coloursAfter(messages, values, now).some((colour) => colour === 0);
  return { fault: unheard || best > now ? 'not-heard' : 'all-alike', wanted: { rounds: best } };
}

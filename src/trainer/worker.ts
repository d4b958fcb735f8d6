import { createHand } from './hand.ts';
import type { Order } from './messages.ts';

/** Lets waiting messages in. (Timers would wait four milliseconds each.) */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();
const pause = () => new Promise<void>((resume) => {
  waiting.push(resume);
  channel.port2.postMessage(null);
});

const hand = createHand((report) => self.postMessage(report), pause);
self.addEventListener('message', (event: MessageEvent<Order>) => hand(event.data));

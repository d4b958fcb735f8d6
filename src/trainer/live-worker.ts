import { createLiveHand } from './live-hand.ts';
import type { LiveOrder } from './live-messages.ts';

const hand = createLiveHand((report) => self.postMessage(report), (milliseconds) => new Promise((resume) => { setTimeout(resume, milliseconds); }));
self.addEventListener('message', (event: MessageEvent<LiveOrder>) => hand(event.data));

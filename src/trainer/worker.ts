import type { Order, Report } from './messages.ts';
import { work } from './work.ts';

let running = { aborted: true };

/** Lets a waiting message in. */
const pause = () => new Promise<void>((resume) => { setTimeout(resume, 0); });
const report = (each: Report) => self.postMessage(each);

self.addEventListener('message', (event: MessageEvent<Order>) => {
  running.aborted = true;
  const order = event.data;
  if (order.kind === 'stop') return;
  const signal = { aborted: false };
  running = signal;
  work(order.task, order.level, signal, report, pause).catch((fault: unknown) => {
    report({ kind: 'failed', task: order.task, message: String(fault) });
  });
});

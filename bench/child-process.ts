import { fork, type ChildProcess, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Report } from './messages.ts';

/** A process of its own, on core 0 where the system can pin it, that answers one order at a time. */
export interface Child {
  ask(order: Order): Promise<Report>;
  stop(): void;
}

/** Whether processes can be pinned to a core. */
export const pins = spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0;

/** Starts a TypeScript file of this folder on one core. */
function start(file: string): ChildProcess {
  const node = [process.execPath, '--import', 'tsx'];
  const [execPath = '', ...execArgv] = pins ? ['taskset', '-c', '0', ...node] : node;
  return fork(fileURLToPath(new URL(file, import.meta.url)), [], { execPath, execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}

export function startChild(): Child {
  const child = start('peers/child.ts');
  let said = '';
  child.stderr?.on('data', (text: Buffer) => { said += String(text); });
  return {
    ask: (order) => new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`the process ended: ${said}`));
      child.once('exit', ended);
      child.once('message', (report: Report) => {
        child.off('exit', ended);
        resolve(report);
      });
      child.send(order);
    }),
    stop: () => { child.kill(); },
  };
}

/** What a file that sends one number sends. */
export function numberFrom(file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = start(file);
    let said = '';
    child.stderr?.on('data', (text: Buffer) => { said += String(text); });
    child.once('exit', () => reject(new Error(`${file}: ${said}`)));
    child.once('message', (value) => {
      if (typeof value === 'number') resolve(value);
      else reject(new Error(`${file}: sent ${JSON.stringify(value)}`));
      child.kill();
    });
  });
}

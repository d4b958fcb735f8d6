/** One line of JSON for each thing that happened. Never an address, a name, a token or a code. */
export type Log = (level: 'info' | 'error', message: string, about?: Readonly<Record<string, string | number | boolean>>) => void;

export function createLog(write: (line: string) => void): Log {
  return (level, message, about = {}) => write(JSON.stringify({ at: new Date().toISOString(), level, message, ...about }));
}

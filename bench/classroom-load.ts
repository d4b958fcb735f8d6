import { type Agent, request } from 'node:http';

/** A browser as the server sees it: one cookie, requests on kept connections, a stream. */
export interface Visitor {
  ask(method: string, path: string, body?: object): Promise<{ status: number; json: ReturnType<typeof JSON.parse> }>;
  /** Opens the stream; `heard` gets the version of each message. */
  listen(path: string, heard: (version: number) => void): Promise<() => void>;
}

export function createVisitor(port: number, agent: Agent): Visitor {
  let cookie = '';
  return {
    ask: (method, path, body) => new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const asked = request({ port, host: '127.0.0.1', agent, method, path: `/api/${path}`, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) } }, (answer) => {
        const set = answer.headers['set-cookie']?.[0]?.split(';')[0];
        if (set !== undefined) cookie = set;
        let got = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => { got += part; });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, json: got.startsWith('{') ? JSON.parse(got) : null }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(text);
    }),
    listen: (path, heard) => new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', agent: false, path: `/api/${path}`, headers: { cookie } }, (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`stream: ${answer.statusCode}`));
          return;
        }
        let first = true;
        answer.setEncoding('latin1');
        answer.on('data', (part: string) => {
          for (const [, version] of part.matchAll(/^id: (\d+)$/gm)) {
            heard(Number(version));
            if (first) resolve(() => asked.destroy());
            first = false;
          }
        });
        answer.on('error', () => undefined);
      });
      asked.on('error', reject);
      asked.end();
    }),
  };
}

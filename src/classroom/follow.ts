import * as v from 'valibot';
import { RefusalSchema } from './wire.ts';

/** How what is followed comes in: `stream`, asked for again and again, or not at all for now. */
export type Line = 'stream' | 'polling' | 'offline';

export interface Follower<T> {
  seen(view: T): void;
  line(line: Line): void;
  /** The server turned us away for good, with its reason. */
  lost(reason: string): void;
}

/** A stream that says nothing for so long is held back by something between; then we ask instead. */
const PATIENCE = 4000;
const POLL = 2500;
/** How long one asks before the stream is tried again. */
const RETRY_STREAM = 60_000;

/** Follows a view of the class from its stream, or by asking where streams do not come through. Returns what ends it. */
export function follow<T extends v.GenericSchema>(path: string, schema: T, { seen, line, lost }: Follower<v.InferOutput<T>>): () => void {
  let over = false;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tag = '';
  let pollingSince = 0;

  const end = () => {
    over = true;
    clearTimeout(timer);
    source?.close();
  };
  const show = (json: unknown) => {
    const parsed = v.safeParse(schema, json);
    if (parsed.success && !over) seen(parsed.output);
  };
  const poll = async () => {
    if (over) return;
    try {
      const answer = await fetch(`api/${path}`, tag === '' ? {} : { headers: { 'if-none-match': tag } });
      if (answer.status === 200) {
        tag = answer.headers.get('etag') ?? '';
        show(await answer.json());
      }
      if (answer.status === 401 || answer.status === 403) {
        const refusal = v.safeParse(RefusalSchema, await answer.json().catch(() => null));
        end();
        lost(refusal.success ? refusal.output.error : 'offline');
        return;
      }
      line(answer.ok || answer.status === 304 ? 'polling' : 'offline');
    } catch {
      line('offline');
    }
    if (over) return;
    const stream = Date.now() - pollingSince > RETRY_STREAM;
    timer = setTimeout(() => { if (stream) open(); else poll().catch(() => undefined); }, POLL);
  };
  const turnToPolling = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
    pollingSince = Date.now();
    poll().catch(() => undefined);
  };
  const open = () => {
    if (over) return;
    clearTimeout(timer);
    const opened = new EventSource(`api/${path}/live`);
    source = opened;
    timer = setTimeout(turnToPolling, PATIENCE);
    opened.addEventListener('message', (event) => {
      clearTimeout(timer);
      line('stream');
      show(JSON.parse(event.data));
    });
    opened.addEventListener('error', () => {
      if (over || source !== opened) return;
      turnToPolling();
      // A line that broke is tried again soon.
      pollingSince = Date.now() - RETRY_STREAM + 2 * POLL;
    });
  };
  open();
  return end;
}

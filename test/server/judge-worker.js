// The worker thread of the server, read as TypeScript: threads do not inherit how their parent reads it.
import { register } from 'tsx/esm/api';

register();
await import('../../src/server/judge-worker.ts');

// A process that proves the levels whose files it is sent, one after the other.
import { proofOf } from './level-proof.ts';

process.on('message', (file) => { process.send?.(proofOf(String(file))); });

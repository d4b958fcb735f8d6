import { faultOf } from './faults.ts';
import { hint } from './hint.ts';

/** What tells a player's faults by name: it arrives with the first level. */
export const diagnosis = { hint, faultOf };

export type Diagnosis = typeof diagnosis;
